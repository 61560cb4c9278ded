#include "notifications/reminder_plan.hpp"

#include <gtest/gtest.h>

namespace portico::notifications {
namespace {

const std::string zone = "Europe/Budapest";

Instant at(std::string_view text) { return Instant::parse(text).value(); }

TEST(ReminderTime, IsSoLongBeforeAndByDay) {
  struct Case {
    const char* name;
    const char* visit;
    minutes before;
    const char* reminder;
  };
  const Case cases[] = {
      {"a day before", "2026-03-05T10:30:00+01:00", hours{24}, "2026-03-04T10:30:00+01:00"},
      {"not before eight", "2026-03-05T07:00:00+01:00", hours{24}, "2026-03-04T08:00:00+01:00"},
      {"not after eight in the evening", "2026-03-05T21:00:00+01:00", hours{24}, "2026-03-04T20:00:00+01:00"},
      {"hours that pass, not what the clock shows", "2026-03-29T14:30:00+02:00", hours{24},
       "2026-03-28T13:30:00+01:00"},
      {"a week before", "2026-03-12T10:00:00+01:00", hours{24 * 7}, "2026-03-05T10:00:00+01:00"},
      {"two hours before, by day", "2026-03-05T15:00:00+01:00", hours{2}, "2026-03-05T13:00:00+01:00"},
      {"two hours before nine is eight", "2026-03-05T09:00:00+01:00", hours{2}, "2026-03-05T08:00:00+01:00"},
      {"two hours before a visit at eight is the evening before", "2026-03-05T08:00:00+01:00", hours{2},
       "2026-03-04T20:00:00+01:00"},
  };
  for (const auto& one : cases) EXPECT_EQ(reminder_time(at(one.visit), one.before, zone), at(one.reminder)) << one.name;
}

TEST(ReminderTime, IsNoneWhenItWouldBeTooClose) {
  EXPECT_FALSE(reminder_time(at("2026-03-05T12:00:00+01:00"), minutes{10}, zone));
}

TEST(ByDay, WaitsForTheMorning) {
  EXPECT_EQ(by_day(at("2026-03-05T12:00:00+01:00"), zone), at("2026-03-05T12:00:00+01:00"));
  EXPECT_EQ(by_day(at("2026-03-05T05:10:00+01:00"), zone), at("2026-03-05T08:00:00+01:00"));
  EXPECT_EQ(by_day(at("2026-03-05T21:10:00+01:00"), zone), at("2026-03-06T08:00:00+01:00"));
}

}  // namespace
}  // namespace portico::notifications
