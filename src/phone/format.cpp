#include "phone/pattern.hpp"
#include "phone/phone.hpp"
#include "phone/rules.hpp"

namespace portico::phone {
namespace {

struct Known {
  const Plan* plan = nullptr;
  std::string_view national;
};

Known known(std::string_view e164) {
  if (e164.size() < 4 || e164.front() != '+') return {};
  for (std::size_t length = 1; length <= 3; ++length)
    if (plan_of_code(e164.substr(1, length)) != nullptr) {
      const auto national = e164.substr(1 + length);
      return {plan_of_number(e164.substr(1, length), national), national};
    }
  return {};
}

const Format* format_for(const Known& number) {
  for (std::size_t i = 0; i < number.plan->format_count; ++i) {
    const Format& format = number.plan->formats[i];
    const bool leads = *format.leading_digits == '\0' || match_front(format.leading_digits, number.national);
    if (leads && matches_whole(format.pattern, number.national)) return &format;
  }
  return nullptr;
}

// "(06 $1) $2 $3" from "$1 $2 $3" and "(06 $1)": the rule stands for the first group, whichever that is.
std::string with_prefix(std::string groups, std::string rule) {
  const auto first = groups.find('$');
  if (first == std::string::npos || rule.empty()) return groups;
  if (const auto at = rule.find("$1"); at != std::string::npos) rule.replace(at, 2, groups, first, 2);
  return groups.replace(first, 2, rule);
}

}  // namespace

std::string national_format(std::string_view e164) {
  const Known number = known(e164);
  if (number.plan == nullptr) return std::string{e164};
  const Format* format = format_for(number);
  if (format == nullptr) return std::string{number.national};
  return replace(format->pattern, number.national, with_prefix(format->national, format->prefix_rule));
}

std::string international_format(std::string_view e164) {
  const Known number = known(e164);
  if (number.plan == nullptr) return std::string{e164};
  const Format* format = format_for(number);
  const std::string national = format == nullptr ? std::string{number.national}
                                                 : replace(format->pattern, number.national, format->international);
  return "+" + std::string{number.plan->code} + " " + national;
}

std::string masked(std::string_view e164) {
  return "••• " + std::string{e164.substr(e164.size() - std::min<std::size_t>(2, e164.size()))};
}

}  // namespace portico::phone
