#include "sandbox/busy.hpp"

#include <gtest/gtest.h>

#include "base/clock.hpp"
#include "sandbox/worker/calendar.hpp"

namespace portico::sandbox {
namespace {

// A clock in Budapest as Outlook describes it: under a name of its own, with the rule of the European Union.
const std::string budapest = R"(BEGIN:VTIMEZONE
TZID:Central European Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
)";

std::int64_t at(std::string_view text) { return Instant::parse(text).value().microseconds / 1'000'000; }

// "2026-03-03T08:00 1h", of a clock "c 2026-03-03T08:00 1h Europe/Budapest".
std::string told(const BusyStretch& one) {
  const auto text = Instant{one.start * 1'000'000}.rfc3339().substr(0, 16);
  const auto length = (one.end - one.start) / 60;
  const auto lasts = length % 60 == 0 ? fmt::format("{}h", length / 60) : fmt::format("{}m", length);
  if (one.times == BusyStretch::Times::utc) return text + " " + lasts;
  return "c " + text + " " + lasts + (one.zone.empty() ? "" : " " + one.zone);
}

// What is said of March 2026.
BusyTimes read(const std::string& inside, const char* from = "2026-03-01T00:00:00Z",
               const char* until = "2026-04-01T00:00:00Z") {
  const auto text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n" + inside + "END:VCALENDAR\n";
  return read_busy(as_bytes(text), {at(from), at(until)});
}
std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\nUID:one@example\nDTSTAMP:20260101T000000Z\n" + lines + "\nEND:VEVENT\n";
}

struct Case {
  const char* name;
  std::string text;
  std::vector<std::string> busy;
};

