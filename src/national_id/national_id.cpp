#include "national_id/national_id.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"
#include "national_id/kinds.hpp"
#include "national_id/number.hpp"

namespace portico::national_id {
namespace {

struct Kind {
  std::string_view name;
  Checked (*check)(std::string_view);
};

constexpr Kind kinds[] = {{"hu_taj", check_taj},           {"cr_cedula", check_cedula},  {"cr_dimex", check_dimex},
                          {"cr_juridica", check_juridica}, {"passport", check_passport}, {"clinic", check_other},
                          {"other", check_other}};

const Kind* find(std::string_view name) {
  const auto* found = std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind& k) { return k.name == name; });
  return found == std::end(kinds) ? nullptr : found;
}

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }

}  // namespace

// ICAO 9303 prints up to nine signs; some countries write more beside them.
Checked check_passport(std::string_view input) {
  const auto number = compact(input);
  if (!number) return Fault{"FORMAT_TEXT"};
  if (number->empty()) return Fault{"MISSING"};
  if (number->size() < 5 || number->size() > 20 || !std::all_of(number->begin(), number->end(), is_letter_or_digit))
    return Fault{"FORMAT_PASSPORT"};
  return *number;
}

Checked check_other(std::string_view input) {
  const auto number = compact(input);
  if (!number) return Fault{"FORMAT_TEXT"};
  if (number->empty()) return Fault{"MISSING"};
  if (length(*number) > 40) return Fault{"FORMAT_TOO_LONG", {{"limit", std::int64_t{40}}}};
  return *number;
}

std::variant<std::string, Fault> check(std::string_view kind, std::string_view input) {
  const Kind* known = find(kind);
  if (known == nullptr) throw std::logic_error{"no national identifier of the kind " + std::string{kind}};
  return known->check(input);
}

bool is_kind(std::string_view kind) { return find(kind) != nullptr; }

FieldError field_error(std::string field, Fault fault) {
  return {std::move(field), std::move(fault.code), std::move(fault.facts)};
}

}  // namespace portico::national_id
