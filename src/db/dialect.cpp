#include "db/dialect.hpp"

#include <algorithm>
#include <array>

#include "db/error.hpp"

namespace portico::db {
namespace {

struct Type {
  std::string_view word;
  std::string_view sqlite;
  std::string_view postgres;
};
// Texts compare by their bytes on both engines: what sorts for people has a sort key of its own.
constexpr std::array types{
    Type{"id", "blob", "uuid"},
    Type{"instant", "integer", "bigint"},
    Type{"bytes", "blob", "bytea"},
    Type{"text", "text", "text collate \"C\""},
    Type{"json", "text", "text collate \"C\""},
    Type{"bool", "integer", "bigint"},
    Type{"money", "integer", "bigint"},
    Type{"int", "integer", "bigint"},
};

std::string_view spell_type(std::string_view word, Dialect dialect) {
  const auto type = std::ranges::find(types, word, &Type::word);
  if (type == types.end()) throw Error{"a migration has the unknown type {" + std::string{word} + "}"};
  return dialect == Dialect::sqlite ? type->sqlite : type->postgres;
}

constexpr std::string_view create_table = "create table";

// Reads a migration from left to right, one token at a time.
class Speller {
 public:
  Speller(std::string_view text, Dialect dialect) : rest_{text}, dialect_{dialect} {}

  std::string spell() {
    while (!rest_.empty()) token();
    return std::move(out_);
  }

 private:
  void token() {
    if (rest_.starts_with("--"))
      rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
    else if (rest_.front() == '\'')
      quoted();
    else if (rest_.front() == '{')
      type();
    else if (rest_.front() == ';')
      end_of_statement();
    else
      take(1);
  }

  void quoted() {
    const auto end = rest_.find('\'', 1);
    if (end == std::string_view::npos) throw Error{"a migration has a text without an end"};
    take(end + 1);
  }

  void type() {
    const auto end = rest_.find('}');
    if (end == std::string_view::npos) throw Error{"a migration has a { without its }"};
    out_ += spell_type(rest_.substr(1, end - 1), dialect_);
    rest_.remove_prefix(end + 1);
  }

  void end_of_statement() {
    const auto start = std::min(out_.find_first_not_of(" \n\t", statement_), out_.size());
    if (dialect_ == Dialect::sqlite && std::string_view{out_}.substr(start).starts_with(create_table))
      out_ += " strict";
    take(1);
    statement_ = out_.size();
  }

  void take(std::size_t count) {
    out_ += rest_.substr(0, count);
    rest_.remove_prefix(count);
  }

  std::string_view rest_;
  Dialect dialect_;
  std::string out_;
  std::size_t statement_ = 0;  // where the one under way begins
};

}  // namespace

std::string spell(std::string_view migration, Dialect dialect) { return Speller{migration, dialect}.spell(); }

}  // namespace portico::db
