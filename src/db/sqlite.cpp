#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "db/engine.hpp"
#include "db/sqlite_error.hpp"
#include "db/sqlite_statement.hpp"

namespace portico::db {
namespace sqlite {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int pages_before_checkpoint = 1000;
constexpr int pages_before_waiting_for_readers = 4 * 1024;
constexpr int patience_with_readers = 20;  // milliseconds
// In milliseconds: another process may be bringing up the schema, on a slow disk.
constexpr int patience_with_processes = 30'000;
constexpr int steps_between_looks_at_the_clock = 4000;

struct Close {
  void operator()(::sqlite3* connection) const { sqlite3_close_v2(connection); }
};
using Handle = std::unique_ptr<::sqlite3, Close>;

// Only the writer checkpoints: in SQLite before 3.51.3 a checkpoint that races another connection's commit may lose
// pages.
enum class Role { reader, writer };

// Counting what SQLite has allocated costs a lock that every connection of the process shares, and nobody asks.
void leave_memory_uncounted() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);  // refused when SQLite is in use already: then it counts
}

Handle open_file(const std::string& path, int flags) {
  ::sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Handle handle{raw};
  if (!raw) throw std::bad_alloc{};
  if (code != SQLITE_OK) raise(raw, code);
  return handle;
}

// What the database holds is for its own process only; SQLite gives -wal and -shm the same mode.
void make_private_file(const std::string& path, int extra_flags) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | extra_flags, 0600);
  if (file < 0) throw Error{"cannot open " + path + ": " + std::strerror(errno)};
  const int result = ::fchmod(file, 0600);
  ::close(file);
  if (result != 0) throw Error{"cannot make " + path + " private: " + std::strerror(errno)};
}

