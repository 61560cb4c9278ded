#include "http/trusted_proxies.hpp"

#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "http/call.hpp"

namespace portico::http {
namespace {

namespace ip = boost::asio::ip;

struct Address {
  std::array<std::uint8_t, 16> bytes;
  bool is_v4;
};

std::optional<Address> parsed(std::string_view text) {
  boost::system::error_code error;
  const auto address = ip::make_address(std::string{text}, error);
  if (error) return std::nullopt;
  if (address.is_v4()) return Address{ip::make_address_v6(ip::v4_mapped, address.to_v4()).to_bytes(), true};
  return Address{address.to_v6().to_bytes(), false};
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

std::string_view last_item(std::string_view list) {
  const auto comma = list.rfind(',');
  return trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

void drop_last_item(std::string_view& list) {
  const auto comma = list.rfind(',');
  list = comma == std::string_view::npos ? std::string_view{} : list.substr(0, comma);
}

bool same_prefix(const std::array<std::uint8_t, 16>& a, const std::array<std::uint8_t, 16>& b, unsigned bits) {
  const auto whole = bits / 8;
  if (!std::equal(a.begin(), a.begin() + whole, b.begin())) return false;
  return bits % 8 == 0 || ((a[whole] ^ b[whole]) >> (8 - bits % 8)) == 0;
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  for (const auto& text : networks) {
    const auto slash = std::min(text.find('/'), text.size());
    const auto address = parsed(std::string_view{text}.substr(0, slash));
    if (!address) throw std::invalid_argument{"no address: " + text};
    unsigned bits = address->is_v4 ? 32 : 128;
    if (slash < text.size()) {
      const auto* end = text.data() + text.size();
      const auto [used, error] = std::from_chars(text.data() + slash + 1, end, bits);
      if (error != std::errc{} || used != end || bits > (address->is_v4 ? 32u : 128u))
        throw std::invalid_argument{"no network: " + text};
    }
    networks_.push_back({address->bytes, address->is_v4 ? bits + 96 : bits});
  }
}

bool TrustedProxies::contains(std::string_view address) const {
  const auto bytes = parsed(address);
  return bytes && std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
           return same_prefix(network.address, bytes->bytes, network.bits);
         });
}

void TrustedProxies::apply(Request& request, std::string_view peer) const {
  request.address = peer;
  if (networks_.empty() || !contains(peer)) return;
  // Several headers are one list in their order.
  std::string forwarded;
  const auto [first, last] = request.headers.equal_range(std::string_view{"x-forwarded-for"});
  for (auto header = first; header != last; ++header) forwarded += (forwarded.empty() ? "" : ",") + header->second;
  for (std::string_view rest = forwarded; !rest.empty(); drop_last_item(rest)) {
    const auto item = last_item(rest);
    if (!parsed(item)) break;
    request.address = item;
    if (!contains(item)) break;
  }
  const auto [proto, end] = request.headers.equal_range(std::string_view{"x-forwarded-proto"});
  if (proto != end) request.secure = last_item(std::prev(end)->second) == "https";
}

}  // namespace portico::http
