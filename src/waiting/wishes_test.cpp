#include "waiting/wishes.hpp"

#include <gmock/gmock.h>

#include <random>

namespace portico::waiting {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const calendar::Zone budapest{"Europe/Budapest"};

Instant at(const std::string& text) { return Instant::parse(text).value(); }
Date day(const std::string& text) { return Date::parse(text).value(); }

class WishesTest : public testing::Test {
 protected:
  Candidate candidate(Instant start, PractitionerId who) const {
    const Instant end = start + minutes{30};
    return {{{}, who, buda, start, end, {}}, booking::Cells::of({start, end}), {}, true};
  }
  Candidate candidate(const std::string& start) const { return candidate(at(start), agnes); }
  bool is_fit(const std::string& start, std::optional<Instant> before = {}) const {
    return fits(wishes, candidate(start).slot, budapest, before, now);
  }
  Waiter waiter(EntryId id) const { return {id, wishes, {}, 3, {}, {}}; }

  const PractitionerId agnes = PractitionerId::make();
  const PractitionerId gabor = PractitionerId::make();
  const LocationId buda = LocationId::make();
  const EntryId first = EntryId::make();
  const EntryId second = EntryId::make();
  const Zones zones{{buda, budapest}};
  const Instant now = at("2026-03-02T09:00:00+01:00");  // a Monday
  Wishes wishes{{}, {}, {}, day("2026-04-30"), {}, 0, 1440, 120};
};

TEST_F(WishesTest, WithoutWishesAnyTimeInTheDaysFits) {
  EXPECT_TRUE(is_fit("2026-03-02T11:00:00+01:00"));
  EXPECT_FALSE(is_fit("2026-03-02T10:55:00+01:00")) << "less than two hours' notice";
  EXPECT_TRUE(is_fit("2026-04-30T23:30:00+02:00"));
  EXPECT_FALSE(is_fit("2026-05-01T00:00:00+02:00"));
  wishes.from_day = day("2026-03-04");
  EXPECT_FALSE(is_fit("2026-03-03T23:30:00+01:00"));
  EXPECT_TRUE(is_fit("2026-03-04T00:00:00+01:00"));
}

TEST_F(WishesTest, DaysAndHoursAreThoseOfTheInstitutionsClocks) {
  wishes.weekdays = {2};
  wishes.from_minute = 8 * 60;
  wishes.to_minute = 12 * 60;
  EXPECT_TRUE(is_fit("2026-03-03T08:00:00+01:00"));
  EXPECT_TRUE(is_fit("2026-03-03T11:30:00+01:00")) << "it ends at twelve";
  EXPECT_FALSE(is_fit("2026-03-03T11:35:00+01:00"));
  EXPECT_FALSE(is_fit("2026-03-03T07:55:00+01:00"));
  EXPECT_FALSE(is_fit("2026-03-04T08:00:00+01:00")) << "a Wednesday";
  // Summer time: eight o'clock there is six in UTC.
  EXPECT_TRUE(is_fit("2026-03-31T06:00:00Z"));
  EXPECT_FALSE(is_fit("2026-03-31T05:55:00Z"));
}

TEST_F(WishesTest, OnlyWhatIsEarlierThanTheVisitInItsPlace) {
  EXPECT_TRUE(is_fit("2026-03-10T08:00:00+01:00", at("2026-03-10T08:05:00+01:00")));
  EXPECT_FALSE(is_fit("2026-03-10T08:00:00+01:00", at("2026-03-10T08:00:00+01:00")));
}

TEST_F(WishesTest, WhoAndWhere) {
  wishes.practitioner_ids = {gabor};
  EXPECT_FALSE(is_fit("2026-03-03T08:00:00+01:00"));
  wishes.practitioner_ids = {gabor, agnes};
  EXPECT_TRUE(is_fit("2026-03-03T08:00:00+01:00"));
  wishes.location_ids = {LocationId::make()};
  EXPECT_FALSE(is_fit("2026-03-03T08:00:00+01:00"));
}

TEST_F(WishesTest, OneByOneEachGetsTheFirstThatFits) {
  const std::vector free{candidate("2026-03-03T08:00:00+01:00"), candidate("2026-03-03T08:15:00+01:00"),
                         candidate("2026-03-03T09:00:00+01:00")};
  const auto given = matches(WaitingMode::one_by_one, {waiter(first), waiter(second)}, free, zones, now);
  ASSERT_THAT(given, SizeIs(2));
  EXPECT_EQ(given[0].candidate.slot.start, free[0].slot.start);
  EXPECT_THAT(given[0].entries, ElementsAre(first));
  EXPECT_EQ(given[1].candidate.slot.start, free[2].slot.start) << "a quarter past eight lies across the first's";
  EXPECT_THAT(given[1].entries, ElementsAre(second));
}

TEST_F(WishesTest, NobodyIsOfferedTheSameTwiceOrTooMuch) {
  const std::vector free{candidate("2026-03-03T08:00:00+01:00")};
  auto known = waiter(first);
  known.known.insert({agnes, free[0].slot.start});
  auto tired = waiter(second);
  tired.offers_left = 0;
  EXPECT_THAT(matches(WaitingMode::one_by_one, {known, tired}, free, zones, now), IsEmpty());
  EXPECT_THAT(matches(WaitingMode::to_all, {known, tired}, free, zones, now), IsEmpty());
}

TEST_F(WishesTest, NobodyIsOfferedATimeAtWhichHeIsElsewhere) {
  const std::vector free{candidate("2026-03-03T08:00:00+01:00"), candidate("2026-03-03T09:00:00+01:00")};
  auto engaged = waiter(first);
  engaged.engaged.push_back({at("2026-03-03T08:20:00+01:00"), at("2026-03-03T09:00:00+01:00")});
  const auto given = matches(WaitingMode::one_by_one, {engaged}, free, zones, now);
  ASSERT_THAT(given, SizeIs(1));
  EXPECT_EQ(given[0].candidate.slot.start, free[1].slot.start);
}

TEST_F(WishesTest, ToAllATimeGoesToAllWhomItFits) {
  const std::vector free{candidate("2026-03-03T08:00:00+01:00"), candidate("2026-03-03T09:00:00+01:00")};
  const auto given = matches(WaitingMode::to_all, {waiter(first), waiter(second)}, free, zones, now);
  ASSERT_THAT(given, SizeIs(1));
  EXPECT_THAT(given[0].entries, ElementsAre(first, second));
  EXPECT_THAT(matches(WaitingMode::off, {waiter(first)}, free, zones, now), IsEmpty());
}

TEST_F(WishesTest, AtNightNobodyIsWrittenTo) {
  EXPECT_FALSE(is_silent(at("2026-03-02T08:00:00+01:00"), budapest));
  EXPECT_FALSE(is_silent(at("2026-03-02T20:59:00+01:00"), budapest));
  EXPECT_TRUE(is_silent(at("2026-03-02T21:00:00+01:00"), budapest));
  EXPECT_TRUE(is_silent(at("2026-03-02T07:59:00+01:00"), budapest));
  EXPECT_EQ(next_morning(at("2026-03-02T21:00:00+01:00"), budapest), at("2026-03-03T08:00:00+01:00"));
  EXPECT_EQ(next_morning(at("2026-03-03T03:00:00+01:00"), budapest), at("2026-03-03T08:00:00+01:00"));
  EXPECT_EQ(next_morning(at("2026-03-28T22:00:00+01:00"), budapest), at("2026-03-29T08:00:00+02:00"));
  EXPECT_EQ(time_to_answer(now + hours{24}, now), minutes{30});
  EXPECT_EQ(time_to_answer(now + hours{23}, now), minutes{10});
}

// Any line and any free times: what fits is given, once, to one each, and nobody is passed over for who came later.
TEST_F(WishesTest, TheLineIsKeptWhateverComes) {
  std::mt19937 random{20261122};
  const auto any = [&](int least, int most) { return std::uniform_int_distribution{least, most}(random); };
  for (int round = 0; round < 300; ++round) {
    std::vector<Waiter> line;
    for (int i = any(0, 12); i > 0; --i) {
      auto one = waiter(EntryId::make());
      if (any(0, 1) == 1) one.wishes.weekdays = {any(1, 7), any(1, 7)};
      if (any(0, 1) == 1) one.wishes.practitioner_ids = {any(0, 1) == 1 ? agnes : gabor};
      one.wishes.from_minute = any(0, 12) * 60;
      one.wishes.to_minute = one.wishes.from_minute + any(1, 12) * 60;
      line.push_back(std::move(one));
    }
    std::vector<Candidate> free;
    for (int i = any(0, 15); i > 0; --i)
      free.push_back(candidate(now + minutes{15 * any(0, 96 * 7)}, any(0, 1) == 1 ? agnes : gabor));
    std::ranges::sort(free, {}, [](const Candidate& one) { return one.slot.start; });

    const auto given = matches(WaitingMode::one_by_one, line, free, zones, now);
    std::map<EntryId, const Candidate*> of;
    for (const auto& match : given) {
      ASSERT_THAT(match.entries, SizeIs(1));
      ASSERT_TRUE(of.emplace(match.entries.front(), &match.candidate).second) << "nobody gets two";
    }
    for (auto one = given.begin(); one != given.end(); ++one)
      for (auto other = one + 1; other != given.end(); ++other)
        ASSERT_FALSE(one->candidate.slot.practitioner_id == other->candidate.slot.practitioner_id &&
                     one->candidate.slot.start < other->candidate.slot.end &&
                     other->candidate.slot.start < one->candidate.slot.end);
    for (auto early = line.begin(); early != line.end(); ++early) {
      if (of.contains(early->id)) {
        ASSERT_TRUE(fits(early->wishes, of[early->id]->slot, budapest, {}, now));
        continue;
      }
      for (auto late = early + 1; late != line.end(); ++late)
        if (of.contains(late->id)) {
          ASSERT_FALSE(fits(early->wishes, of[late->id]->slot, budapest, {}, now)) << "passed over";
        }
    }
  }
}

}  // namespace
}  // namespace portico::waiting
