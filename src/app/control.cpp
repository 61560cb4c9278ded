#include "app/control.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <boost/json.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <thread>

namespace portico::app {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int value) : value_{value} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto text = path.string();
  if (text.size() >= sizeof address.sun_path)
    throw std::runtime_error{"the data folder's path is too long for its control socket (107 bytes): " + text};
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  return address;
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) throw std::system_error{errno, std::generic_category(), "control socket"};
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// Lines of at most 1 MiB; nothing at the end of the stream.
class LineReader {
 public:
  explicit LineReader(int socket) : socket_{socket} {}

  std::optional<std::string> next() {
    for (;;) {
      if (const auto end = buffer_.find('\n'); end != std::string::npos) {
        auto line = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        return line;
      }
      char piece[4096];
      const auto got = ::recv(socket_, piece, sizeof piece, 0);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0 || buffer_.size() > (1u << 20)) return std::nullopt;
      buffer_.append(piece, static_cast<std::size_t>(got));
    }
  }

 private:
  int socket_;
  std::string buffer_;
};

class RemoteConsole : public Console {
 public:
  explicit RemoteConsole(int socket) : socket_{socket} {}
  void say(std::string_view line) override { send("say", line); }
  void progress(std::string_view line) override { send("progress", line); }
  void print(std::string_view bytes) override { send("print", bytes); }

 private:
  void send(std::string_view kind, std::string_view text) {
    send_all(socket_, boost::json::serialize(boost::json::object{{kind, text}}) + "\n");
  }
  int socket_;
};

}  // namespace

struct ControlServer::State {
  std::filesystem::path path;
  CommandRunner runner;
  Descriptor listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  std::atomic<bool> stopping{false};
  std::thread thread{};

  void serve() {
    while (!stopping) {
      pollfd waiting{listener.get(), POLLIN, 0};
      if (::poll(&waiting, 1, 200) <= 0) continue;
      const Descriptor client{::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC)};
      if (client.get() < 0) continue;
      try {
        answer(client.get());
      } catch (const std::system_error&) {
        // The client went away in the middle; what it asked for has been done or undone by its own transaction.
      }
    }
  }

  void answer(int socket) {
    const auto line = LineReader{socket}.next();
    if (!line) return;
    RemoteConsole console{socket};
    int status = 1;
    try {
      std::vector<std::string> words;
      const auto request = boost::json::parse(*line);
      for (const auto& word : request.as_array()) words.emplace_back(word.as_string());
      status = runner(words, console);
    } catch (const std::system_error&) {
      throw;
    } catch (const std::exception& error) {
      console.say(error.what());
    }
    send_all(socket, boost::json::serialize(boost::json::object{{"exit", status}}) + "\n");
  }
};

ControlServer::ControlServer(std::filesystem::path folder, CommandRunner runner)
    : state_{new State{std::move(folder) / "control.sock", std::move(runner)}} {
  const auto address = address_of(state_->path);
  ::unlink(state_->path.c_str());
  const mode_t before = ::umask(0177);
  const int bound = ::bind(state_->listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::umask(before);
  if (bound != 0 || ::listen(state_->listener.get(), 4) != 0)
    throw std::system_error{errno, std::generic_category(), state_->path.string()};
  state_->thread = std::thread{[state = state_.get()] { state->serve(); }};
}

ControlServer::~ControlServer() {
  state_->stopping = true;
  state_->thread.join();
  ::unlink(state_->path.c_str());
}

std::optional<int> run_through_server(const std::filesystem::path& folder, const std::vector<std::string>& words,
                                      Console& console) {
  const auto address = address_of(folder / "control.sock");
  const Descriptor socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return std::nullopt;
  boost::json::array request;
  for (const auto& word : words) request.emplace_back(word);
  send_all(socket.get(), boost::json::serialize(request) + "\n");

  LineReader reader{socket.get()};
  while (const auto line = reader.next()) {
    const auto message = boost::json::parse(*line);
    for (const auto& [kind, value] : message.as_object()) {
      if (kind == "exit") return static_cast<int>(value.as_int64());
      const std::string_view text{value.as_string()};
      if (kind == "say") console.say(text);
      if (kind == "progress") console.progress(text);
      if (kind == "print") console.print(text);
    }
  }
  console.say("the server stopped before the command ended");
  return 1;
}

void TerminalConsole::clear_progress() {
  if (progress_shown_) std::fputs("\r\033[K", stderr);
  progress_shown_ = false;
}

void TerminalConsole::say(std::string_view line) {
  clear_progress();
  std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

void TerminalConsole::progress(std::string_view line) {
  if (!::isatty(STDERR_FILENO)) return;
  std::fprintf(stderr, "\r\033[K%.*s", static_cast<int>(line.size()), line.data());
  std::fflush(stderr);
  progress_shown_ = true;
}

void TerminalConsole::print(std::string_view bytes) {
  clear_progress();
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  std::fflush(stdout);
}

}  // namespace portico::app
