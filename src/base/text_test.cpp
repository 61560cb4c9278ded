#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace portico {
namespace {

TEST(Utf8, IsToldFromOtherBytes) {
  EXPECT_TRUE(is_utf8("Kőszegi Ármány 😀"));
  for (const char* wrong : {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80"})
    EXPECT_FALSE(is_utf8(wrong));
}

TEST(Tidy, LeavesOneLineOfNfc) {
  EXPECT_EQ(tidy("  Kovács \t\n Anna  "), "Kovács Anna");
  EXPECT_EQ(tidy("A\xcc\x81gnes"), "Ágnes");
  EXPECT_EQ(tidy("a\x01\x7f"
                 "b\xe2\x80\xae"
                 "c"),
            "abc");
  EXPECT_EQ(tidy("\xc2\xa0x\xc2\xa0"), "x");
  EXPECT_THROW(tidy("\xff"), std::invalid_argument);
}

TEST(Fold, MakesNamesComparable) {
  const struct {
    const char* text;
    const char* folded;
  } cases[] = {
      {"  Dr. Kőszegi-Ármány ", "dr koszegi armany"},
      {"Groß", "gross"},
      {"Łukasz Đorđević", "lukasz dordevic"},
      {"José Ñandú", "jose nandu"},
      {"İbrahim", "ibrahim"},
      {"ﬁlm ①", "film 1"},
      {"...", ""},
      {"", ""},
      {"O'Brien", "o brien"},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(fold(text), folded) << text;
}

TEST(Fold, CutsWords) {
  EXPECT_THAT(folded_words("Dr. Szabó-Kiss Éva"), testing::ElementsAre("dr", "szabo", "kiss", "eva"));
  EXPECT_THAT(folded_words(" - "), testing::IsEmpty());
}

RC_GTEST_PROP(Fold, TwiceIsOnce, (const std::string& text)) { RC_ASSERT(fold(fold(text)) == fold(text)); }

RC_GTEST_PROP(Tidy, TwiceIsOnce, ()) {
  std::u32string points = *rc::gen::container<std::u32string>(
      rc::gen::oneOf(rc::gen::inRange<char32_t>(1, 0x300), rc::gen::inRange<char32_t>(0x2000, 0x2070)));
  std::string text;
  for (const char32_t c : points) {
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else if (c < 0x800) {
      text += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    } else {
      text += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | ((c >> 6) & 63)),
               static_cast<char>(0x80 | (c & 63))};
    }
  }
  RC_ASSERT(tidy(tidy(text)) == tidy(text));
}

TEST(SortKey, OrdersAsEachLanguageDoes) {
  const auto sorted = [](std::vector<std::string> names, Language language) {
    std::sort(names.begin(), names.end(),
              [&](const auto& a, const auto& b) { return sort_key(a, language) < sort_key(b, language); });
    return names;
  };
  EXPECT_THAT(sorted({"Zsolt", "Zoltán", "Csaba", "Cukor", "Ádám", "Adél"}, Language::hu),
              testing::ElementsAre("Ádám", "Adél", "Cukor", "Csaba", "Zoltán", "Zsolt"));
  EXPECT_THAT(sorted({"Ñuño", "Nzo", "Oca"}, Language::es), testing::ElementsAre("Nzo", "Ñuño", "Oca"));
  EXPECT_THAT(sorted({"Ñuño", "Nzo", "Oca"}, Language::en), testing::ElementsAre("Ñuño", "Nzo", "Oca"));
}

TEST(SortKey, HoldsForLongNames) {
  EXPECT_LT(sort_key(std::string(5'000, 'a'), Language::hu), sort_key("b", Language::hu));
}

TEST(Length, CountsCodePoints) {
  EXPECT_EQ(length("Ármány 😀"), 8U);
  EXPECT_EQ(length(""), 0U);
  EXPECT_EQ(length("\xff"), 0U);
}

}  // namespace
}  // namespace portico
