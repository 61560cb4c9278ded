#pragma once
#include <boost/describe.hpp>
#include <concepts>
#include <cstdint>
#include <optional>
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

// What a column may hold: bool, integers up to 64 bits, double, std::string, Bytes, Uuid, Id<T>, Instant, Date, a described
// enum (by its spelling), and std::optional of each. A NULL in a column whose type is not optional is an error.
template <class T>
Value to_value(const T& v) {
  Value out;
  out.null = false;
  if constexpr (std::is_same_v<T, bool> || std::is_integral_v<T>) {
    out.kind = Value::Kind::integer;
    out.integer = static_cast<std::int64_t>(v);
  } else if constexpr (std::is_floating_point_v<T>) {
    out.kind = Value::Kind::real;
    out.real = v;
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    out.kind = Value::Kind::text;
    out.text = v;
  } else if constexpr (std::is_same_v<T, Uuid>) {
    out.kind = Value::Kind::uuid;
    out.bytes = v.bytes;
  } else if constexpr (is_id<T>) {
    out.kind = Value::Kind::uuid;
    out.bytes = v.value.bytes;
  } else if constexpr (std::is_same_v<T, Instant>) {
    out.kind = Value::Kind::integer;
    out.integer = v.microseconds;
  } else {
    static_assert(std::is_convertible_v<const T&, BytesView>, "this type has no column");
    out.kind = Value::Kind::bytes;
    out.bytes = v;
  }
  return out;
}

}  // namespace portico::db
