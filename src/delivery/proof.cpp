#include "delivery/proof.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/digest.hpp"
#include "delivery/fields.hpp"

namespace portico::delivery {

std::string twilio_signature(const std::string& token, const std::string& url, const std::string& form) {
  std::string signed_text = url;
  const auto fields = form_fields(form);
  for (const auto& [name, value] : std::set(fields.begin(), fields.end())) signed_text += name + value;
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(signed_text.data());
  HMAC(EVP_sha1(), token.data(), static_cast<int>(token.size()), bytes, signed_text.size(), mac.data(), &size);
  std::string encoded(4 * ((size + 2) / 3), '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()), mac.data(), static_cast<int>(size));
  return encoded;
}

bool Proof::holds(const Callback& callback) const {
  if (kind == ProofKind::twilio)
    return equal_constant_time(callback.header("x-twilio-signature"),
                               twilio_signature(secret, callback.url, callback.body));
  if (kind == ProofKind::key) return true;
  std::string name = header;
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return equal_constant_time(callback.header(name), secret);
}

}  // namespace portico::delivery
