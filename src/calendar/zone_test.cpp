#include "calendar/zone.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>

namespace portico::calendar {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }
Instant at(std::string_view text) { return Instant::parse(text).value(); }

TEST(Zone, StartsWhereTheClockShowsIt) {
  const Zone budapest{"Europe/Budapest"};
  EXPECT_EQ(budapest.start_at(day("2026-11-23"), 8 * 60 + 20), at("2026-11-23T08:20:00+01:00"));
  EXPECT_EQ(budapest.end_at(day("2026-11-23"), minutes_a_day), at("2026-11-24T00:00:00+01:00"));
  EXPECT_EQ(budapest.date_of(at("2026-11-23T23:30:00Z")), day("2026-11-24"));
  EXPECT_THROW(Zone{"Europe/Atlantis"}, std::runtime_error);
}

TEST(Zone, AGapBeginsAtItsEnd) {
  const Zone budapest{"Europe/Budapest"};
  const auto spring = day("2026-03-29");
  EXPECT_TRUE(budapest.moments_of(spring, 150).empty());
  EXPECT_EQ(budapest.start_at(spring, 150), at("2026-03-29T01:00:00Z"));
  EXPECT_EQ(budapest.end_at(spring, 150), at("2026-03-29T01:00:00Z"));
  EXPECT_TRUE(budapest.between(spring, 125, 175).is_empty());
}

