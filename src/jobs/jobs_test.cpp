#include "jobs/jobs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <future>
#include <latch>

#include "base/refused.hpp"
#include "jobs/lease_keeper.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::jobs {
namespace {

using support::FakeClock;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const OrganizationId clinic = OrganizationId::make();

class JobsTest : public support::EachEngine {
 protected:
  void add(Queue& queue, const NewJob& job) {
    database().write([&](db::Transaction& transaction) { queue.add(transaction, job); });
  }
  NewJob reminder(std::string payload = "{}") { return {.kind = "remind", .organization = clinic, .payload = payload}; }

  int rows() {
    static constexpr db::Sql count{"select count(*) from job"};
    return database().read([](db::Transaction& transaction) { return transaction.one<int>(count); });
  }

  FakeClock clock;
  support::FakeKeyRing keys;
};
PORTICO_EACH_ENGINE(JobsTest);

TEST_P(JobsTest, RunsWhatWasCommittedOnceAndForgetsIt) {
  Queue queue{database(), keys, clock};
  std::vector<std::string> seen;
  queue.handle("remind", [&](const Job& job) {
    EXPECT_EQ(job.organization, clinic);
    EXPECT_EQ(job.attempt, 1);
    seen.push_back(job.payload);
  });
  add(queue, reminder("Anna"));
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(queue.run_due(), 0);
  EXPECT_THAT(seen, ElementsAre("Anna"));
  EXPECT_EQ(rows(), 0);
}

TEST_P(JobsTest, IsNotThereWhenItsChangeRolledBack) {
  Queue queue{database(), keys, clock};
  EXPECT_THROW(database().write([&](db::Transaction& transaction) {
    queue.add(transaction, reminder());
    throw std::runtime_error{"changed my mind"};
  }),
               std::runtime_error);
  EXPECT_EQ(rows(), 0);
}

TEST_P(JobsTest, SealsThePayload) {
  Queue queue{database(), keys, clock};
  add(queue, reminder("Anna Kovács"));
  static constexpr db::Sql payloads{"select payload from job"};
  const auto stored = database().read([](db::Transaction& transaction) { return transaction.one<Bytes>(payloads); });
  EXPECT_NE(stored, to_bytes("Anna Kovács"));
}

TEST_P(JobsTest, WaitsForItsTime) {
  Queue queue{database(), keys, clock};
  queue.handle("remind", [](const Job&) {});
  NewJob job = reminder();
  job.run_at = clock.now() + minutes{10};
  add(queue, job);
  EXPECT_EQ(queue.run_due(), 0);
  clock.advance(minutes{10});
  EXPECT_EQ(queue.run_due(), 1);
}

TEST_P(JobsTest, DropsWhatCameTooLate) {
  Queue queue{database(), keys, clock};
  queue.handle("remind", [](const Job&) { ADD_FAILURE() << "a one-time code was sent late"; });
  NewJob job = reminder();
  job.expires_at = clock.now() + seconds{90};
  add(queue, job);
  clock.advance(seconds{90});
  EXPECT_EQ(queue.run_due(), 0);
  EXPECT_EQ(rows(), 0);
}

TEST_P(JobsTest, RunsWhatExpiresFirst) {
  Queue queue{database(), keys, clock};
  std::vector<std::string> order;
  NewJob code{.kind = "remind", .organization = clinic, .payload = "code"};
  queue.handle("remind", [&](const Job& job) {
    if (order.empty()) {
      code.expires_at = clock.now() + seconds{90};
      add(queue, code);
    }
    order.push_back(job.payload);
  });
  for (int i = 0; i < 40; ++i) {
    add(queue, reminder("notice"));
    clock.advance(seconds{1});
  }
  EXPECT_EQ(queue.run_due(), 41);
  EXPECT_EQ(order.at(1), "code") << "it was added while the first notice was sent";
}

TEST_P(JobsTest, AddsASecondOfItsKeyOnlyWhenTheFirstNoLongerStands) {
  Queue queue{database(), keys, clock};
  int ran = 0;
  queue.handle("remind", [&](const Job&) { ++ran; });
  NewJob job = reminder();
  job.unique_key = "appointment 1";
  add(queue, job);
  add(queue, job);
  NewJob other = job;
  other.organization = OrganizationId::make();
  add(queue, other);
  EXPECT_EQ(queue.run_due(), 2);
  add(queue, job);
  EXPECT_EQ(queue.run_due(), 1);
}

TEST_P(JobsTest, TriesAgainLaterUntilItIsDead) {
  Queue queue{database(), keys, clock};
  std::vector<int> attempts;
  queue.handle("remind", [&](const Job& job) {
    attempts.push_back(job.attempt);
    throw std::runtime_error{"gateway says \xc3\x28\x01 no"};
  });
  NewJob job = reminder();
  job.attempts = 3;
  job.unique_key = "appointment 1";
  add(queue, job);
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_EQ(queue.run_due(), 0) << "not before the back-off is over";
  for (int i = 0; i < 5; ++i) {
    clock.advance(hours{1});
    queue.run_due();
  }
  EXPECT_THAT(attempts, ElementsAre(1, 2, 3));
  EXPECT_THAT(queue.dead(OrganizationId::make()), IsEmpty());
  const auto dead = queue.dead(clinic);
  ASSERT_EQ(dead.size(), 1U);
  EXPECT_EQ(dead[0].kind, "remind");
  EXPECT_EQ(dead[0].attempts, 3);
  EXPECT_EQ(dead[0].last_error, "gateway says ?(? no");
  add(queue, job);
  EXPECT_EQ(rows(), 2) << "a dead job no longer stands in the way of its key";
}

TEST_P(JobsTest, IsDeadAtOnceWhenTryingAgainIsOfNoUse) {
  Queue queue{database(), keys, clock};
  queue.handle("remind", [](const Job&) { throw Permanent{"no such number"}; });
  add(queue, reminder());
  EXPECT_EQ(queue.run_due(), 1);
  ASSERT_EQ(queue.dead(clinic).size(), 1U);
  EXPECT_EQ(queue.dead(clinic)[0].failed_at, clock.now());
  EXPECT_EQ(queue.count_dead(), 1);
}

TEST_P(JobsTest, RunsADeadJobAgainOnRequest) {
  Queue queue{database(), keys, clock};
  bool mended = false;
  queue.handle("remind", [&](const Job&) {
    if (!mended) throw Permanent{"no"};
  });
  add(queue, reminder());
  queue.run_due();
  mended = true;
  const JobId id = queue.dead(clinic).at(0).id;
  queue.retry(id);
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_THAT(queue.dead(clinic), IsEmpty());
  EXPECT_THROW(queue.retry(id), Refused);
}

TEST_P(JobsTest, LeavesAKindItDoesNotKnowToAnother) {
  Queue old_program{database(), keys, clock};
  Queue new_program{database(), keys, clock};
  int ran = 0;
  new_program.handle("remind", [&](const Job& job) { ran += job.attempt; });
  add(old_program, reminder());
  EXPECT_EQ(old_program.run_due(), 0);
  clock.advance(minutes{1});
  EXPECT_EQ(new_program.run_due(), 1);
  EXPECT_EQ(ran, 1) << "no attempt was used up";
}

TEST_P(JobsTest, IsDeadWhenItsPayloadCannotBeOpened) {
  Queue queue{database(), keys, clock};
  queue.handle("remind", [](const Job&) { ADD_FAILURE(); });
  NewJob job = reminder();
  job.attempts = 1;
  add(queue, job);
  static constexpr db::Sql spoil{"update job set payload = $1"};
  database().write([](db::Transaction& transaction) { transaction.run(spoil, to_bytes("x")); });
  queue.run_due();
  EXPECT_EQ(queue.dead(clinic).size(), 1U);
}

// Another process that dies inside the handler, after it has claimed the job.
void die_while_running(const db::Options& options, const Clock& clock, keys::KeyRing& keys) {
  const ::pid_t child = ::fork();
  if (child == 0) {
    const auto database = db::Database::open(options);
    Queue queue{*database, keys, clock};
    queue.handle("remind", [](const Job&) { ::_exit(9); });
    queue.run_due();
    ::_exit(1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_EQ(WEXITSTATUS(status), 9);
}

TEST_P(JobsTest, IsRunByAnotherWhenItsWorkerDied) {
  {
    const auto before = test_database().open_another();  // closed before the fork
    Queue queue{*before, keys, clock};
    NewJob job = reminder();
    job.attempts = 2;
    before->write([&](db::Transaction& transaction) { queue.add(transaction, job); });
  }
  die_while_running(test_database().options(), clock, keys);

  Queue queue{database(), keys, clock};
  std::vector<int> attempts;
  queue.handle("remind", [&](const Job& job) { attempts.push_back(job.attempt); });
  EXPECT_EQ(queue.run_due(), 0) << "its lease still runs";
  clock.advance(lease_time);
  EXPECT_EQ(queue.run_due(), 1);
  EXPECT_THAT(attempts, ElementsAre(2));
}

TEST_P(JobsTest, IsDeadWhenEveryWorkerDiesOfIt) {
  {
    const auto before = test_database().open_another();
    Queue queue{*before, keys, clock};
    NewJob job = reminder();
    job.attempts = 1;
    before->write([&](db::Transaction& transaction) { queue.add(transaction, job); });
  }
  die_while_running(test_database().options(), clock, keys);
  clock.advance(lease_time);
  Queue queue{database(), keys, clock};
  queue.handle("remind", [](const Job&) { ADD_FAILURE() << "it would take the server down for ever"; });
  EXPECT_EQ(queue.run_due(), 0);
  EXPECT_EQ(queue.dead(clinic).size(), 1U);
}

TEST_P(JobsTest, LosesNothingWhenTheLeaseWasLostMeanwhile) {
  Queue slow{database(), keys, clock};
  Queue quick{database(), keys, clock};
  quick.handle("remind", [](const Job&) { throw std::runtime_error{"not yet"}; });
  slow.handle("remind", [&](const Job&) {
    clock.advance(lease_time);  // as when the process was suspended
    EXPECT_EQ(quick.run_due(), 1);
  });
  add(slow, reminder());
  EXPECT_EQ(slow.run_due(), 1);
  EXPECT_EQ(rows(), 1) << "who no longer holds it does not end it";
}

TEST_P(JobsTest, RenewsTheLeaseWhileAJobRuns) {
  Queue queue{database(), keys, clock};
  add(queue, reminder());
  static constexpr db::Sql only_id{"select id from job"};
  static constexpr db::Sql lease_end{"select lease_until from job"};
  const Uuid me = Uuid::make();
  const auto id = database().read([](db::Transaction& transaction) { return transaction.one<JobId>(only_id); });
  const store::Hold hold{id, me};
  database().write(
      [&](db::Transaction& transaction) { store::claim(transaction, hold, clock.now(), clock.now() + lease_time); });

  LeaseKeeper keeper{database(), clock, milliseconds{1}};
  const LeaseKeeper::Kept kept{keeper, hold};
  clock.advance(seconds{20});
  const auto renewed = [&] {
    return database().read([](db::Transaction& transaction) { return transaction.one<Instant>(lease_end); }) ==
           clock.now() + lease_time;
  };
  const auto give_up = std::chrono::steady_clock::now() + seconds{30};
  while (!renewed() && std::chrono::steady_clock::now() < give_up) std::this_thread::yield();
  EXPECT_TRUE(renewed());
}

TEST_P(JobsTest, AddsPeriodicJobsOnceForAllProcesses) {
  const auto other_database = test_database().open_another();
  Queue one{database(), keys, clock};
  Queue two{*other_database, keys, clock};
  int ran = 0;
  for (Queue* queue : {&one, &two}) {
    queue->handle("seal", [&](const Job& job) {
      EXPECT_EQ(job.organization, keys::installation);
      ++ran;
    });
    queue->every("seal", minutes{5});
  }
  const auto both = [&] {
    one.run_due();
    two.run_due();
    return ran;
  };
  EXPECT_EQ(both(), 1) << "first at start";
  EXPECT_EQ(both(), 1);
  clock.advance(minutes{5} - microseconds{1});
  EXPECT_EQ(both(), 1);
  clock.advance(microseconds{1});
  EXPECT_EQ(both(), 2);
  clock.advance(hours{1});
  EXPECT_EQ(both(), 3) << "what was missed is not made up for";
}

TEST_P(JobsTest, GoesOnWithPeriodicJobsWhenTheClockIsSetBack) {
  Queue queue{database(), keys, clock};
  int ran = 0;
  queue.handle("seal", [&](const Job&) { ++ran; });
  queue.every("seal", minutes{5});
  clock.advance(days{3650});
  queue.run_due();
  clock.set(FakeClock::monday_morning);
  Queue restarted{database(), keys, clock};
  restarted.handle("seal", [&](const Job&) { ++ran; });
  restarted.every("seal", minutes{5});
  restarted.run_due();
  EXPECT_EQ(ran, 2);
}

TEST_P(JobsTest, WorkersAreWokenByTheCommit) {
  Queue queue{database(), keys, clock};
  std::promise<std::thread::id> ran;
  queue.handle("remind", [&](const Job&) { ran.set_value(std::this_thread::get_id()); });
  queue.start(2);
  add(queue, reminder());
  auto where = ran.get_future();
  ASSERT_EQ(where.wait_for(seconds{30}), std::future_status::ready);
  EXPECT_NE(where.get(), std::this_thread::get_id());
  queue.stop();
  EXPECT_EQ(rows(), 0) << "stop finishes what runs";
}

TEST_P(JobsTest, RunsAThousandJobsOnceEachOnTwoProcesses) {
  constexpr int jobs = 1'000;
  const auto other_database = test_database().open_another();
  Queue one{database(), keys, clock};
  Queue two{*other_database, keys, clock};
  std::vector<std::atomic<int>> runs(jobs);
  std::latch all{jobs};
  for (Queue* queue : {&one, &two})
    queue->handle("remind", [&](const Job& job) {
      if (++runs[std::stoul(job.payload)] == 1) all.count_down();
    });
  database().write([&](db::Transaction& transaction) {
    for (int i = 0; i < jobs; ++i) one.add(transaction, reminder(std::to_string(i)));
  });
  one.start(3);
  two.start(3);
  all.wait();
  one.stop();
  two.stop();
  for (const auto& times : runs) EXPECT_EQ(times, 1);
  EXPECT_EQ(rows(), 0);
}

TEST_P(JobsTest, HasOneWinnerWhenTwoProcessesWantOneJob) {
  const auto other_database = test_database().open_another();
  Queue one{database(), keys, clock};
  Queue two{*other_database, keys, clock};
  std::atomic<int> runs = 0;
  for (Queue* queue : {&one, &two}) queue->handle("remind", [&](const Job&) { ++runs; });
  for (int round = 1; round <= 50; ++round) {
    add(one, reminder());
    std::latch start{2};
    const auto run = [&](Queue& queue) {
      start.arrive_and_wait();
      queue.run_due();
    };
    std::thread other{run, std::ref(two)};
    run(one);
    other.join();
    ASSERT_EQ(runs, round);
  }
}

}  // namespace
}  // namespace portico::jobs
