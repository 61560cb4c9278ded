#include "db/row.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/parameters.hpp"

namespace portico::db {

enum class Mood { calm, very_calm };
BOOST_DESCRIBE_ENUM(Mood, calm, very_calm)

struct Base {
  std::int64_t first = 0;
  std::string second;
};
BOOST_DESCRIBE_STRUCT(Base, (), (first, second))
struct Derived : Base {
  std::optional<double> third;
};
BOOST_DESCRIBE_STRUCT(Derived, (Base), (third))

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

// One column named "n" that holds an integer, and beside it nothing.
class OneInteger final : public Cells {
 public:
  explicit OneInteger(std::optional<std::int64_t> value) : value_{value} {}
  std::size_t size() const override { return 1; }
  std::string_view name(std::size_t) const override { return "n"; }
  bool is_null(std::size_t) const override { return !value_; }
  std::int64_t integer(std::size_t) const override { return *value_; }
  double real(std::size_t column) const override { refuse(column, "is no real"); }
  std::string_view text(std::size_t column) const override { refuse(column, "is no text"); }
  BytesView bytes(std::size_t column) const override { refuse(column, "is no bytes"); }
  Uuid uuid(std::size_t column) const override { refuse(column, "is no id"); }

 private:
  std::optional<std::int64_t> value_;
};

template <class Row>
Row row_of(const Cells& cells) {
  Row row{};
  read_row(row, cells);
  return row;
}

TEST(RowShape, NamesTheMembersThoseOfTheBaseFirst) {
  EXPECT_THAT(row_shape<Derived>(), ElementsAre("first", "second", "third"));
}

TEST(RowShape, IsEmptyForASingleValue) {
  EXPECT_TRUE(row_shape<int>().empty());
  EXPECT_TRUE(row_shape<std::string>().empty());
  EXPECT_TRUE(row_shape<std::optional<Uuid>>().empty());
}

TEST(ReadRow, RefusesANumberThatHasNoRoom) {
  EXPECT_EQ(row_of<std::int8_t>(OneInteger{-128}), -128);
  EXPECT_EQ(row_of<std::uint32_t>(OneInteger{4'294'967'295}), 4'294'967'295U);
  EXPECT_EQ(row_of<std::uint64_t>(OneInteger{INT64_MAX}), static_cast<std::uint64_t>(INT64_MAX));
  EXPECT_THROW(row_of<std::int8_t>(OneInteger{128}), Error);
  EXPECT_THROW(row_of<int>(OneInteger{INT64_MAX}), Error);
  EXPECT_THROW(row_of<int>(OneInteger{INT64_MIN}), Error);
  EXPECT_THROW(row_of<std::uint64_t>(OneInteger{-1}), Error);
  EXPECT_THROW(row_of<bool>(OneInteger{2}), Error);
}

TEST(ReadRow, NamesTheColumnThatIsNull) {
  EXPECT_THAT([] { row_of<int>(OneInteger{std::nullopt}); }, ThrowsMessage<Error>(HasSubstr("column n is null")));
  EXPECT_EQ(row_of<std::optional<int>>(OneInteger{std::nullopt}), std::nullopt);
}

TEST(Parameters, KeepTheKindOfWhatIsAbsent) {
  const Parameters<7> parameters{std::optional<int>{},           std::optional<std::string>{}, std::optional<Bytes>{},
                                 std::optional<Uuid>{},          std::optional<Date>{},        std::optional<Mood>{},
                                 std::optional<OrganizationId>{}};
  std::vector<Value::Kind> kinds;
  for (const Value& value : parameters.values()) {
    EXPECT_TRUE(value.null);
    kinds.push_back(value.kind);
  }
  using Kind = Value::Kind;
  EXPECT_THAT(kinds,
              ElementsAre(Kind::integer, Kind::text, Kind::bytes, Kind::uuid, Kind::text, Kind::text, Kind::uuid));
}

TEST(Parameters, OwnTheTextsTheyMake) {
  const Parameters<3> parameters{*Date::make(2024, 2, 29), Mood::very_calm, std::optional{Mood::calm}};
  EXPECT_EQ(parameters.values()[0].text, "2024-02-29");
  EXPECT_EQ(parameters.values()[1].text, "very_calm");
  EXPECT_EQ(parameters.values()[2].text, "calm");
}

TEST(Parameters, TakeTextsOfEverySort) {
  const char array[] = "abc";
  const char* pointer = array;
  const Parameters<4> parameters{array, pointer, std::string_view{}, std::optional<std::string_view>{"x"}};
  EXPECT_EQ(parameters.values()[0].text, "abc");
  EXPECT_EQ(parameters.values()[1].text, "abc");
  EXPECT_FALSE(parameters.values()[2].null) << "an empty text is not NULL";
  EXPECT_EQ(parameters.values()[3].text, "x");
}

TEST(Parameters, RefuseAnUnsignedNumberThatIsTooLarge) {
  EXPECT_THROW(Parameters<1>{std::uint64_t{1} << 63}, std::out_of_range);
}

}  // namespace
}  // namespace portico::db
