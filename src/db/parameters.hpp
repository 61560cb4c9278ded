#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "db/value.hpp"

namespace portico::db {

// The arguments of one statement as Values, with whatever text had to be made for them. Views its arguments.
template <std::size_t N>
class Parameters {
 public:
  template <class... Args>
  requires(sizeof...(Args) == N) explicit Parameters(const Args&... args) {
    [[maybe_unused]] std::size_t index = 0;
    (bind(index++, args), ...);
  }
  Parameters(const Parameters&) = delete;
  Parameters& operator=(const Parameters&) = delete;

  std::span<const Value> values() const { return values_; }

 private:
  template <class T>
  void bind(std::size_t index, const std::optional<T>& value) {
    if (value)
      bind(index, *value);
    else
      values_[index].kind = kind_of<T>();
  }
  template <class T>
  void bind(std::size_t index, const T& value) {
    if constexpr (DescribedEnum<T>) {
      values_[index] = to_value(spelling(value));
    } else if constexpr (std::is_same_v<T, Date>) {
      values_[index] = to_value(texts_[index] = value.text());
    } else {
      values_[index] = to_value(value);
    }
  }

  std::array<Value, N> values_;
  std::array<std::string, N> texts_;
};

}  // namespace portico::db
