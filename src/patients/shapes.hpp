#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "json/text.hpp"
#include "patients/patient.hpp"

// What the console's and the portal's calls about patients take and give.
namespace portico::patients {

enum class PortalState { no_access, not_activated, active };
BOOST_DESCRIBE_ENUM(PortalState, no_access, not_activated, active)

struct PatientRow {
  PatientId id;
  std::string name;
  std::optional<Date> birth_date;
  Gender gender = Gender::unknown;
  std::optional<std::string> phone;
  std::optional<std::string> national_id;
  std::string city;
  PortalState portal = PortalState::no_access;
  bool duplicate_suspect = false;
};
BOOST_DESCRIBE_STRUCT(PatientRow, (),
                      (id, name, birth_date, gender, phone, national_id, city, portal, duplicate_suspect))

struct PatientPage {
  std::vector<PatientRow> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(PatientPage, (), (items, next_cursor))

struct PatientList {
  std::vector<PatientRow> items;
};
BOOST_DESCRIBE_STRUCT(PatientList, (), (items))

struct ListPatients {
  std::optional<std::string> sort{};  // name (default), -name, -created_at
  std::optional<PortalState> portal{};
  std::optional<bool> duplicates{};  // only those who may be recorded twice
  std::optional<int> limit{};
  std::optional<std::string> cursor{};
};
BOOST_DESCRIBE_STRUCT(ListPatients, (), (sort, portal, duplicates, limit, cursor))

struct SearchPatients {
  Text<0, 200> query;
  std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(SearchPatients, (), (query, limit))

// What happens when the patient himself changes a field in the portal.
enum class FieldClass { at_once, after_proof, after_approval };
BOOST_DESCRIBE_ENUM(FieldClass, at_once, after_proof, after_approval)
enum class EditOutcome { written, needs_proof, needs_approval };
BOOST_DESCRIBE_ENUM(EditOutcome, written, needs_proof, needs_approval)

struct PatientData {
  PatientId id;
  std::int64_t version = 1;
  std::string name;
  std::string family;
  std::string given;
  std::optional<Date> birth_date;
  Gender gender = Gender::unknown;
  Language language = Language::en;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  NationalIdKind national_id_kind = NationalIdKind::none;
  std::optional<std::string> national_id;
  Address address;
  EmergencyContact emergency_contact;
  std::map<std::string, FieldClass> field_classes;
};
BOOST_DESCRIBE_STRUCT(PatientData, (),
                      (id, version, name, family, given, birth_date, gender, language, phone, email, national_id_kind,
                       national_id, address, emergency_contact, field_classes))

// What an import would have written over a field that a person changed.
struct Suggestion {
  Uuid id;
  std::string field;
  std::string value;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (id, field, value, source))

struct PatientRecord {
  PatientId id;
  std::int64_t version = 1;
  std::string name;
  std::string family;
  std::string given;
  std::optional<Date> birth_date;
  Gender gender = Gender::unknown;
  Language language = Language::en;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  NationalIdKind national_id_kind = NationalIdKind::none;
  std::optional<std::string> national_id;
  Address address;
  EmergencyContact emergency_contact;
  NoticeSetting notice = NoticeSetting::email;
  bool deceased = false;
  bool portal_access = false;
  PortalState portal = PortalState::no_access;
  bool duplicate_suspect = false;
  Instant created_at;
  Instant updated_at;
  std::int64_t documents = 0;
  std::int64_t encounters = 0;
  std::vector<Suggestion> suggestions;
};
BOOST_DESCRIBE_STRUCT(PatientRecord, (),
                      (id, version, name, family, given, birth_date, gender, language, phone, email, national_id_kind,
                       national_id, address, emergency_contact, notice, deceased, portal_access, portal,
                       duplicate_suspect, created_at, updated_at, documents, encounters, suggestions))

struct AddressInput {
  Text<0, 200> line;
  Text<0, 100> city;
  Text<0, 20> postal_code;
  Text<0, 2> country;
};
BOOST_DESCRIBE_STRUCT(AddressInput, (), (line, city, postal_code, country))

struct EmergencyContactInput {
  Text<0, 200> name;
  Text<0, 40> phone;
};
BOOST_DESCRIBE_STRUCT(EmergencyContactInput, (), (name, phone))

// The fields of a patient as somebody typed them: absent stays as it is, empty clears.
struct PatientFields {
  std::optional<Text<0, 100>> family;
  std::optional<Text<0, 100>> given;
  std::optional<Text<0, 20>> birth_date;
  std::optional<Gender> gender;
  std::optional<Language> language;
  std::optional<Text<0, 40>> phone;
  std::optional<Text<0, 254>> email;
  std::optional<NationalIdKind> national_id_kind;
  std::optional<Text<0, 60>> national_id;
  std::optional<AddressInput> address;
  std::optional<EmergencyContactInput> emergency_contact;
};
BOOST_DESCRIBE_STRUCT(PatientFields, (),
                      (family, given, birth_date, gender, language, phone, email, national_id_kind, national_id,
                       address, emergency_contact))

struct NewPatient : PatientFields {
  std::optional<NoticeSetting> notice;
  std::optional<bool> even_if_similar;
};
BOOST_DESCRIBE_STRUCT(NewPatient, (PatientFields), (notice, even_if_similar))

struct PatientChange : PatientFields {
  std::int64_t version = 1;
  std::optional<NoticeSetting> notice;
  std::optional<bool> deceased;
};
BOOST_DESCRIBE_STRUCT(PatientChange, (PatientFields), (version, notice, deceased))

// The portal's PATCH.
struct OwnChange : PatientFields {
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OwnChange, (PatientFields), (version))

struct OwnChangeAnswer {
  PatientData patient;
  std::map<std::string, EditOutcome> outcomes;
};
BOOST_DESCRIBE_STRUCT(OwnChangeAnswer, (), (patient, outcomes))

}  // namespace portico::patients
