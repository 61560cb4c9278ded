#include "identity/hash_pool.hpp"

#include <gtest/gtest.h>

#include <future>

namespace portico::identity {
namespace {

using Turn = HashPool::Turn;
using Lane = HashPool::Lane;

TEST(HashPool, RunsWhatIsAsked) {
  HashPool pool;
  std::promise<Turn> turn;
  pool.run(Lane::unknown_device, [&](Turn t) { turn.set_value(t); });
  EXPECT_EQ(turn.get_future().get(), Turn::come);
}

TEST(HashPool, RefusesAtOnceWhenTheQueueIsFull) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::promise<void> started;
  std::atomic<int> ran{0};
  {
    HashPool pool{{.workers = 1, .burst = 1, .long_queue = 0, .queue = 4}};
    pool.run(Lane::unknown_device, [&](Turn) {
      started.set_value();
      opened.wait();
      ++ran;
    });
    started.get_future().wait();
    pool.run(Lane::unknown_device, [&](Turn) { ++ran; });
    pool.run(Lane::unknown_device, [&](Turn) { ++ran; });
    auto answer = Turn::come;
    pool.run(Lane::unknown_device, [&](Turn t) { answer = t; });
    EXPECT_EQ(answer, Turn::refused);
    gate.set_value();
  }
  EXPECT_EQ(ran, 3) << "what waits when the pool ends is told so, never dropped";
}

TEST(HashPool, RefusesWhatComesAfterItsStop) {
  HashPool pool;
  pool.stop();
  auto answer = Turn::come;
  pool.run(Lane::unknown_device, [&](Turn turn) { answer = turn; });
  EXPECT_EQ(answer, Turn::refused);
}

TEST(HashPool, RefusesWhatHasWaitedTooLong) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::promise<Turn> second;
  HashPool pool{{.workers = 1, .burst = 1, .long_queue = 0, .queue = 4, .deadline = std::chrono::milliseconds{-1}}};
  pool.run(Lane::unknown_device, [&](Turn) { opened.wait(); });
  pool.run(Lane::unknown_device, [&](Turn t) { second.set_value(t); });
  gate.set_value();
  EXPECT_EQ(second.get_future().get(), Turn::refused);
}

TEST(HashPool, AFloodOfStrangersLeavesKnownDevicesTheirHalf) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::promise<void> started;
  std::vector<char> order;
  std::mutex mutex;
  const auto note = [&](char who) {
    return [&, who](Turn) {
      const std::lock_guard lock{mutex};
      order.push_back(who);
    };
  };
  {
    HashPool pool{{.workers = 1, .burst = 1, .long_queue = 0, .queue = 64}};
    pool.run(Lane::unknown_device, [&](Turn) {
      started.set_value();
      opened.wait();
    });
    started.get_future().wait();
    for (int i = 0; i < 32; ++i) pool.run(Lane::unknown_device, note('u'));
    EXPECT_FALSE(pool.has_place(Lane::unknown_device));
    ASSERT_TRUE(pool.has_place(Lane::known_device));
    std::promise<void> done;
    pool.run(Lane::known_device, note('k'));
    pool.run(Lane::known_device, [&](Turn) { done.set_value(); });
    gate.set_value();
    done.get_future().wait();
    const std::lock_guard lock{mutex};
    EXPECT_LE(std::find(order.begin(), order.end(), 'k') - order.begin(), 1) << "not behind the flood";
  }
}

TEST(HashPool, PassesFailuresOnToTheAnswer) {
  HashPool pool;
  std::promise<std::function<int()>> finished;
  pool.later<int>(
          Lane::unknown_device, []() -> int { throw std::runtime_error{"no memory"}; }, [](int value) { return value; })
      .start([&](std::function<int()> work) { finished.set_value(std::move(work)); });
  EXPECT_THROW(finished.get_future().get()(), std::runtime_error);
}

}  // namespace
}  // namespace portico::identity
