#include "db/sqlite_error.hpp"

#include <cerrno>
#include <memory>
#include <optional>
#include <vector>

#include "db/error.hpp"

namespace portico::db::sqlite {
namespace {

using Names = std::vector<std::string>;

// The rows of a PRAGMA about `subject`, as texts.
std::vector<Names> pragma(::sqlite3* connection, const char* query, const std::string& subject) {
  std::vector<Names> rows;
  ::sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(connection, query, -1, &raw, nullptr) != SQLITE_OK) return rows;
  const std::unique_ptr<::sqlite3_stmt, decltype(&sqlite3_finalize)> statement{raw, &sqlite3_finalize};
  sqlite3_bind_text(raw, 1, subject.data(), static_cast<int>(subject.size()), SQLITE_STATIC);
  while (sqlite3_step(raw) == SQLITE_ROW) {
    Names& row = rows.emplace_back();
    for (int column = 0; column < sqlite3_column_count(raw); ++column) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, column));
      row.emplace_back(text ? text : "");
    }
  }
  return rows;
}

Names columns_of(::sqlite3* connection, const std::string& index) {
  Names names;
  for (const auto& row : pragma(connection, "select name from pragma_index_info(?1) order by seqno", index))
    names.push_back(row[0]);
  return names;
}

// "t.a, t.b" as its table and columns.
struct Failed {
  std::string table;
  Names columns;
};

std::optional<Failed> parse(std::string_view list) {
  Failed failed;
  while (!list.empty()) {
    const auto end = std::min(list.find(", "), list.size());
    const auto column = list.substr(0, end);
    const auto dot = column.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    failed.table = column.substr(0, dot);
    failed.columns.emplace_back(column.substr(dot + 1));
    list.remove_prefix(std::min(end + 2, list.size()));
  }
  return failed;
}

// PostgreSQL's own name for a constraint that the migration did not name.
std::string default_name(const Failed& failed) {
  std::string name = failed.table;
  for (const auto& column : failed.columns) name += "_" + column;
  return name + "_key";
}

// SQLite tells the columns of a broken key, or the index when it is one of expressions.
std::string constraint_name(::sqlite3* connection, int code, std::string_view message) {
  const auto colon = message.find(": ");
  if (colon == std::string_view::npos) return {};
  const auto subject = message.substr(colon + 2);
  if (subject.starts_with("index '")) return std::string{subject.substr(7, subject.size() - 8)};
  const auto failed = parse(subject);
  if (!failed) return {};
  if (code == SQLITE_CONSTRAINT_PRIMARYKEY) return failed->table + "_pkey";
  const auto indices = pragma(
      connection, "select name, origin from pragma_index_list(?1) where \"unique\" = 1 order by seq", failed->table);
  for (const auto& index : indices) {
    if (columns_of(connection, index[0]) != failed->columns) continue;
    if (index[1] == "c") return index[0];
    return index[1] == "pk" ? failed->table + "_pkey" : default_name(*failed);
  }
  return failed->table + "_pkey";  // an integer primary key has no index
}

bool is_disk_full(::sqlite3* connection, int code) {
  if (code == SQLITE_FULL) return true;
  if ((code & 0xff) != SQLITE_IOERR) return false;
  const int system = sqlite3_system_errno(connection);
  return system == ENOSPC || system == EDQUOT;
}

}  // namespace

void raise(::sqlite3* connection, int code) {
  const std::string text = std::string{"sqlite: "} + sqlite3_errmsg(connection);
  if (is_disk_full(connection, code)) throw StorageFull{text};
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      throw UniqueViolation{text, constraint_name(connection, code, text.substr(8))};
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      throw ForeignKeyViolation{text};
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      throw CheckViolation{text};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Retryable{text};
    case SQLITE_INTERRUPT:
      throw TimedOut{"sqlite: a statement took too long"};
    default:
      throw Error{text + " (" + std::to_string(code) + ")"};
  }
}

}  // namespace portico::db::sqlite
