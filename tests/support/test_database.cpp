#include "support/test_database.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "db/migrations.hpp"
#include "support/fake_clock.hpp"
#include "support/postgres_cluster.hpp"

namespace portico::support {
namespace {

void migrate(const std::string& url) {
  const auto database = db::Database::open(
      {.url = url, .connections = 1, .acquire_timeout = seconds{60}, .silence_timeout = seconds{60}});
  db::migrate(*database, db::migrations(), FakeClock::monday_morning);
}

// Creating and dropping databases is nothing Portico does, so db/ cannot.
void administer(const std::string& statement) {
  const std::unique_ptr<::PGconn, decltype(&PQfinish)> connection{PQconnectdb(test_postgres_url("postgres").c_str()),
                                                                  &PQfinish};
  PQsetNoticeReceiver(
      connection.get(), [](void*, const ::PGresult*) {}, nullptr);
  const std::unique_ptr<::PGresult, decltype(&PQclear)> result{PQexec(connection.get(), statement.c_str()), &PQclear};
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
    throw std::runtime_error{statement + ": " + PQerrorMessage(connection.get())};
}

void drop(const std::string& database) {
  try {
    administer("drop database if exists " + database + " with (force)");
  } catch (const std::runtime_error& error) {
    ADD_FAILURE() << error.what();
  }
}

std::string own_name(const std::string& word) { return "portico_test_" + std::to_string(::getpid()) + "_" + word; }

// Databases to copy are migrated once.
void copy_sqlite_template(const std::filesystem::path& target) {
  static const TempDir folder;
  static const std::filesystem::path original = [] {
    auto path = folder.path() / "template.db";
    migrate("sqlite:" + path.string());
    return path;
  }();
  std::filesystem::copy_file(original, target);
}

const std::string& postgres_template() {
  struct Template {
    std::string name = own_name("template");
    Template() {
      administer("create database " + name);
      migrate(test_postgres_url(name));
    }
    ~Template() { drop(name); }
  };
  static const Template original;
  return original.name;
}

}  // namespace

std::string engine_name(const testing::TestParamInfo<EngineKind>& info) {
  return info.param == EngineKind::sqlite ? "SQLite" : "PostgreSQL";
}

TestDatabase::TestDatabase(EngineKind kind, Schema schema) : kind_{kind} {
  if (kind == EngineKind::sqlite) {
    if (schema == Schema::migrated) copy_sqlite_template(folder_.path() / "portico.db");
    return;
  }
  static std::atomic<int> so_far = 0;
  name_ = own_name(std::to_string(++so_far));
  administer("create database " + name_ + (schema == Schema::migrated ? " template " + postgres_template() : ""));
}

TestDatabase::~TestDatabase() {
  database_.reset();
  if (!name_.empty()) drop(name_);
}

db::Options TestDatabase::options() const {
  const std::string url =
      kind_ == EngineKind::sqlite ? "sqlite:" + (folder_.path() / "portico.db").string() : test_postgres_url(name_);
  return {.url = url, .statement_timeout = seconds{60}, .acquire_timeout = seconds{60}, .silence_timeout = seconds{60}};
}

db::Database& TestDatabase::operator*() {
  if (!database_) database_ = open_another();
  return *database_;
}

}  // namespace portico::support
