#include "base/email.hpp"

#include <gtest/gtest.h>

namespace portico {
namespace {

TEST(Email, TakesOrdinaryAddresses) {
  EXPECT_EQ(parse_email("anna@example.com"), "anna@example.com");
  EXPECT_EQ(parse_email("  Anna.Nagy+portal@Rendelo.Example.HU\n"), "Anna.Nagy+portal@rendelo.example.hu");
  EXPECT_EQ(parse_email("o'brien_1@xn--kszeg-lua.hu"), "o'brien_1@xn--kszeg-lua.hu");
}

TEST(Email, RefusesWhatIsNone) {
  for (const std::string text : {"",
                                 "@",
                                 "anna",
                                 "anna@",
                                 "@example.com",
                                 "anna@example",
                                 "an na@example.com",
                                 "anna@@example.com",
                                 ".anna@example.com",
                                 "anna.@example.com",
                                 "an..na@example.com",
                                 "anna@-example.com",
                                 "anna@example-.com",
                                 "anna@exam_ple.com",
                                 "anna@example.c",
                                 "anna@127.0.0.1",
                                 "ánna@example.com",
                                 "anna@example.com, bela@example.com",
                                 "<anna@example.com>",
                                 "anna@example.com\nBcc: x@example.com"})
    EXPECT_EQ(parse_email(text), std::nullopt) << text;
  EXPECT_EQ(parse_email(std::string(65, 'a') + "@example.com"), std::nullopt);
  EXPECT_EQ(parse_email("a@" + std::string(64, 'b') + ".com"), std::nullopt);
}

TEST(Email, ComparesWithoutCase) { EXPECT_EQ(email_key(" Anna@Example.com"), "anna@example.com"); }

}  // namespace
}  // namespace portico
