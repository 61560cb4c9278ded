#include "identity/codes.hpp"

#include <sodium.h>

#include "base/digest.hpp"

namespace portico::identity {

std::string make_one_time_code() { return fmt::format("{:06}", randombytes_uniform(1'000'000)); }

std::string one_time_code_of(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ' ' && c != '-')
      return {};
  }
  return digits.size() == 6 ? digits : std::string{};
}

Bytes hash_one_time_code(BytesView key, Uuid flow, std::string_view purpose, std::string_view code) {
  Bytes input{flow.bytes.begin(), flow.bytes.end()};
  const auto add = [&](std::string_view part) {
    input.push_back(static_cast<std::uint8_t>(part.size()));
    input.insert(input.end(), part.begin(), part.end());
  };
  add(purpose);
  add(code);
  return hmac_sha256(key, input);
}

Token make_token() {
  const Bytes secret = random_bytes(32);
  return {to_base64url(secret), sha256(secret)};
}

Bytes hash_token(std::string_view text) try {
  if (text.size() != 43) return {};
  return sha256(from_base64url(text));
} catch (const std::invalid_argument&) {
  return {};
}

}  // namespace portico::identity
