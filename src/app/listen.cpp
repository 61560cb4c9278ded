#include "app/listen.hpp"

#include <charconv>
#include <stdexcept>

namespace portico::app {

Listen Listen::parse(const std::string& text, const std::string& setting) {
  const auto colon = text.rfind(':');
  Listen listen;
  if (colon != std::string::npos) {
    const char* begin = text.data() + colon + 1;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(begin, end, listen.port);
    listen.host = text.substr(0, colon);
    if (listen.host.starts_with('[') && listen.host.ends_with(']'))
      listen.host = listen.host.substr(1, listen.host.size() - 2);
    if (error == std::errc{} && stopped == end && begin != end && !listen.host.empty()) return listen;
  }
  throw std::runtime_error{setting + " is HOST:PORT, such as 127.0.0.1:8080; it says \"" + text + "\""};
}

bool Listen::is_loopback() const { return host.starts_with("127.") || host == "localhost" || host == "::1"; }

}  // namespace portico::app
