#pragma once
#include <cstdint>
#include <string>

namespace portico::app {

struct Listen {
  std::string host;
  std::uint16_t port = 0;

  // HOST:PORT, IPv6 hosts in brackets. Throws std::runtime_error that names `setting`.
  static Listen parse(const std::string& text, const std::string& setting);
  bool is_loopback() const;
};

}  // namespace portico::app
