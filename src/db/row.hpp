#pragma once
#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "db/error.hpp"
#include "db/value.hpp"

namespace portico::db {

// One row of a result while it is being read; views end with the row. Asking for another kind than the column's is an
// Error that names the column: nothing is converted behind one's back.
class Cells {
 public:
  virtual ~Cells() = default;
  virtual std::size_t size() const = 0;
  virtual std::string_view name(std::size_t column) const = 0;
  virtual bool is_null(std::size_t column) const = 0;
  virtual std::int64_t integer(std::size_t column) const = 0;
  virtual double real(std::size_t column) const = 0;
  virtual std::string_view text(std::size_t column) const = 0;
  virtual BytesView bytes(std::size_t column) const = 0;
  virtual Uuid uuid(std::size_t column) const = 0;

  // Throws Error: `what` is wrong with the column.
  [[noreturn]] void refuse(std::size_t column, std::string_view what) const;
  // integer(), refused outside the bounds.
  std::int64_t integer_within(std::size_t column, std::int64_t least, std::int64_t most) const;
  Date date(std::size_t column) const;
};

template <class T>
T read_cell(const Cells& cells, std::size_t column) {
  if constexpr (std::is_same_v<T, bool>) {
    return cells.integer_within(column, 0, 1) != 0;
  } else if constexpr (std::is_integral_v<T>) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
    constexpr auto int64_most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return static_cast<T>(cells.integer_within(column, static_cast<std::int64_t>(std::numeric_limits<T>::min()),
                                               static_cast<std::int64_t>(most < int64_most ? most : int64_most)));
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(cells.real(column));
  } else if constexpr (std::is_same_v<T, Uuid>) {
    return cells.uuid(column);
  } else if constexpr (is_id<T>) {
    return T{cells.uuid(column)};
  } else if constexpr (std::is_same_v<T, Instant>) {
    return Instant{cells.integer(column)};
  } else if constexpr (std::is_same_v<T, Date>) {
    return cells.date(column);
  } else if constexpr (DescribedEnum<T>) {
    const auto value = from_spelling<T>(cells.text(column));
    if (!value) cells.refuse(column, "holds a word its enum does not know");
    return *value;
  } else if constexpr (std::is_same_v<T, std::string>) {
    return std::string{cells.text(column)};
  } else {
    static_assert(std::is_same_v<T, Bytes>, "this type has no column");
    const BytesView bytes = cells.bytes(column);
    return Bytes(bytes.begin(), bytes.end());
  }
}

template <class T>
void read_into(T& out, const Cells& cells, std::size_t column) {
  if (cells.is_null(column)) cells.refuse(column, "is null, and its member is not optional");
  out = read_cell<T>(cells, column);
}
template <class T>
void read_into(std::optional<T>& out, const Cells& cells, std::size_t column) {
  if (cells.is_null(column))
    out.reset();
  else
    out = read_cell<T>(cells, column);
}

// The members of a row, those of its bases first.
template <class Row>
using RowMembers = boost::describe::describe_members<Row, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class Row>
inline constexpr bool is_described_row = std::is_class_v<Row>&& boost::describe::has_describe_members<Row>::value;

template <class Members>
inline constexpr auto member_names = [] {
  std::array<std::string_view, boost::mp11::mp_size<Members>::value> names{};
  std::size_t index = 0;
  boost::mp11::mp_for_each<Members>([&](auto member) { names[index++] = member.name; });
  return names;
}();

// The columns a row wants, in order; none for a single column's type, whose name does not matter.
template <class Row>
std::span<const std::string_view> row_shape() {
  if constexpr (is_described_row<Row>)
    return member_names<RowMembers<Row>>;
  else
    return {};
}

template <class Row>
void read_row(Row& row, const Cells& cells) {
  if constexpr (is_described_row<Row>) {
    std::size_t column = 0;
    boost::mp11::mp_for_each<RowMembers<Row>>([&](auto member) { read_into(row.*member.pointer, cells, column++); });
  } else {
    if (cells.size() != 1) throw Error{"a single value was asked of a statement with several columns"};
    read_into(row, cells, 0);
  }
}

}  // namespace portico::db
