#include "booking/ics.hpp"

#include <gmock/gmock.h>

namespace portico::booking {
namespace {

using testing::HasSubstr;
using testing::Not;

Instant at(std::string_view text) { return Instant::parse(text).value(); }

CalendarEvent visit() {
  return {.uid = "018f-1@portico",
          .sequence = 2,
          .made_at = at("2026-03-02T08:00:00Z"),
          .start = at("2026-03-03T07:00:00Z"),
          .end = at("2026-03-03T07:30:00Z"),
          .time_zone = "Europe/Budapest",
          .summary = "Duna Medical; rendelő, Buda",
          .description = "Kérjük, ne dohányozzon.\nTelefon: +36 1 234 5678",
          .location = "Fő utca 1., Budapest"};
}

TEST(Ics, IsWhatCalendarProgramsRead) {
  EXPECT_EQ(ics(visit()),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Portico//Appointments//EN\r\nCALSCALE:GREGORIAN\r\n"
            "METHOD:PUBLISH\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Budapest\r\nBEGIN:STANDARD\r\n"
            "DTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n"
            "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
            "TZNAME:CEST\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:018f-1@portico\r\nSEQUENCE:2\r\n"
            "DTSTAMP:20260302T080000Z\r\n"
            "DTSTART;TZID=Europe/Budapest:20260303T080000\r\nDTEND;TZID=Europe/Budapest:20260303T083000\r\n"
            "SUMMARY:Duna Medical\\; rendelő\\, Buda\r\n"
            "DESCRIPTION:Kérjük\\, ne dohányozzon.\\nTelefon: +36 1 234 5678\r\n"
            "LOCATION:Fő utca 1.\\, Budapest\r\nSTATUS:CONFIRMED\r\nCLASS:PRIVATE\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n"
            "END:VCALENDAR\r\n");
}

TEST(Ics, ACancelledVisitSaysSo) {
  auto gone = visit();
  gone.is_cancelled = true;
  EXPECT_THAT(ics(gone), HasSubstr("STATUS:CANCELLED\r\n"));
}

TEST(Ics, LongLinesAreFoldedBetweenCharacters) {
  auto long_one = visit();
  for (int i = 0; i < 60; ++i) long_one.description += "ő";
  const auto text = ics(long_one);
  std::size_t begin = 0;
  for (auto end = text.find("\r\n"); end != std::string::npos; begin = end + 2, end = text.find("\r\n", begin)) {
    EXPECT_LE(end - begin, 75u);
    EXPECT_NE(static_cast<unsigned char>(text[begin]) & 0xC0, 0x80) << "cut within a character";
  }
  std::string unfolded = text;
  for (auto fold = unfolded.find("\r\n "); fold != std::string::npos; fold = unfolded.find("\r\n "))
    unfolded.erase(fold, 3);
  EXPECT_THAT(unfolded, HasSubstr("Telefon: +36 1 234 5678őőő"));
}

TEST(Ics, AZoneWithoutChangesHasOneOffset) {
  auto in_utc = visit();
  in_utc.time_zone = "UTC";
  EXPECT_THAT(ics(in_utc), HasSubstr("BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"));
  EXPECT_THAT(ics(in_utc), Not(HasSubstr("DAYLIGHT")));
  auto there = visit();
  there.time_zone = "America/Costa_Rica";
  EXPECT_THAT(ics(there), HasSubstr("DTSTART;TZID=America/Costa_Rica:20260303T010000\r\n"));
}

TEST(Ics, SeveralStandUnderAName) {
  auto summer = visit();
  summer.uid = "018f-2@portico";
  summer.start = at("2026-07-01T07:00:00Z");
  summer.end = at("2026-07-01T07:30:00Z");
  summer.is_tentative = true;
  const auto text = ics({visit(), summer}, "Duna Medical, időpontok");
  EXPECT_THAT(text, HasSubstr("X-WR-CALNAME:Duna Medical\\, időpontok\r\n"));
  EXPECT_THAT(text, HasSubstr("DTSTART;TZID=Europe/Budapest:20260701T090000\r\n"));
  EXPECT_THAT(text, HasSubstr("STATUS:TENTATIVE\r\n"));
  const auto count = [&](std::string_view what) {
    std::size_t found = 0;
    for (auto i = text.find(what); i != std::string::npos; i = text.find(what, i + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("BEGIN:VTIMEZONE"), 1u) << "a zone is described once";
  EXPECT_EQ(count("BEGIN:DAYLIGHT"), 1u);
  EXPECT_EQ(count("BEGIN:STANDARD"), 2u) << "the winter before and the one after";
  EXPECT_EQ(count("BEGIN:VEVENT"), 2u);
}

TEST(Ics, AnEmptyCalendarIsOne) {
  EXPECT_THAT(ics(std::vector<CalendarEvent>{}, "Duna Medical"), HasSubstr("END:VCALENDAR\r\n"));
}

}  // namespace
}  // namespace portico::booking
