#pragma once
#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "base/refused.hpp"

namespace portico::phone {

enum class Type {
  fixed_line,
  mobile,
  fixed_line_or_mobile,
  toll_free,
  premium_rate,
  shared_cost,
  voip,
  personal_number,
  pager,
  uan,
  voicemail
};
BOOST_DESCRIBE_ENUM(Type, fixed_line, mobile, fixed_line_or_mobile, toll_free, premium_rate, shared_cost, voip,
                    personal_number, pager, uan, voicemail)

struct Number {
  std::string e164;  // +36301234567
  Type type;
  std::string region;  // ISO 3166, "001" for what belongs to no country

  bool operator==(const Number&) const = default;
};

enum class Fault {
  not_a_number,
  too_short,
  too_long,
  invalid_for_country,
  unknown_country,
  has_extension,
  cannot_receive_sms
};
BOOST_DESCRIBE_ENUM(Fault, not_a_number, too_short, too_long, invalid_for_country, unknown_country, has_extension,
                    cannot_receive_sms)

// The number as libphonenumber would understand it in `default_region` (ISO 3166, "HU"), valid ones only. Stricter in
// two things: letters are no digits, and an extension is a fault.
std::variant<Number, Fault> parse(std::string_view input, std::string_view default_region);
// As `parse`, and it can get a login code.
std::variant<Number, Fault> parse_for_sms(std::string_view input, std::string_view default_region);

bool can_receive_sms(const Number& number);

// FORMAT_PHONE, with the fault among its facts so that the text says what is wrong.
FieldError field_error(std::string field, Fault fault);

// As people of that country write it: "06 30 123 4567", "+36 30 123 4567". What is no valid number stays as it is.
std::string national_format(std::string_view e164);
std::string international_format(std::string_view e164);
// Enough for its owner to recognise: "••• 67".
std::string masked(std::string_view e164);

}  // namespace portico::phone
