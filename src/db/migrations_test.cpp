#include "db/migrations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "support/fake_clock.hpp"
#include "support/test_database.hpp"

namespace portico::db {
namespace {

using support::FakeClock;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

constexpr Migration first{"0001_first", "create table a (id {id} not null primary key);\n"};
constexpr Migration second{"0002_second",
                           "-- with; a remark\ncreate table b (n {int});\ninsert into b (n) values (1);\n"
                           "insert into b (n) select n + 1 from b;\n"};
constexpr Migration third{"0003_third", "alter table b add column name {text};\ncreate index b_name on b (name);\n"};
constexpr Migration broken{"0003_broken", "create table c (n {int});\ninsert into nowhere values (1);\n"};

class MigrationsTest : public support::EachEngine {
 protected:
  MigrationsTest() : EachEngine{support::Schema::empty} {}

  std::vector<std::string> migrate(std::vector<Migration> known) {
    return db::migrate(database(), known, FakeClock::monday_morning);
  }
  std::vector<std::string> pending(std::vector<Migration> known) { return db::pending(database(), known); }
  int rows_of_b() {
    static constexpr Sql count{"select count(*) from b"};
    return database().read([](Transaction& transaction) { return transaction.one<int>(count); });
  }
};
PORTICO_EACH_ENGINE(MigrationsTest);

TEST_P(MigrationsTest, AppliesWhatIsMissingAndNothingTwice) {
  EXPECT_THAT(pending({first, second}), ElementsAre("0001_first", "0002_second"));
  EXPECT_THAT(migrate({first, second}), ElementsAre("0001_first", "0002_second"));
  EXPECT_EQ(rows_of_b(), 2);
  EXPECT_THAT(migrate({first, second}), IsEmpty());
  EXPECT_THAT(pending({first, second, third}), ElementsAre("0003_third"));
  EXPECT_THAT(migrate({first, second, third}), ElementsAre("0003_third"));
  EXPECT_EQ(rows_of_b(), 2);
}

TEST_P(MigrationsTest, RemembersWhenItWas) {
  migrate({first});
  static constexpr Sql when{"select applied_at from schema_migration where name = '0001_first'"};
  EXPECT_EQ(database().read([](Transaction& transaction) { return transaction.one<Instant>(when); }),
            FakeClock::monday_morning);
}

TEST_P(MigrationsTest, RefusesADatabaseThatIsNewer) {
  migrate({first, second});
  EXPECT_THAT([&] { migrate({first}); }, ThrowsMessage<Error>(HasSubstr("0002_second")));
  EXPECT_THROW(pending({first}), Error);
}

TEST_P(MigrationsTest, RefusesAMigrationThatHasChanged) {
  migrate({first, second});
  const Migration changed{second.name, "create table b (n {int});\n"};
  EXPECT_THAT([&] { migrate({first, changed, third}); }, ThrowsMessage<Error>(HasSubstr("0002_second has changed")));
  EXPECT_THAT(pending({first, second, third}), ElementsAre("0003_third"));
}

TEST_P(MigrationsTest, LeavesNothingOfAnUpdateThatFails) {
  migrate({first});
  EXPECT_THROW(migrate({first, second, broken}), Error);
  EXPECT_THAT(pending({first, second, broken}), ElementsAre("0002_second", "0003_broken"));
  const Migration mended{broken.name, "create table c (n {int});\n"};
  EXPECT_THAT(migrate({first, second, mended}), ElementsAre("0002_second", "0003_broken"))
      << "tables b and c were rolled back";
  EXPECT_EQ(rows_of_b(), 2);
}

TEST_P(MigrationsTest, IsSafeWhenManyProcessesStartAtOnce) {
  constexpr int processes = 6;
  std::latch start{processes};
  std::mutex mutex;
  std::vector<std::string> applied;
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < processes; ++i)
      all.emplace_back([&] {
        const auto own = test_database().open_another();
        start.arrive_and_wait();
        const auto names = db::migrate(*own, std::vector{first, second, third}, FakeClock::monday_morning);
        const std::lock_guard lock{mutex};
        applied.insert(applied.end(), names.begin(), names.end());
      });
  }
  std::ranges::sort(applied);
  EXPECT_THAT(applied, ElementsAre("0001_first", "0002_second", "0003_third"));
  EXPECT_EQ(rows_of_b(), 2);
}

TEST_P(MigrationsTest, BringsUpPorticosOwnSchema) {
  EXPECT_EQ(db::migrate(database(), migrations(), FakeClock::monday_morning).size(), migrations().size());
  EXPECT_THAT(db::pending(database(), migrations()), IsEmpty());
}

TEST(Migrations, AreInOrderAndNumberedOnce) {
  std::string before;
  for (const Migration& migration : migrations()) {
    EXPECT_LT(before, migration.name.substr(0, 4)) << migration.name;
    before = migration.name.substr(0, 4);
    EXPECT_TRUE(migration.text.ends_with(";\n")) << migration.name;
  }
  EXPECT_FALSE(before.empty());
}

}  // namespace
}  // namespace portico::db
