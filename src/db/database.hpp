#pragma once
#include <boost/describe.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "db/error.hpp"
#include "db/parameters.hpp"
#include "db/row.hpp"

namespace portico::db {

// One SQL text for both engines, parameters $1…$n bound by their number. The text must be a literal: statements are
// prepared once a connection and cached by it.
//   constexpr Sql find_patient{"select id, family from patient where organization = $1 and id = $2"};
struct Sql {
  template <std::size_t N>
  consteval Sql(const char (&literal)[N]) : text{literal} {}  // NOLINT(google-explicit-constructor)
  const char* text;
};

enum class Mode { read, snapshot, write, append };

// What a verb works with: statements inside one transaction (write, snapshot) or one by one (read).
// Rows are structs described by Boost.Describe whose members are, in order, the columns of the statement (names are
// compared when the statement is first prepared), or a single column's type.
// A statement that fails ends its transaction on both engines, even when the error is caught: where a conflict is
// expected, write "on conflict do nothing".
class Transaction {
 public:
  virtual ~Transaction() = default;

  template <class Row, class... Args>
  std::vector<Row> all(Sql sql, const Args&... args) {
    std::vector<Row> rows;
    const Parameters<sizeof...(Args)> parameters{args...};
    execute(sql, parameters.values(), row_shape<Row>(), [&](const Cells& cells) {
      if (rows.size() == rows.capacity()) rows.reserve(rows.empty() ? rows_expected : 2 * rows.size());
      read_row(rows.emplace_back(), cells);
    });
    return rows;
  }
  // The first row, or nothing.
  template <class Row, class... Args>
  std::optional<Row> maybe(Sql sql, const Args&... args) {
    std::optional<Row> row;
    const Parameters<sizeof...(Args)> parameters{args...};
    execute(sql, parameters.values(), row_shape<Row>(), [&](const Cells& cells) {
      if (!row) read_row(row.emplace(), cells);
    });
    return row;
  }
  // The only row; throws Error when there is none.
  template <class Row, class... Args>
  Row one(Sql sql, const Args&... args) {
    auto row = maybe<Row>(sql, args...);
    if (!row) throw Error{std::string{"no row: "} + sql.text};
    return std::move(*row);
  }
  // Rows changed by insert, update or delete.
  template <class... Args>
  std::int64_t run(Sql sql, const Args&... args) {
    const Parameters<sizeof...(Args)> parameters{args...};
    return execute(sql, parameters.values(), {}, {});
  }

  // Called in this thread once the work is committed and its connection given back; never when it is rolled back.
  void after_commit(std::function<void()> call) { after_commit_.push_back(std::move(call)); }

 protected:
  virtual std::int64_t execute(Sql sql, std::span<const Value> parameters, std::span<const std::string_view> columns,
                               const std::function<void(const Cells&)>& on_row) = 0;
  // Several statements that are no literal, without parameters or a time limit: the text of a migration.
  virtual void execute_script(const std::string& script) = 0;
  friend class Migrator;

  static constexpr std::size_t rows_expected = 8;
  std::vector<std::function<void()>> after_commit_;
};

struct Options {
  std::string url;      // sqlite:PATH or postgresql://…
  int connections = 4;  // readers (SQLite; the writer comes on top) or the cap of the pool (PostgreSQL)
  milliseconds statement_timeout{10'000};
  milliseconds acquire_timeout{2'000};  // no free connection within it: Unavailable
  milliseconds silence_timeout{500};    // PostgreSQL says nothing at all for so long: Unavailable
};

// Thread-safe. Work may be run again from its start when the engine asks for it (serialisation failure, deadlock,
// reconnect before commit), so it must have no effect but through its Transaction.
// Work calls no Database again, since two transactions of one thread would wait for each other: std::logic_error. Only
// `read` may be called inside (a key is looked up while a row is sealed): it joins the transaction under way.
class Database {
 public:
  static std::unique_ptr<Database> open(const Options& options);
  virtual ~Database() = default;

  // One by one, each statement sees what is committed then. For reads that need one statement, or do not mind.
  template <class Work>
  auto read(Work&& work) {
    return returning(std::forward<Work>(work), Mode::read);
  }
  // One consistent picture, read-only.
  template <class Work>
  auto snapshot(Work&& work) {
    return returning(std::forward<Work>(work), Mode::snapshot);
  }
  // Serialisable on both engines; committed when `work` returns, rolled back when it throws.
  template <class Work>
  auto write(Work&& work) {
    return returning(std::forward<Work>(work), Mode::write);
  }
  // As write, at read committed: only for appending rows that no rule compares (audit, metrics).
  template <class Work>
  auto append(Work&& work) {
    return returning(std::forward<Work>(work), Mode::append);
  }

  // Whether this thread is inside work of this database.
  virtual bool is_working() const = 0;
  // Whether this thread is inside `write` or `append`: a `read` here joins a transaction that may change rows.
  virtual bool is_writing() const = 0;

  // SELECT 1 through a pooled connection; throws what went wrong.
  virtual void ping() = 0;
  virtual bool is_sqlite() const = 0;
  // SQLite: a consistent copy made inside this process. PostgreSQL: throws Error naming pg_dump.
  virtual void copy_to(const std::string& path) = 0;

 protected:
  virtual void perform(Mode mode, const std::function<void(Transaction&)>& work) = 0;

 private:
  template <class Work>
  auto returning(Work&& work, Mode mode) {
    using Result = std::invoke_result_t<Work&, Transaction&>;
    if constexpr (std::is_void_v<Result>) {
      perform(mode, [&](Transaction& transaction) { work(transaction); });
    } else {
      std::optional<Result> result;
      perform(mode, [&](Transaction& transaction) { result.emplace(work(transaction)); });
      return std::move(*result);
    }
  }
};

}  // namespace portico::db
