#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace portico::phone {

// A regular expression and, a bit each, the lengths it may have. No pattern: there are no numbers of this type.
struct TypeRule {
  const char* pattern;
  std::uint32_t lengths;
};

struct Format {
  const char* pattern;
  const char* national;
  const char* leading_digits;  // "" for any
  const char* prefix_rule;     // how the national prefix stands before the first group, "" for not at all
  const char* international;
};

enum TypeIndex { fixed_line, mobile, toll_free, premium_rate, personal, voicemail, uan, pager, voip, shared_cost };

// What libphonenumber knows of a region's numbers. A region whose calling code is shared comes after the main one.
struct Plan {
  std::string_view region;  // ISO 3166; "001" for what belongs to no country
  std::string_view code;
  const char* international_prefix;
  const char* general;
  std::uint32_t lengths;
  const char* national_prefix;
  const char* transform_rule;
  const char* leading_digits;
  std::array<TypeRule, 10> types;  // by TypeIndex
  const Format* formats;
  std::size_t format_count;
};

std::span<const Plan> plans();

}  // namespace portico::phone
