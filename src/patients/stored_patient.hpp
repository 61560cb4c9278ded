#pragma once
#include <optional>
#include <string>

#include "keys/keys.hpp"
#include "patients/patient.hpp"

// A patient as table patient has it: some of it sealed.
namespace portico::patients {

// Row of table patient.
struct StoredPatient {
  PatientId id;
  std::string family;
  std::string given;
  std::string name;
  std::optional<Date> birth_date;
  Gender gender = Gender::unknown;
  bool deceased = false;
  Language language = Language::en;
  std::optional<Bytes> phone;
  std::optional<Bytes> email;
  NationalIdKind national_id_kind = NationalIdKind::none;
  std::optional<Bytes> national_id;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string country;
  std::string emergency_name;
  std::string emergency_phone;
  NoticeSetting notice = NoticeSetting::email;
  bool portal_access = false;
  bool duplicate_suspect = false;
  std::int64_t version = 1;
  Instant created_at;
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(StoredPatient, (),
                      (id, family, given, name, birth_date, gender, deceased, language, phone, email, national_id_kind,
                       national_id, address_line, city, postal_code, country, emergency_name, emergency_phone, notice,
                       portal_access, duplicate_suspect, version, created_at, updated_at))
// Its columns, of "patient p".
#define STORED_PATIENT                                                                                            \
  "p.id as id, p.family as family, p.given as given, p.name as name, p.birth_date as birth_date, p.gender as "    \
  "gender, p.deceased as deceased, p.language as language, p.phone as phone, p.email as email, "                  \
  "p.national_id_kind as national_id_kind, p.national_id as national_id, p.address_line as address_line, p.city " \
  "as city, p.postal_code as postal_code, p.country as country, p.emergency_name as emergency_name, "             \
  "p.emergency_phone as emergency_phone, p.notice as notice, p.portal_access as portal_access, "                  \
  "p.duplicate_suspect as duplicate_suspect, p.version as version, p.created_at as created_at, p.updated_at as "  \
  "updated_at "

Patient opened(keys::KeyRing& keys, OrganizationId organization, StoredPatient row);

}  // namespace portico::patients
