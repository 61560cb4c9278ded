#include "db/row.hpp"

namespace portico::db {

void Cells::refuse(std::size_t column, std::string_view what) const {
  throw Error{"column " + std::string{name(column)} + " " + std::string{what}};
}

std::int64_t Cells::integer_within(std::size_t column, std::int64_t least, std::int64_t most) const {
  const std::int64_t value = integer(column);
  if (value < least || value > most) refuse(column, "holds a number its member has no room for");
  return value;
}

Date Cells::date(std::size_t column) const {
  const auto value = Date::parse(text(column));
  if (!value) refuse(column, "holds no date");
  return *value;
}

}  // namespace portico::db
