#include "db/sqlite_statement.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "db/error.hpp"
#include "db/sqlite_error.hpp"

namespace portico::db::sqlite {
namespace {

// PostgreSQL refuses both; what one engine stores, the other must be able to take.
void refuse_broken_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw Error{"a text holds a zero byte"};
  if (!is_utf8(text)) throw Error{"a text is not UTF-8"};
}

constexpr const char* type_name(int type) {
  switch (type) {
    case SQLITE_INTEGER:
      return "an integer";
    case SQLITE_FLOAT:
      return "a real";
    case SQLITE_TEXT:
      return "a text";
    case SQLITE_BLOB:
      return "bytes";
    default:
      return "null";
  }
}

}  // namespace

Statement::Statement(::sqlite3* connection, const char* text) : connection_{connection}, text_{text} {
  ::sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(connection, text, -1, SQLITE_PREPARE_PERSISTENT, &raw, &rest);
  statement_.reset(raw);
  if (code != SQLITE_OK) raise(connection, code);
  if (!raw || *rest != '\0') throw Error{std::string{"not one statement: "} + text};
  for (int count = sqlite3_bind_parameter_count(raw), number = 1; number <= count; ++number) {
    const int position = sqlite3_bind_parameter_index(raw, ("$" + std::to_string(number)).c_str());
    if (position == 0) throw Error{"parameter $" + std::to_string(number) + " is missing in: " + text};
    positions_.push_back(position);
  }
}

void Statement::bind(std::span<const Value> parameters) {
  if (parameters.size() != positions_.size())
    throw Error{"wants " + std::to_string(positions_.size()) + " parameters, not " + std::to_string(parameters.size()) +
                ": " + text_};
  for (std::size_t i = 0; i < parameters.size(); ++i) bind(positions_[i], parameters[i]);
}

void Statement::bind(int position, const Value& value) {
  ::sqlite3_stmt* statement = statement_.get();
  const auto result = [&] {
    if (value.null) return sqlite3_bind_null(statement, position);
    switch (value.kind) {
      case Value::Kind::integer:
        return sqlite3_bind_int64(statement, position, value.integer);
      case Value::Kind::real:
        return sqlite3_bind_double(statement, position, value.real);
      case Value::Kind::text:
        refuse_broken_text(value.text);
        // A null pointer would bind NULL where an empty text is meant.
        return sqlite3_bind_text64(statement, position, value.text.data() ? value.text.data() : "", value.text.size(),
                                   SQLITE_STATIC, SQLITE_UTF8);
      case Value::Kind::bytes:
      case Value::Kind::uuid:
        return sqlite3_bind_blob64(statement, position,
                                   value.bytes.data() ? static_cast<const void*>(value.bytes.data()) : "",
                                   value.bytes.size(), SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
  }();
  if (result != SQLITE_OK) raise(connection_, result);
}

void Statement::expect(std::span<const std::string_view> columns) {
  if (columns.empty() || expected_ == columns.data()) return;
  ::sqlite3_stmt* statement = statement_.get();
  const auto count = static_cast<std::size_t>(sqlite3_column_count(statement));
  for (std::size_t i = 0; i < std::max(count, columns.size()); ++i) {
    const std::string_view wanted = i < columns.size() ? columns[i] : "nothing";
    const std::string_view given = i < count ? sqlite3_column_name(statement, static_cast<int>(i)) : "nothing";
    if (wanted != given)
      throw Error{"column " + std::to_string(i + 1) + " is " + std::string{given} + " where the row has " +
                  std::string{wanted} + ": " + text_};
  }
  expected_ = columns.data();
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  raise(connection_, code);
}

std::int64_t Statement::changes() const {
  return sqlite3_stmt_readonly(statement_.get()) ? 0 : sqlite3_changes64(connection_);
}

void Statement::reset() noexcept {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

std::size_t StatementCells::size() const { return static_cast<std::size_t>(sqlite3_column_count(statement_)); }

std::string_view StatementCells::name(std::size_t column) const {
  return sqlite3_column_name(statement_, static_cast<int>(column));
}

// A connection is used by one thread at a time and has no mutex of its own, so its values are as good as protected ones
// (https://sqlite.org/c3ref/value.html) and cost one look-up a cell, asked first whether it is null or not.
::sqlite3_value* StatementCells::value(std::size_t column) const {
  if (column != looked_up_) {
    value_ = sqlite3_column_value(statement_, static_cast<int>(column));
    looked_up_ = column;
  }
  return value_;
}

::sqlite3_value* StatementCells::cell(std::size_t column, int type) const {
  ::sqlite3_value* found = value(column);
  const int given = sqlite3_value_type(found);
  if (given != type) refuse(column, std::string{"holds "} + type_name(given) + ", not " + type_name(type));
  return found;
}

bool StatementCells::is_null(std::size_t column) const { return sqlite3_value_type(value(column)) == SQLITE_NULL; }

std::int64_t StatementCells::integer(std::size_t column) const {
  return sqlite3_value_int64(cell(column, SQLITE_INTEGER));
}

double StatementCells::real(std::size_t column) const { return sqlite3_value_double(cell(column, SQLITE_FLOAT)); }

std::string_view StatementCells::text(std::size_t column) const {
  ::sqlite3_value* found = cell(column, SQLITE_TEXT);
  const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(found));
  return {data, static_cast<std::size_t>(sqlite3_value_bytes(found))};
}

BytesView StatementCells::bytes(std::size_t column) const {
  ::sqlite3_value* found = cell(column, SQLITE_BLOB);
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_value_blob(found));
  return {data, static_cast<std::size_t>(sqlite3_value_bytes(found))};
}

Uuid StatementCells::uuid(std::size_t column) const {
  const BytesView view = bytes(column);
  Uuid uuid;
  if (view.size() != uuid.bytes.size()) refuse(column, "is no id: it has not 16 bytes");
  std::ranges::copy(view, uuid.bytes.begin());
  return uuid;
}

}  // namespace portico::db::sqlite
