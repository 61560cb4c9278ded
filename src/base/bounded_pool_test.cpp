#include "base/bounded_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace portico {
namespace {

TEST(BoundedPool, everything_taken_is_done_before_it_ends) {
  std::atomic<int> done{0};
  {
    BoundedPool pool{2, 100};
    for (int i = 0; i < 100; ++i)
      while (!pool.submit([&] { ++done; })) std::this_thread::yield();
  }
  EXPECT_EQ(done, 100);
}

TEST(BoundedPool, a_full_queue_says_so) {
  std::latch busy{1}, released{1};
  BoundedPool pool{1, 1};
  ASSERT_TRUE(pool.submit([&] {
    busy.count_down();
    released.wait();
  }));
  busy.wait();
  EXPECT_TRUE(pool.submit([] {}));
  EXPECT_FALSE(pool.submit([] {}));
  released.count_down();
}

}  // namespace
}  // namespace portico
