#pragma once
#include <string>
#include <vector>

#include "http/response.hpp"

namespace portico::http {

// The start line and headers of answers, with those that every answer carries.
class ResponseHead {
 public:
  struct Options {
    std::vector<std::string> style_hashes{};  // "sha256-…" of the one small <style> that React Aria adds
    bool plain_http_cookies = false;          // demo: cookies without Secure where the request came over plain http
  };
  explicit ResponseHead(const Options& options);

  struct Context {
    std::string_view request_id;
    bool is_secure = false;
    bool keeps_alive = true;
    bool is_http_1_0 = false;
  };
  // How the body that follows is framed.
  enum class Framing { length, chunked, until_close, none };
  static Framing framing(const Response& response, const Context& context);
  void append(std::string& out, const Response& response, const Context& context) const;

 private:
  const std::string& policy(Policy which) const;
  std::string data_policy_, page_policy_, download_policy_;
  bool plain_http_cookies_;
};

}  // namespace portico::http
