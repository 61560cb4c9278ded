#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "json/traits.hpp"

namespace portico::json {

// Each appends one JSON value.
void append_string(std::string& out, std::string_view text);
void append_integer(std::string& out, std::int64_t value);
void append_unsigned(std::string& out, std::uint64_t value);
void append_real(std::string& out, double value);  // null for what is not finite
void append_uuid(std::string& out, const Uuid& value);
void append_instant(std::string& out, Instant value);
void append_date(std::string& out, Date value);

template <class T>
void append(std::string& out, const T& value);

template <class T>
bool is_left_out(const T& value) {
  if constexpr (is_optional<T>) return !value.has_value();
  return false;
}

// `,"name":` of a described member, put together while compiling.
template <class D>
inline constexpr auto member_key = [] {
  constexpr auto name = member_name(D::name);
  std::array<char, name.size() + 4> key{',', '"'};
  std::copy(name.begin(), name.end(), key.begin() + 2);
  key[name.size() + 2] = '"';
  key[name.size() + 3] = ':';
  return key;
}();

template <Described T>
void append_object(std::string& out, const T& value) {
  bool is_first = true;
  boost::mp11::mp_for_each<Members<T>>([&](auto d) {
    const auto& member = value.*d.pointer;
    if (is_left_out(member)) return;
    constexpr const auto& key = member_key<decltype(d)>;
    out.append(key.data(), key.size());
    if (is_first) out[out.size() - key.size()] = '{';
    is_first = false;
    json::append(out, member);
  });
  if (is_first) out += '{';
  out += '}';
}

template <DescribedEnum E>
void append_enum(std::string& out, E value) {
  out += '"';
  out += spelling(value);
  out += '"';
}

template <class List>
void append_list(std::string& out, const List& list) {
  char before = '[';
  for (const auto& item : list) {
    out += before;
    before = ',';
    json::append(out, item);
  }
  if (before == '[') out += before;
  out += ']';
}

template <class Map>
void append_map(std::string& out, const Map& map) {
  char before = '{';
  for (const auto& [key, value] : map) {
    out += before;
    before = ',';
    append_string(out, key);
    out += ':';
    json::append(out, value);
  }
  if (before == '{') out += before;
  out += '}';
}

template <class T>
void append(std::string& out, const T& value) {
  if constexpr (is_optional<T>) {
    if (value) {
      json::append(out, *value);
    } else {
      out += "null";
    }
  } else if constexpr (is_with_default<T> || is_text<T>) {
    json::append(out, value.value);
  } else if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_same_v<T, std::uint64_t>) {
    append_unsigned(out, value);
  } else if constexpr (std::is_integral_v<T>) {
    append_integer(out, static_cast<std::int64_t>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    append_real(out, static_cast<double>(value));
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_string(out, value);
  } else if constexpr (std::is_same_v<T, Uuid>) {
    append_uuid(out, value);
  } else if constexpr (is_id<T>) {
    append_uuid(out, value.value);
  } else if constexpr (std::is_same_v<T, Instant>) {
    append_instant(out, value);
  } else if constexpr (std::is_same_v<T, Date>) {
    append_date(out, value);
  } else if constexpr (std::is_same_v<T, Bytes>) {
    append_string(out, to_base64url(value));
  } else if constexpr (DescribedEnum<T>) {
    append_enum(out, value);
  } else if constexpr (is_list<T>) {
    append_list(out, value);
  } else if constexpr (is_map<T>) {
    append_map(out, value);
  } else {
    static_assert(Described<T>, "describe this type with BOOST_DESCRIBE_STRUCT");
    append_object(out, value);
  }
}

template <class T>
std::string encode(const T& value) {
  std::string out;
  out.reserve(256);
  json::append(out, value);
  return out;
}

}  // namespace portico::json
