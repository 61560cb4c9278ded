#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <future>
#include <latch>
#include <set>
#include <thread>

#include "db/engine_test.hpp"
#include "support/postgres_cluster.hpp"

// What holds on PostgreSQL alone: the server and the network between may go away.
namespace portico::db {
namespace {

constexpr Sql own_backend{"select pg_backend_pid()"};
constexpr Sql terminate{"select pg_terminate_backend(cast($1 as int), 5000)"};
constexpr Sql terminate_all{
    "select count(*) from (select pg_terminate_backend(pid, 5000) from pg_stat_activity "
    "where datname = current_database() and pid <> pg_backend_pid()) as ended"};
constexpr Sql backends{
    "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"};
constexpr Sql set_count{
    "insert into counter (name, count) values ($1, $2) on conflict (name) do update set count = $2"};
constexpr Sql get_count{"select count from counter where name = $1"};
constexpr Sql short_sleep{"select count(*) from pg_sleep(0.02)"};
constexpr Sql long_sleep{"select count(*) from pg_sleep(600)"};
constexpr Sql sleep_a_second{"select count(*) from pg_sleep(1)"};
constexpr Sql asleep{"select count(*) from pg_stat_activity where wait_event = 'PgSleep'"};
constexpr Sql setting{"select current_setting($1)"};

constexpr Migration counter{"0001_counter",
                            "create table counter (name {text} not null primary key, count {int} not null);\n"};

class PostgresTest : public testing::Test {
 protected:
  PostgresTest()
      : test_database{support::EngineKind::postgres, support::Schema::empty},
        database{test_database.open_another()},
        operator_{test_database.open_another()} {
    migrate(*database, std::span{&counter, 1}, support::FakeClock::monday_morning);
  }

  int backend() {
    return database->read([](Transaction& transaction) { return transaction.one<int>(own_backend); });
  }
  void kill(int pid) {
    operator_->read([&](Transaction& transaction) { EXPECT_TRUE(transaction.one<bool>(terminate, pid)); });
  }
  int count() {
    return database->read([](Transaction& transaction) { return transaction.one<int>(get_count, "x"); });
  }

