#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace portico {

// FHIR's codes have hyphens where C++ needs underscores. Specialise to true for an enum whose codes are FHIR's:
//   template <> inline constexpr bool spelled_with_hyphens<DocumentStatus> = true;
template <class E>
inline constexpr bool spelled_with_hyphens = false;

// The one spelling of an enumerator in JSON, in the database and in texts: its own name.
template <class E>
std::string spelling(E value) {
  std::string result;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) result = d.name;
  });
  if constexpr (spelled_with_hyphens<E>)
    for (char& c : result)
      if (c == '_') c = '-';
  return result;
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
  std::optional<E> result;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (!result && spelling(d.value) == text) result = d.value;
  });
  return result;
}

}  // namespace portico
