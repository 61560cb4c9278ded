#include "organization/emergency.hpp"

#include <algorithm>
#include <array>

#include "texts/texts.hpp"

namespace portico::organization {
namespace {

// Where ambulances answer to 112, and where to 911. Elsewhere numbers differ by town or service: none is named.
constexpr std::array answer_to_112 = std::to_array<std::string_view>(
    {"AD", "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FO", "FR",
     "GB", "GE", "GI", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME",
     "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "TR", "UA", "XK"});
constexpr std::array answer_to_911 =
    std::to_array<std::string_view>({"CA", "CR", "DO", "EC", "HN", "MX", "PA", "PR", "PY", "SV", "US", "UY", "VE"});

std::string number_of(std::string_view country) {
  if (std::ranges::binary_search(answer_to_112, country)) return "112";
  if (std::ranges::binary_search(answer_to_911, country)) return "911";
  return "";
}

const std::string& own_text(const Organization& organization, Language language) {
  switch (language) {
    case Language::hu:
      return organization.emergency_text_hu;
    case Language::es:
      return organization.emergency_text_es;
    case Language::en:
      break;
  }
  return organization.emergency_text_en;
}

}  // namespace

std::string usual_emergency_text(Language language, std::string_view country) {
  const auto number = number_of(country);
  if (number.empty()) return texts::text(language, "EMERGENCY_USUAL_WITHOUT_NUMBER");
  return texts::text(language, "EMERGENCY_USUAL", {{"number", number}});
}

std::string emergency_text(const Organization& organization, Language reader) {
  for (const auto language : {reader, organization.language})
    if (const auto& own = own_text(organization, language); !own.empty()) return own;
  return usual_emergency_text(reader, organization.country);
}

}  // namespace portico::organization
