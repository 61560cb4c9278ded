#include <algorithm>
#include <array>

#include "national_id/kinds.hpp"
#include "national_id/number.hpp"

namespace portico::national_id {
namespace {

Fault wrong_length(const char* code, std::string_view digits) {
  return {code, {{"digits", static_cast<std::int64_t>(digits.size())}}};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "1-234-567" has its zeros left out: each of the three groups is filled up on its own.
std::string with_zeros(std::string_view input) {
  static constexpr std::array<std::size_t, 3> widths{2, 4, 4};
  if (std::count(input.begin(), input.end(), '-') != 2) return std::string{input};
  std::string out;
  for (const std::size_t width : widths) {
    const auto end = std::min(input.find('-'), input.size());
    const std::string group = compact(input.substr(0, end)).value_or("");
    if (group.empty()) return {};
    if (group.size() < width) out.append(width - group.size(), '0');
    out += group;
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return out;
}

bool is_company_class(std::string_view number) {
  static constexpr std::array<std::string_view, 4> government{"100", "200", "300", "400"};
  static constexpr std::array<std::string_view, 23> companies{"002", "003", "004", "005", "006", "007", "008", "009",
                                                              "010", "011", "012", "013", "014", "101", "102", "103",
                                                              "104", "105", "106", "107", "108", "109", "110"};
  const std::string_view type = number.substr(1, 3);
  switch (number.front()) {
    case '2':
      return std::find(government.begin(), government.end(), type) != government.end();
    case '3':
      return std::find(companies.begin(), companies.end(), type) != companies.end();
    case '4':
      return type == "000";
    case '5':
      return type == "001";
    default:
      return false;
  }
}

}  // namespace

// Zero, province (1-7, 8 naturalised, 9 registered abroad), volume, entry.
Checked check_cedula(std::string_view input) {
  const auto typed = compact(with_zeros(trimmed(input)));
  if (!typed) return Fault{"FORMAT_TEXT"};
  if (typed->empty()) return Fault{input.empty() ? "MISSING" : "FORMAT_CEDULA_CHARACTER"};
  if (!all_digits(*typed)) return Fault{"FORMAT_CEDULA_CHARACTER"};
  const std::string number = typed->size() == 9 ? "0" + *typed : *typed;
  if (number.size() != 10) return wrong_length("FORMAT_CEDULA_LENGTH", *typed);
  if (number[0] != '0' || number[1] == '0') return Fault{"FORMAT_CEDULA_START"};
  return number;
}

Checked check_dimex(std::string_view input) {
  const auto number = compact(input);
  if (!number) return Fault{"FORMAT_TEXT"};
  if (number->empty()) return Fault{"MISSING"};
  if (!all_digits(*number)) return Fault{"FORMAT_DIMEX_CHARACTER"};
  if (number->size() != 11 && number->size() != 12) return wrong_length("FORMAT_DIMEX_LENGTH", *number);
  if (number->front() != '1') return Fault{"FORMAT_DIMEX_START"};
  return *number;
}

Checked check_juridica(std::string_view input) {
  const auto number = compact(input);
  if (!number) return Fault{"FORMAT_TEXT"};
  if (number->empty()) return Fault{"MISSING"};
  if (!all_digits(*number)) return Fault{"FORMAT_JURIDICA_CHARACTER"};
  if (number->size() != 10) return wrong_length("FORMAT_JURIDICA_LENGTH", *number);
  if (!is_company_class(*number)) return Fault{"FORMAT_JURIDICA_CLASS"};
  return *number;
}

}  // namespace portico::national_id
