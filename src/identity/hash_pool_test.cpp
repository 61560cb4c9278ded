#include "identity/hash_pool.hpp"

#include <gtest/gtest.h>

#include <future>

namespace portico::identity {
namespace {

using Turn = HashPool::Turn;

TEST(HashPool, RunsWhatIsAsked) {
  HashPool pool;
  std::promise<Turn> turn;
  pool.run([&](Turn t) { turn.set_value(t); });
  EXPECT_EQ(turn.get_future().get(), Turn::come);
}

TEST(HashPool, RefusesAtOnceWhenTheQueueIsFull) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::promise<void> started;
  std::atomic<int> ran{0};
  {
    HashPool pool{{.workers = 1, .burst = 1, .long_queue = 0, .queue = 2}};
    pool.run([&](Turn) {
      started.set_value();
      opened.wait();
      ++ran;
    });
    started.get_future().wait();
    pool.run([&](Turn) { ++ran; });
    pool.run([&](Turn) { ++ran; });
    auto answer = Turn::come;
    pool.run([&](Turn t) { answer = t; });
    EXPECT_EQ(answer, Turn::refused);
    gate.set_value();
  }
  EXPECT_EQ(ran, 3) << "what waits when the pool ends is told so, never dropped";
}

TEST(HashPool, RefusesWhatComesAfterItsStop) {
  HashPool pool;
  pool.stop();
  auto answer = Turn::come;
  pool.run([&](Turn turn) { answer = turn; });
  EXPECT_EQ(answer, Turn::refused);
}

TEST(HashPool, RefusesWhatHasWaitedTooLong) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::promise<Turn> second;
  HashPool pool{{.workers = 1, .burst = 1, .long_queue = 0, .queue = 2, .deadline = std::chrono::milliseconds{-1}}};
  pool.run([&](Turn) { opened.wait(); });
  pool.run([&](Turn t) { second.set_value(t); });
  gate.set_value();
  EXPECT_EQ(second.get_future().get(), Turn::refused);
}

TEST(HashPool, PassesFailuresOnToTheAnswer) {
  HashPool pool;
  std::promise<std::function<int()>> finished;
  pool.later<int>([]() -> int { throw std::runtime_error{"no memory"}; }, [](int value) { return value; })
      .start([&](std::function<int()> work) { finished.set_value(std::move(work)); });
  EXPECT_THROW(finished.get_future().get()(), std::runtime_error);
}

}  // namespace
}  // namespace portico::identity
