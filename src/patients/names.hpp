#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace portico::patients {

// As the contract's language writes it: family name first in Hungarian ("Nagy Anna"), given name first elsewhere ("Anna
// Nagy").
std::string display_name(std::string_view family, std::string_view given, Language language);

// The folded words between blanks, apostrophes and hyphens left out: "D'Amore" is "damore".
std::vector<std::string> closed_words(std::string_view text);

// What a name is found by while it is typed: its folded words and its closed ones, each once. "D'Amore" is found as
// "amore", "d amore" and "damore".
std::vector<std::string> name_words(std::string_view family, std::string_view given);

// Equal for two people of the same name, whatever the accents, case, hyphens and order: "anna kiss nagy".
std::string name_key(std::string_view family, std::string_view given);

}  // namespace portico::patients
