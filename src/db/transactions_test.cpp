#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "db/engine_test.hpp"

namespace portico::db {
namespace {

constexpr Sql set_count{
    "insert into counter (name, count) values ($1, $2) on conflict (name) do update set count = $2"};
constexpr Sql get_count{"select count from counter where name = $1"};
constexpr Sql win{"insert into counter (name, count) values ($1, $2) on conflict do nothing returning count"};
constexpr Sql duplicate{"insert into counter (name, count) values ('x', 1)"};
constexpr Sql count_all{"select count(*) from counter"};
constexpr Sql endless{
    "with recursive n (i) as (select 1 union all select i % 1000 + 1 from n) select count(*) from n where i = $1"};

class TransactionsTest : public EngineTest {
 protected:
  int count(const char* name = "x") { return read_one<int>(get_count, name); }

  std::unique_ptr<Database> open(int connections, milliseconds statement_timeout = seconds{60}) {
    Options options = test_database().options();
    options.connections = connections;
    options.statement_timeout = statement_timeout;
    return Database::open(options);
  }

  static void together(int threads, const std::function<void(int)>& work) {
    std::latch start{threads};
    std::vector<std::jthread> all;
    for (int i = 0; i < threads; ++i)
      all.emplace_back([&, i] {
        start.arrive_and_wait();
        work(i);
      });
  }
};
PORTICO_EACH_ENGINE(TransactionsTest);

TEST_P(TransactionsTest, CommitsWhenTheWorkReturns) {
  const int result = database().write([](Transaction& transaction) {
    transaction.run(set_count, "x", 5);
    return transaction.one<int>(get_count, "x") + 1;
  });
  EXPECT_EQ(result, 6);
  EXPECT_EQ(count(), 5);
}

TEST_P(TransactionsTest, RollsBackWhenTheWorkThrows) {
  write(set_count, "x", 1);
  for (int i = 0; i < 10; ++i)
    EXPECT_THROW(database().write([](Transaction& transaction) {
      transaction.run(set_count, "x", 2);
      throw std::runtime_error{"no"};
    }),
                 std::runtime_error);
  EXPECT_EQ(count(), 1);
}

TEST_P(TransactionsTest, WritesNothingInReadAndSnapshot) {
  EXPECT_THROW(database().read([](Transaction& transaction) { transaction.run(set_count, "x", 1); }), Error);
  EXPECT_THROW(database().snapshot([](Transaction& transaction) { transaction.run(set_count, "x", 1); }), Error);
  write(set_count, "x", 2);
  EXPECT_EQ(count(), 2);
}

TEST_P(TransactionsTest, EndsWithTheFirstStatementThatFails) {
  write(set_count, "x", 1);
  EXPECT_THROW(database().write([](Transaction& transaction) {
    transaction.run(set_count, "y", 1);
    EXPECT_THROW(transaction.run(duplicate), UniqueViolation);
  }),
               Error)
      << "a commit that would be a rollback on one engine is an error on both";
  EXPECT_THROW(database().write([](Transaction& transaction) {
    EXPECT_THROW(transaction.run(duplicate), UniqueViolation);
    transaction.run(set_count, "z", 1);
  }),
               Error);
  EXPECT_EQ(read_one<int>(count_all), 1);
}

TEST_P(TransactionsTest, RefusesATransactionInsideAnother) {
  EXPECT_THROW(database().write([&](Transaction&) { write(set_count, "x", 1); }), std::logic_error);
  EXPECT_THROW(database().read([&](Transaction&) { write(set_count, "x", 1); }), std::logic_error);
  EXPECT_THROW(database().write([&](Transaction&) { database().snapshot([](Transaction&) {}); }), std::logic_error);
  write(set_count, "x", 2);
  EXPECT_EQ(count(), 2);
}

TEST_P(TransactionsTest, LetsAReadJoinTheTransactionItIsIn) {
  database().write([&](Transaction& transaction) {
    EXPECT_TRUE(database().is_working());
    EXPECT_TRUE(database().is_writing());
    transaction.run(set_count, "x", 3);
    EXPECT_EQ(count(), 3) << "it sees what is not committed yet";
  });
  EXPECT_FALSE(database().is_working());
  EXPECT_FALSE(database().is_writing());
  database().read([&](Transaction&) {
    EXPECT_TRUE(database().is_working());
    EXPECT_FALSE(database().is_writing());
  });
  const auto narrow = open(1);
  narrow->read([&](Transaction&) {
    EXPECT_EQ(narrow->read([](Transaction& inner) { return inner.one<int>(get_count, "x"); }), 3)
        << "without a second connection";
  });
}

TEST_P(TransactionsTest, KeepsTwoDatabasesApartInOneThread) {
  const auto other = test_database().open_another();
  write(set_count, "x", 1);
  const int seen = database().read([&](Transaction&) {
    return other->snapshot([](Transaction& transaction) { return transaction.one<int>(get_count, "x"); });
  });
  EXPECT_EQ(seen, 1);
}

TEST_P(TransactionsTest, CallsBackAfterTheCommitOnly) {
  std::vector<std::string> calls;
  database().write([&](Transaction& transaction) {
    transaction.run(set_count, "x", 1);
    transaction.after_commit([&] { calls.push_back("committed " + std::to_string(count())); });
    EXPECT_TRUE(calls.empty());
  });
  EXPECT_THROW(database().write([&](Transaction& transaction) {
    transaction.after_commit([&] { calls.push_back("never"); });
    throw std::runtime_error{"no"};
  }),
               std::runtime_error);
  write(set_count, "x", 2);
  EXPECT_THAT(calls, testing::ElementsAre("committed 1"));
}

TEST_P(TransactionsTest, ShowsOnePictureInASnapshot) {
  write(set_count, "x", 1);
  database().snapshot([&](Transaction& transaction) {
    EXPECT_EQ(transaction.one<int>(get_count, "x"), 1);
    std::thread{[&] { write(set_count, "x", 2); }}.join();
    EXPECT_EQ(transaction.one<int>(get_count, "x"), 1);
  });
  database().read([&](Transaction& transaction) {
    EXPECT_EQ(transaction.one<int>(get_count, "x"), 2);
    std::thread{[&] { write(set_count, "x", 3); }}.join();
    EXPECT_EQ(transaction.one<int>(get_count, "x"), 3) << "each statement of a read sees what is committed then";
  });
}

TEST_P(TransactionsTest, LetsReadersReadWhileAWriterWrites) {
  write(set_count, "x", 1);
  database().write([&](Transaction& transaction) {
    transaction.run(set_count, "x", 2);
    std::async(std::launch::async, [&] { EXPECT_EQ(count(), 1); }).get();
  });
  EXPECT_EQ(count(), 2);
}

TEST_P(TransactionsTest, CountsRightWhenManyThreadsReadThenWrite) {
  constexpr int threads = 16;
  constexpr int rounds = 25;
  const auto wide = open(threads);
  write(set_count, "x", 0);
  std::atomic<int> tries = 0;
  together(threads, [&](int) {
    for (int round = 0; round < rounds; ++round)
      wide->write([&](Transaction& transaction) {
        ++tries;
        const int before = transaction.one<int>(get_count, "x");
        transaction.run(set_count, "x", before + 1);
      });
  });
  EXPECT_EQ(count(), threads * rounds);
  EXPECT_GE(tries, threads * rounds);
}

TEST_P(TransactionsTest, CountsRightAcrossProcesses) {
  constexpr int rounds = 50;
  write(set_count, "x", 0);
  together(2, [&](int) {
    const auto own = test_database().open_another();
    for (int round = 0; round < rounds; ++round)
      own->write(
          [](Transaction& transaction) { transaction.run(set_count, "x", transaction.one<int>(get_count, "x") + 1); });
  });
  EXPECT_EQ(count(), 2 * rounds);
}

// Each reads both and writes the other one: right one by one, wrong at any lower level than serialisable.
TEST_P(TransactionsTest, PreventsWriteSkew) {
  for (int round = 0; round < 20; ++round) {
    write(set_count, "a", 1);
    write(set_count, "b", 1);
    together(2, [&](int i) {
      database().write([&](Transaction& transaction) {
        const int on_duty = transaction.one<int>(get_count, "a") + transaction.one<int>(get_count, "b");
        if (on_duty == 2) transaction.run(set_count, i == 0 ? "a" : "b", 0);
      });
    });
    ASSERT_EQ(count("a") + count("b"), 1);
  }
}

TEST_P(TransactionsTest, HasOneWinnerOfSixtyFour) {
  constexpr int clients = 64;
  for (int round = 0; round < 5; ++round) {
    std::atomic<int> winners = 0;
    const std::string slot = "slot " + std::to_string(round);
    together(clients, [&](int i) {
      const auto won = database().write([&](Transaction& transaction) { return transaction.maybe<int>(win, slot, i); });
      if (won) ++winners;
    });
    ASSERT_EQ(winners, 1);
  }
}

TEST_P(TransactionsTest, AppendsFromManyThreads) {
  together(8, [&](int i) {
    for (int row = 0; row < 20; ++row)
      database().append([&](Transaction& transaction) {
        transaction.run(set_count, std::to_string(i) + "/" + std::to_string(row), row);
      });
  });
  EXPECT_EQ(read_one<int>(count_all), 160);
}

TEST_P(TransactionsTest, RunsWorkAgainThatTheEngineRefusedToCommit) {
  int tries = 0;
  const int result = database().write([&](Transaction& transaction) {
    transaction.run(set_count, "tries", ++tries);
    if (tries < 3) throw Retryable{"as after a collision"};
    return transaction.one<int>(get_count, "tries");
  });
  EXPECT_EQ(result, 3);
}

TEST_P(TransactionsTest, GivesUpAfterManyTries) {
  int tries = 0;
  EXPECT_THROW(database().write([&](Transaction&) {
    ++tries;
    throw Retryable{"always"};
  }),
               Retryable);
  EXPECT_EQ(tries, 20);
  EXPECT_NO_THROW(write(set_count, "x", 1));
}

TEST_P(TransactionsTest, CancelsAStatementThatTakesTooLong) {
  const auto impatient = open(1, milliseconds{50});
  for (int i = 0; i < 2; ++i) {
    EXPECT_THROW(impatient->read([](Transaction& transaction) { transaction.one<int>(endless, 0); }), TimedOut);
    EXPECT_THROW(impatient->write([](Transaction& transaction) {
      transaction.run(set_count, "x", 1);
      transaction.one<int>(endless, 0);
    }),
                 TimedOut);
    impatient->ping();
  }
  EXPECT_EQ(read_one<int>(count_all), 0);
  impatient->write([](Transaction& transaction) { transaction.run(set_count, "x", 1); });
  EXPECT_EQ(count(), 1);
}

TEST_P(TransactionsTest, SaysSoWhenNoConnectionComesFree) {
  Options options = test_database().options();
  options.connections = 1;
  options.acquire_timeout = milliseconds{200};
  const auto narrow = Database::open(options);
  std::promise<void> busy;
  std::promise<void> done;
  std::thread holder{[&] {
    narrow->read([&](Transaction&) {
      busy.set_value();
      done.get_future().wait();
    });
  }};
  busy.get_future().wait();
  EXPECT_THROW(narrow->ping(), Unavailable);
  done.set_value();
  holder.join();
  EXPECT_NO_THROW(narrow->ping());
}

constexpr Sql get_number{"select number from sample"};
constexpr Sql add_number{"insert into sample (id, number) values ($1, 7)"};
TEST_P(TransactionsTest, GoesOnWhenTheSchemaChangesUnderAStatement) {
  write(add_number, Uuid::make());
  EXPECT_EQ(read_one<std::optional<int>>(get_number), 7);
  static constexpr Migration both[] = {{"0001_sample", ""},
                                       {"0002_change",
                                        "alter table sample rename column number to former_number;\n"
                                        "alter table sample add column number {text};\n"}};
  static constexpr Sql forget{"delete from schema_migration"};
  write(forget);
  const auto other = test_database().open_another();
  migrate(*other, both, support::FakeClock::monday_morning);
  EXPECT_EQ(read_one<std::optional<std::string>>(get_number), std::nullopt) << "of another type now";
}

}  // namespace
}  // namespace portico::db
