#include "db/migrations.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "db/dialect.hpp"
#include "embedded/migrations.hpp"

namespace portico::db {

namespace {

struct Applied {
  std::string name;
  Bytes hash;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (name, hash))

Bytes hash_of(const Migration& migration) { return sha256(as_bytes(migration.text)); }

constexpr std::string_view migration_table =
    "create table if not exists schema_migration (name {text} not null primary key, hash {bytes} not null, "
    "applied_at {instant} not null);";

constexpr Sql table_stands_on_sqlite{"select count(*) from sqlite_schema where name = 'schema_migration'"};
constexpr Sql table_stands_on_postgres{"select count(*) from pg_class where oid = to_regclass('schema_migration')"};

bool table_stands(Database& database) {
  return database.read([&](Transaction& transaction) {
    return transaction.one<int>(database.is_sqlite() ? table_stands_on_sqlite : table_stands_on_postgres) > 0;
  });
}

constexpr Sql list_applied{"select name, hash from schema_migration order by name"};

// What `known` has and the database has not. Throws Error when the two do not belong together.
std::vector<Migration> missing(Transaction& transaction, std::span<const Migration> known) {
  const auto applied = transaction.all<Applied>(list_applied);
  for (const Applied& one : applied) {
    const auto ours = std::ranges::find(known, one.name, &Migration::name);
    if (ours == known.end())
      throw Error{"the database holds migration " + one.name + ": it is newer than this program"};
    if (hash_of(*ours) != one.hash) throw Error{"migration " + one.name + " has changed since it was applied"};
  }
  std::vector<Migration> left;
  for (const Migration& migration : known)
    if (std::ranges::find(applied, migration.name, &Applied::name) == applied.end()) left.push_back(migration);
  std::ranges::sort(left, {}, &Migration::name);
  return left;
}

constexpr Sql remember{"insert into schema_migration (name, hash, applied_at) values ($1, $2, $3)"};

}  // namespace

class Migrator {
 public:
  explicit Migrator(Database& database)
      : database_{database}, dialect_{database.is_sqlite() ? Dialect::sqlite : Dialect::postgres} {}

  // PostgreSQL's "if not exists" does not bear two at once: the loser breaks one key or another of the catalogue, after
  // the winner has committed.
  void make_table() {
    if (table_stands(database_)) return;
    try {
      database_.append([&](Transaction& transaction) { transaction.execute_script(spell(migration_table, dialect_)); });
    } catch (const Error&) {
      if (!table_stands(database_)) throw;
    }
  }

  // All that are missing, in one transaction: an update is there whole or not at all, and costs one sync. Their names.
  std::vector<std::string> apply_missing(std::span<const Migration> known, Instant now) {
    return database_.append([&](Transaction& transaction) {
      take_turns(transaction);
      std::vector<std::string> names;
      for (const Migration& migration : missing(transaction, known)) {
        transaction.execute_script(spell(migration.text, dialect_));
        transaction.run(remember, migration.name, hash_of(migration), now);
        names.emplace_back(migration.name);
      }
      return names;
    });
  }

 private:
  // Before anything is read. SQLite has one writer in any case.
  void take_turns(Transaction& transaction) {
    if (dialect_ == Dialect::postgres)
      transaction.execute_script("lock table schema_migration in access exclusive mode");
  }

  Database& database_;
  Dialect dialect_;
};

std::vector<std::string> pending(Database& database, std::span<const Migration> known) {
  std::vector<std::string> names;
  const bool stands = table_stands(database);
  const auto left = stands ? database.read([&](Transaction& transaction) { return missing(transaction, known); })
                           : std::vector<Migration>(known.begin(), known.end());
  for (const Migration& migration : left) names.emplace_back(migration.name);
  return names;
}

std::vector<std::string> migrate(Database& database, std::span<const Migration> known, Instant now) {
  Migrator migrator{database};
  migrator.make_table();
  if (pending(database, known).empty()) return {};
  return migrator.apply_missing(known, now);
}

std::span<const Migration> migrations() {
  static const std::vector<Migration> ours = [] {
    std::vector<Migration> found;
    for (const embedded::File& file : embedded::migrations())
      if (file.path.ends_with(".sql")) found.push_back({file.path.substr(0, file.path.size() - 4), file.bytes});
    return found;
  }();
  return ours;
}

}  // namespace portico::db
