#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portico::http {

struct Request;

// The proxies before us, whose X-Forwarded-For and X-Forwarded-Proto are believed.
class TrustedProxies {
 public:
  TrustedProxies() = default;
  // "10.0.0.0/8", "::1", "192.0.2.7". Throws std::invalid_argument that names a fault.
  explicit TrustedProxies(const std::vector<std::string>& networks);

  bool contains(std::string_view address) const;
  // Sets the request's address and `secure` from its connection's peer and its headers: the address is the last one in
  // X-Forwarded-For that is no trusted proxy, so what a client wrote there itself is not believed.
  void apply(Request& request, std::string_view peer) const;

 private:
  struct Network {
    std::array<std::uint8_t, 16> address;  // IPv4 as ::ffff:a.b.c.d
    unsigned bits;
  };
  std::vector<Network> networks_;
};

}  // namespace portico::http
