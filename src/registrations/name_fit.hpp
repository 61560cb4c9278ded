#pragma once
#include <boost/describe.hpp>
#include <string_view>

namespace portico::registrations {

// same: equal but for accents, case, hyphens and order. variant: one leaves out what people leave out or add: titles, a
// second given name, the name by marriage ("Kovácsné Nagy Anna" and "Kovács-Nagy Anna" are both "Nagy Anna").
enum class NameFit { same, variant, different };
BOOST_DESCRIBE_ENUM(NameFit, same, variant, different)

struct FullName {
  std::string_view family;
  std::string_view given;
};

NameFit fit_of(FullName one, FullName other);

}  // namespace portico::registrations
