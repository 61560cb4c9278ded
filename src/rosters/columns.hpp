#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/spelling.hpp"
#include "rosters/csv.hpp"

namespace portico::rosters {

// What a column may hold. `name` is a whole name in one column.
enum class Field {
  family,
  given,
  name,
  birth_date,
  gender,
  phone,
  email,
  national_id,
  language,
  address_line,
  city,
  postal_code,
  country,
  emergency_name,
  emergency_phone,
};
BOOST_DESCRIBE_ENUM(Field, family, given, name, birth_date, gender, phone, email, national_id, language, address_line,
                    city, postal_code, country, emergency_name, emergency_phone)

struct Column {
  std::string heading;
  std::vector<std::string> examples;  // the first that are not empty
  std::optional<Field> field{};       // nothing: left out
};
BOOST_DESCRIBE_STRUCT(Column, (), (heading, examples, field))

// What a heading says in English, Hungarian or Spanish, however it is written.
std::optional<Field> field_named(std::string_view heading);

// The table's head with the first rows as examples. A field that two headings name is the first one's. Throws Refused
// "file" CSV_EMPTY.
std::vector<Column> columns_of(CsvReader& reader);

// Throws Refused "columns": COLUMN_TWICE (with the field), COLUMNS_NEED_NAME (a whole name, or family and given name).
void check(const std::vector<std::optional<Field>>& fields);

}  // namespace portico::rosters
