#include "db/pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace portico::db {
namespace {

using testing::ElementsAre;

class StubConnection final : public Connection {
 public:
  explicit StubConnection(std::atomic<int>& alive) : alive_{alive} { ++alive_; }
  ~StubConnection() override { --alive_; }
  void begin(Mode) override {}
  void commit() override {}
  void rollback() noexcept override {}
  bool is_usable() const noexcept override { return usable; }

  bool usable = true;

 protected:
  std::int64_t execute(Sql, std::span<const Value>, std::span<const std::string_view>,
                       const std::function<void(const Cells&)>&) override {
    return 0;
  }
  void execute_script(const std::string&) override {}

 private:
  std::atomic<int>& alive_;
};

TEST(FairGate, AdmitsThoseWhoWaitInTheirOrder) {
  FairGate gate{1};
  ASSERT_TRUE(gate.enter(seconds{0}));
  std::mutex mutex;
  std::vector<int> order;
  std::vector<std::thread> threads;
  for (int i = 0; i < 5; ++i) {
    threads.emplace_back([&, i] {
      EXPECT_TRUE(gate.enter(seconds{60}));
      {
        const std::lock_guard lock{mutex};
        order.push_back(i);
      }
      gate.leave();
    });
    while (gate.waiting() != static_cast<std::size_t>(i) + 1) std::this_thread::yield();
  }
  gate.leave();
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(order, ElementsAre(0, 1, 2, 3, 4));
}

TEST(FairGate, ForgetsWhoLostPatience) {
  FairGate gate{1};
  ASSERT_TRUE(gate.enter(seconds{0}));
  EXPECT_FALSE(gate.enter(milliseconds{1}));
  EXPECT_EQ(gate.waiting(), 0U);
  gate.leave();
  EXPECT_TRUE(gate.enter(seconds{0}));
}

TEST(Pool, NeverHoldsMoreThanItsCap) {
  std::atomic<int> alive = 0;
  std::atomic<int> most = 0;
  Pool pool{3, [&] {
              auto made = std::make_unique<StubConnection>(alive);
              for (int seen = most; seen < alive && !most.compare_exchange_weak(seen, alive);) continue;
              return made;
            }};
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 100; ++round) {
        const auto lease = pool.acquire(seconds{60});
        std::this_thread::yield();
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_LE(most, 3);
}

TEST(Pool, SaysSoWhenNoneComesFree) {
  std::atomic<int> alive = 0;
  Pool pool{1, [&] { return std::make_unique<StubConnection>(alive); }};
  const auto lease = pool.acquire(seconds{0});
  EXPECT_THROW(pool.acquire(milliseconds{1}), Unavailable);
}

TEST(Pool, ClosesWhatIsNoLongerUsable) {
  std::atomic<int> alive = 0;
  Pool pool{1, [&] { return std::make_unique<StubConnection>(alive); }};
  {
    auto lease = pool.acquire(seconds{0});
    static_cast<StubConnection&>(*lease).usable = false;
  }
  EXPECT_EQ(alive, 0);
  { const auto lease = pool.acquire(seconds{0}); }
  EXPECT_EQ(alive, 1);
  pool.close_idle();
  EXPECT_EQ(alive, 0);
}

TEST(Pool, KeepsItsPlacesWhenAConnectionCannotBeMade) {
  bool down = true;
  std::atomic<int> alive = 0;
  Pool pool{1, [&]() -> std::unique_ptr<Connection> {
              if (down) throw Unavailable{"down"};
              return std::make_unique<StubConnection>(alive);
            }};
  for (int i = 0; i < 3; ++i) EXPECT_THROW(pool.acquire(seconds{0}), Unavailable);
  down = false;
  const auto lease = pool.acquire(seconds{0});
  EXPECT_EQ(alive, 1);
}

}  // namespace
}  // namespace portico::db
