#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.hpp"

namespace portico::db {

// A migration in the portable vocabulary ({id} {instant} {text} {bytes} {json} {bool} {money} {int}); `name` is its
// file name without ".sql" and starts with four digits. Statements end with ";" at the end of a line.
struct Migration {
  std::string_view name;
  std::string_view text;
};

// Applies what the database has not seen, all of it or nothing; returns their names. Throws Error when the database
// holds a migration that `known` lacks (it is newer than this program) or when one already applied has changed since.
// Safe when several processes start at once.
std::vector<std::string> migrate(Database& database, std::span<const Migration> known, Instant now);
// The names `migrate` would apply.
std::vector<std::string> pending(Database& database, std::span<const Migration> known);
// The ones of this program, embedded from migrations/.
std::span<const Migration> migrations();

}  // namespace portico::db
