#pragma once
#include <vector>

#include "patients/fields.hpp"
#include "rosters/columns.hpp"

namespace portico::rosters {

// What a row says of a person, and what of it cannot be read; the faults name fields as `Field` spells them. An empty
// cell says nothing. Dates are read as year-month-day, or day before month.
struct Told {
  patients::PatientFields fields;
  std::vector<FieldError> faults;
};
Told told_by(const Cells& cells, const std::vector<std::optional<Field>>& columns, Language language);

struct WholeName {
  std::string family;
  std::string given;
};
// "Family, Given", or as the language writes names: family name first in Hungarian, two surnames last in Spanish where
// there are three words. Titles stay with what they stand before.
WholeName divided(std::string_view name, Language language);

// "1980-05-03", "1980. 05. 03.", "3/5/1980", "03.05.1980", "19800503".
std::optional<Date> date_in(std::string_view text);

}  // namespace portico::rosters
