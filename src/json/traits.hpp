#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/spelling.hpp"
#include "json/text.hpp"

namespace portico::json {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_with_default = false;
template <class T>
inline constexpr bool is_with_default<WithDefault<T>> = true;

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <>
inline constexpr bool is_list<Bytes> = false;

template <class T>
inline constexpr bool is_map = false;
template <class T, class Compare>
inline constexpr bool is_map<std::map<std::string, T, Compare>> = true;

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;

template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

// Own members and those of described bases, bases first.
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

// A member whose name is a word of C++ has an underscore behind it there: class_ is "class".
constexpr std::string_view member_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

}  // namespace portico::json
