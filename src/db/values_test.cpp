#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

#include "db/engine_test.hpp"

namespace portico::db {

enum class Colour { red, dark_green };
BOOST_DESCRIBE_ENUM(Colour, red, dark_green)

struct Sample {
  Uuid id{};
  std::optional<std::int64_t> number{};
  std::optional<std::int64_t> amount{};
  std::optional<Instant> moment{};
  std::optional<bool> flag{};
  std::optional<std::string> words{};
  std::optional<std::string> body{};
  std::optional<Bytes> bytes{};
  std::optional<OrganizationId> other{};

  bool operator==(const Sample&) const = default;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (id, number, amount, moment, flag, words, body, bytes, other))

struct Misnamed {
  Uuid id;
  std::optional<std::int64_t> quantity;
};
BOOST_DESCRIBE_STRUCT(Misnamed, (), (id, quantity))

struct Pair {
  std::int64_t a = 0;
  std::string b;
};
BOOST_DESCRIBE_STRUCT(Pair, (), (a, b))

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

class ValuesTest : public EngineTest {
 protected:
  void store(const Sample& s) {
    static constexpr Sql insert{
        "insert into sample (id, number, amount, moment, flag, words, body, bytes, other) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
    EXPECT_EQ(write(insert, s.id, s.number, s.amount, s.moment, s.flag, s.words, s.body, s.bytes, s.other), 1);
  }
  Sample load(Uuid id) {
    static constexpr Sql select{
        "select id, number, amount, moment, flag, words, body, bytes, other from sample where id = $1"};
    return read_one<Sample>(select, id);
  }
  Sample round_trip(Sample sample) {
    sample.id = Uuid::make();
    store(sample);
    const Sample back = load(sample.id);
    EXPECT_EQ(back, sample);
    return back;
  }
};
PORTICO_EACH_ENGINE(ValuesTest);

constexpr Sql swapped{"select cast($2 as bigint) as a, cast($1 as text) as b"};
TEST_P(ValuesTest, BindsByNumberNotByPlace) {
  const Pair pair = read_one<Pair>(swapped, "first", 2);
  EXPECT_EQ(pair.a, 2);
  EXPECT_EQ(pair.b, "first");
}

constexpr Sql repeated{"select $1 + $1 * $2"};
TEST_P(ValuesTest, BindsOneParameterInSeveralPlaces) { EXPECT_EQ(read_one<int>(repeated, 3, 4), 15); }

constexpr Sql eleven{"select $11 - $1 + 0 * ($2 + $3 + $4 + $5 + $6 + $7 + $8 + $9 + $10)"};
TEST_P(ValuesTest, TellsTheEleventhParameterFromTheFirst) {
  EXPECT_EQ(read_one<int>(eleven, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 111), 110);
}

TEST_P(ValuesTest, KeepsNullsOfEachKind) { round_trip({}); }

TEST_P(ValuesTest, KeepsTheEndsOfEveryRange) {
  for (const std::int64_t extreme :
       {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), std::int64_t{0},
        std::int64_t{-1}, std::int64_t{1} << 53, (std::int64_t{1} << 53) + 1})
    round_trip({.number = extreme, .amount = -(extreme + 1), .moment = Instant{extreme}});
}

TEST_P(ValuesTest, KeepsEmptyTextsAndBytesApartFromNull) {
  round_trip({.words = "", .body = "", .bytes = Bytes{}});
  static constexpr Sql is_null{"select case when $1 is null then 1 else 0 end"};
  EXPECT_EQ(read_one<int>(is_null, std::string_view{}), 0);
  EXPECT_EQ(read_one<int>(is_null, Bytes{}), 0);
  EXPECT_EQ(read_one<int>(is_null, std::optional<std::string>{}), 1);
}

TEST_P(ValuesTest, KeepsBytesWithZeros) {
  round_trip({.bytes = Bytes{0}});
  round_trip({.bytes = Bytes{0, 1, 0, 255, 0}});
  round_trip({.bytes = Bytes(3 << 20, 0x5a)});
}

TEST_P(ValuesTest, KeepsTextsOfAllPlanes) {
  for (const char* text : {"Kőszegi Ármányné", "José Ñandú", "משה", "李小龍", "🩺💊", "𝔘𝔫𝔦", "e\u0301",
                           "a'b\"c\\d;--", "\t\n\r\x7f", "\uffff\U0010ffff", "{\"a\":\"\\u0000\"}"})
    round_trip({.words = text, .body = text});
}

TEST_P(ValuesTest, KeepsALeadingZeroInText) { round_trip({.words = "048372613", .body = "048372613"}); }

TEST_P(ValuesTest, RefusesTextsThatTheOtherEngineCannotTake) {
  EXPECT_THROW(store({.words = std::string{"a\0b", 3}}), Error);
  EXPECT_THROW(store({.words = "\xc3\x28"}), Error);
  EXPECT_THROW(store({.words = "\xed\xa0\x80"}), Error) << "half a surrogate pair";
}

TEST_P(ValuesTest, RefusesAValueOfAnotherKindThanTheColumn) {
  static constexpr Sql text_for_id{"insert into sample (id) values ($1)"};
  EXPECT_THROW(write(text_for_id, "not an id"), Error);
}

constexpr Sql one_date{"select words from sample where words = $1"};
TEST_P(ValuesTest, KeepsDatesAndEnumsAsTheirText) {
  round_trip({.words = "2024-02-29"});
  EXPECT_EQ(read_one<Date>(one_date, *Date::make(2024, 2, 29)), *Date::make(2024, 2, 29));
  round_trip({.words = "dark_green"});
  EXPECT_EQ(read_one<Colour>(one_date, Colour::dark_green), Colour::dark_green);
  round_trip({.words = "2024-02-30"});
  EXPECT_THROW(read_one<Date>(one_date, "2024-02-30"), Error);
  EXPECT_THROW(read_one<Colour>(one_date, "2024-02-30"), Error);
}

constexpr Sql real{"select $1"};
TEST_P(ValuesTest, KeepsReals) {
  for (const double number : {0.0, 0.1, -1e308, 5e-324, 1.0 / 3.0, std::numeric_limits<double>::infinity()})
    EXPECT_EQ(read_one<double>(real, number), number);
}

constexpr Sql as_another_name{"select id, number from sample"};
TEST_P(ValuesTest, RefusesColumnsThatAreNotTheRowsMembers) {
  round_trip({.number = 1});
  EXPECT_THAT([&] { read_one<Misnamed>(as_another_name); },
              ThrowsMessage<Error>(HasSubstr("number where the row has quantity")));
}

constexpr Sql one_column{"select id from sample"};
constexpr Sql too_many{"select id, number as quantity, amount from sample"};
TEST_P(ValuesTest, RefusesTooFewAndTooManyColumns) {
  round_trip({});
  EXPECT_THROW(read_one<Misnamed>(one_column), Error);
  EXPECT_THROW(read_one<Misnamed>(too_many), Error);
  EXPECT_THROW(read_one<Uuid>(too_many), Error);
}

constexpr Sql words_only{"select words from sample"};
TEST_P(ValuesTest, ConvertsNothingBehindOnesBack) {
  round_trip({.words = "5"});
  EXPECT_THAT([&] { read_one<int>(words_only); }, ThrowsMessage<Error>(HasSubstr("column words")));
  EXPECT_THROW(read_one<Bytes>(words_only), Error);
  EXPECT_THROW(read_one<Uuid>(words_only), Error);
  EXPECT_THROW(read_one<double>(words_only), Error);
}

constexpr Sql nulls{"select words from sample"};
TEST_P(ValuesTest, NamesTheColumnOfAnUnexpectedNull) {
  round_trip({});
  EXPECT_THAT([&] { read_one<std::string>(nulls); }, ThrowsMessage<Error>(HasSubstr("column words is null")));
}

constexpr Sql two_parameters{"select id from sample where number = $1 and amount = $2"};
TEST_P(ValuesTest, RefusesAWrongNumberOfParameters) {
  EXPECT_THROW(read_one<Uuid>(two_parameters, 1), Error);
  EXPECT_THROW(read_one<Uuid>(two_parameters, 1, 2, 3), Error);
}

constexpr Sql nothing{"select id from sample where number = 1"};
TEST_P(ValuesTest, TellsAbsenceFromError) {
  database().read([](Transaction& transaction) {
    EXPECT_EQ(transaction.maybe<Uuid>(nothing), std::nullopt);
    EXPECT_TRUE(transaction.all<Uuid>(nothing).empty());
    EXPECT_THROW(transaction.one<Uuid>(nothing), Error);
  });
}

constexpr Sql broken{"select no_such_column from sample"};
TEST_P(ValuesTest, RefusesBrokenSql) { EXPECT_THROW(read_one<int>(broken), Error); }

constexpr Sql count_samples{"select count(*) from sample"};
constexpr Sql raise_numbers{"update sample set number = number + 1 where number > $1"};
constexpr Sql delete_samples{"delete from sample"};
TEST_P(ValuesTest, CountsTheRowsItChanged) {
  for (int i = 0; i < 5; ++i) round_trip({.number = i});
  EXPECT_EQ(write(raise_numbers, 2), 2);
  EXPECT_EQ(write(raise_numbers, 100), 0);
  EXPECT_EQ(write(delete_samples), 5);
  EXPECT_EQ(read_one<std::int64_t>(count_samples), 0);
}

constexpr Sql upsert{
    "insert into counter (name, count) values ($1, 1) on conflict (name) do update set count = counter.count + 1 "
    "returning count"};
constexpr Sql insert_or_leave{"insert into counter (name, count) values ($1, 0) on conflict do nothing"};
TEST_P(ValuesTest, ReturnsWhatItWrote) {
  for (int expected = 1; expected <= 3; ++expected)
    EXPECT_EQ(database().write([&](Transaction& t) { return t.one<int>(upsert, "x"); }), expected);
  EXPECT_EQ(write(insert_or_leave, "x"), 0);
  EXPECT_EQ(write(insert_or_leave, "y"), 1);
}

constexpr Sql sorted{"select words from sample order by words"};
TEST_P(ValuesTest, SortsTextsByTheirBytes) {
  for (const char* word : {"b", "Á", "a", "B", "ab", "A-b", "Ab", "á"}) round_trip({.words = word});
  const auto words = database().read([](Transaction& t) { return t.all<std::string>(sorted); });
  EXPECT_THAT(words, ElementsAre("A-b", "Ab", "B", "a", "ab", "b", "Á", "á"));
}

constexpr Sql same_words{"select number from sample where words = $1 and number >= $2 and number < $3 limit $4"};
TEST_P(ValuesTest, RunsOneStatementManyTimes) {
  round_trip({.number = 7, .words = "x"});
  database().read([](Transaction& t) {
    for (int i = 0; i < 2'000; ++i) EXPECT_EQ(t.maybe<int>(same_words, "x", i, i + 1, 1).has_value(), i == 7);
  });
}

constexpr Sql either_kind{"select count(*) from sample where words = $1 or $1 is null"};
TEST_P(ValuesTest, SharesAStatementBetweenNullsAndValues) {
  round_trip({.words = "x"});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(read_one<int>(either_kind, std::optional<std::string>{"x"}), 1);
    EXPECT_EQ(read_one<int>(either_kind, std::optional<std::string>{"y"}), 0);
    EXPECT_EQ(read_one<int>(either_kind, std::optional<std::string>{}), 1);
  }
}

Sample any_sample() {
  // Any scalar values but zero and surrogates: what UTF-8 without NUL can hold.
  const auto scalar = rc::gen::suchThat(rc::gen::inRange<std::uint32_t>(1, 0x110000),
                                        [](std::uint32_t c) { return c < 0xd800 || c > 0xdfff; });
  const auto text = rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(scalar), [](const auto& scalars) {
    std::string utf8;
    for (const std::uint32_t c : scalars) {
      if (c < 0x80) {
        utf8 += static_cast<char>(c);
      } else if (c < 0x800) {
        utf8 += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
      } else if (c < 0x10000) {
        utf8 += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                 static_cast<char>(0x80 | (c & 63))};
      } else {
        utf8 += {static_cast<char>(0xf0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
                 static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
      }
    }
    return utf8;
  });
  const auto maybe = [](auto gen) {
    using T = typename decltype(gen)::ValueType;
    return *rc::gen::arbitrary<bool>() ? std::optional<T>{*gen} : std::nullopt;
  };
  const auto number = rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(),
                                     rc::gen::element<std::int64_t>(INT64_MIN, INT64_MAX, 0, -1, 1));
  const auto bytes = rc::gen::arbitrary<Bytes>();
  Sample sample{.number = maybe(number),
                .amount = maybe(number),
                .flag = maybe(rc::gen::arbitrary<bool>()),
                .words = maybe(text),
                .body = maybe(text),
                .bytes = maybe(bytes)};
  if (const auto moment = maybe(number)) sample.moment = Instant{*moment};
  if (*rc::gen::arbitrary<bool>()) sample.other = OrganizationId::make();
  return sample;
}

TEST_P(ValuesTest, KeepsWhateverItIsGiven) {
  EXPECT_TRUE(rc::check([&] {
    Sample sample = any_sample();
    sample.id = Uuid::make();
    store(sample);
    RC_ASSERT(load(sample.id) == sample);
  }));
}

}  // namespace
}  // namespace portico::db
