#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "db/database.hpp"
#include "support/temp_dir.hpp"

namespace portico::support {

enum class EngineKind { sqlite, postgres };
// "SQLite", "PostgreSQL"
std::string engine_name(const testing::TestParamInfo<EngineKind>& info);

enum class Schema { empty, migrated };

// A database of one's own, gone afterwards. Quick: it is a copy of one that was migrated once for the process.
class TestDatabase {
 public:
  explicit TestDatabase(EngineKind kind, Schema schema = Schema::migrated);
  ~TestDatabase();

  // With more patience than in production, since sanitizers are slow.
  db::Options options() const;
  // Opened at first use.
  db::Database& operator*();
  db::Database* operator->() { return &**this; }
  // Another one on the same data, as another process has it.
  std::unique_ptr<db::Database> open_another() const { return db::Database::open(options()); }

 private:
  EngineKind kind_;
  TempDir folder_;
  std::string name_;
  std::unique_ptr<db::Database> database_;
};

// A fixture that runs every test on both engines:
//   class BookingTest : public support::EachEngine {};
//   PORTICO_EACH_ENGINE(BookingTest);
//   TEST_P(BookingTest, HasOneWinner) { database().write(…); }
class EachEngine : public testing::TestWithParam<EngineKind> {
 protected:
  explicit EachEngine(Schema schema = Schema::migrated) : test_database_{GetParam(), schema} {}

  db::Database& database() { return *test_database_; }
  TestDatabase& test_database() { return test_database_; }

 private:
  TestDatabase test_database_;
};

#define PORTICO_EACH_ENGINE(Fixture)                                                                                  \
  INSTANTIATE_TEST_SUITE_P(                                                                                           \
      On, Fixture, testing::Values(::portico::support::EngineKind::sqlite, ::portico::support::EngineKind::postgres), \
      ::portico::support::engine_name)

}  // namespace portico::support
