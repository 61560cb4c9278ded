#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/call.hpp"

namespace portico::http {

// What a browser may do with an answer (Content-Security-Policy).
enum class Policy {
  data,      // nothing: it is no page
  page,      // our own pages and what they load
  download,  // nothing, in a sandbox: somebody else's bytes
};

// An answer on its way to the socket; knows nothing of sockets.
struct Response {
  int status = 200;
  std::string media_type{};  // empty: no body
  // `string_view`: bytes that live as long as the program (embedded assets).
  std::variant<std::string, Bytes, std::string_view, Stream> body{};
  std::string cache_control = "no-store";
  Policy policy = Policy::data;
  std::vector<std::pair<std::string, std::string>> headers{};  // beside those every answer has
  std::optional<std::chrono::steady_clock::time_point> not_before{};

  const Stream* stream() const { return std::get_if<Stream>(&body); }
  BytesView bytes() const;  // of a body that is no stream
};

std::string_view status_phrase(int status);

// The value of Content-Disposition for a download (RFC 6266, RFC 8187).
std::string attachment(std::string_view file_name);

}  // namespace portico::http
