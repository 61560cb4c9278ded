#pragma once
#include <cstddef>
#include <string>

namespace portico {

// A string member of an input, with its length in code points: decoding refuses what is shorter or longer
// (FORMAT_TOO_SHORT, FORMAT_TOO_LONG with the limit), control characters but newline and tab, and broken UTF-8; outer
// white space is cut off.
template <std::size_t Min, std::size_t Max>
struct Text {
  std::string value;
  operator const std::string&() const { return value; }  // NOLINT(google-explicit-constructor)
  bool operator==(const Text&) const = default;
};
template <class T>
inline constexpr bool is_text = false;
template <std::size_t Min, std::size_t Max>
inline constexpr bool is_text<Text<Min, Max>> = true;

// A member that may be absent from an input, and then has this type's own default.
template <class T>
struct WithDefault {
  T value{};
};

}  // namespace portico
