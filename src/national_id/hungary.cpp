#include "national_id/kinds.hpp"
#include "national_id/number.hpp"

namespace portico::national_id {
namespace {

// 3 × the digits at odd places + 7 × those at even ones, modulo 10, is the ninth (217/1997. (XII. 1.) Korm. rendelet).
bool check_digit_fits(std::string_view taj) {
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) sum += (taj[i] - '0') * (i % 2 == 0 ? 3 : 7);
  return sum % 10 == taj[8] - '0';
}

}  // namespace

Checked check_taj(std::string_view input) {
  const auto taj = compact(input);
  if (!taj) return Fault{"FORMAT_TEXT"};
  if (taj->empty()) return Fault{"MISSING"};
  if (!all_digits(*taj)) return Fault{"FORMAT_TAJ_CHARACTER"};
  if (taj->size() != 9) return Fault{"FORMAT_TAJ_LENGTH", {{"digits", static_cast<std::int64_t>(taj->size())}}};
  if (*taj == "000000000") return Fault{"FORMAT_TAJ_ZEROS"};
  if (!check_digit_fits(*taj)) return Fault{"FORMAT_TAJ_CHECK_DIGIT"};
  return *taj;
}

}  // namespace portico::national_id
