#include "db/postgres_wire.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "db/error.hpp"

namespace portico::db::postgres {
namespace {

// pg_type.dat; fixed for ever, libpq does not install them.
enum : ::Oid {
  bool_type = 16,
  bytea_type = 17,
  int8_type = 20,
  int2_type = 21,
  int4_type = 23,
  text_type = 25,
  float4_type = 700,
  float8_type = 701,
  unknown_type = 705,
  bpchar_type = 1042,
  varchar_type = 1043,
  name_type = 19,
  numeric_type = 1700,
  uuid_type = 2950,
};

std::array<char, 8> big_endian(std::uint64_t number) {
  std::array<char, 8> bytes{};
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (56 - 8 * i));
  return bytes;
}

std::uint64_t from_big_endian(BytesView bytes) {
  std::uint64_t number = 0;
  for (const std::uint8_t byte : bytes) number = number << 8 | byte;
  return number;
}

}  // namespace

::Oid type_of(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::integer:
      return int8_type;
    case Value::Kind::real:
      return float8_type;
    case Value::Kind::text:
      return text_type;
    case Value::Kind::bytes:
      return bytea_type;
    case Value::Kind::uuid:
      return uuid_type;
  }
  return unknown_type;
}

WireParameters::WireParameters(std::span<const Value> values)
    : numbers_(values.size()), pointers_(values.size()), lengths_(values.size()), formats_(values.size(), 1) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    if (value.null) continue;
    const auto view = [&](const void* data, std::size_t size) {
      pointers_[i] = data ? static_cast<const char*>(data) : "";  // a null pointer would be NULL
      lengths_[i] = static_cast<int>(size);
    };
    switch (value.kind) {
      case Value::Kind::integer:
        numbers_[i] = big_endian(static_cast<std::uint64_t>(value.integer));
        view(numbers_[i].data(), 8);
        break;
      case Value::Kind::real:
        numbers_[i] = big_endian(std::bit_cast<std::uint64_t>(value.real));
        view(numbers_[i].data(), 8);
        break;
      case Value::Kind::text:
        view(value.text.data(), value.text.size());
        break;
      case Value::Kind::bytes:
      case Value::Kind::uuid:
        view(value.bytes.data(), value.bytes.size());
        break;
    }
  }
}

std::size_t ResultCells::size() const { return static_cast<std::size_t>(PQnfields(result_)); }

std::string_view ResultCells::name(std::size_t column) const { return PQfname(result_, static_cast<int>(column)); }

bool ResultCells::is_null(std::size_t column) const {
  return PQgetisnull(result_, row_, static_cast<int>(column)) != 0;
}

BytesView ResultCells::raw(std::size_t column) const {
  const int index = static_cast<int>(column);
  return {reinterpret_cast<const std::uint8_t*>(PQgetvalue(result_, row_, index)),
          static_cast<std::size_t>(PQgetlength(result_, row_, index))};
}

::Oid ResultCells::type(std::size_t column) const { return PQftype(result_, static_cast<int>(column)); }

void ResultCells::refuse_type(std::size_t column, const char* wanted) const {
  if (type(column) == numeric_type)
    refuse(column, "is numeric: write cast(… as bigint), which means the same on both engines");
  refuse(column, "has type " + std::to_string(type(column)) + ", not " + wanted);
}

std::int64_t ResultCells::integer(std::size_t column) const {
  const BytesView bytes = raw(column);
  switch (type(column)) {
    case bool_type:
      return bytes[0] != 0;
    case int2_type:
      return static_cast<std::int16_t>(from_big_endian(bytes));
    case int4_type:
      return static_cast<std::int32_t>(from_big_endian(bytes));
    case int8_type:
      return static_cast<std::int64_t>(from_big_endian(bytes));
    default:
      refuse_type(column, "an integer");
  }
}

double ResultCells::real(std::size_t column) const {
  const BytesView bytes = raw(column);
  switch (type(column)) {
    case float4_type:
      return std::bit_cast<float>(static_cast<std::uint32_t>(from_big_endian(bytes)));
    case float8_type:
      return std::bit_cast<double>(from_big_endian(bytes));
    default:
      refuse_type(column, "a real");
  }
}

std::string_view ResultCells::text(std::size_t column) const {
  switch (type(column)) {
    case text_type:
    case varchar_type:
    case bpchar_type:
    case name_type:
    case unknown_type:
      return as_text(raw(column));
    default:
      refuse_type(column, "a text");
  }
}

BytesView ResultCells::bytes(std::size_t column) const {
  if (type(column) != bytea_type) refuse_type(column, "bytes");
  return raw(column);
}

Uuid ResultCells::uuid(std::size_t column) const {
  if (type(column) != uuid_type) refuse_type(column, "an id");
  Uuid uuid;
  std::ranges::copy(raw(column), uuid.bytes.begin());
  return uuid;
}

void expect_columns(const ::PGresult* result, std::span<const std::string_view> columns, const char* text) {
  const auto count = static_cast<std::size_t>(PQnfields(result));
  for (std::size_t i = 0; i < std::max(count, columns.size()); ++i) {
    const std::string_view wanted = i < columns.size() ? columns[i] : "nothing";
    const std::string_view given = i < count ? PQfname(result, static_cast<int>(i)) : "nothing";
    if (wanted != given)
      throw Error{"column " + std::to_string(i + 1) + " is " + std::string{given} + " where the row has " +
                  std::string{wanted} + ": " + text};
  }
}

}  // namespace portico::db::postgres
