#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "base/spelling.hpp"
#include "files/files.hpp"

namespace portico::organization {

using LocationId = Id<struct LocationTag>;
using PractitionerId = Id<struct PractitionerTag>;

// What a patient's account is found by at login.
enum class Identification { email, national_id };
BOOST_DESCRIBE_ENUM(Identification, email, national_id)

// manual: switched on patient by patient. automatic: every patient with validated data may log in.
enum class AccessType { manual, automatic };
BOOST_DESCRIBE_ENUM(AccessType, manual, automatic)

// Spelled as national_id/ knows them; none: nothing of the kind.
enum class NationalIdKind { hu_taj, cr_cedula, cr_dimex, passport, clinic, other, none };
BOOST_DESCRIBE_ENUM(NationalIdKind, hu_taj, cr_cedula, cr_dimex, passport, clinic, other, none)

inline constexpr int shortest_idle_timeout_minutes = 5;
inline constexpr int longest_idle_timeout_minutes = 60;
inline constexpr int youngest_own_account_age = 10;
inline constexpr int oldest_own_account_age = 21;
inline constexpr int youngest_proxy_end_age = 12;
inline constexpr int oldest_proxy_end_age = 25;
inline constexpr const char* default_primary_color = "#0f766e";

// A contract: one row of table organization.
struct Organization {
  OrganizationId id;
  std::string name;
  std::string suffix;
  Language language = Language::en;
  std::string country;    // ISO 3166-1 alpha-2
  std::string time_zone;  // IANA
  Identification identification = Identification::email;
  NationalIdKind national_id_kind = NationalIdKind::none;
  AccessType access_type = AccessType::manual;
  std::string phone;  // E.164 or empty
  std::string email;
  std::string address;
  // Each may be empty; what a reader is shown: emergency.hpp.
  std::string emergency_text_en;
  std::string emergency_text_hu;
  std::string emergency_text_es;
  std::int64_t idle_timeout_minutes = longest_idle_timeout_minutes;
  std::string primary_color = default_primary_color;
  std::optional<files::FileId> logo;
  std::optional<files::FileId> favicon;
  // For children, in years: from when an account of their own is possible (where access is automatic; not after the
  // next), when what others may do for a minor ends, and from when before that parents keep only some scopes
  // (scopes.hpp).
  std::int64_t own_account_age = 16;
  std::int64_t proxy_end_age = 18;
  std::optional<std::int64_t> proxy_narrow_age;
  std::string proxy_narrow_scopes = "appointments,billing";
  std::int64_t version = 1;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Organization, (),
                      (id, name, suffix, language, country, time_zone, identification, national_id_kind, access_type,
                       phone, email, address, emergency_text_en, emergency_text_hu, emergency_text_es,
                       idle_timeout_minutes, primary_color, logo, favicon, own_account_age, proxy_end_age,
                       proxy_narrow_age, proxy_narrow_scopes, version, created_at))

enum class Standing { active, inactive };
BOOST_DESCRIBE_ENUM(Standing, active, inactive)

// An institution of the contract.
struct Location {
  LocationId id;
  std::string name;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string phone;
  Standing status = Standing::active;
};
BOOST_DESCRIBE_STRUCT(Location, (), (id, name, address_line, city, postal_code, phone, status))

struct Practitioner {
  PractitionerId id;
  std::string name;
  std::string specialty;
  Standing status = Standing::active;
};
BOOST_DESCRIBE_STRUCT(Practitioner, (), (id, name, specialty, status))

}  // namespace portico::organization
