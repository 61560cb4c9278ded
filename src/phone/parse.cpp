#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/bytes.hpp"
#include "base/spelling.hpp"
#include "phone/pattern.hpp"
#include "phone/phone.hpp"
#include "phone/rules.hpp"

// libphonenumber's steps (PhoneNumberUtil::ParseHelper), on text that has been reduced to digits and at most one plus.
namespace portico::phone {
namespace {

constexpr std::size_t longest_input = 250;

// A country code and the digits after it.
struct Split {
  const Plan* plan = nullptr;  // of the code's main region, or of the region asked for
  std::string national;
};

bool is_separator(UChar32 c) {
  if (u_isUWhiteSpace(c) || c == 0x00ad || c == 0x200b || c == 0x2060) return true;
  if (c < 0x80) return std::string_view{"-./()[]~,"}.find(static_cast<char>(c)) != std::string_view::npos;
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30fc || c == 0xff0d || c == 0xff0f || c == 0xff0e ||
         c == 0xff08 || c == 0xff09 || c == 0xff3b || c == 0xff3d || c == 0x2053 || c == 0x223c || c == 0xff5e;
}

bool is_plus(UChar32 c) { return c == '+' || c == 0xff0b; }

// "+36301234567" from "+36 30 １２３-4567"; nothing when other signs stand in it.
std::optional<std::string> dialled(std::string_view input) {
  const BytesView bytes = as_bytes(input);
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::string out;
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes.data(), i, size, c);
    if (c < 0) return std::nullopt;
    if (const std::int32_t digit = u_charDigitValue(c); digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else if (is_plus(c) && (out.empty() || out == "+")) {
      out = "+";
    } else if (!is_separator(c)) {
      return std::nullopt;
    }
  }
  return out;
}

// What stands before an extension; nothing when there is none.
std::optional<std::string_view> before_extension(std::string_view input) {
  static constexpr std::string_view marks[] = {";ext=", "ext", "x", "#", "anexo", "int", "mellék", "m."};
  for (const std::string_view mark : marks) {
    const auto at = input.find(mark);
    if (at == std::string_view::npos || at == 0) continue;
    if (input.find_first_of("0123456789", at) == std::string_view::npos) continue;
    return input.substr(0, at);
  }
  return std::nullopt;
}

// Digits after a plus or an international prefix: the code is the shortest known one at their front.
Split split_code(std::string_view digits) {
  if (digits.empty() || digits.front() == '0') return {};
  for (std::size_t length = 1; length <= 3 && length < digits.size(); ++length)
    if (const Plan* plan = plan_of_code(digits.substr(0, length))) return {plan, std::string{digits.substr(length)}};
  return {};
}

std::optional<std::string> without_international_prefix(const std::string& digits, const Plan& plan) {
  if (*plan.international_prefix == '\0') return std::nullopt;
  const auto prefix = match_front(plan.international_prefix, digits);
  if (!prefix) return std::nullopt;
  std::string rest = digits.substr(prefix->length);
  if (!rest.empty() && rest.front() == '0') return std::nullopt;
  return rest;
}

// "36301234567" typed in Hungary: the code without a plus, where only that makes sense of it.
std::optional<Split> split_bare_code(const std::string& digits, const Plan& plan) {
  if (!digits.starts_with(plan.code)) return std::nullopt;
  const std::string rest = without_national_prefix(digits.substr(plan.code.size()), plan);
  const bool only_so = !matches_whole(plan.general, digits) && matches_whole(plan.general, rest);
  if (!only_so && length_of(digits, plan) != Length::too_long) return std::nullopt;
  return Split{&plan, rest};
}

std::variant<Split, Fault> split_in_region(const std::string& digits, const Plan* region) {
  if (region == nullptr) return Fault::unknown_country;
  if (const auto rest = without_international_prefix(digits, *region)) {
    if (rest->size() <= 2) return Fault::too_short;
    Split split = split_code(*rest);
    if (split.plan == nullptr) return Fault::unknown_country;
    return split;
  }
  if (auto split = split_bare_code(digits, *region)) return std::move(*split);
  return Split{region, digits};
}

std::variant<Split, Fault> split_number(const std::string& text, const Plan* region) {
  if (text.front() != '+') return split_in_region(text, region);
  const std::string digits = text.substr(1);
  if (digits.size() <= 2) return Fault::too_short;
  Split split = split_code(digits);
  if (split.plan != nullptr) return split;
  // Someone wrote a plus before what is dialled at home.
  if (region == nullptr || digits.front() != '0') return Fault::unknown_country;
  return split_in_region(digits, region);
}

std::variant<Number, Fault> judged(Split split) {
  if (split.national.size() < 2) return Fault::too_short;
  std::string shorter = without_national_prefix(split.national, *split.plan);
  const Length length = length_of(shorter, *split.plan);
  if (length == Length::possible || length == Length::too_long) split.national = std::move(shorter);
  switch (length_of(split.national, *split.plan)) {
    case Length::too_short:
      return Fault::too_short;
    case Length::too_long:
      return Fault::too_long;
    case Length::between:
      return Fault::invalid_for_country;
    case Length::possible:
      break;
  }
  const Plan* plan = plan_of_number(split.plan->code, split.national);
  const auto type = plan == nullptr ? std::nullopt : type_of(split.national, *plan);
  if (!type) return Fault::invalid_for_country;
  return Number{"+" + std::string{plan->code} + split.national, *type, std::string{plan->region}};
}

}  // namespace

std::variant<Number, Fault> parse(std::string_view input, std::string_view default_region) {
  if (input.size() > longest_input) return Fault::too_long;
  const auto text = dialled(input);
  if (!text) {
    const auto main_number = before_extension(input);
    return main_number && dialled(*main_number) ? Fault::has_extension : Fault::not_a_number;
  }
  if (text->empty() || *text == "+") return Fault::not_a_number;
  auto split = split_number(*text, plan_of_region(default_region));
  if (const auto* fault = std::get_if<Fault>(&split)) return *fault;
  return judged(std::get<Split>(std::move(split)));
}

std::variant<Number, Fault> parse_for_sms(std::string_view input, std::string_view default_region) {
  auto parsed = parse(input, default_region);
  if (const auto* number = std::get_if<Number>(&parsed); number != nullptr && !can_receive_sms(*number))
    return Fault::cannot_receive_sms;
  return parsed;
}

bool can_receive_sms(const Number& number) {
  return number.type == Type::mobile || number.type == Type::fixed_line_or_mobile;
}

FieldError field_error(std::string field, Fault fault) {
  return {std::move(field), "FORMAT_PHONE", {{"fault", spelling(fault)}}};
}

}  // namespace portico::phone
