#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace portico::support {

// An answer as it came over the wire.
struct HttpReply {
  int status = 0;
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string body;                                 // chunks joined
  bool is_whole = false;                            // false: the connection ended before the body did

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

// A plain socket to the loopback that speaks exactly the bytes it is told to. Every wait ends after 20 seconds with
// what came.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False when the other side is gone.
  bool send(std::string_view bytes);
  HttpReply reply(bool to_head = false);
  // Waits for the other side's end; what came before it.
  std::string until_closed();
  bool is_closed();  // waits for the end, or for 20 seconds
  void shrink_receive_buffer();
  void shut_down_sending();

 private:
  bool receive();

  int socket_;
  std::string buffer_;
};

}  // namespace portico::support
