#pragma once
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/call.hpp"

namespace portico::http {

inline constexpr std::size_t max_head_bytes = 16 * 1024;
inline constexpr std::size_t max_headers = 100;
inline constexpr std::size_t max_target_bytes = 8 * 1024;

// The bytes are no request that we answer: the connection ends with `status` (400, 414, 431).
struct BadMessage : std::exception {
  BadMessage(int status_code, const char* reason) : status{status_code}, why{reason} {}
  int status;
  const char* why;  // for the log
  const char* what() const noexcept override { return why; }
};

// One HTTP/1 request out of a stream of bytes. Beast's parser does the work; before it sees a head, everything is
// refused that it tolerates and that another server on the way might read differently (bare LF, folded lines, repeated
// or doubled framing).
class MessageParser {
 public:
  MessageParser();
  ~MessageParser();

  // Fills `request` and returns the size of the head at the front of `bytes`, or 0 while it is not whole: then it is
  // called again with the same bytes and more. Throws BadMessage.
  std::size_t head(std::string_view bytes, Request& request);

  // After the head:
  bool keeps_alive() const;
  bool is_http_1_0() const;
  bool expects_continue() const;
  bool is_chunked() const;
  std::optional<std::uint64_t> content_length() const;
  // The target's path as it came, percent-encoded.
  std::string_view raw_path() const;

  // Takes the body from the front of `bytes`, appends what it carries to `body`, and returns how many bytes it used;
  // fewer than given while it waits for more, or at the end. Throws BadMessage.
  std::size_t body(std::string_view bytes, std::string& body);
  bool is_done() const;

 private:
  class Beast;
  std::unique_ptr<Beast> beast_;
};

}  // namespace portico::http
