#include "base/clock.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace portico {
namespace {

TEST(Instant, ReadsRfc3339) {
  const struct {
    const char* text;
    const char* utc;
  } cases[] = {
      {"2026-11-21T20:05:00Z", "2026-11-21T20:05:00Z"},
      {"2026-11-21t20:05:00z", "2026-11-21T20:05:00Z"},
      {"2026-11-21T20:05:00+01:00", "2026-11-21T19:05:00Z"},
      {"2026-01-01T00:30:00+05:45", "2025-12-31T18:45:00Z"},
      {"2026-11-21T20:05:00.5-06:00", "2026-11-22T02:05:00.5Z"},
      {"2026-11-21T20:05:00.1234567Z", "2026-11-21T20:05:00.123456Z"},
      {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
      {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
  };
  for (const auto& [text, utc] : cases) {
    const auto moment = Instant::parse(text);
    ASSERT_TRUE(moment) << text;
    EXPECT_EQ(moment->rfc3339(), utc);
  }
}

TEST(Instant, RefusesAnythingElse) {
  for (const char* wrong :
       {"", "2026-11-21", "2026-11-21T20:05Z", "2026-11-21 20:05:00Z", "2026-11-21T20:05:00", "2026-11-21T24:00:00Z",
        "2026-11-21T20:60:00Z", "2026-11-21T20:05:60Z", "2026-02-29T20:05:00Z", "2026-11-21T20:05:00.Z",
        "2026-11-21T20:05:00+1:00", "2026-11-21T20:05:00+24:00", "2026-11-21T20:05:00Zx", "+026-11-21T20:05:00Z"})
    EXPECT_FALSE(Instant::parse(wrong)) << wrong;
}

RC_GTEST_PROP(Instant, ReadsWhatItWrites, ()) {
  const Instant moment{*rc::gen::inRange<std::int64_t>(-62'135'596'800'000'000, 253'402'300'799'999'999)};
  RC_ASSERT(Instant::parse(moment.rfc3339()) == moment);
}

TEST(Date, ReadsItsOneForm) {
  EXPECT_EQ(Date::parse("2024-02-29")->text(), "2024-02-29");
  for (const char* wrong : {"", "2023-02-29", "2024-2-29", "2024-13-01", "2024-00-01", "2024-01-00", "0000-01-01",
                            "2024-01-01T", "24-01-01", "2024/01/01"})
    EXPECT_FALSE(Date::parse(wrong)) << wrong;
}

TEST(Date, DoesNotTakeWrappedMonths) {
  EXPECT_FALSE(Date::make(2024, 257, 1));
  EXPECT_FALSE(Date::make(2024, 1, 257));
}

TEST(Date, CountsDaysAcrossYears) {
  const Date eve = *Date::make(2023, 12, 31);
  EXPECT_EQ(eve.plus_days(60).text(), "2024-02-29");
  EXPECT_EQ(Date::make(2024, 2, 29)->days_since(eve), 60);
  EXPECT_THROW(Date::make(9999, 12, 31)->plus_days(1), std::out_of_range);
}

RC_GTEST_PROP(Date, PlusAndSinceAgree, ()) {
  const Date start = Date{}.plus_days(*rc::gen::inRange(-700'000, 2'900'000));
  const int count = *rc::gen::inRange(-10'000, 10'000);
  RC_ASSERT(start.plus_days(count).days_since(start) == count);
}

TEST(Age, ChangesOnTheBirthday) {
  const Date birth = *Date::make(1948, 3, 12);
  EXPECT_EQ(age_in_years(birth, *Date::make(2026, 3, 11)), 77);
  EXPECT_EQ(age_in_years(birth, *Date::make(2026, 3, 12)), 78);
}

TEST(Age, OfALeapDayChildChangesOnTheFirstOfMarch) {
  const Date birth = *Date::make(2008, 2, 29);
  EXPECT_EQ(age_in_years(birth, *Date::make(2026, 2, 28)), 17);
  EXPECT_EQ(age_in_years(birth, *Date::make(2026, 3, 1)), 18);
  EXPECT_EQ(age_in_years(birth, *Date::make(2028, 2, 29)), 20);
}

TEST(Zone, TellsTheDayOnTheWall) {
  const Instant moment = *Instant::parse("2026-06-30T22:30:00Z");
  EXPECT_EQ(date_in_zone(moment, "Europe/Budapest").text(), "2026-07-01");
  EXPECT_EQ(date_in_zone(moment, "America/Costa_Rica").text(), "2026-06-30");
  EXPECT_THROW(date_in_zone(moment, "Europe/Nowhere"), std::runtime_error);
  EXPECT_TRUE(is_time_zone("Europe/Budapest"));
  EXPECT_FALSE(is_time_zone("Budapest"));
}

TEST(Zone, BothHalfPastTwosOfTheAutumnNightLookAlike) {
  for (const char* moment : {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"}) {
    const WallTime wall = wall_time(*Instant::parse(moment), "Europe/Budapest");
    EXPECT_EQ(wall.hour, 2);
    EXPECT_EQ(wall.minute, 30);
  }
}

}  // namespace
}  // namespace portico
