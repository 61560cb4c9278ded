#pragma once
#include <string>
#include <string_view>

namespace portico::db {

enum class Dialect { sqlite, postgres };

// The text of a migration as one engine takes it: comments gone, {id} {instant} {text} {bytes} {json} {bool} {money}
// {int} as its types, tables STRICT on SQLite. Throws Error for a word it does not know.
std::string spell(std::string_view migration, Dialect dialect);

}  // namespace portico::db
