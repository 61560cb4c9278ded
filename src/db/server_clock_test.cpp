#include "db/server_clock.hpp"

#include "db/engine_test.hpp"

namespace portico::db {
namespace {

class ServerClockTest : public EngineTest {};
PORTICO_EACH_ENGINE(ServerClockTest);

TEST_P(ServerClockTest, TellsTheServersTimeWhereThereIsAServer) {
  const support::FakeClock wrong;  // months away from the machine's
  const ServerClock clock{database(), wrong};
  if (database().is_sqlite()) {
    EXPECT_EQ(clock.now(), wrong.now());
  } else {
    EXPECT_LT(std::chrono::abs(clock.now() - SystemClock{}.now()), seconds{30});
  }
}

TEST_P(ServerClockTest, LeavesATransactionAlone) {
  const support::FakeClock wrong;
  const ServerClock clock{database(), wrong};
  database().write([&](Transaction&) { EXPECT_EQ(clock.now(), wrong.now()); });
}

TEST(ServerClock, GoesOnWhileTheServerIsAway) {
  const support::TempDir empty;
  const auto database = Database::open({.url = "postgresql://nobody@/nothing?host=" + empty.path().string()});
  const support::FakeClock process;
  EXPECT_EQ((ServerClock{*database, process}.now()), process.now());
}

}  // namespace
}  // namespace portico::db
