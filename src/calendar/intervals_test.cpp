#include "calendar/intervals.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace portico::calendar {
namespace {

using testing::ElementsAre;

Interval between(std::int64_t start, std::int64_t end) { return {Instant{start}, Instant{end}}; }

TEST(Intervals, JoinWhatOverlapsAndKeepWhatTouches) {
  EXPECT_THAT(joined({between(5, 8), between(1, 3), between(2, 4), between(4, 5), between(6, 6)}),
              ElementsAre(between(1, 4), between(4, 5), between(5, 8)));
}

TEST(Intervals, AreCutOutOfOneAnother) {
  EXPECT_THAT(without({between(0, 10), between(20, 30)}, {between(2, 3), between(8, 22), between(29, 40)}),
              ElementsAre(between(0, 2), between(3, 8), between(22, 29)));
  EXPECT_THAT(without({between(0, 10)}, {between(0, 10)}), testing::IsEmpty());
}

TEST(Intervals, AreDividedFromTheirBeginning) {
  const Instant eight{};
  EXPECT_THAT(starts_in({eight, eight + hours{1}}, minutes{20}, minutes{30}), ElementsAre(eight, eight + minutes{20}));
  EXPECT_THAT(starts_in({eight, eight + minutes{29}}, minutes{20}, minutes{30}), testing::IsEmpty());
  EXPECT_THROW(starts_in({eight, eight + hours{1}}, minutes{0}, minutes{30}), std::logic_error);
}

std::vector<Interval> some_intervals() {
  return *rc::gen::container<std::vector<Interval>>(
      rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 60), rc::gen::inRange(0, 20)),
                   [](const std::pair<int, int>& pair) { return between(pair.first, pair.first + pair.second); }));
}

bool covers(const std::vector<Interval>& intervals, std::int64_t moment) {
  return std::ranges::any_of(intervals, [&](const Interval& one) { return one.contains(between(moment, moment + 1)); });
}

RC_GTEST_PROP(IntervalsProperty, CutAndJoinedCoverWhatTheyShould, ()) {
  const auto from = some_intervals();
  const auto holes = some_intervals();
  const auto whole = joined(from);
  const auto rest = without(from, holes);
  for (std::int64_t moment = 0; moment < 80; ++moment) {
    RC_ASSERT(covers(whole, moment) == covers(from, moment));
    RC_ASSERT(covers(rest, moment) == (covers(from, moment) && !covers(holes, moment)));
  }
  for (std::size_t i = 1; i < rest.size(); ++i) RC_ASSERT(rest[i - 1].end <= rest[i].start);
}

}  // namespace
}  // namespace portico::calendar
