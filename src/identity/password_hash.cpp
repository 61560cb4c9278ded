#include "identity/password_hash.hpp"

#include <sodium.h>

#include <new>
#include <stdexcept>

#include "base/digest.hpp"
#include "identity/password_rule.hpp"

namespace portico::identity {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_kib = 19'456;
constexpr std::size_t memory = memory_kib * 1024;

std::string as_phc_part(const Bytes& bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();  // the ending zero
  return text;
}

// What a password is compared with where there is no account: random bytes in the form of a hash, so that the
// comparison runs Argon2id in full, as it does for anybody. Only the server's start is spared computing one.
std::string hash_of_nobody() {
  const auto salt = random_bytes(crypto_pwhash_SALTBYTES), hash = random_bytes(32);
  auto phc = "$argon2id$v=19$m=" + std::to_string(memory_kib) + ",t=" + std::to_string(passes) + ",p=1$" +
             as_phc_part(salt) + '$' + as_phc_part(hash);
  if (crypto_pwhash_str_needs_rehash(phc.c_str(), passes, memory) != 0)
    throw std::logic_error{"nobody's hash would be told apart"};
  return phc;
}

}  // namespace

PasswordHasher::PasswordHasher(BytesView pepper) : pepper_{pepper.begin(), pepper.end()}, nobodys_{hash_of_nobody()} {}

std::string PasswordHasher::peppered(std::string_view password) const {
  return to_base64url(hmac_sha256(pepper_, as_bytes(normalized_password(password))));
}

std::string PasswordHasher::hash(std::string_view password) const {
  const std::string input = peppered(password);
  std::string phc(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(phc.data(), input.data(), input.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc{};
  phc.resize(std::strlen(phc.c_str()));
  return phc;
}

bool PasswordHasher::fits(const std::optional<std::string>& hash, std::string_view password) const {
  const std::string input = peppered(password);
  const bool same = crypto_pwhash_str_verify(hash.value_or(nobodys_).c_str(), input.data(), input.size()) == 0;
  return same && hash;
}

PasswordHasher::Check PasswordHasher::check(const std::optional<std::string>& hash, std::string_view password) const {
  Check check{fits(hash, password)};
  if (check.fits && crypto_pwhash_str_needs_rehash(hash->c_str(), passes, memory) != 0)
    check.renewed = this->hash(password);
  return check;
}

}  // namespace portico::identity
