#include "identity/password_hash.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include "base/digest.hpp"

namespace portico::identity {
namespace {

const Bytes pepper(32, 7);

TEST(PasswordHash, FitsItsOwnPasswordOnly) {
  const PasswordHasher hasher{pepper};
  const auto hash = hasher.hash("Kiralyi7");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
  EXPECT_TRUE(hasher.fits(hash, "Kiralyi7"));
  EXPECT_FALSE(hasher.fits(hash, "kiralyi7"));
  EXPECT_FALSE(hasher.fits(std::nullopt, "Kiralyi7"));
}

TEST(PasswordHash, TwoSpellingsOfOneTextAreOnePassword) {
  const PasswordHasher hasher{pepper};
  EXPECT_TRUE(hasher.fits(hasher.hash("Caf\xC3\xA9 1234"), "Cafe\xCC\x81 1234"));
}

TEST(PasswordHash, IsWorthlessWithoutThePepper) {
  EXPECT_FALSE(PasswordHasher{Bytes(32, 8)}.fits(PasswordHasher{pepper}.hash("Kiralyi7"), "Kiralyi7"));
}

TEST(PasswordHash, IsRenewedWhenItsParametersAreDated) {
  const PasswordHasher hasher{pepper};
  EXPECT_FALSE(hasher.check(hasher.hash("Kiralyi7"), "Kiralyi7").renewed);
  EXPECT_FALSE(hasher.check(hasher.hash("Kiralyi7"), "kiralyi7").fits);

  const auto input = to_base64url(hmac_sha256(pepper, as_bytes("Kiralyi7")));
  std::string dated(crypto_pwhash_STRBYTES, '\0');
  ASSERT_EQ(crypto_pwhash_str(dated.data(), input.data(), input.size(), 1, 1U << 20), 0);
  dated.resize(dated.find('\0'));
  const auto check = hasher.check(dated, "Kiralyi7");
  EXPECT_TRUE(check.fits);
  ASSERT_TRUE(check.renewed);
  EXPECT_TRUE(hasher.fits(check.renewed, "Kiralyi7"));
}

}  // namespace
}  // namespace portico::identity
