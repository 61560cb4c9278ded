#include "scheduling/open_hours.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "scheduling/wall_clock.hpp"

namespace portico::scheduling {
namespace {

using calendar::Interval;
using testing::ElementsAre;
using testing::IsEmpty;

Date day(std::string_view text) { return Date::parse(text).value(); }
Instant at(std::string_view text) { return Instant::parse(text).value(); }

// 2026-03-02 is a Monday in an even week (10).
class OpenHours : public testing::Test {
 protected:
  WeeklyRule& rule(int weekday, std::string_view from, std::string_view to, RuleKind kind = RuleKind::open) {
    timetable.rules.push_back({agnes, buda, std::nullopt, kind, weekday, minute_of(from).value(), minute_of(to).value(),
                               Weeks::every, std::nullopt, std::nullopt});
    return timetable.rules.back();
  }
  DayException& exception(ExceptionKind kind, std::string_view first, std::string_view last, std::string_view from = "",
                          std::string_view to = "") {
    timetable.exceptions.push_back({ScheduleExceptionId::make(), std::nullopt, std::nullopt, kind, day(first),
                                    day(last), minute_of(from), minute_of(to), ""});
    return timetable.exceptions.back();
  }
  // "08:00-12:00 13:00-16:00" of the day, by the clock in Budapest.
  std::string on(std::string_view date, std::optional<HealthcareServiceId> service = std::nullopt) const {
    std::string text;
    for (const auto& open : open_hours(timetable, {agnes, buda, service}, zone, day(date), day(date))) {
      const auto start = wall_time(open.start, zone.name());
      const auto end = wall_time(open.end, zone.name());
      text += (text.empty() ? "" : " ") + clock_text(start.hour * 60 + start.minute) + "-" +
              clock_text(end.hour * 60 + end.minute);
    }
    return text;
  }

