#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/caller.hpp"
#include "base/clock.hpp"
#include "base/refused.hpp"

namespace portico::http {

// What the authorizer and handlers see of a request; knows nothing of sockets.
struct Request {
  std::string method;                                            // "GET"
  std::string path;                                              // decoded, without query
  std::string query;                                             // raw, after "?"
  std::multimap<std::string, std::string, std::less<>> headers;  // names in lower case
  std::string body;                                              // whole, for routes without an upload sink
  std::string address;                                           // after trusted proxies
  bool secure = false;                                           // TLS here or at the trusted proxy
  std::string request_id;

  std::optional<std::string_view> header(std::string_view lower_case_name) const;
  std::optional<std::string> cookie(std::string_view name) const;
};

using PathParameters = std::map<std::string, std::string, std::less<>>;

// One request on its way through a handler: who asks, the path's parameters, and what the answer carries beside its
// value.
class Call {
 public:
  Call(const Request& request, PathParameters parameters, Caller caller);

  const Request& request() const { return *request_; }
  const Caller& caller() const { return caller_; }
  // Refused not_found when the parameter does not look like an id: another's and nonsense are one answer.
  template <class IdType>
  IdType id(std::string_view name) const {
    const auto parsed = IdType::parse(parameter(name));
    if (!parsed) throw Refused::not_found();
    return *parsed;
  }
  const std::string& parameter(std::string_view name) const;

  // Beside the value:
  void set_cookie(
      std::string name, std::string value,
      std::optional<std::chrono::seconds> max_age =
          std::nullopt);  // HttpOnly; Path=/; SameSite=Lax; Secure (on plain http only for names with __Host-)
  void clear_cookie(std::string name);
  void set_header(std::string name, std::string value);
  void set_status(int status);
  // The answer leaves at this moment or later (constant-time answers); no worker waits.
  void not_before(std::chrono::steady_clock::time_point moment);
  // Names the entity for the audit row of this read ("DocumentReference").
  void about(std::string entity_type, Uuid entity);

  struct Extras {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<std::chrono::steady_clock::time_point> not_before;
    std::string entity_type;
    std::optional<Uuid> entity;
  };
  Extras& extras() { return extras_; }

 private:
  const Request* request_;
  PathParameters parameters_;
  Caller caller_;
  Extras extras_;
};

// An answer that is not JSON. `next` is called on workers, again when the socket has taken the last piece; empty ends
// it. When it throws, the connection is cut so that the client sees that bytes are missing.
struct Stream {
  std::string media_type;
  std::optional<std::uint64_t> length{};
  std::string download_name{};  // with one: Content-Disposition: attachment, RFC 6266/8187
  std::function<Bytes()> next;
};

// A whole small body that is not JSON: a page image, a stylesheet.
struct Body {
  std::string media_type;
  Bytes bytes;
  std::string cache_control = "no-store";
};

// An answer that comes from elsewhere (a bounded pool, a timer) while no worker waits. `start` is called once with the
// function that finishes the request, which may be called from any thread, once; `finish` runs the given work on a
// worker, where it may throw Refused.
template <class T>
struct Later {
  using Finish = std::function<void(std::function<T()>)>;
  std::function<void(Finish)> start;
};

// Takes an upload's bytes as they arrive, on workers, in order.
class UploadSink {
 public:
  virtual ~UploadSink() = default;
  virtual void write(BytesView chunk) = 0;
};

}  // namespace portico::http
