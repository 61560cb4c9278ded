#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "db/engine_test.hpp"

// What holds on SQLite alone.
namespace portico::db {
namespace {

using support::TempDir;

constexpr Migration notes{"0001_notes", "create table note (n {int} not null, body {text} not null);\n"};
constexpr Sql add_note{"insert into note (n, body) values ($1, $2)"};
constexpr Sql count_notes{"select count(*) from note"};
constexpr Sql highest{"select coalesce(max(n), 0) from note"};

class SqliteTest : public testing::Test {
 protected:
  SqliteTest() : database{open()} { migrate(*database, std::span{&notes, 1}, support::FakeClock::monday_morning); }

  std::unique_ptr<Database> open() const { return Database::open({.url = "sqlite:" + path.string()}); }
  void add(int n, std::size_t size = 1) {
    database->write([&](Transaction& transaction) { transaction.run(add_note, n, std::string(size, 'x')); });
  }
  static int count(Database& in) {
    return in.read([](Transaction& transaction) { return transaction.one<int>(count_notes); });
  }
  static unsigned mode(const std::filesystem::path& file) {
    struct ::stat status {};
    EXPECT_EQ(::stat(file.c_str(), &status), 0) << file;
    return status.st_mode & 0777U;
  }
  std::filesystem::path beside(const char* suffix) const { return path.string() + suffix; }