  const calendar::Zone zone{"Europe/Budapest"};
  const PractitionerId agnes = PractitionerId::make();
  const LocationId buda = LocationId::make();
  Timetable timetable;
};

TEST_F(OpenHours, AreThoseOfTheWeekdayLessItsBreaks) {
  rule(1, "08:00", "16:00");
  rule(1, "12:10", "12:50", RuleKind::pause);
  rule(2, "12:00", "13:00", RuleKind::pause);
  EXPECT_EQ(on("2026-03-02"), "08:00-12:10 12:50-16:00");
  EXPECT_EQ(on("2026-03-03"), "");
}

TEST_F(OpenHours, HoldInTheirWeeksAndTheirTime) {
  rule(1, "08:00", "10:00").weeks = Weeks::odd;
  rule(1, "14:00", "16:00").weeks = Weeks::even;
  auto& summer = rule(1, "17:00", "18:00");
  summer.valid_from = day("2026-03-09");
  summer.valid_until = day("2026-03-09");
  EXPECT_EQ(on("2026-03-02"), "14:00-16:00");
  EXPECT_EQ(on("2026-03-09"), "08:00-10:00 17:00-18:00");
  EXPECT_EQ(on("2026-03-16"), "14:00-16:00");
}

TEST_F(OpenHours, MayBeForOneServiceOnly) {
  const auto echo = HealthcareServiceId::make();
  rule(1, "08:00", "10:00");
  rule(1, "10:00", "12:00").service = echo;
  EXPECT_EQ(on("2026-03-02", echo), "08:00-10:00 10:00-12:00");
  EXPECT_EQ(on("2026-03-02", HealthcareServiceId::make()), "08:00-10:00");
  EXPECT_EQ(on("2026-03-02"), "08:00-10:00 10:00-12:00");
}

TEST_F(OpenHours, WhatWasEnteredForTheDayWins) {
  rule(5, "08:00", "12:00");
  timetable.holidays = calendar::HolidayCalendar::hu;
  EXPECT_EQ(on("2026-03-27"), "08:00-12:00");
  EXPECT_EQ(on("2026-04-03"), "") << "Good Friday";
  exception(ExceptionKind::extra_hours, "2026-04-03", "2026-04-03", "09:00", "10:00");
  EXPECT_EQ(on("2026-04-03"), "09:00-10:00");
  exception(ExceptionKind::other_hours, "2026-03-27", "2026-03-27", "14:00", "18:00");
  EXPECT_EQ(on("2026-03-27"), "14:00-18:00");
  exception(ExceptionKind::closed, "2026-03-27", "2026-04-03", "15:00", "16:00");
  EXPECT_EQ(on("2026-03-27"), "14:00-15:00 16:00-18:00");
  exception(ExceptionKind::closed, "2026-03-01", "2026-12-31");
  EXPECT_EQ(on("2026-03-27"), "");
}

TEST_F(OpenHours, AreTouchedOnlyByWhatConcernsThem) {
  rule(1, "08:00", "12:00");
  exception(ExceptionKind::closed, "2026-03-02", "2026-03-02").practitioner = PractitionerId::make();
  exception(ExceptionKind::closed, "2026-03-02", "2026-03-02").location = LocationId::make();
  exception(ExceptionKind::closed, "2026-03-03", "2026-03-03");
  EXPECT_EQ(on("2026-03-02"), "08:00-12:00");
  EXPECT_THAT(open_hours(timetable, {PractitionerId::make(), buda, {}}, zone, day("2026-03-02"), day("2026-03-02")),
              IsEmpty());
}

TEST_F(OpenHours, FollowTheClocksWhenTheyChange) {
  rule(7, "00:00", "06:00");
  EXPECT_THAT(open_hours(timetable, {agnes, buda, {}}, zone, day("2026-03-29"), day("2026-03-29")),
              ElementsAre(Interval{at("2026-03-28T23:00:00Z"), at("2026-03-29T04:00:00Z")}));
  EXPECT_THAT(open_hours(timetable, {agnes, buda, {}}, zone, day("2026-10-25"), day("2026-10-25")),
              ElementsAre(Interval{at("2026-10-24T22:00:00Z"), at("2026-10-25T05:00:00Z")}));
}

// A night that runs into the next day is said as two rules, and is one night of two stretches.
TEST_F(OpenHours, TouchAtMidnight) {
  rule(1, "20:00", "24:00");
  rule(2, "00:00", "06:00");
  EXPECT_THAT(open_hours(timetable, {agnes, buda, {}}, zone, day("2026-03-02"), day("2026-03-03")),
              ElementsAre(Interval{at("2026-03-02T19:00:00Z"), at("2026-03-02T23:00:00Z")},
                          Interval{at("2026-03-02T23:00:00Z"), at("2026-03-03T05:00:00Z")}));
}

TEST(WallClock, IsReadStrictly) {
  EXPECT_EQ(minute_of("08:05"), 485);
  EXPECT_EQ(minute_of("24:00"), 1440);
  for (const auto* wrong : {"", "8:05", "08:07", "24:05", "23:60", "ab:cd", "08-05", "08:055"})
    EXPECT_FALSE(minute_of(wrong)) << wrong;
  EXPECT_EQ(clock_text(485), "08:05");
}

struct Drawn {
  Timetable timetable;
  PractitionerId practitioner = PractitionerId::make();
  LocationId location = LocationId::make();
};

int five_minutes(int from, int to) { return 5 * *rc::gen::inRange(from / 5, to / 5); }

Drawn drawn_timetable() {
  Drawn drawn;
  const int rules = *rc::gen::inRange(0, 8);
  for (int i = 0; i < rules; ++i) {
    const int from = five_minutes(0, 1435);
    drawn.timetable.rules.push_back({drawn.practitioner, drawn.location, std::nullopt,
                                     *rc::gen::element(RuleKind::open, RuleKind::open, RuleKind::pause),
                                     *rc::gen::inRange(1, 8), from, five_minutes(from + 5, 1445),
                                     *rc::gen::element(Weeks::every, Weeks::odd, Weeks::even), std::nullopt,
                                     std::nullopt});
  }
  const int exceptions = *rc::gen::inRange(0, 4);
  for (int i = 0; i < exceptions; ++i) {
    const int from = five_minutes(0, 1435);
    const Date first = day("2026-10-18").plus_days(*rc::gen::inRange(0, 14));
    drawn.timetable.exceptions.push_back(
        {ScheduleExceptionId::make(), drawn.practitioner, drawn.location,
         *rc::gen::element(ExceptionKind::closed, ExceptionKind::other_hours, ExceptionKind::extra_hours), first,
         first.plus_days(*rc::gen::inRange(0, 3)), from, five_minutes(from + 5, 1445), ""});
  }
  drawn.timetable.holidays = *rc::gen::element(calendar::HolidayCalendar::none, calendar::HolidayCalendar::hu);
  return drawn;
}

bool is_said(const Drawn& drawn, ExceptionKind kind, Date date, int minute) {
  return std::ranges::any_of(drawn.timetable.exceptions, [&](const DayException& one) {
    return one.kind == kind && one.first_day <= date && date <= one.last_day && *one.from_minute <= minute &&
           minute < *one.to_minute;
  });
}
bool has_other_hours(const Drawn& drawn, Date date) {
  return std::ranges::any_of(drawn.timetable.exceptions, [&](const DayException& one) {
    return one.kind == ExceptionKind::other_hours && one.first_day <= date && date <= one.last_day;
  });
}
bool is_ruled(const Drawn& drawn, RuleKind kind, Date date, int minute) {
  return std::ranges::any_of(drawn.timetable.rules, [&](const WeeklyRule& one) {
    const bool odd = calendar::week_of_year(date) % 2 == 1;
    const bool in_week = one.weeks == Weeks::every || (one.weeks == Weeks::odd) == odd;
    return one.kind == kind && one.weekday == calendar::weekday(date) && in_week && one.from_minute <= minute &&
           minute < one.to_minute;
  });
}

// Minute by minute, said in the words of the README, in a zone without changes of clocks.
bool should_be_open(const Drawn& drawn, Date date, int minute) {
  if (is_said(drawn, ExceptionKind::closed, date, minute)) return false;
  if (is_said(drawn, ExceptionKind::extra_hours, date, minute)) return true;
  if (has_other_hours(drawn, date)) return is_said(drawn, ExceptionKind::other_hours, date, minute);
  if (calendar::is_holiday(drawn.timetable.holidays, date)) return false;
  return is_ruled(drawn, RuleKind::open, date, minute) && !is_ruled(drawn, RuleKind::pause, date, minute);
}

RC_GTEST_PROP(OpenHoursProperty, AreWhatTheRulesSayMinuteByMinute, ()) {
  const auto drawn = drawn_timetable();
  const calendar::Zone utc{"UTC"};
  const Date first = day("2026-10-19");
  const auto open =
      open_hours(drawn.timetable, {drawn.practitioner, drawn.location, {}}, utc, first, first.plus_days(6));
  for (std::size_t i = 0; i < open.size(); ++i) {
    RC_ASSERT(!open[i].is_empty());
    if (i > 0) RC_ASSERT(open[i - 1].end <= open[i].start);
  }
  for (int d = 0; d < 7; ++d)
    for (int minute = 0; minute < 1440; minute += 5) {
      const auto start = utc.start_at(first.plus_days(d), minute);
      const Interval piece{start, start + minutes{5}};
      const bool is_open = std::ranges::any_of(open, [&](const Interval& one) { return one.contains(piece); });
      RC_ASSERT(is_open == should_be_open(drawn, first.plus_days(d), minute));
    }
}

}  // namespace
}  // namespace portico::scheduling
