#include "support/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace portico::support {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

}  // namespace

RawClient::RawClient(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
  const timeval limit{20, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error{"cannot connect"};
}

RawClient::~RawClient() { ::close(socket_); }

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::receive() {
  char bytes[65536];
  const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

HttpReply RawClient::reply(bool to_head) {
  HttpReply reply;
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!receive()) return reply;
  std::string head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  reply.status = std::stoi(head.substr(9, 3));
  for (auto at = head.find("\r\n") + 2; at < head.size();) {
    const auto line_end = head.find("\r\n", at);
    const auto colon = head.find(": ", at);
    reply.headers.emplace(lower(head.substr(at, colon - at)), head.substr(colon + 2, line_end - colon - 2));
    at = line_end + 2;
  }
  reply.is_whole = true;
  if (to_head || reply.status == 204 || reply.status == 304 || reply.status == 100) return reply;
  if (reply.headers.contains("content-length")) {
    const auto length = std::stoul(reply.header("content-length"));
    while (buffer_.size() < length && (reply.is_whole = receive())) {
    }
    reply.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return reply;
  }
  for (std::size_t size = 1; size > 0;) {
    std::size_t line = 0;
    while ((line = buffer_.find("\r\n")) == std::string::npos)
      if (!(reply.is_whole = receive())) return reply;
    size = std::stoul(buffer_.substr(0, line), nullptr, 16);
    while (buffer_.size() < line + 2 + size + 2)
      if (!(reply.is_whole = receive())) return reply;
    reply.body += buffer_.substr(line + 2, size);
    buffer_.erase(0, line + 2 + size + 2);
  }
  return reply;
}

std::string RawClient::until_closed() {
  while (receive()) {
  }
  return std::exchange(buffer_, {});
}

bool RawClient::is_closed() {
  while (receive()) {
  }
  char byte = 0;
  const auto count = ::recv(socket_, &byte, 1, MSG_DONTWAIT);
  return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

void RawClient::shrink_receive_buffer() {
  const int size = 4096;
  setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
}

void RawClient::shut_down_sending() { ::shutdown(socket_, SHUT_WR); }

}  // namespace portico::support
