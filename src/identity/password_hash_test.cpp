#include "identity/password_hash.hpp"

#include <gtest/gtest.h>

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

TEST(PasswordHash, KnowsDatedParameters) {
  EXPECT_FALSE(PasswordHasher::is_dated(PasswordHasher{pepper}.hash("Kiralyi7")));
  EXPECT_TRUE(PasswordHasher::is_dated(
      "$argon2id$v=19$m=4096,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
}

}  // namespace
}  // namespace portico::identity
