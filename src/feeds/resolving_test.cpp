#include "feeds/resolving.hpp"

#include <gmock/gmock.h>

namespace portico::feeds {
namespace {

using sandbox::BusyStretch;
using testing::ElementsAre;

Instant at(std::string_view text) { return Instant::parse(text).value(); }
std::int64_t seconds_of(std::string_view text) { return at(text).microseconds / 1'000'000; }

std::vector<std::string> told(const std::vector<BusyStretch>& stretches) {
  std::vector<std::string> all;
  for (const auto& one :
       resolved(stretches, calendar::Zone{"Europe/Budapest"}, {at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")}))
    all.push_back(one.start.rfc3339().substr(0, 16) + " " + one.end.rfc3339().substr(0, 16));
  return all;
}
BusyStretch clock(std::string_view start, std::string_view end, std::string zone = {}) {
  return {BusyStretch::Times::clock, seconds_of(start), seconds_of(end), std::move(zone)};
}
BusyStretch utc(std::string_view start, std::string_view end) {
  return {BusyStretch::Times::utc, seconds_of(start), seconds_of(end), {}};
}

TEST(Resolving, ClocksAreThoseOfTheZoneOrOfTheClinic) {
  EXPECT_THAT(told({clock("2026-03-03T08:00:00Z", "2026-03-03T09:00:00Z"),
                    clock("2026-03-03T08:00:00Z", "2026-03-03T09:00:00Z", "America/Costa_Rica"),
                    clock("2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z", "Romance Standard Time")}),
              ElementsAre("2026-03-03T07:00 2026-03-03T08:00", "2026-03-03T14:00 2026-03-03T15:00",
                          "2026-03-04T07:00 2026-03-04T08:00"));
}

TEST(Resolving, DaysAreAsLongAsTheyAreThere) {
  EXPECT_THAT(told({clock("2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"),
                    clock("2026-10-25T00:00:00Z", "2026-10-26T00:00:00Z")}),
              ElementsAre("2026-03-28T23:00 2026-03-29T22:00", "2026-10-24T22:00 2026-10-25T23:00"));
}

TEST(Resolving, WhatOverlapsIsOneAndSecondsBelongToTheirMinutes) {
  EXPECT_THAT(
      told({utc("2026-03-03T08:00:00Z", "2026-03-03T09:00:00Z"), utc("2026-03-03T08:30:00Z", "2026-03-03T10:00:00Z"),
            clock("2026-03-05T08:00:30Z", "2026-03-05T09:00:30Z")}),
      ElementsAre("2026-03-03T08:00 2026-03-03T10:00", "2026-03-05T07:00 2026-03-05T08:01"));
}

TEST(Resolving, NothingIsLeftOutsideTheWindow) {
  EXPECT_THAT(
      told({utc("2025-12-31T23:00:00Z", "2026-01-01T01:00:00Z"), utc("2027-06-01T00:00:00Z", "2027-06-02T00:00:00Z")}),
      ElementsAre("2026-01-01T00:00 2026-01-01T01:00"));
}

}  // namespace
}  // namespace portico::feeds
