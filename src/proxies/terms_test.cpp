#include "proxies/terms.hpp"

#include <gtest/gtest.h>

namespace portico::proxies {
namespace {

const Instant long_ago{0};

Terms parents(std::string_view birth, std::string zone = "Europe/Budapest") {
  return {.basis = Basis::parental_responsibility,
          .scopes = "appointments,documents,profile",
          .valid_from = long_ago,
          .valid_until = {},
          .birth_date = *Date::parse(birth),
          .end_age = 18,
          .narrow_age = {},
          .narrow_scopes = "appointments,billing",
          .time_zone = std::move(zone)};
}

Instant at(std::string_view moment) { return *Instant::parse(moment); }

struct Birthday {
  const char* name;
  const char* birth;
  const char* zone;
  const char* last_moment;
  const char* first_moment;  // of the day on which it has ended
  const char* last_day;
};

class BirthdayTest : public testing::TestWithParam<Birthday> {};

TEST_P(BirthdayTest, EndsWithTheDayBeforeInTheContractsZone) {
  const auto& born = GetParam();
  const auto terms = parents(born.birth, born.zone);
  EXPECT_EQ(terms.scopes_at(at(born.last_moment)), terms.scopes);
  EXPECT_EQ(terms.scopes_at(at(born.first_moment)), "");
  EXPECT_EQ(terms.scopes_at(at(born.first_moment) + hours{24}), "");
  EXPECT_EQ(terms.scopes_at(at(born.last_moment) - hours{24}), terms.scopes);
  EXPECT_EQ(terms.ends_at(), at(born.first_moment));
  EXPECT_EQ(terms.last_day()->text(), born.last_day);
}

INSTANTIATE_TEST_SUITE_P(
    Births, BirthdayTest,
    testing::Values(Birthday{"Budapest", "2008-11-23", "Europe/Budapest", "2026-11-22T23:59:59+01:00",
                             "2026-11-23T00:00:00+01:00", "2026-11-22"},
                    Birthday{"BudapestInSummer", "2008-07-01", "Europe/Budapest", "2026-06-30T23:59:59+02:00",
                             "2026-07-01T00:00:00+02:00", "2026-06-30"},
                    Birthday{"CostaRica", "2008-11-23", "America/Costa_Rica", "2026-11-22T23:59:59-06:00",
                             "2026-11-23T00:00:00-06:00", "2026-11-22"},
                    Birthday{"Auckland", "2008-11-23", "Pacific/Auckland", "2026-11-22T23:59:59+13:00",
                             "2026-11-23T00:00:00+13:00", "2026-11-22"},
                    Birthday{"LeapDayInACommonYear", "2008-02-29", "Europe/Budapest", "2026-02-28T23:59:59+01:00",
                             "2026-03-01T00:00:00+01:00", "2026-02-28"},
                    Birthday{"LeapDayCostaRica", "2008-02-29", "America/Costa_Rica", "2026-02-28T23:59:59-06:00",
                             "2026-03-01T00:00:00-06:00", "2026-02-28"},
                    // Cuba's clocks went from midnight to one o'clock on 11 March 2018.
                    Birthday{"MidnightThatIsSkipped", "2000-03-11", "America/Havana", "2018-03-10T23:59:59-05:00",
                             "2018-03-11T05:00:00Z", "2018-03-10"}),
    [](const auto& given) { return std::string{given.param.name}; });

TEST(Birthday, OfALeapDayIsKeptInLeapYears) {
  EXPECT_EQ(birthday(*Date::parse("2008-02-29"), 16).text(), "2024-02-29");
  EXPECT_EQ(birthday(*Date::parse("2008-02-29"), 18).text(), "2026-03-01");
}

TEST(Terms, AreNeverLongerThanTheirOwnEnd) {
  auto terms = parents("2015-05-05");
  terms.valid_until = at("2026-12-31T23:00:00Z");
  EXPECT_EQ(terms.ends_at(), terms.valid_until);
  EXPECT_EQ(terms.last_day()->text(), "2026-12-31");
  EXPECT_EQ(terms.scopes_at(at("2026-12-31T22:59:59Z")), terms.scopes);
  EXPECT_EQ(terms.scopes_at(at("2026-12-31T23:00:00Z")), "");
}

TEST(Terms, DoNotHoldBeforeTheyBegin) {
  auto terms = parents("2015-05-05");
  terms.valid_from = at("2027-01-01T00:00:00Z");
  EXPECT_EQ(terms.scopes_at(at("2026-12-31T23:59:59Z")), "");
  EXPECT_EQ(terms.scopes_at(terms.valid_from), terms.scopes);
}

TEST(Terms, WhatWasArrangedForAMinorEndsWhateverItsBasis) {
  for (const auto basis : {Basis::guardianship, Basis::power_of_attorney, Basis::consent}) {
    auto terms = parents("2008-11-23");
    terms.basis = basis;
    EXPECT_EQ(terms.scopes_at(at("2026-11-23T12:00:00Z")), "") << spelling(basis);
    terms.valid_from = at("2026-11-23T08:00:00Z");
    EXPECT_EQ(terms.scopes_at(at("2026-11-23T12:00:00Z")), terms.scopes) << spelling(basis);
    EXPECT_FALSE(terms.ends_at()) << spelling(basis);
  }
}

TEST(Terms, OneselfHasNoAge) {
  auto terms = parents("2008-11-23");
  terms.basis = Basis::self;
  EXPECT_EQ(terms.scopes_at(at("2030-01-01T00:00:00Z")), terms.scopes);
  EXPECT_FALSE(terms.last_day());
}

TEST(Terms, OfAParentHoldForNobodyWithoutABirthDate) {
  auto terms = parents("2015-05-05");
  terms.birth_date.reset();
  EXPECT_EQ(terms.scopes_at(at("2026-11-23T12:00:00Z")), "");
}

TEST(Terms, NarrowFromTheAgeThatTheContractSays) {
  auto terms = parents("2012-11-23");
  terms.narrow_age = 14;
  EXPECT_EQ(terms.scopes_at(at("2026-11-22T22:59:59Z")), terms.scopes);
  EXPECT_EQ(terms.scopes_at(at("2026-11-22T23:00:00Z")), "appointments");
  terms.basis = Basis::consent;
  EXPECT_EQ(terms.scopes_at(at("2026-11-22T23:00:00Z")), terms.scopes);
}

}  // namespace
}  // namespace portico::proxies
