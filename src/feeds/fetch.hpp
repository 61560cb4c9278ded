#pragma once
#include <netinet/in.h>

#include <optional>
#include <string>

#include "base/clock.hpp"

struct sockaddr;

// Fetching a calendar from an address that somebody typed: anything may stand behind it.
namespace portico::feeds {

// Whether a packet to it leaves for the public internet: neither this machine nor a network around it.
bool is_public(const sockaddr& address);

// What the address is fetched by: https, `webcal:` and `webcals:` stand for it, no name or password in it. Nothing for
// what is none. `local`: http to this machine too, for tests.
std::optional<std::string> fetchable(const std::string& typed, bool local);
// "outlook.office365.com": the part that is no secret.
std::string host_of(const std::string& address);

struct FetchLimits {
  milliseconds connect{5'000};
  milliseconds total{20'000};
  std::size_t size = 2 * 1024 * 1024;  // unpacked
  long redirects = 3;
  bool local = false;          // connects to this machine too: for tests
  std::string certificates{};  // a bundle of one's own authorities; empty: the system's
};

// What was got before, if any: the far end may answer that it still stands.
struct Known {
  std::string etag;
  std::string last_modified;
};

struct Fetched {
  std::string fault;  // code of what went wrong: CALENDAR_UNREACHABLE, _ADDRESS, _DENIED, _ANSWER, _TOO_LARGE
  bool unchanged = false;
  std::string body{};
  Known known{};
};

// Never throws for what is out there. Each connection, redirected ones too, is made only to a public address, looked at
// after its name was resolved and just before it is connected to.
Fetched fetch(const std::string& address, const Known& known, const FetchLimits& limits);

}  // namespace portico::feeds
