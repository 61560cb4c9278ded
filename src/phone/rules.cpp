#include "phone/rules.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "phone/pattern.hpp"

namespace portico::phone {
namespace {

bool has(const char* text) { return *text != '\0'; }

bool fits(std::string_view national, const TypeRule& rule) {
  return has(rule.pattern) && national.size() < 32 && (rule.lengths >> national.size() & 1U) != 0 &&
         matches_whole(rule.pattern, national);
}

template <class Predicate>
const Plan* first_plan(Predicate&& predicate) {
  const auto all = plans();
  const auto found = std::find_if(all.begin(), all.end(), predicate);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Plan* plan_of_region(std::string_view region) {
  if (region == "001") return nullptr;
  return first_plan([&](const Plan& plan) { return plan.region == region; });
}

const Plan* plan_of_code(std::string_view code) {
  return first_plan([&](const Plan& plan) { return plan.code == code; });
}

const Plan* plan_of_number(std::string_view code, std::string_view national) {
  const auto all = plans();
  if (std::count_if(all.begin(), all.end(), [&](const Plan& plan) { return plan.code == code; }) == 1)
    return plan_of_code(code);
  return first_plan([&](const Plan& plan) {
    if (plan.code != code) return false;
    if (has(plan.leading_digits)) return match_front(plan.leading_digits, national).has_value();
    return type_of(national, plan).has_value();
  });
}

Length length_of(std::string_view national, const Plan& plan) {
  const std::size_t length = national.size();
  if (length < static_cast<std::size_t>(std::countr_zero(plan.lengths))) return Length::too_short;
  if (length >= 32 || length >= static_cast<std::size_t>(std::bit_width(plan.lengths))) return Length::too_long;
  return (plan.lengths >> length & 1U) != 0 ? Length::possible : Length::between;
}

std::optional<Type> type_of(std::string_view national, const Plan& plan) {
  static constexpr std::pair<TypeIndex, Type> order[] = {{premium_rate, Type::premium_rate},
                                                         {toll_free, Type::toll_free},
                                                         {shared_cost, Type::shared_cost},
                                                         {voip, Type::voip},
                                                         {personal, Type::personal_number},
                                                         {pager, Type::pager},
                                                         {uan, Type::uan},
                                                         {voicemail, Type::voicemail}};
  if (!matches_whole(plan.general, national)) return std::nullopt;
  for (const auto& [index, type] : order)
    if (fits(national, plan.types[index])) return type;
  const bool is_mobile = fits(national, plan.types[mobile]);
  if (!fits(national, plan.types[fixed_line])) return is_mobile ? std::optional{Type::mobile} : std::nullopt;
  return is_mobile ? Type::fixed_line_or_mobile : Type::fixed_line;
}

std::string without_national_prefix(const std::string& national, const Plan& plan) {
  if (national.empty() || !has(plan.national_prefix)) return national;
  const auto prefix = match_front(plan.national_prefix, national, plan.transform_rule);
  if (!prefix) return national;
  const bool transforms = has(plan.transform_rule) && prefix->last_group;
  std::string rest = transforms ? prefix->replaced : national.substr(prefix->length);
  if (matches_whole(plan.general, national) && !matches_whole(plan.general, rest)) return national;
  return rest;
}

}  // namespace portico::phone
