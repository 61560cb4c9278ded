#pragma once
#include <boost/describe.hpp>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/spelling.hpp"

namespace portico::db {

// A parameter as both engines take it. The kind is known even when the value is NULL: PostgreSQL prepares by it.
// Views what it was made from: lives no longer than the call.
struct Value {
  enum class Kind { integer, real, text, bytes, uuid };
  Kind kind = Kind::text;
  bool null = true;
  std::int64_t integer = 0;
  double real = 0;
  std::string_view text{};
  BytesView bytes{};  // bytes and uuid
};

// What a column may hold: bool, integers up to 64 bits, double, std::string, Bytes, Uuid, Id<T>, Instant, Date, a
// described enum (by its spelling), and std::optional of each. A NULL in a column whose type is not optional is an
// error.
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;
// Has no text of its own in memory: whoever binds it keeps that text for the call (Parameters does).
template <class T>
concept SpelledOut = DescribedEnum<T> || std::is_same_v<T, Date>;

template <class T>
constexpr Value::Kind kind_of() {
  if constexpr (std::is_integral_v<T> || std::is_same_v<T, Instant>) {
    static_assert(!std::is_same_v<T, char>, "bind a text, not a single char");
    return Value::Kind::integer;
  } else if constexpr (std::is_floating_point_v<T>) {
    return Value::Kind::real;
  } else if constexpr (SpelledOut<T> || std::is_convertible_v<const T&, std::string_view>) {
    return Value::Kind::text;
  } else if constexpr (std::is_same_v<T, Uuid> || is_id<T>) {
    return Value::Kind::uuid;
  } else {
    static_assert(std::is_convertible_v<const T&, BytesView>, "this type has no column");
    return Value::Kind::bytes;
  }
}

template <class T>
requires(!SpelledOut<T>) Value to_value(const T& v) {
  Value out;
  out.null = false;
  out.kind = kind_of<T>();
  if constexpr (std::is_integral_v<T>) {
    if constexpr (std::is_unsigned_v<T> && sizeof(T) == sizeof(std::int64_t)) {
      if (v > static_cast<T>(std::numeric_limits<std::int64_t>::max()))
        throw std::out_of_range{"a column holds at most 2^63 - 1"};
    }
    out.integer = static_cast<std::int64_t>(v);
  } else if constexpr (std::is_same_v<T, Instant>) {
    out.integer = v.microseconds;
  } else if constexpr (std::is_floating_point_v<T>) {
    out.real = v;
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    out.text = v;
  } else if constexpr (std::is_same_v<T, Uuid>) {
    out.bytes = v.bytes;
  } else if constexpr (is_id<T>) {
    out.bytes = v.value.bytes;
  } else {
    out.bytes = v;
  }
  return out;
}

}  // namespace portico::db
