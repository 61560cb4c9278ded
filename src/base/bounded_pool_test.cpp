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

TEST(BoundedPool, what_runs_is_finished_at_the_stop_and_what_waits_is_dropped) {
  std::latch busy{1}, released{1};
  std::atomic<bool> finished{false};
  BoundedPool pool{1, 10};
  ASSERT_TRUE(pool.submit([&] {
    busy.count_down();
    released.wait();
    finished = true;
  }));
  busy.wait();
  const auto waiting = std::make_shared<int>();
  ASSERT_TRUE(pool.submit([waiting] { FAIL() << "it was dropped"; }));
  std::thread stopper{[&] { pool.stop(); }};
  while (waiting.use_count() > 1) std::this_thread::yield();
  EXPECT_FALSE(finished);
  released.count_down();
  stopper.join();
  EXPECT_TRUE(finished);
  EXPECT_FALSE(pool.submit([] {}));
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