  TempDir folder;
  std::filesystem::path path = folder.path() / "portico.db";
  std::unique_ptr<Database> database;
};

TEST_F(SqliteTest, KeepsItsFilesToItself) {
  add(1);
  for (const char* suffix : {"", "-wal", "-shm"}) EXPECT_EQ(mode(beside(suffix)), 0600U) << suffix;
}

TEST_F(SqliteTest, MakesAFilePrivateThatWasNot) {
  database.reset();
  ASSERT_EQ(::chmod(path.c_str(), 0644), 0);
  database = open();
  EXPECT_EQ(mode(path), 0600U);
}

TEST_F(SqliteTest, SaysWhatIsWrongWithThePath) {
  EXPECT_THROW(Database::open({.url = "sqlite:" + (folder.path() / "no" / "such.db").string()}), Error);
  EXPECT_THROW(Database::open({.url = "mysql://x"}), Error);
  const auto text = folder.path() / "text.db";
  std::ofstream{text} << "this is no database, and long enough for SQLite to see it: " << std::string(4096, '.');
  EXPECT_THROW(Database::open({.url = "sqlite:" + text.string()}), Error);
}

TEST_F(SqliteTest, EmptiesTheJournalWhenItCloses) {
  add(1);
  count(*database);
  EXPECT_TRUE(std::filesystem::exists(beside("-wal")));
  database.reset();
  EXPECT_FALSE(std::filesystem::exists(beside("-wal")));
}

TEST_F(SqliteTest, ReadersNeverCheckpoint) {
  for (int n = 0; n < 50; ++n) add(n, 1000);
  const auto journal = std::filesystem::file_size(beside("-wal"));
  for (int i = 0; i < 20; ++i) count(*database);
  EXPECT_EQ(std::filesystem::file_size(beside("-wal")), journal);
  EXPECT_LT(std::filesystem::file_size(path), 50 * 1000U) << "nothing was copied back yet";
}

// What follows counts in pages of the journal, so that no test asks how fast this machine is.
constexpr std::uintmax_t journal_page = 4096 + 24;
constexpr std::size_t large = 200'000;
constexpr std::uintmax_t pages_of_large = 60;  // at the most, with the pages that lead to it
// A checkpoint comes with the first commit that is a thousand pages after the last, or after the journal's first.
constexpr std::uintmax_t pages_until_checkpoint = 1000 + 2 * pages_of_large;

TEST_F(SqliteTest, BeginsTheJournalAnewAfterEachCheckpoint) {
  for (int n = 0; n < 100; ++n) {
    add(n, large);
    EXPECT_EQ(count(*database), n + 1);
  }
  EXPECT_LE(std::filesystem::file_size(beside("-wal")), pages_until_checkpoint * journal_page);
}

// A reader that keeps its picture keeps the journal too. It may grow by what is written meanwhile, and by what is
// written until the checkpoint after that; never by more, however often it happens.
TEST_F(SqliteTest, BeginsTheJournalAnewOnceReadersLetGo) {
  constexpr int commits = 40;
  int n = 0;
  const auto add_some = [&] {
    for (int i = 0; i < commits; ++i) add(n++, large);
  };
  for (int round = 0; round < 4; ++round) {
    database->snapshot([&](Transaction& transaction) {
      const int before = transaction.one<int>(count_notes);
      std::jthread{add_some}.join();
      EXPECT_EQ(transaction.one<int>(count_notes), before);
    });
    add_some();
  }
  constexpr auto most = pages_until_checkpoint + commits * pages_of_large + pages_until_checkpoint;
  EXPECT_LE(std::filesystem::file_size(beside("-wal")), most * journal_page);
  EXPECT_EQ(count(*database), n);
}

TEST_F(SqliteTest, CopiesOnePictureWhileItIsWritten) {
  for (int n = 1; n <= 100; ++n) add(n, 5'000);
  std::atomic<bool> ended = false;
  std::jthread writer{[&] {
    for (int n = 101; !ended; ++n) add(n, 5'000);
  }};
  const auto copy = folder.path() / "copy.db";
  database->copy_to(copy.string());
  ended = true;
  writer.join();
  EXPECT_EQ(mode(copy), 0600U);
  const auto copied = Database::open({.url = "sqlite:" + copy.string()});
  const int rows = count(*copied);
  EXPECT_GE(rows, 100);
  EXPECT_EQ(copied->read([](Transaction& transaction) { return transaction.one<int>(highest); }), rows);
  static constexpr Sql check{"select integrity_check from pragma_integrity_check"};
  EXPECT_EQ(copied->read([](Transaction& transaction) { return transaction.one<std::string>(check); }), "ok");
}

TEST_F(SqliteTest, OverwritesNothingWithACopy) {
  const auto copy = folder.path() / "copy.db";
  std::ofstream{copy} << "precious";
  EXPECT_THROW(database->copy_to(copy.string()), Error);
  EXPECT_EQ(std::filesystem::file_size(copy), 8U);
}

constexpr Sql small_disk{"pragma max_page_count = 20"};
constexpr Sql large_disk{"pragma max_page_count = 1000000"};
TEST_F(SqliteTest, GoesOnWhenAFullDiskHasRoomAgain) {
  add(1);
  database->write([](Transaction& transaction) { transaction.all<int>(small_disk); });
  for (int i = 0; i < 3; ++i) EXPECT_THROW(add(2, 200'000), StorageFull);
  EXPECT_EQ(count(*database), 1) << "reading goes on";
  database->write([](Transaction& transaction) { transaction.all<int>(large_disk); });
  add(2, 200'000);
  EXPECT_EQ(count(*database), 2);
}

// A foreign connection holds the write lock, as another process could.
TEST_F(SqliteTest, WaitsForAnotherProcess) {
  ::sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "begin immediate; insert into note values (1, 'x')", nullptr, nullptr, nullptr),
            SQLITE_OK);
  std::jthread writer{[&] { add(2); }};
  EXPECT_EQ(count(*database), 0) << "reading goes on";
  EXPECT_EQ(sqlite3_exec(other, "commit", nullptr, nullptr, nullptr), SQLITE_OK);
  writer.join();
  sqlite3_close(other);
  EXPECT_EQ(count(*database), 2);
}

constexpr Sql secure{
    "select (select foreign_keys from pragma_foreign_keys) + (select synchronous from pragma_synchronous) * 10 "
    "+ (select trusted_schema from pragma_trusted_schema) * 100"};
TEST_F(SqliteTest, SyncsEachCommitAndWatchesForeignKeys) {
  const auto settings = [](Transaction& transaction) { return transaction.one<int>(secure); };
  EXPECT_EQ(database->write(settings), 21) << "synchronous=FULL is 2";
  EXPECT_EQ(database->read(settings), 21);
}

}  // namespace
}  // namespace portico::db
