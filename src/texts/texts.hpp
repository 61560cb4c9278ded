#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/language.hpp"
#include "base/refused.hpp"

// Every sentence the server says to people: catalogue/<area>.<language>.json, flat {"KEY": "ICU MessageFormat"} with
// named arguments. A key belongs to one area and stands in all three languages.
namespace portico::texts {

// An argument that is not given is empty, and a select takes its general case; numbers are written as the language
// writes them. Throws std::logic_error for an unknown key and for a plural without its number. Thread-safe.
std::string text(Language language, std::string_view key, const Facts& arguments = {});
bool has_text(std::string_view key);

// What is wrong with the catalogue, a line each: a key or argument that one language lacks, a message that does not
// compile.
std::vector<std::string> catalogue_faults();

// "21 November 2026", "2026. november 21."
std::string date_in_full(Date date, Language language);
std::string date_in_full(Instant moment, std::string_view zone, Language language);
// "Saturday, 21 November 2026 at 20:05"
std::string moment_in_full(Instant moment, std::string_view zone, Language language);
// "20:05"
std::string time_of_day(Instant moment, std::string_view zone, Language language);

}  // namespace portico::texts
