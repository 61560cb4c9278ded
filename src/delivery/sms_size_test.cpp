#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "delivery/message.hpp"

namespace portico::delivery {
namespace {

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

void expect_size(std::string_view text, Coding coding, int units, int segments) {
  const SmsSize size = size_of_sms(text);
  EXPECT_EQ(size.coding, coding) << text;
  EXPECT_EQ(size.units, units) << text;
  EXPECT_EQ(size.segments, segments) << text;
}

TEST(SmsSize, PlainTextIsSeptets) {
  expect_size("", Coding::gsm7, 0, 1);
  expect_size("Your code: 123456", Coding::gsm7, 17, 1);
  expect_size("Ön kódja: é ö ü à ñ", Coding::ucs2, 19, 1);  // ó is not in the alphabet
  expect_size("Öné ö ü à ñ ß £ ¿", Coding::gsm7, 17, 1);
}

TEST(SmsSize, OneCharacterCanChangeTheCoding) {
  expect_size(repeated("a", 160), Coding::gsm7, 160, 1);
  expect_size(repeated("a", 159) + "ő", Coding::ucs2, 160, 3);
}

TEST(SmsSize, TheBordersOfSegments) {
  expect_size(repeated("a", 161), Coding::gsm7, 161, 2);
  expect_size(repeated("a", 306), Coding::gsm7, 306, 2);
  expect_size(repeated("a", 307), Coding::gsm7, 307, 3);
  expect_size(repeated("ő", 70), Coding::ucs2, 70, 1);
  expect_size(repeated("ő", 71), Coding::ucs2, 71, 2);
  expect_size(repeated("ő", 134), Coding::ucs2, 134, 2);
  expect_size(repeated("ő", 135), Coding::ucs2, 135, 3);
}

TEST(SmsSize, ExtensionCharactersCountTwice) {
  expect_size("€", Coding::gsm7, 2, 1);
  expect_size("[a]{b}", Coding::gsm7, 10, 1);
  expect_size(repeated("€", 80), Coding::gsm7, 160, 1);
  expect_size(repeated("€", 81), Coding::gsm7, 162, 2);
}

TEST(SmsSize, NoCharacterIsCutByASegment) {
  // 152 + 2 septets: the euro sign goes to the second piece whole.
  expect_size(repeated("a", 152) + "€" + repeated("a", 152), Coding::gsm7, 306, 3);
  expect_size(repeated("ő", 66) + "😀" + repeated("ő", 66), Coding::ucs2, 134, 3);
}

TEST(SmsSize, WhatIsNoUtf8IsStillCounted) { expect_size("a\xff", Coding::ucs2, 2, 1); }

RC_GTEST_PROP(SmsSizeProperty, SegmentsHoldAllUnitsAndNoMoreThanNeeded, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("a", "Z", " ", "é", "ő", "€", "[", "\n", "😀", "0"));
  std::string text;
  for (const auto& word : words) text += word;
  const SmsSize size = size_of_sms(text);
  const int alone = size.coding == Coding::gsm7 ? 160 : 70, in_parts = size.coding == Coding::gsm7 ? 153 : 67;
  if (size.segments == 1)
    RC_ASSERT(size.units <= alone);
  else
    RC_ASSERT(size.units <= size.segments * in_parts);
  // A piece wastes at most one unit, at its end.
  if (size.segments > 1) RC_ASSERT(size.units > (size.segments - 1) * (in_parts - 1) || size.units > alone);
}

RC_GTEST_PROP(SmsSizeProperty, LongerTextIsNeverSmaller, ()) {
  const auto text = *rc::gen::string<std::string>();
  const SmsSize before = size_of_sms(text), after = size_of_sms(text + "a");
  RC_ASSERT(after.units > before.units);
  RC_ASSERT(after.segments >= before.segments);
}

}  // namespace
}  // namespace portico::delivery
