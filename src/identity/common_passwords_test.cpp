#include "identity/common_passwords.hpp"

#include <gtest/gtest.h>

#include "embedded/password_lists.hpp"

namespace portico::identity {
namespace {

std::string_view list() { return embedded::password_lists().back().bytes; }

TEST(CommonPasswords, EachLineIsFoundAndTheyAreSorted) {
  std::string_view rest = list();
  std::string_view former;
  std::size_t count = 0;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    ASSERT_LT(former, line);
    ASSERT_TRUE(is_common_password(line)) << line;
    former = line;
    rest.remove_prefix(line.size() + 1);
    ++count;
  }
  EXPECT_GT(count, 18'000U);
}

TEST(CommonPasswords, WhatStandsInNoLineIsNotFound) {
  EXPECT_FALSE(is_common_password(""));
  EXPECT_FALSE(is_common_password("\n"));
  EXPECT_FALSE(is_common_password("password1\npassword10"));
  EXPECT_FALSE(is_common_password("passwor"));
  EXPECT_FALSE(is_common_password("!"));
  EXPECT_FALSE(is_common_password("~~~~~~~~~~~~~~~~~~"));
  EXPECT_FALSE(is_common_password("villamos megy a hidon"));
}

TEST(CommonPasswords, TheListIsSmall) { EXPECT_LE(list().size(), 400U * 1024); }

}  // namespace
}  // namespace portico::identity
