#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <string>
#include <string_view>

namespace portico::audit {

// The detail of an event that changed a described struct: {"fields":["city","phone"]}. Names only, never values.
template <class T>
std::string changed_fields(const T& before, const T& after) {
  std::string names;
  boost::mp11::mp_for_each<
      boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>(
      [&](auto member) {
        if (before.*member.pointer == after.*member.pointer) return;
        if (!names.empty()) names += ',';
        names += '"' + std::string{member.name} + '"';
      });
  return "{\"fields\":[" + names + "]}";
}

}  // namespace portico::audit
