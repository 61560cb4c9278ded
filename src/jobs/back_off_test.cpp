#include "jobs/back_off.hpp"

#include <gtest/gtest.h>

namespace portico::jobs {
namespace {

TEST(BackOff, GrowsFromASecondToAnHour) {
  EXPECT_EQ(back_off(1, 0.99), seconds{1});
  EXPECT_EQ(back_off(2, 0.5), milliseconds{1500});
  EXPECT_EQ(back_off(11, 0.0), seconds{1});
  EXPECT_GT(back_off(12, 0.99), minutes{30});
  EXPECT_LE(back_off(1'000'000, 0.999'999), hours{1});
}

TEST(BackOff, NeverShrinksFromTryToTry) {
  for (std::int64_t attempt = 1; attempt < 20; ++attempt) EXPECT_LE(back_off(attempt, 0.7), back_off(attempt + 1, 0.7));
}

TEST(BackOff, BearsAttemptsThatAreNone) { EXPECT_EQ(back_off(-5, 0.5), seconds{1}); }

}  // namespace
}  // namespace portico::jobs