// A file that goes away again unless its name is cleared.
struct Unfinished {
  std::string path;
  ~Unfinished() {
    if (!path.empty()) ::unlink(path.c_str());
  }
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const Options& options, const std::string& path, Role role)
      : statement_timeout_{options.statement_timeout}, handle_{open_file(path, SQLITE_OPEN_READWRITE)} {
    // Nobody of this process ever waits here (the pools see to that): it is for another process that starts or leaves.
    sqlite3_busy_timeout(handle_.get(), patience_with_processes);
    script(
        "pragma foreign_keys = on; pragma synchronous = full; pragma temp_store = memory; "
        "pragma trusted_schema = off; pragma cell_size_check = on; pragma cache_size = -8000");
    if (role == Role::writer) {
      turn_to_journal();
      sqlite3_wal_hook(handle_.get(), &SqliteConnection::committed, this);
    } else {
      script("pragma query_only = on");
      sqlite3_wal_autocheckpoint(handle_.get(), 0);
      sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    sqlite3_progress_handler(handle_.get(), steps_between_looks_at_the_clock, &SqliteConnection::out_of_time, this);
  }

  void begin(Mode mode) override {
    failed_ = false;
    mode_ = mode;
    if (mode != Mode::read) script(mode == Mode::snapshot ? "begin" : "begin immediate");
  }
  void commit() override {
    if (mode_ == Mode::read) return;
    if (failed_) throw Error{"committed although a statement of the transaction had failed"};
    script("commit");
  }
  void rollback() noexcept override {
    // A full disk or an interrupted change has rolled back by itself.
    if (!sqlite3_get_autocommit(handle_.get())) sqlite3_exec(handle_.get(), "rollback", nullptr, nullptr, nullptr);
  }
  bool is_usable() const noexcept override { return sqlite3_get_autocommit(handle_.get()) != 0; }

  void copy_to(const std::string& path) {
    make_private_file(path, O_EXCL);
    Unfinished unfinished{path};
    const Handle target = open_file(path, SQLITE_OPEN_READWRITE);
    ::sqlite3_backup* backup = sqlite3_backup_init(target.get(), "main", handle_.get(), "main");
    if (!backup) raise(target.get(), sqlite3_extended_errcode(target.get()));
    sqlite3_backup_step(backup, -1);  // in one go, so in one picture
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) raise(target.get(), code);
    unfinished.path.clear();
  }

 protected:
  std::int64_t execute(Sql sql, std::span<const Value> parameters, std::span<const std::string_view> columns,
                       const std::function<void(const Cells&)>& on_row) override {
    if (failed_ && mode_ != Mode::read) throw Error{"a statement after another of its transaction had failed"};
    failed_ = true;
    Statement& statement = prepared(sql.text);
    const Running running{*this, statement};
    statement.bind(parameters);
    statement.expect(columns);
    while (statement.step())
      if (on_row) on_row(StatementCells{statement.handle()});
    failed_ = false;
    return statement.changes();
  }

  void execute_script(const std::string& text) override {
    failed_ = true;
    script(text.c_str());
    failed_ = false;
  }

 private:
  // While it lives the statement is bound and its time is counted.
  class Running {
   public:
    Running(SqliteConnection& connection, Statement& statement) : connection_{connection}, statement_{statement} {
      connection_.deadline_ = Steady::now() + connection_.statement_timeout_;
    }
    ~Running() {
      statement_.reset();
      connection_.deadline_ = Steady::time_point::max();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

   private:
    SqliteConnection& connection_;
    Statement& statement_;
  };

  // Of several who start at once, one turns a new file. Reading first and then writing, SQLite does not wait for it.
  void turn_to_journal() {
    const auto end = Steady::now() + milliseconds{patience_with_processes};
    for (;;) {
      try {
        return script("pragma journal_mode = wal; pragma journal_size_limit = 67108864");
      } catch (const Retryable&) {
        if (Steady::now() > end) throw;
        sqlite3_sleep(1);
      }
    }
  }

  void script(const char* text) {
    const int code = sqlite3_exec(handle_.get(), text, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) raise(handle_.get(), code);
  }

  Statement& prepared(const char* text) {
    const auto found = statements_.find(text);
    if (found != statements_.end()) return found->second;
    return statements_.emplace(text, Statement{handle_.get(), text}).first->second;
  }

  static int out_of_time(void* self) { return Steady::now() > static_cast<SqliteConnection*>(self)->deadline_; }

  // A checkpoint copies back what no reader needs any more without waiting. But the journal starts anew only when no
  // reader is in it: once it has grown long, wait a little for that moment. Each costs two syncs, so one comes a
  // thousand pages after the last and not with every commit of a long journal; and where each commit is large (an
  // import's), several share one.
  static int committed(void* self, ::sqlite3* connection, const char*, int pages) {
    auto& writer = *static_cast<SqliteConnection*>(self);
    const int before = std::exchange(writer.journal_pages_, pages);
    const int written = pages > before ? pages - before : pages;  // else the journal has begun anew
    writer.pages_since_checkpoint_ += written;
    const int enough = std::clamp(written * 4, pages_before_checkpoint, pages_before_waiting_for_readers);
    if (writer.pages_since_checkpoint_ < enough) return SQLITE_OK;
    writer.pages_since_checkpoint_ = 0;
    const bool is_long = pages >= pages_before_waiting_for_readers;
    sqlite3_busy_timeout(connection, patience_with_readers);
    sqlite3_wal_checkpoint_v2(connection, nullptr, is_long ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE,
                              nullptr, nullptr);
    sqlite3_busy_timeout(connection, patience_with_processes);
    return SQLITE_OK;
  }

  milliseconds statement_timeout_;
  Steady::time_point deadline_ = Steady::time_point::max();
  Handle handle_;
  std::unordered_map<const char*, Statement> statements_;
  Mode mode_ = Mode::read;
  bool failed_ = false;
  int journal_pages_ = 0;
  int pages_since_checkpoint_ = 0;
};

class SqliteDatabase final : public Engine {
 public:
  explicit SqliteDatabase(const Options& options)
      : Engine{options},
        path_{options.url.substr(std::string_view{"sqlite:"}.size())},
        writer_{1, [this] { return connect(Role::writer); }},
        readers_{options.connections, [this] { return connect(Role::reader); }} {
    leave_memory_uncounted();
    make_private_file(path_, 0);
    writer_.acquire(options.acquire_timeout);
  }

  bool is_sqlite() const override { return true; }

  void copy_to(const std::string& path) override {
    Pool::Lease lease = readers_.acquire(options_.acquire_timeout);
    static_cast<SqliteConnection&>(*lease).copy_to(path);
  }

 protected:
  Pool& pool_for(Mode mode) override { return mode == Mode::write || mode == Mode::append ? writer_ : readers_; }

 private:
  std::unique_ptr<Connection> connect(Role role) { return std::make_unique<SqliteConnection>(options_, path_, role); }

  const std::string path_;
  Pool writer_;  // of one; closed after the readers, so that it finds nobody left and empties the journal
  Pool readers_;
};

}  // namespace
}  // namespace sqlite

std::unique_ptr<Database> open_sqlite(const Options& options) {
  return std::make_unique<sqlite::SqliteDatabase>(options);
}

}  // namespace portico::db
