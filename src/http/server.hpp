#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/dispatcher.hpp"
#include "http/response_head.hpp"

namespace portico::http {

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any that is free
  std::size_t io_threads = 1;
  std::size_t workers = 8;        // threads that run handlers
  std::size_t queue_limit = 512;  // requests that wait for one; more are answered 503
  std::size_t max_connections = 10'000;
  std::chrono::milliseconds header_timeout{10'000};
  std::chrono::milliseconds idle_timeout{60'000};
  // A body or an answer that moves fewer than `pace_bytes_per_second` over `pace_window` is cut.
  std::chrono::milliseconds pace_window{10'000};
  std::size_t pace_bytes_per_second = 1024;
  // How long a refused body is read past, so that the client sees the answer and not a reset.
  std::chrono::milliseconds linger{2'000};
  std::vector<std::string> trusted_proxies{};  // addresses or networks
  ResponseHead::Options head{};
};

// Sockets in front of a Dispatcher: a few I/O threads speak HTTP/1.1, handlers run on a bounded pool of workers.
class Server {
 public:
  // What `parts` refers to outlives the server. After stop() and before its end, whatever still may finish a request
  // (the journal, pools behind Later) is drained.
  Server(ServerOptions options, Dispatcher::Parts parts);
  ~Server();

  // Listens when it returns. Throws std::runtime_error that names the address.
  void start();
  std::uint16_t port() const;
  // No new connections; requests that have begun are answered, for at most `grace`.
  void stop(std::chrono::milliseconds grace);

  struct Figures {
    std::size_t connections = 0;
    std::size_t waiting = 0;                 // requests queued for a worker
    std::uint64_t turned_away = 0;           // by a full queue or too many connections
    std::array<std::uint64_t, 6> answers{};  // by the first digit of their status
  };
  Figures figures() const;

 private:
  class Core;
  std::unique_ptr<Core> core_;
};

}  // namespace portico::http
