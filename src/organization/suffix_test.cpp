#include "organization/suffix.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace portico::organization {
namespace {

TEST(Suffix, MayBeUsed) {
  for (const std::string suffix :
       {"abc", "rendelo-kozpont", "a1b", "123", "a--b", "abcdefghijabcdefghijabcdefghijabcdefghij"})
    EXPECT_EQ(suffix_fault(suffix), std::nullopt) << suffix;
}

TEST(Suffix, RefusesWhatIsNotWellFormed) {
  for (const std::string suffix : {"", "ab", "-abc", "abc-", "Abc", "a_b", "kőszeg", "a b c", "a/b", "..", "a.b.c",
                                   "abcdefghijabcdefghijabcdefghijabcdefghijk"})
    EXPECT_EQ(suffix_fault(suffix), "FORMAT_SUFFIX") << suffix;
}

TEST(Suffix, KeepsOurOwnWords) {
  for (const std::string suffix : {"api", "console", "login", "branding", "www"})
    EXPECT_EQ(suffix_fault(suffix), "SUFFIX_RESERVED") << suffix;
}

TEST(Suffix, IsProposedFromTheName) {
  EXPECT_EQ(suffix_from_name("Kőszeg Rendelő Kft."), "koszeg-rendelo-kft");
  EXPECT_EQ(suffix_from_name("Clínica San José"), "clinica-san-jose");
  EXPECT_EQ(suffix_from_name("Console"), "clinic-console");
  EXPECT_EQ(suffix_from_name("!"), "clinic");
}

RC_GTEST_PROP(Suffix, AProposalIsAlwaysAllowed, ()) {
  const auto letter = rc::gen::oneOf(
      rc::gen::element<std::string>("ő", "Ñ", "-", " ", "Ж"),
      rc::gen::map(rc::gen::inRange(0x20, 0x7f), [](int c) { return std::string(1, static_cast<char>(c)); }));
  std::string name;
  for (const auto& piece : *rc::gen::container<std::vector<std::string>>(letter)) name += piece;
  RC_ASSERT(suffix_fault(suffix_from_name(name)) == std::nullopt);
}

}  // namespace
}  // namespace portico::organization
