#pragma once
#include <string>
#include <vector>

#include "base/clock.hpp"

namespace portico::delivery {

struct HttpLimits {
  milliseconds connect{3'000};
  milliseconds total{10'000};
  std::size_t answer = 64 * 1024;  // bytes of its head, and of its body
  std::string certificates{};      // a bundle of one's own authorities; empty: the system's
};

struct HttpCall {
  std::string method = "GET";
  std::string url;
  std::vector<std::string> headers{};
  std::string body{};
  std::string user{};  // empty: no Basic authentication
  std::string password{};
};

struct HttpAnswer {
  int status = 0;
  std::string body;
};

// One request over libcurl: no redirect is followed, no proxy of the environment asked, no cookie kept. Throws
// std::runtime_error that names neither address nor content when no whole answer came within the limits.
HttpAnswer perform(const HttpCall& call, const HttpLimits& limits);

// Connects (with TLS where the address says so) and sends nothing; what is wrong, or empty.
std::string why_unreachable(const std::string& url, const HttpLimits& limits);

// Whether the address is of this machine's loopback.
bool is_on_this_machine(const std::string& url);

// Throws std::invalid_argument unless the address is https, or http on this machine: texts and passwords do not go over
// a network in the clear.
void require_safe_address(const std::string& url, const std::string& whose);

}  // namespace portico::delivery
