#include "identity/codes.hpp"

#include <gtest/gtest.h>

namespace portico::identity {
namespace {

const Bytes key(32, 1);

TEST(Codes, HaveSixDigits) {
  for (int i = 0; i < 1000; ++i) {
    const auto code = make_one_time_code();
    EXPECT_EQ(one_time_code_of(code), code);
  }
}

TEST(Codes, AreTakenAsPeopleTypeThem) {
  EXPECT_EQ(one_time_code_of(" 123 456 "), "123456");
  EXPECT_EQ(one_time_code_of("123-456"), "123456");
  EXPECT_EQ(one_time_code_of("12345"), "");
  EXPECT_EQ(one_time_code_of("1234567"), "");
  EXPECT_EQ(one_time_code_of("12345a"), "");
  EXPECT_EQ(one_time_code_of("١٢٣٤٥٦"), "");
}

TEST(Codes, BelongToOneFlowAndPurpose) {
  const auto flow = Uuid::make();
  const auto hash = hash_one_time_code(key, flow, "login", "123456");
  EXPECT_EQ(hash, hash_one_time_code(key, flow, "login", "123456"));
  EXPECT_NE(hash, hash_one_time_code(key, flow, "activation", "123456"));
  EXPECT_NE(hash, hash_one_time_code(key, Uuid::make(), "login", "123456"));
  EXPECT_NE(hash, hash_one_time_code(key, flow, "login", "123457"));
  EXPECT_NE(hash, hash_one_time_code(Bytes(32, 2), flow, "login", "123456"));
}

TEST(Tokens, AreFoundByTheirHash) {
  const auto token = make_token();
  EXPECT_EQ(hash_token(token.text), token.hash);
  EXPECT_NE(make_token().hash, token.hash);
}

TEST(Tokens, OfAnotherShapeHaveNoHash) {
  EXPECT_TRUE(hash_token("").empty());
  EXPECT_TRUE(hash_token("abc").empty());
  EXPECT_TRUE(hash_token(std::string(43, '!')).empty());
  EXPECT_TRUE(hash_token(std::string(1U << 16, 'a')).empty());
}

}  // namespace
}  // namespace portico::identity