TEST(Zone, WhatComesTwiceStartsEarlyAndEndsLate) {
  const Zone budapest{"Europe/Budapest"};
  const auto autumn = day("2026-10-25");
  EXPECT_EQ(budapest.moments_of(autumn, 150), (std::vector{at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z")}));
  EXPECT_EQ(budapest.between(autumn, 150, 150).length(), hours{1});
}

TEST(Zone, ADayThatWasLeftOutIsEmpty) {
  const Zone apia{"Pacific/Apia"};
  EXPECT_TRUE(apia.between(day("2011-12-30"), 0, minutes_a_day).is_empty());
  EXPECT_EQ(apia.between(day("2011-12-31"), 0, minutes_a_day).length(), hours{24});
}

TEST(Zone, ClocksThatChangeByHalfAnHour) {
  const Zone lord_howe{"Australia/Lord_Howe"};
  EXPECT_EQ(lord_howe.between(day("2026-10-04"), 0, minutes_a_day).length(), hours{24} - minutes{30});
  EXPECT_EQ(lord_howe.between(day("2026-04-05"), 0, minutes_a_day).length(), hours{24} + minutes{30});
}

TEST(Zone, OffsetsTellFromWhenUntilWhen) {
  const auto offset = Zone{"Europe/Budapest"}.offset_at(at("2026-07-01T00:00:00Z"));
  EXPECT_EQ(offset.ahead, hours{2});
  EXPECT_TRUE(offset.is_daylight);
  EXPECT_EQ(offset.valid, (Interval{at("2026-03-29T01:00:00Z"), at("2026-10-25T01:00:00Z")}));
  EXPECT_GT(Zone{"UTC"}.offset_at(Instant{}).valid.end, at("9999-12-31T00:00:00Z"));
}

int minute_of(std::string_view text) {
  return std::stoi(std::string{text.substr(0, 2)}) * 60 + std::stoi(std::string{text.substr(3, 2)});
}

boost::json::value given() {
  const char* folder = std::getenv("PORTICO_TEST_DATA");
  std::ifstream in{(folder != nullptr ? std::string{folder} : PORTICO_SOURCE "/../shared/data") + "/rules/dst.json"};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  return text.empty() ? boost::json::value{} : boost::json::parse(text);
}

std::string text_of(const boost::json::value& object, const char* member) {
  return std::string{object.at(member).as_string()};
}

void expect_slots(const boost::json::value& one) {
  const Zone zone{text_of(one, "zone")};
  const auto date = day(text_of(one, "date"));
  const auto open = zone.between(date, minute_of(text_of(one, "open")), minute_of(text_of(one, "close")));
  EXPECT_EQ(open.length(), minutes{one.at("elapsed_minutes").as_int64()});
  const minutes length{one.at("slot_minutes").as_int64()};
  std::vector<Instant> expected;
  for (const auto& slot : one.at("slots").as_array()) {
    expected.push_back(at(text_of(slot, "utc")));
    EXPECT_EQ(expected.back(), at(text_of(slot, "local")));
    const auto offset = zone.offset_at(expected.back()).ahead;
    EXPECT_EQ((expected.back() + offset).rfc3339().substr(0, 19), text_of(slot, "local").substr(0, 19));
  }
  EXPECT_EQ(starts_in(open, length, length), expected);
}

TEST(Zone, AgreesWithTheGivenSlots) {
  const auto data = given();
  if (data.is_null()) GTEST_SKIP() << "the shared test data are not here";
  for (const auto& one : data.at("slot_days").as_array()) {
    SCOPED_TRACE(text_of(one, "name"));
    expect_slots(one);
  }
  for (const auto& one : data.at("wall_time_classification").as_array()) {
    const auto wall = text_of(one, "wall");
    std::vector<Instant> expected;
    for (const auto& utc : one.at("utc").as_array()) expected.push_back(at(utc.as_string()));
    EXPECT_EQ(Zone{text_of(one, "zone")}.moments_of(day(wall.substr(0, 10)), minute_of(wall.substr(11))), expected)
        << wall;
  }
}

std::string local_text(const Zone& zone, Instant moment) {
  return (moment + zone.offset_at(moment).ahead).rfc3339().substr(0, 19);
}

TEST(Zone, AgreesWithTheGivenDisplaysAndRecurrences) {
  const auto data = given();
  if (data.is_null()) GTEST_SKIP() << "the shared test data are not here";
  for (const auto& one : data.at("cross_zone_display").as_array())
    for (const std::string who : {"patient", "clinic"})
      EXPECT_EQ(local_text(Zone{text_of(one, (who + "_zone").c_str())}, at(text_of(one, "utc"))),
                text_of(one, (who + "_local").c_str()).substr(0, 19));
  for (const auto& one : data.at("reminders_and_recurrence").as_array()) {
    const Zone zone{text_of(one, "zone")};
    const auto start = at(text_of(one, "utc"));
    const auto local = text_of(one, "appointment_local");
    const auto date = day(local.substr(0, 10));
    const int minute = minute_of(local.substr(11, 5));
    EXPECT_EQ(zone.start_at(date, minute), start);
    EXPECT_EQ(start - hours{24}, at(text_of(one, "24_elapsed_hours_before_local")));
    EXPECT_EQ(zone.start_at(date.plus_days(-1), minute), at(text_of(one, "same_wall_time_day_before")));
    EXPECT_EQ(zone.start_at(date.plus_days(7), minute), at(text_of(one, "weekly_recurrence_next_utc")));
    EXPECT_EQ(zone.start_at(date.plus_days(-7), minute), at(text_of(one, "weekly_recurrence_previous_utc")));
  }
}

std::vector<std::string> every_zone() {
  std::vector<std::string> names;
  for (const auto& zone : date::get_tzdb().zones) names.push_back(zone.name());
  return names;
}

// What holds of every wall time, whatever the clocks do.
void expect_sound(const Zone& zone, Date date, int from, int to) {
  const auto moments = zone.moments_of(date, from);
  const auto start = zone.start_at(date, from);
  const auto end = zone.end_at(date, from);
  ASSERT_LE(moments.size(), 2u);
  ASSERT_LE(start, end);
  if (moments.empty()) {
    ASSERT_EQ(start, end);
    ASSERT_TRUE(zone.offset_at(start).valid.start == start) << "a gap ends where the offset changes";
  } else {
    ASSERT_EQ(start, moments.front());
    ASSERT_EQ(end, moments.back());
    const auto wall = Instant{microseconds{minutes{date.days_since(Date{}) * minutes_a_day + from}}.count()};
    for (const auto moment : moments) ASSERT_EQ(moment + zone.offset_at(moment).ahead, wall);
  }
  // Later on the wall is never earlier in time, neither as a start nor as an end.
  ASSERT_LE(start, zone.start_at(date, to));
  ASSERT_LE(end, zone.end_at(date, to));
  const auto open = zone.between(date, from, to);
  const auto starts = starts_in(open, minutes{20}, minutes{30});
  for (std::size_t i = 0; i < starts.size(); ++i) {
    ASSERT_TRUE(open.contains({starts[i], starts[i] + minutes{30}}));
    if (i > 0) {
      ASSERT_EQ(starts[i] - starts[i - 1], minutes{20});
    }
  }
}

TEST(Zone, IsSoundAroundEveryChangeOfEveryZone) {
  const auto until = at("2037-12-31T00:00:00Z");
  int changes = 0;
  for (const auto& name : every_zone()) {
    SCOPED_TRACE(name);
    const Zone zone{name};
    for (auto moment = at("2018-01-01T00:00:00Z"); moment < until;) {
      moment = zone.offset_at(moment).valid.end;
      if (moment >= until) break;
      ++changes;
      const auto date = zone.date_of(moment);
      for (const int days_off : {-1, 0, 1})
        for (const int from : {0, 30, 60, 120, 150, 180, 1410})
          expect_sound(zone, date.plus_days(days_off), from, std::min(from + 200, minutes_a_day));
      if (testing::Test::HasFatalFailure()) return;
    }
  }
  EXPECT_GT(changes, 4'000);
}

RC_GTEST_PROP(ZoneProperty, IsSoundInAnyYear, ()) {
  static const auto names = every_zone();
  const Zone zone{*rc::gen::elementOf(names)};
  const auto date = day("1970-01-01").plus_days(*rc::gen::inRange(0, 365 * 80));
  const int from = *rc::gen::inRange(0, minutes_a_day);
  const int to = *rc::gen::inRange(from, minutes_a_day + 1);
  expect_sound(zone, date, from, to);
  RC_ASSERT(!testing::Test::HasFatalFailure());
}

}  // namespace
}  // namespace portico::calendar
