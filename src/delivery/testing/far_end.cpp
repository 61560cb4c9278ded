#include "delivery/testing/far_end.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace portico::delivery::testing {
namespace {

int listen_anywhere(int& port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (listener < 0 || bind(listener, plain, size) != 0 || listen(listener, 16) != 0 ||
      getsockname(listener, plain, &size) != 0)
    throw std::runtime_error{"the far end finds no port"};
  port = ntohs(address.sin_port);
  return listener;
}

Asked parsed_head(const std::string& head) {
  Asked asked;
  asked.method = head.substr(0, head.find(' '));
  const auto target = asked.method.size() + 1;
  if (target > head.size()) return asked;  // who only knocked and left
  asked.target = head.substr(target, head.find(' ', target) - target);
  for (auto at = head.find("\r\n"); at != head.npos; at = head.find("\r\n", at + 2)) {
    const auto line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
    const auto colon = line.find(": ");
    if (colon == line.npos) continue;
    std::string name = line.substr(0, colon);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    asked.headers.emplace(name, line.substr(colon + 2));
  }
  return asked;
}

// Head and body of one request; what is missing when the other side leaves stays missing.
Asked receive(int socket) {
  std::string bytes;
  char buffer[4096];
  const auto more = [&] {
    const auto count = recv(socket, buffer, sizeof buffer, 0);
    if (count > 0) bytes.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
  };
  while (bytes.find("\r\n\r\n") == bytes.npos && more()) continue;
  const auto end = std::min(bytes.find("\r\n\r\n"), bytes.size());
  Asked asked = parsed_head(bytes.substr(0, end));
  const auto length = asked.header("content-length");
  const std::size_t wanted = end + 4 + (length.empty() ? 0 : std::stoul(length));
  while (bytes.size() < wanted && more()) continue;
  asked.body = bytes.size() > end + 4 ? bytes.substr(end + 4) : "";
  return asked;
}

}  // namespace

std::string Asked::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

std::string Asked::query() const {
  const auto mark = target.find('?');
  return mark == target.npos ? "" : target.substr(mark + 1);
}

bool FarEnd::Line::send(std::string_view bytes) {
  while (!bytes.empty()) {
    pollfd watched[] = {{socket_, POLLOUT, 0}, {stop_, POLLIN, 0}};
    if (poll(watched, 2, -1) < 0 || watched[1].revents != 0) return false;
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0) return false;
    sent_ += static_cast<std::size_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void FarEnd::Line::answer(int status, const std::string& body, const std::string& more_headers) {
  send("HTTP/1.1 " + std::to_string(status) + " Fake\r\nServer: self-made-fake\r\nContent-Length: " +
       std::to_string(body.size()) + "\r\nConnection: close\r\n" + more_headers + "\r\n" + body);
}

void FarEnd::Line::wait() {
  while (pause(-1)) continue;
}

bool FarEnd::Line::pause(int milliseconds) {
  pollfd watched[] = {{socket_, POLLIN | POLLRDHUP, 0}, {stop_, POLLIN, 0}};
  return poll(watched, 2, milliseconds) == 0;
}

FarEnd::FarEnd(Behaviour behaviour) : behaviour_{std::move(behaviour)} {
  listener_ = listen_anywhere(port_);
  if (pipe2(stop_, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
  thread_ = std::thread{[this] { serve(); }};
}

FarEnd::~FarEnd() {
  close(stop_[1]);
  thread_.join();
  close(stop_[0]);
  close(listener_);
}

FarEnd::Behaviour FarEnd::says(int status, std::string body, std::string more_headers) {
  return [=](const Asked&, Line& line) { line.answer(status, body, more_headers); };
}

std::vector<Asked> FarEnd::asked() const {
  const std::lock_guard lock{mutex_};
  return asked_;
}

void FarEnd::serve() {
  for (;;) {
    pollfd watched[] = {{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
    if (poll(watched, 2, -1) < 0 || watched[1].revents != 0) return;
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    serve_one(socket);
    close(socket);
  }
}

void FarEnd::serve_one(int socket) {
  Asked asked = receive(socket);
  if (asked.method.empty()) return;
  {
    const std::lock_guard lock{mutex_};
    asked_.push_back(asked);
  }
  Line line{socket, stop_[0]};
  behaviour_(asked, line);
  sent_ += line.sent();
}

}  // namespace portico::delivery::testing