  support::TestDatabase test_database;
  std::unique_ptr<Database> database;
  std::unique_ptr<Database> operator_;  // at another console
};

TEST_F(PostgresTest, GoesOnWhenAnIdleConnectionWasTerminated) {
  for (const Mode mode : {Mode::read, Mode::snapshot, Mode::write, Mode::append}) {
    const int before = backend();
    kill(before);
    const auto work = [](Transaction& transaction) { return transaction.one<int>(own_backend); };
    int after = 0;
    switch (mode) {
      case Mode::read:
        after = database->read(work);
        break;
      case Mode::snapshot:
        after = database->snapshot(work);
        break;
      case Mode::write:
        after = database->write(work);
        break;
      case Mode::append:
        after = database->append(work);
        break;
    }
    EXPECT_NE(after, before);
  }
}

TEST_F(PostgresTest, RunsWorkAgainWhoseConnectionWasTerminated) {
  int tries = 0;
  database->write([&](Transaction& transaction) {
    transaction.run(set_count, "x", ++tries);
    if (tries == 1) kill(transaction.one<int>(own_backend));
    transaction.one<int>(get_count, "x");
  });
  EXPECT_EQ(tries, 2);
  EXPECT_EQ(count(), 2);
}

TEST_F(PostgresTest, DoesNotGuessWhetherACommitHappened) {
  int tries = 0;
  EXPECT_THROW(database->write([&](Transaction& transaction) {
    ++tries;
    transaction.run(set_count, "x", 1);
    kill(transaction.one<int>(own_backend));  // the next thing sent is the commit
  }),
               Unavailable);
  EXPECT_EQ(tries, 1);
}

TEST_F(PostgresTest, GoesOnWhenEveryConnectionWasTerminatedUnderUse) {
  std::atomic<bool> ended = false;
  std::atomic<int> written = 0;
  {
    std::vector<std::jthread> clients;
    for (int i = 0; i < 4; ++i)
      clients.emplace_back([&, i] {
        while (!ended) {
          try {
            database->append(
                [&](Transaction& transaction) { transaction.run(set_count, std::to_string(i), ++written); });
          } catch (const Unavailable&) {
            continue;  // terminated in mid-commit, or again and again
          }
        }
      });
    for (int i = 0; i < 20; ++i) operator_->read([](Transaction& transaction) { transaction.one<int>(terminate_all); });
    ended = true;
  }
  EXPECT_NO_THROW(database->ping());
}

TEST_F(PostgresTest, StaysWithinItsCap) {
  Options options = test_database.options();
  options.connections = 3;
  database = Database::open(options);
  std::atomic<bool> ended = false;
  std::vector<std::jthread> clients;
  for (int i = 0; i < 16; ++i)
    clients.emplace_back([&] {
      while (!ended) database->read([](Transaction& transaction) { transaction.one<int>(short_sleep); });
    });
  int most = 0;
  for (int i = 0; i < 50; ++i)
    most = std::max(most, operator_->read([](Transaction& transaction) { return transaction.one<int>(backends); }));
  ended = true;
  clients.clear();
  EXPECT_GE(most, 1);
  EXPECT_LE(most, 3);
}

TEST_F(PostgresTest, CancelsASleepingStatement) {
  Options options = test_database.options();
  options.statement_timeout = milliseconds{50};
  database = Database::open(options);
  EXPECT_THROW(database->read([](Transaction& transaction) { transaction.one<int>(long_sleep); }), TimedOut);
  database->ping();
}

TEST_F(PostgresTest, SetsEachConnectionUp) {
  const auto value = [&](const char* name) {
    return database->read([&](Transaction& transaction) { return transaction.one<std::string>(setting, name); });
  };
  EXPECT_EQ(value("client_encoding"), "UTF8");
  EXPECT_EQ(value("TimeZone"), "UTC");
  EXPECT_EQ(value("default_transaction_read_only"), "on");
  EXPECT_EQ(value("application_name"), "portico");
}

constexpr Sql isolation{"select current_setting('transaction_isolation')"};
TEST_F(PostgresTest, QuotesNoValueInAnError) {
  constexpr Sql statements[]{
      {"select count(*) from counter where count = cast($1 as bigint)"},
      {"select count(*) from counter where cast($1 as uuid) is not null"},
      {"select count(*) from counter where cast($1 as date) > cast('2000-01-01' as date)"},
      {"select count(*) from counter where cast($1 as boolean)"},
      {"select count(*) from counter where decode($1, 'hex') is not null"},
      {"select count(*) from counter where name ~ ($1 || '(')"},
      {"select count(*) from counter where cast($1 as char(3)) = name and to_number($1, '999') > 0"},
  };
  database->write([](Transaction& transaction) { transaction.run(set_count, "Kovács Anna", 1); });
  for (const Sql& statement : statements) {
    const auto run = [&] {
      database->read([&](Transaction& transaction) { transaction.one<int>(statement, "Kovács Anna"); });
    };
    EXPECT_THAT(run, testing::ThrowsMessage<Error>(
                         testing::AllOf(testing::HasSubstr("postgresql 22"), testing::Not(testing::HasSubstr("Anna")))))
        << statement.text;
  }
}

TEST_F(PostgresTest, KeepsThePromisedIsolation) {
  const auto level = [](Transaction& transaction) { return transaction.one<std::string>(isolation); };
  EXPECT_EQ(database->write(level), "serializable");
  EXPECT_EQ(database->append(level), "read committed");
  EXPECT_EQ(database->snapshot(level), "repeatable read");
}

constexpr Sql sum_of_counts{"select sum(count) from counter"};
constexpr Sql cast_sum{"select cast(sum(count) as bigint) from counter"};
TEST_F(PostgresTest, SaysHowToReadASum) {
  database->write([](Transaction& transaction) { transaction.run(set_count, "x", 4); });
  EXPECT_THAT([&] { database->read([](Transaction& transaction) { transaction.one<int>(sum_of_counts); }); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("cast(")));
  EXPECT_EQ(database->read([](Transaction& transaction) { return transaction.one<int>(cast_sum); }), 4);
}

constexpr Sql lock_all{"select count(*) from (select name from counter where name = $1 for update) as locked"};
TEST_F(PostgresTest, ResolvesDeadlocks) {
  database->write([](Transaction& transaction) {
    transaction.run(set_count, "a", 0);
    transaction.run(set_count, "b", 0);
  });
  std::latch both_locked{2};
  std::atomic<int> tries = 0;
  const auto cross = [&](const char* first, const char* second) {
    bool met = false;
    database->append([&](Transaction& transaction) {
      ++tries;
      transaction.one<int>(lock_all, first);
      if (!std::exchange(met, true)) both_locked.arrive_and_wait();
      transaction.run(set_count, second, 1);
    });
  };
  std::jthread other{[&] { cross("a", "b"); }};
  cross("b", "a");
  other.join();
  EXPECT_GE(tries, 3) << "one of them was run again";
}

TEST(PostgresServer, ComesAndGoes) {
  support::PostgresCluster cluster;
  const Options options{.url = cluster.url("postgres"), .connections = 2};
  const auto database = Database::open(options);
  database->ping();
  cluster.stop();
  EXPECT_THROW(database->ping(), Unavailable);
  EXPECT_THROW(database->write([](Transaction&) {}), Unavailable);
  EXPECT_NO_THROW(Database::open(options)) << "a server starts before its database does";
  cluster.start();
  database->ping();
}

TEST(PostgresServer, IsNotWaitedForWhenItDoesNotAnswer) {
  support::PostgresCluster cluster;
  const auto database = Database::open({.url = cluster.url("postgres"),
                                        .connections = 1,
                                        .statement_timeout = milliseconds{100},
                                        .acquire_timeout = milliseconds{300}});
  const int backend = database->read([](Transaction& transaction) { return transaction.one<int>(own_backend); });
  // A stopped process answers nothing and closes nothing, like a machine behind a cut cable.
  ASSERT_EQ(::kill(backend, SIGSTOP), 0);
  EXPECT_NO_THROW(database->ping()) << "given up on, and made anew";
  ASSERT_EQ(::kill(backend, SIGCONT), 0);
  EXPECT_NE(database->read([](Transaction& transaction) { return transaction.one<int>(own_backend); }), backend);
}

// Patience for statements that no test outlives: whoever waits for one in vain hangs for good.
Options endless(const support::PostgresCluster& cluster) {
  return {.url = cluster.url("postgres"),
          .connections = 2,
          .statement_timeout = hours{24},
          .acquire_timeout = hours{24},
          .silence_timeout = seconds{1}};
}

// The same with a server that is never given up on: machines under sanitizers greet slowly.
Options patient(const support::PostgresCluster& cluster) {
  Options options = endless(cluster);
  options.silence_timeout = minutes{5};
  return options;
}

// Pings until the server answers again: what it said in between.
std::set<std::string> refusals_until_back(Database& database) {
  for (std::set<std::string> said;;) try {
      database.ping();
      return said;
    } catch (const Unavailable& refusal) {
      said.insert(refusal.what());
    }
}

TEST(PostgresServer, IsRefusedSoonWhenItIsFrozenAndUsedWhenItGoesOn) {
  support::PostgresCluster cluster;
  const auto database = Database::open(endless(cluster));
  refusals_until_back(*database);
  cluster.send(SIGSTOP);
  EXPECT_THROW(database->ping(), Unavailable) << "a connection that stood idle";
  EXPECT_THROW(database->write([](Transaction&) {}), Unavailable) << "a new one";
  cluster.send(SIGCONT);
  EXPECT_THAT(refusals_until_back(*database), testing::Each("postgresql: the server is silent"));
}

TEST(PostgresServer, GivesUpWhatIsUnderWayWhenItFreezes) {
  support::PostgresCluster cluster;
  const auto database = Database::open(endless(cluster));
  auto sleeping = std::async(
      std::launch::async, [&] { database->read([](Transaction& transaction) { transaction.one<int>(long_sleep); }); });
  const auto watcher = Database::open(patient(cluster));
  while (watcher->read([](Transaction& transaction) { return transaction.one<int>(asleep); }) == 0 &&
         sleeping.wait_for(seconds{0}) == std::future_status::timeout)
    continue;
  cluster.send(SIGSTOP);
  EXPECT_THROW(sleeping.get(), Unavailable);
  cluster.send(SIGCONT);
  refusals_until_back(*database);
}

TEST(PostgresServer, IsNotTakenForSilentBecauseAStatementIsSlow) {
  support::PostgresCluster cluster;
  const auto database = Database::open(patient(cluster));
  EXPECT_EQ(database->read([](Transaction& transaction) { return transaction.one<int>(sleep_a_second); }), 1);
}

TEST(PostgresServer, ComesBackAfterACrash) {
  support::PostgresCluster cluster;
  const auto database = Database::open(patient(cluster));
  for (int crash = 0; crash < 3; ++crash) {
    database->ping();
    cluster.send(SIGKILL);
    EXPECT_THROW(database->ping(), Unavailable);
    cluster.start();
    refusals_until_back(*database);
  }
}

// Connections to a server until it has no more to give.
std::vector<std::unique_ptr<Database>> take_all(const Options& options) {
  std::vector<std::unique_ptr<Database>> taken;
  for (;;) {
    auto next = Database::open(options);
    try {
      next->ping();
    } catch (const Unavailable&) {
      return taken;
    }
    taken.push_back(std::move(next));
  }
}

TEST(PostgresServer, MayHaveNoConnectionLeft) {
  const support::PostgresCluster cluster{8};
  const auto early = Database::open(patient(cluster));
  early->ping();
  const auto late = Database::open(patient(cluster));
  {
    const auto others = take_all(patient(cluster));
    EXPECT_THAT(others, testing::Not(testing::IsEmpty()));
    EXPECT_NO_THROW(early->ping()) << "it keeps the one it has";
    EXPECT_THAT([&] { late->ping(); }, testing::ThrowsMessage<Unavailable>(testing::HasSubstr("FATAL")));
  }
  refusals_until_back(*late);
}

TEST(PostgresServer, SaysSoWhenItIsNotThere) {
  const support::TempDir empty;
  const auto database = Database::open({.url = "postgresql://nobody@/nothing?host=" + empty.path().string()});
  EXPECT_THROW(database->ping(), Unavailable);
}

TEST(PostgresServer, KeepsThePasswordToItself) {
  const auto database = Database::open({.url = "postgresql://u:hunter2@127.0.0.1:1/x"});
  try {
    database->ping();
    FAIL();
  } catch (const Unavailable& error) {
    EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("hunter2")));
  }
}

}  // namespace
}  // namespace portico::db
