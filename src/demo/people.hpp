#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "demo/data.hpp"
#include "patients/patient.hpp"

namespace portico::demo {

struct Person {
  patients::Patient record;  // without an id
  bool is_child = false;
  bool has_login = false;
  std::vector<std::size_t> children;  // places in the list
};

// The clinic's 300 patients, 240 with Hungarian and 60 with Spanish names, in families; the same ones every time but
// for what depends on the day. Among them: twelve with a login, some of whom have children; some who could log in and
// never did; one whose record is perfect and switched off; records without phone, e-mail or birth date; two that look
// like the same person; one who has died.
std::vector<Person> make_people(const data::People& names, Date today);

// Of whom that name or number stands for, the same every time.
std::string password_of(std::string_view who);

}  // namespace portico::demo
