#include "delivery/testing/child.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

namespace portico::delivery::testing {
namespace {

constexpr std::chrono::seconds patience{20};
using SteadyTime = std::chrono::steady_clock::time_point;

int left_until(SteadyTime end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
  return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

sockaddr_in here(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

bool is_listening(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = here(port);
  const bool there = connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(socket);
  return there;
}

}  // namespace

Child::Child(std::vector<std::string> words, const std::filesystem::path& errors) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int out[2], in[2];
  if (pipe2(out, O_CLOEXEC) != 0 || pipe2(in, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
  const int log = open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  process_ = fork();
  if (process_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(out[1], STDOUT_FILENO);
    dup2(in[0], STDIN_FILENO);
    dup2(log, STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  close(log);
  close(out[1]);
  close(in[0]);
  output_ = out[0];
  input_ = in[1];
}

Child::~Child() {
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  close(output_);
  close(input_);
}

std::string Child::line() {
  const auto end = std::chrono::steady_clock::now() + patience;
  for (;;) {
    if (const auto at = buffer_.find('\n'); at != std::string::npos) {
      const std::string line = buffer_.substr(0, at);
      buffer_.erase(0, at + 1);
      return line;
    }
    pollfd watched{output_, POLLIN, 0};
    char piece[4096];
    const ssize_t count = poll(&watched, 1, left_until(end)) > 0 ? read(output_, piece, sizeof piece) : 0;
    if (count <= 0) throw std::runtime_error{"the child said nothing more"};
    buffer_.append(piece, static_cast<std::size_t>(count));
  }
}

void Child::say(const std::string& line) {
  const std::string bytes = line + "\n";
  if (write(input_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error{"the child does not listen"};
}

std::vector<int> free_ports(int count) {
  std::vector<int> ports, sockets;
  for (int i = 0; i < count; ++i) {
    sockets.push_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    auto address = here(0);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (bind(sockets.back(), plain, size) != 0 || getsockname(sockets.back(), plain, &size) != 0)
      throw std::runtime_error{"no free port"};
    ports.push_back(ntohs(address.sin_port));
  }
  for (const int socket : sockets) close(socket);
  return ports;
}

void wait_for_port(int port) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!is_listening(port)) {
    if (left_until(end) == 0) throw std::runtime_error{"nobody listens on port " + std::to_string(port)};
    poll(nullptr, 0, 20);
  }
}

}  // namespace portico::delivery::testing
