#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portico {

// FHIR's codes have hyphens where C++ needs underscores. Specialise to true for an enum whose codes are FHIR's:
//   template <> inline constexpr bool spelled_with_hyphens<DocumentStatus> = true;
template <class E>
inline constexpr bool spelled_with_hyphens = false;

template <class E>
struct Spelled {
  E value;
  std::string text;
};

// Every enumerator with its spelling, made once.
template <class E>
const std::vector<Spelled<E>>& spellings() {
  static const std::vector<Spelled<E>> all = [] {
    std::vector<Spelled<E>> list;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
      list.push_back({d.value, d.name});
      if constexpr (spelled_with_hyphens<E>)
        for (char& c : list.back().text)
          if (c == '_') c = '-';
    });
    return list;
  }();
  return all;
}

// The one spelling of an enumerator in JSON, in the database and in texts: its own name.
template <class E>
const std::string& spelling(E value) {
  static const std::string none;
  for (const auto& known : spellings<E>())
    if (known.value == value) return known.text;
  return none;
}

// An enumerator's own name while compiling, for constants such as the scope of an access rule.
template <class E>
constexpr std::string_view enumerator_name(E value) {
  std::string_view result;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) result = d.name;
  });
  return result;
}

template <class E>
std::optional<E> from_spelling(std::string_view text) {
  for (const auto& known : spellings<E>())
    if (known.text == text) return known.value;
  return std::nullopt;
}

}  // namespace portico
