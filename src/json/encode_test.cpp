#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

#include "base/text.hpp"
#include "json/json.hpp"
#include "json/schema.hpp"

namespace portico::json {
namespace {

enum class Kind { one, other };
BOOST_DESCRIBE_ENUM(Kind, one, other)

struct Part {
  std::string text;
  std::optional<std::int64_t> number;
};
BOOST_DESCRIBE_STRUCT(Part, (), (text, number))

struct Whole {
  Uuid id;
  Instant at;
  Date day;
  Bytes bytes;
  Kind kind;
  bool flag;
  std::uint64_t large;
  double real;
  std::vector<Part> parts;
  std::map<std::string, Part> named;
  std::optional<Part> extra;
};
BOOST_DESCRIBE_STRUCT(Whole, (), (id, at, day, bytes, kind, flag, large, real, parts, named, extra))

std::string any_text() {
  const auto text = *rc::gen::string<std::string>();
  return is_utf8(text) && text.find('\0') == std::string::npos ? text : "őű\"\\\n\x01 " + std::to_string(text.size());
}

Part any_part() {
  Part part{any_text(), std::nullopt};
  if (*rc::gen::arbitrary<bool>()) part.number = *rc::gen::arbitrary<std::int64_t>();
  return part;
}

Whole any_whole() {
  Whole whole{};
  whole.id = Uuid::make();
  whole.at = {*rc::gen::inRange<std::int64_t>(-62'135'596'800'000'000, 253'402'300'799'999'999)};
  whole.day = Date{}.plus_days(*rc::gen::inRange(-700'000, 2'900'000));
  whole.bytes = *rc::gen::arbitrary<Bytes>();
  whole.kind = *rc::gen::element(Kind::one, Kind::other);
  whole.flag = *rc::gen::arbitrary<bool>();
  whole.large = *rc::gen::arbitrary<std::uint64_t>();
  whole.real = *rc::gen::arbitrary<double>();
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) whole.parts.push_back(any_part());
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) whole.named[any_text()] = any_part();
  if (*rc::gen::arbitrary<bool>()) whole.extra = any_part();
  return whole;
}

TEST(Encode, IsUndoneByDecode) {
  const bool holds = rc::check([] {
    const auto whole = any_whole();
    const auto text = encode(whole);
    const auto again = decode<Whole>(text);
    RC_ASSERT(again.id == whole.id);
    RC_ASSERT(again.at == whole.at);
    RC_ASSERT(again.day == whole.day);
    RC_ASSERT(again.bytes == whole.bytes);
    RC_ASSERT(again.large == whole.large);
    RC_ASSERT(again.real == whole.real);
    RC_ASSERT(encode(again) == text);
  });
  EXPECT_TRUE(holds);
}

TEST(Encode, NeverMakesBrokenJsonOrReadsIt) {
  const bool holds = rc::check([] {
    auto text = encode(any_whole());
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = static_cast<char>(*rc::gen::inRange(0, 256));
    try {
      RC_ASSERT(!encode(decode<Whole>(text)).empty());
    } catch (const Refused& refused) {
      RC_ASSERT(refused.reason() == Reason::bad_request || refused.reason() == Reason::unprocessable);
    }
  });
  EXPECT_TRUE(holds);
}

TEST(Encode, WritesWhatTheContractSays) {
  EXPECT_EQ(encode(Part{"a\"b\\c\n\t\x01ő", std::nullopt}), R"({"text":"a\"b\\c\n\t\u0001ő"})");
  EXPECT_EQ(encode(Part{"", std::numeric_limits<std::int64_t>::min()}), R"({"text":"","number":-9223372036854775808})");
  EXPECT_EQ(encode(*Date::make(7, 1, 2)), R"("0007-01-02")");
  EXPECT_EQ(encode(Instant{1'763'755'500'000'000}), R"("2025-11-21T20:05:00Z")");
  EXPECT_EQ(encode(std::vector<int>{}), "[]");
  EXPECT_EQ(encode(std::map<std::string, bool>{{"a", true}}), R"({"a":true})");
  EXPECT_EQ(encode(0.1), "0.1");
  EXPECT_EQ(encode(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(encode(Text<1, 5>{"abc"}), R"("abc")");
}

namespace inner {
struct Part {
  Kind kind;
};
BOOST_DESCRIBE_STRUCT(Part, (), (kind))
}  // namespace inner

struct Both {
  Part first;
  inner::Part second;
  std::optional<Text<2, 9>> name;
  WithDefault<int> limit;
};
BOOST_DESCRIBE_STRUCT(Both, (), (first, second, name, limit))

TEST(Schema, NamesTypesAndKeepsThemApart) {
  Components components;
  EXPECT_EQ(describe<std::vector<Both>>(components),
            R"({"type":"array","items":{"$ref":"#/components/schemas/Both"}})");
  EXPECT_EQ(
      components.schemas().at("Both"),
      R"({"type":"object","properties":{"first":{"$ref":"#/components/schemas/Part"},"second":{"$ref":"#/components/schemas/InnerPart"},)"
      R"("name":{"type":"string","minLength":2,"maxLength":9},"limit":{"type":"integer","format":"int32"}},"required":["first","second"]})");
  EXPECT_EQ(components.schemas().at("Kind"), R"({"type":"string","enum":["one","other"]})");
  EXPECT_TRUE(components.schemas().contains("InnerPart"));
}

}  // namespace
}  // namespace portico::json
