#pragma once
#include <sqlite3.h>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "db/row.hpp"
#include "db/value.hpp"

namespace portico::db::sqlite {

struct Finalize {
  void operator()(::sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

// A prepared statement that is run again and again.
class Statement {
 public:
  Statement(::sqlite3* connection, const char* text);

  // Parameters are bound by name: SQLite numbers "$2" by where it first appears, not by its number.
  void bind(std::span<const Value> parameters);
  // Throws Error unless the columns bear these names in this order.
  void expect(std::span<const std::string_view> columns);
  // True: a row stands ready.
  bool step();
  // Rows changed by the run just ended.
  std::int64_t changes() const;
  void reset() noexcept;
  ::sqlite3_stmt* handle() const { return statement_.get(); }

 private:
  void bind(int position, const Value& value);

  ::sqlite3* connection_;
  const char* text_;
  std::unique_ptr<::sqlite3_stmt, Finalize> statement_;
  std::vector<int> positions_;                  // of $1, $2 …
  const std::string_view* expected_ = nullptr;  // last compared
};

// The row that stands ready; lives no longer than until the next step.
class StatementCells final : public Cells {
 public:
  explicit StatementCells(::sqlite3_stmt* statement) : statement_{statement} {}

  std::size_t size() const override;
  std::string_view name(std::size_t column) const override;
  bool is_null(std::size_t column) const override;
  std::int64_t integer(std::size_t column) const override;
  double real(std::size_t column) const override;
  std::string_view text(std::size_t column) const override;
  BytesView bytes(std::size_t column) const override;
  Uuid uuid(std::size_t column) const override;

 private:
  ::sqlite3_value* value(std::size_t column) const;
  // Refused when it is of another type.
  ::sqlite3_value* cell(std::size_t column, int type) const;

  ::sqlite3_stmt* statement_;
  mutable ::sqlite3_value* value_ = nullptr;
  mutable std::size_t looked_up_ = static_cast<std::size_t>(-1);  // the column whose value that is
};

}  // namespace portico::db::sqlite
