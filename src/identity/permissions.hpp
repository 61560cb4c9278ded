#pragma once
#include <boost/describe.hpp>
#include <span>
#include <string_view>

#include "base/spelling.hpp"
#include "http/access.hpp"

namespace portico::identity {

// What a staff account is in one contract; spelled in table staff_role as here.
enum class Role { administrator, receptionist, practitioner, billing };
BOOST_DESCRIBE_ENUM(Role, administrator, receptionist, practitioner, billing)

// What a route asks for. Each belongs to roles by the table below, never to a person.
enum class Permission {
  contract_read,  // the contract's name, institutions, practitioners
  patients_read,
  patients_write,
  documents_read,
  documents_write,
  access_manage,  // the portal tab: switch, desk codes, the access doctor
  settings_read,
  settings_write,
  staff_manage,
  audit_read,
  patients_import,    // whole lists at once
  calendar_read,      // services, hours, bookings
  calendar_write,     // books, moves, cancels, notes who has come
  scheduling_manage,  // what is offered, and when
};
BOOST_DESCRIBE_ENUM(Permission, contract_read, patients_read, patients_write, documents_read, documents_write,
                    access_manage, settings_read, settings_write, staff_manage, audit_read, patients_import,
                    calendar_read, calendar_write, scheduling_manage)

namespace detail {
using enum Permission;
inline constexpr Permission administrator[] = {
    contract_read,  patients_read, patients_write, documents_read,  documents_write, access_manage,  settings_read,
    settings_write, staff_manage,  audit_read,     patients_import, calendar_read,   calendar_write, scheduling_manage};
inline constexpr Permission receptionist[] = {contract_read,  patients_read,   patients_write,
                                              documents_read, documents_write, access_manage,
                                              settings_read,  calendar_read,   calendar_write};
inline constexpr Permission practitioner[] = {contract_read,   patients_read, documents_read,
                                              documents_write, calendar_read, calendar_write};
inline constexpr Permission billing[] = {contract_read, patients_read, documents_read, documents_write};
// Creates and configures contracts, sees no patient.
inline constexpr Permission platform_administrator[] = {contract_read, settings_read, settings_write, staff_manage};
}  // namespace detail

constexpr std::span<const Permission> permissions_of(Role role) {
  switch (role) {
    case Role::administrator:
      return detail::administrator;
    case Role::receptionist:
      return detail::receptionist;
    case Role::practitioner:
      return detail::practitioner;
    case Role::billing:
      return detail::billing;
  }
  return {};
}
constexpr std::span<const Permission> permissions_of_platform_administrator() { return detail::platform_administrator; }

// Rule "in_contract": a signed-in member of staff one of whose roles in that contract has the permission. Of a route
// that also has a {patient_id} it holds that the patient belongs to that contract: another's is "not found".
struct InContract {
  std::string_view parameter;
  Permission permission;
  constexpr operator http::Access() const {  // NOLINT(google-explicit-constructor)
    return {"in_contract", parameter, enumerator_name(permission)};
  }
};

// The same, with password and a fresh code given in this session within the last ten minutes.
struct InContractFreshly {
  std::string_view parameter;
  Permission permission;
  constexpr operator http::Access() const {  // NOLINT(google-explicit-constructor)
    return {"fresh_in_contract", parameter, enumerator_name(permission)};
  }
};

}  // namespace portico::identity
