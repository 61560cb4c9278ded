#include "base/bytes.hpp"

#include <sodium.h>

#include <stdexcept>

namespace portico {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

void initialise_sodium() {
  static const int state = sodium_init();
  if (state < 0) throw std::runtime_error{"libsodium does not start: the system has no random numbers"};
}

}  // namespace

std::string to_hex(BytesView bytes) {
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
  out.pop_back();
  return out;
}

std::string to_base64url(BytesView bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
  out.pop_back();
  return out;
}

Bytes from_base64url(std::string_view text) {
  Bytes out(text.size() / 4 * 3 + 3);
  std::size_t length = 0;
  if (sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &length, nullptr, variant) != 0)
    throw std::invalid_argument{"not base64url"};
  out.resize(length);
  return out;
}

Bytes random_bytes(std::size_t count) {
  initialise_sodium();
  Bytes out(count);
  randombytes_buf(out.data(), out.size());
  return out;
}

}  // namespace portico
