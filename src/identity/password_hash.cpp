#include "identity/password_hash.hpp"

#include <sodium.h>

#include <new>

#include "base/digest.hpp"
#include "identity/password_rule.hpp"

namespace portico::identity {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = std::size_t{19'456} * 1024;

}  // namespace

PasswordHasher::PasswordHasher(BytesView pepper)
    : pepper_{pepper.begin(), pepper.end()}, nobodys_{hash(to_base64url(random_bytes(32)))} {}

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
