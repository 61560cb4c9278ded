#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "base/spelling.hpp"
#include "organization/organization.hpp"

namespace portico::patients {

using organization::NationalIdKind;
using PatientId = Id<struct PatientTag>;

enum class Gender { male, female, other, unknown };
BOOST_DESCRIBE_ENUM(Gender, male, female, other, unknown)

// How new documents are announced, at most: SMS costs money.
enum class NoticeSetting { email, email_sms };
BOOST_DESCRIBE_ENUM(NoticeSetting, email, email_sms)

struct Address {
  std::string line;
  std::string city;
  std::string postal_code;
  std::string country;
  bool operator==(const Address&) const = default;
};
BOOST_DESCRIBE_STRUCT(Address, (), (line, city, postal_code, country))

struct EmergencyContact {
  std::string name;
  std::string phone;
  bool operator==(const EmergencyContact&) const = default;
};
BOOST_DESCRIBE_STRUCT(EmergencyContact, (), (name, phone))

// The central record, with its sealed fields opened.
struct Patient {
  PatientId id;
  std::string family;
  std::string given;
  std::string name;  // as the contract's language writes it
  std::optional<Date> birth_date;
  Gender gender = Gender::unknown;
  bool deceased = false;
  Language language = Language::en;
  std::optional<std::string> phone;  // E.164; an import may have left what is no valid number
  std::optional<std::string> email;
  NationalIdKind national_id_kind = NationalIdKind::none;
  std::optional<std::string> national_id;  // as national_id/ spells it
  Address address;
  EmergencyContact emergency_contact;
  NoticeSetting notice = NoticeSetting::email;
  bool portal_access = false;  // the manual switch
  bool duplicate_suspect = false;
  std::int64_t version = 1;
  Instant created_at;
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Patient, (),
                      (id, family, given, name, birth_date, gender, deceased, language, phone, email, national_id_kind,
                       national_id, address, emergency_contact, notice, portal_access, duplicate_suspect, version,
                       created_at, updated_at))

}  // namespace portico::patients
