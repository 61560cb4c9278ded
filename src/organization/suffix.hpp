#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace portico::organization {

// What is wrong with a contract's URL suffix (/p/<suffix>/) before the database is asked: FORMAT_SUFFIX or
// SUFFIX_RESERVED; nothing when it may be used: 3 to 40 of a–z, 0–9 and hyphens, none at either end, no word that our
// own addresses use or that could pass for ours.
std::optional<std::string> suffix_fault(std::string_view suffix);

// A suffix to propose for a clinic's name: "Kőszeg Rendelő Kft." -> "koszeg-rendelo-kft". Always without fault.
std::string suffix_from_name(std::string_view name);

}  // namespace portico::organization
