#include "base/bytes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/digest.hpp"

namespace portico {
namespace {

TEST(Bytes, SpellHexInLowerCase) { EXPECT_EQ(to_hex(Bytes{0x00, 0xab, 0xff}), "00abff"); }

TEST(Base64url, FollowsTheStandardWithoutPadding) {
  EXPECT_EQ(to_base64url(as_bytes("f")), "Zg");
  EXPECT_EQ(to_base64url(as_bytes("foobar")), "Zm9vYmFy");
  EXPECT_EQ(to_base64url(Bytes{0xfb, 0xff}), "-_8");
}

TEST(Base64url, RefusesAnythingElse) {
  for (const char* wrong : {"Zg==", "Z", "Zm9v\n", "+/8", "Zm 9v", "Zh"})
    EXPECT_THROW(from_base64url(wrong), std::invalid_argument) << wrong;
}

RC_GTEST_PROP(Base64url, ReadsWhatItWrites, (const Bytes& bytes)) {
  RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
}

TEST(Digest, MatchesPublishedVectors) {
  EXPECT_EQ(to_hex(sha256(as_bytes("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(to_hex(blake2b(as_bytes(""))), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST(Digest, ComparesInConstantTime) {
  EXPECT_TRUE(equal_constant_time("same", "same"));
  EXPECT_FALSE(equal_constant_time("same", "samf"));
  EXPECT_FALSE(equal_constant_time("same", "same "));
  EXPECT_TRUE(equal_constant_time("", ""));
}

TEST(Bytes, RandomOnesDiffer) { EXPECT_NE(random_bytes(16), random_bytes(16)); }

}  // namespace
}  // namespace portico
