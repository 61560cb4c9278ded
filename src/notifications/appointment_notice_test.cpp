#include "notifications/appointment_notice.hpp"

#include <gtest/gtest.h>

namespace portico::notifications {
namespace {

Instant at(std::string_view text) { return Instant::parse(text).value(); }

TEST(ReminderTime, IsADayBeforeByDay) {
  const std::string zone = "Europe/Budapest";
  EXPECT_EQ(reminder_time(at("2026-03-05T10:30:00+01:00"), zone), at("2026-03-04T10:30:00+01:00"));
  EXPECT_EQ(reminder_time(at("2026-03-05T07:00:00+01:00"), zone), at("2026-03-04T08:00:00+01:00"));
  EXPECT_EQ(reminder_time(at("2026-03-05T21:00:00+01:00"), zone), at("2026-03-04T20:00:00+01:00"));
  EXPECT_EQ(reminder_time(at("2026-03-29T14:30:00+02:00"), zone), at("2026-03-28T13:30:00+01:00"))
      << "hours that pass, not what the clock shows";
}

}  // namespace
}  // namespace portico::notifications
