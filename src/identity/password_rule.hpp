#pragma once
#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/refused.hpp"

namespace portico::identity {

inline constexpr std::size_t shortest_password = 8;  // code points
inline constexpr std::size_t longest_password = 128;

// NFC, nothing cut off. Throws Refused FORMAT_TEXT when it is not UTF-8.
std::string normalized_password(std::string_view password);

// Whether a lower-case letter, a capital and a digit are asked for; the rest of the rule holds either way.
enum class Classes { needed, any };

// What is wrong with a new password, all of it: FORMAT_PASSWORD_SHORT, _LONG, _LOWER, _UPPER, _DIGIT (by Unicode
// class), PASSWORD_COMMON (everybody tries it, or its letters with as little around them), PASSWORD_PERSONAL (they are
// one of `context`: the clinic's or the person's names).
std::vector<FieldError> password_faults(std::string_view password, std::span<const std::string> context = {},
                                        Classes classes = Classes::needed);

// Throws Refused with the faults.
void require_good_password(std::string_view password, std::span<const std::string> context = {},
                           Classes classes = Classes::needed);

}  // namespace portico::identity