std::vector<Case> cases() {
  return {
      {"an event in UTC", event("DTSTART:20260303T080000Z\nDTEND:20260303T090000Z"), {"2026-03-03T08:00 1h"}},
      {"a zone that the file describes",
       budapest + event("DTSTART;TZID=Central European Standard Time:20260303T080000\n"
                        "DTEND;TZID=Central European Standard Time:20260303T090000"),
       {"2026-03-03T07:00 1h"}},
      {"a zone by its name alone",
       event("DTSTART;TZID=Europe/Budapest:20260303T080000\nDTEND;TZID=Europe/Budapest:20260303T090000"),
       {"c 2026-03-03T08:00 1h Europe/Budapest"}},
      {"floating", event("DTSTART:20260303T080000\nDURATION:PT45M"), {"c 2026-03-03T08:00 45m"}},
      {"a whole day", event("DTSTART;VALUE=DATE:20260303"), {"c 2026-03-03T00:00 24h"}},
      {"three days", event("DTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260306"), {"c 2026-03-03T00:00 72h"}},
      {"over night", event("DTSTART:20260303T220000Z\nDTEND:20260304T060000Z"), {"2026-03-03T22:00 8h"}},
      {"without an end it takes no time", event("DTSTART:20260303T080000Z"), {}},
      {"an end before the start", event("DTSTART:20260303T080000Z\nDTEND:20260303T070000Z"), {}},
      {"transparent", event("DTSTART:20260303T080000Z\nDTEND:20260303T090000Z\nTRANSP:TRANSPARENT"), {}},
      {"cancelled", event("DTSTART:20260303T080000Z\nDTEND:20260303T090000Z\nSTATUS:CANCELLED"), {}},
      {"tentative is busy",
       event("DTSTART:20260303T080000Z\nDTEND:20260303T090000Z\nSTATUS:TENTATIVE"),
       {"2026-03-03T08:00 1h"}},
      {"free in Outlook's own words",
       event("DTSTART:20260303T080000Z\nDTEND:20260303T090000Z\nX-MICROSOFT-CDO-BUSYSTATUS:FREE"),
       {}},
      {"our own appointment",
       "BEGIN:VEVENT\nUID:018f-1@portico\nDTSTART:20260303T080000Z\nDTEND:20260303T090000Z\nEND:VEVENT\n",
       {}},
      {"every Tuesday across the change of clocks",
       budapest + event("DTSTART;TZID=Central European Standard Time:20260324T080000\n"
                        "DTEND;TZID=Central European Standard Time:20260324T090000\nRRULE:FREQ=WEEKLY;COUNT=2"),
       {"2026-03-24T07:00 1h", "2026-03-31T06:00 1h"}},
      {"every other week for years",
       event("DTSTART:20200107T080000Z\nDTEND:20200107T090000Z\nRRULE:FREQ=WEEKLY;INTERVAL=2"),
       {"2026-03-10T08:00 1h", "2026-03-24T08:00 1h"}},
      {"a rule with an end",
       event("DTSTART:20260302T080000Z\nDTEND:20260302T090000Z\nRRULE:FREQ=DAILY;UNTIL=20260304T080000Z"),
       {"2026-03-02T08:00 1h", "2026-03-03T08:00 1h", "2026-03-04T08:00 1h"}},
      {"counted from long ago",
       event("DTSTART:20250303T080000Z\nDTEND:20250303T090000Z\nRRULE:FREQ=WEEKLY;COUNT=53"),
       {"2026-03-02T08:00 1h"}},
      {"the last Friday of the month",
       event("DTSTART:20250131T120000Z\nDTEND:20250131T130000Z\nRRULE:FREQ=MONTHLY;BYDAY=-1FR"),
       {"2026-03-27T12:00 1h"}},
      {"exceptions",
       event("DTSTART:20260302T080000Z\nDTEND:20260302T090000Z\nRRULE:FREQ=DAILY;COUNT=4\n"
             "EXDATE:20260303T080000Z,20260304T080000Z"),
       {"2026-03-02T08:00 1h", "2026-03-05T08:00 1h"}},
      {"an exception in the zone of the series",
       budapest + event("DTSTART;TZID=Central European Standard Time:20260302T080000\n"
                        "DTEND;TZID=Central European Standard Time:20260302T090000\nRRULE:FREQ=DAILY;COUNT=2\n"
                        "EXDATE;TZID=Central European Standard Time:20260303T080000"),
       {"2026-03-02T07:00 1h"}},
      {"an exception that names the day",
       event("DTSTART:20260302T080000Z\nDTEND:20260302T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20260303"),
       {"2026-03-02T08:00 1h"}},
      {"whole days each week, less one",
       event("DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260309"),
       {"c 2026-03-02T00:00 24h", "c 2026-03-16T00:00 24h"}},
      {"further dates",
       event("DTSTART:20260302T080000Z\nDTEND:20260302T090000Z\nRDATE:20260310T100000Z\n"
             "RDATE;VALUE=PERIOD:20260311T100000Z/PT30M"),
       {"2026-03-02T08:00 1h", "2026-03-10T10:00 1h", "2026-03-11T10:00 30m"}},
      {"one of a series was moved",
       event("DTSTART:20260302T080000Z\nDTEND:20260302T090000Z\nRRULE:FREQ=DAILY;COUNT=3") +
           event("RECURRENCE-ID:20260303T080000Z\nDTSTART:20260303T140000Z\nDTEND:20260303T143000Z"),
       {"2026-03-02T08:00 1h", "2026-03-04T08:00 1h", "2026-03-03T14:00 30m"}},
      {"one of a series was called off",
       event("DTSTART:20260302T080000Z\nDTEND:20260302T090000Z\nRRULE:FREQ=DAILY;COUNT=2") +
           event("RECURRENCE-ID:20260303T080000Z\nDTSTART:20260303T080000Z\nDTEND:20260303T090000Z\nSTATUS:CANCELLED"),
       {"2026-03-02T08:00 1h"}},
      {"a free/busy list",
       "BEGIN:VFREEBUSY\nUID:x\nDTSTAMP:20260101T000000Z\nFREEBUSY;FBTYPE=BUSY:20260303T080000Z/20260303T090000Z\n"
       "FREEBUSY;FBTYPE=FREE:20260303T100000Z/PT1H\nEND:VFREEBUSY\n",
       {"2026-03-03T08:00 1h"}},
      {"outside the window", event("DTSTART:20270303T080000Z\nDTEND:20270303T090000Z"), {}},
      {"a start that is none", event("DTSTART:tomorrow\nDTEND:20260303T090000Z"), {}},
      {"a rule that never comes true",
       event("DTSTART:20260302T080000Z\nDTEND:20260302T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
       {"2026-03-02T08:00 1h"}},
      {"an empty calendar", "", {}},
  };
}

TEST(BusyTimes, AreWhatTheCalendarSays) {
  for (const auto& one : cases()) {
    const auto busy = read(one.text);
    EXPECT_EQ(busy.code, "") << one.name;
    std::vector<std::string> stretches;
    for (const auto& stretch : busy.stretches) stretches.push_back(told(stretch));
    EXPECT_EQ(stretches, one.busy) << one.name;
  }
}

TEST(BusyTimes, WhatIsNoWholeCalendarIsRefused) {
  for (const auto* text : {"", "<!doctype html><title>Sign in</title>", "BEGIN:VCALENDAR\nVERSION:2.0\n",
                           "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260303T080000Z\nEND:VEV", "END:VCALENDAR"})
    EXPECT_EQ(read_busy(as_bytes(std::string_view{text}), {0, 1}).code, "CALENDAR_UNREADABLE") << text;
}

TEST(BusyTimes, AFloodOfThemIsRefused) {
  const auto each_second = event("DTSTART:20200101T000000Z\nDTEND:20200101T000001Z\nRRULE:FREQ=SECONDLY");
  EXPECT_EQ(read(each_second).code, "CALENDAR_TOO_MANY");
  const auto counted = event("DTSTART:20000101T000000Z\nDTEND:20000101T000001Z\nRRULE:FREQ=MINUTELY;COUNT=99999999");
  EXPECT_EQ(read(counted).code, "CALENDAR_TOO_MANY");
}

TEST(BusyTimes, ComeThroughTheReply) {
  const BusyTimes busy{{},
                       {{BusyStretch::Times::utc, 100, 200, {}},
                        {BusyStretch::Times::clock, -5, 7, "Europe/Budapest"},
                        {BusyStretch::Times::clock, 1, 2, {}}}};
  const auto back = decode_busy(encode_busy(busy));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->stretches, busy.stretches);
  const auto refused = decode_busy(encode_busy({"CALENDAR_TOO_MANY", {}}));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code, "CALENDAR_TOO_MANY");
}

TEST(BusyTimes, AChildThatWasTakenOverIsNotBelieved) {
  for (const auto* text :
       {"", "busy", "busy - 1\n", "busy - 1\nu 2 1\n", "busy - 1\nu 1 2\nu 1 2\n", "busy - 1\nu 1 2 x\n",
        "busy - 1\nc 1 2 ../../etc/passwd;\n", "busy OWNED 0\n", "busy - -1\n", "busy - 99999999\n", "verdict - 0\n",
        "busy - 1\nu 1 9999999999999999999999\n", "busy - 1\nu 1 9223372036854775807\n"})
    EXPECT_FALSE(decode_busy(as_bytes(std::string_view{text}))) << text;
}

}  // namespace
}  // namespace portico::sandbox
