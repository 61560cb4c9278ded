#include <libpq-fe.h>

#include <unordered_map>

#include "db/engine.hpp"
#include "db/postgres_error.hpp"
#include "db/postgres_link.hpp"
#include "db/postgres_wire.hpp"

namespace portico::db {
namespace postgres {
namespace {

using Steady = std::chrono::steady_clock;

// Beyond the server's own limit: it is asked to stop first, and given up on when it does not even say so.
constexpr milliseconds grace{1'000};

// The same literal may be called with parameters of other kinds; each combination is a statement of its own.
struct Prepared {
  std::string name;
  std::vector<::Oid> types;
  const std::string_view* expected = nullptr;  // columns last compared
};

class PostgresConnection final : public Connection {
 public:
  PostgresConnection(const Options& options, Pulse& pulse)
      : timeout_{options.statement_timeout},
        pulse_{pulse},
        link_{options.url, Steady::now() + options.acquire_timeout, pulse} {
    // Read-only unless a transaction says otherwise, so that `read` cannot write on either engine.
    command("set statement_timeout = " + std::to_string(timeout_.count()) +
                "; set default_transaction_read_only = on; set idle_in_transaction_session_timeout = 60000; "
                "set timezone = 'UTC'; set jit = off",
            Steady::now() + options.acquire_timeout);
  }

  void begin(Mode mode) override {
    pulse_.expect();
    mode_ = mode;
    failed_ = false;
    if (mode != Mode::read) command(opening(mode), soon());
  }

  void commit() override {
    if (mode_ == Mode::read) return;
    if (failed_) throw Error{"committed although a statement of the transaction had failed"};
    try {
      command("commit", soon());
    } catch (const Disconnected&) {
      throw Unavailable{"postgresql: the server went away before it said whether it has committed"};
    }
  }

  void rollback() noexcept override {
    try {
      if (link_.is_alive() && PQtransactionStatus(link_.handle()) != PQTRANS_IDLE) command("rollback", soon());
    } catch (const Error&) {
      usable_ = false;
    }
  }

  bool is_usable() const noexcept override {
    return usable_ && link_.is_alive() && PQtransactionStatus(link_.handle()) == PQTRANS_IDLE;
  }

 protected:
  std::int64_t execute(Sql sql, std::span<const Value> parameters, std::span<const std::string_view> columns,
                       const std::function<void(const Cells&)>& on_row) override {
    failed_ = true;
    Prepared& statement = prepared(sql.text, parameters);
    const WireParameters wire{parameters};
    if (!PQsendQueryPrepared(link_.handle(), statement.name.c_str(), wire.size(), wire.pointers(), wire.lengths(),
                             wire.formats(), /*resultFormat=*/1))
      throw Disconnected{"postgresql: the connection was lost"};
    const Result result = link_.finish(soon());
    if (!is_good(result)) refuse(sql.text, result);
    if (!columns.empty() && statement.expected != columns.data()) {
      expect_columns(result.get(), columns, sql.text);
      statement.expected = columns.data();
    }
    if (on_row) each_row(result.get(), on_row);
    failed_ = false;
    return changes(result.get());
  }

  void execute_script(const std::string& script) override {
    failed_ = true;
    command("set local statement_timeout = 0; " + script, Deadline::max());
    failed_ = false;
  }

 private:
  static const char* opening(Mode mode) {
    switch (mode) {
      case Mode::write:
        return "begin isolation level serializable read write";
      case Mode::append:
        return "begin isolation level read committed read write";
      default:
        return "begin isolation level repeatable read read only";
    }
  }

  Deadline soon() const { return Steady::now() + timeout_ + grace; }

  static bool is_good(const Result& result) {
    const auto status = PQresultStatus(result.get());
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
  }

  void command(const std::string& text, Deadline deadline) {
    if (!PQsendQuery(link_.handle(), text.c_str())) throw Disconnected{"postgresql: the connection was lost"};
    const Result result = link_.finish(deadline);
    if (!is_good(result)) raise(link_.handle(), result.get());
  }

  Prepared& prepared(const char* text, std::span<const Value> parameters) {
    std::vector<Prepared>& variants = statements_[text];
    for (Prepared& candidate : variants)
      if (std::ranges::equal(candidate.types, parameters, {}, {}, [](const Value& v) { return type_of(v.kind); }))
        return candidate;
    Prepared made{"s" + std::to_string(++prepared_so_far_), {}};
    for (const Value& value : parameters) made.types.push_back(type_of(value.kind));
    if (!PQsendPrepare(link_.handle(), made.name.c_str(), text, static_cast<int>(made.types.size()), made.types.data()))
      throw Disconnected{"postgresql: the connection was lost"};
    const Result result = link_.finish(soon());
    if (!is_good(result)) raise(link_.handle(), result.get());
    return variants.emplace_back(std::move(made));
  }

  // A statement that went stale is prepared anew by the next try.
  [[noreturn]] void refuse(const char* text, const Result& result) {
    try {
      raise(link_.handle(), result.get());
    } catch (const Retryable&) {
      statements_.erase(text);
      throw;
    }
  }

  static void each_row(const ::PGresult* result, const std::function<void(const Cells&)>& on_row) {
    ResultCells cells{result};
    for (int row = 0; row < PQntuples(result); ++row) {
      cells.go_to(row);
      on_row(cells);
    }
  }

  static std::int64_t changes(::PGresult* result) {
    if (std::string_view{PQcmdStatus(result)}.starts_with("SELECT")) return 0;
    const char* count = PQcmdTuples(result);
    return *count ? std::stoll(count) : 0;
  }

  milliseconds timeout_;
  Pulse& pulse_;
  Link link_;
  std::unordered_map<const char*, std::vector<Prepared>> statements_;
  std::uint64_t prepared_so_far_ = 0;
  Mode mode_ = Mode::read;
  bool failed_ = false;
  bool usable_ = true;
};

class PostgresDatabase final : public Engine {
 public:
  explicit PostgresDatabase(const Options& options)
      : Engine{options},
        pulse_{options.url, options.silence_timeout},
        pool_{options.connections, [this] {
                pulse_.expect();
                return std::make_unique<PostgresConnection>(options_, pulse_);
              }} {}

  bool is_sqlite() const override { return false; }
  void copy_to(const std::string&) override {
    throw Error{"a PostgreSQL database is backed up with its own pg_dump or a continuous archive"};
  }

 protected:
  Pool& pool_for(Mode) override { return pool_; }

 private:
  Pulse pulse_;
  Pool pool_;
};

}  // namespace
}  // namespace postgres

std::unique_ptr<Database> open_postgres(const Options& options) {
  return std::make_unique<postgres::PostgresDatabase>(options);
}

}  // namespace portico::db
