#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/clock.hpp"

namespace portico::fhir {

// What Portico takes of R4 resources, as plain values; no database, no ids of ours. Values are as the source wrote
// them: whether a phone number is one is decided by patients/.

// Why a resource is not taken; the code goes into the report.
struct Untaken {
  std::string reason;
};
template <class T>
using Mapped = std::variant<T, Untaken>;

// Where a reference leads. `identifier_*` of a conditional reference (Practitioner?identifier=system|value).
struct Reference {
  std::string type{};
  std::string id{};
  std::string identifier_system{};
  std::string identifier_value{};
  std::string display{};
  bool empty() const { return id.empty() && identifier_value.empty(); }
};
// urn:uuid:…, Type/id, absolute URLs ending so (with _history), Type?identifier=…; `#contained` and others are empty
// but for display.
Reference reference_of(const boost::json::object* reference);

struct Identifier {
  std::string system;
  std::string value;
};
std::vector<Identifier> identifiers_of(const boost::json::object& body);

struct Address {
  std::string line, city, postal_code, country;
};

struct PatientIn {
  std::string family, given;
  std::optional<Date> birth_date;
  std::string gender;  // male, female, other, unknown
  bool deceased = false;
  std::string phone, email;
  std::string national_id_kind;  // hu_taj, cr_cedula, passport, other; empty: none
  std::string national_id;
  Address address;
  std::string language;  // en, hu, es or empty
  std::string emergency_name, emergency_phone;
};
// Untaken: NAME_MISSING, BIRTH_DATE_INVALID.
Mapped<PatientIn> map_patient(const boost::json::object& body);

struct PractitionerIn {
  std::string name;
  std::string specialty;
  bool active = true;
};
Mapped<PractitionerIn> map_practitioner(const boost::json::object& body);

struct LocationIn {
  std::string name;
  Address address;
  std::string phone;
  bool active = true;
};
Mapped<LocationIn> map_location(const boost::json::object& body);

struct EncounterIn {
  Reference subject;
  std::string status, class_code, title, reason;
  std::optional<Instant> started_at, ended_at;
  Reference practitioner, location;
};
// Untaken: SUBJECT_MISSING, STATUS_INVALID, PERIOD_INVALID.
Mapped<EncounterIn> map_encounter(const boost::json::object& body);

struct DocumentIn {
  Reference subject, author, encounter;
  std::string status;  // current, superseded, entered-in-error
  std::string type;    // DocumentType's spelling
  std::string title;
  std::optional<Date> date;  // a day as the source wrote it
  std::string media_type;    // without parameters, lower case
  Bytes content;             // when the attachment holds it
  Reference binary;          // else where it lies
  std::string file_name;
  bool has_other_formats = false;
};
// Untaken: SUBJECT_MISSING, STATUS_INVALID, ATTACHMENT_MISSING, ATTACHMENT_TYPE, ATTACHMENT_NOT_BASE64,
// ATTACHMENT_ELSEWHERE, ATTACHMENT_HASH (attachment.hash differs).
Mapped<DocumentIn> map_document(const boost::json::object& body);

// FHIR date, dateTime or instant: the calendar day it names when it is precise to the day.
std::optional<Date> day_of(std::string_view date_time);
// dateTime or instant with a zone; a bare date is midnight UTC.
std::optional<Instant> instant_of(std::string_view date_time);
// RFC 4648 base64 with padding; white space between is allowed. Nothing for anything else.
std::optional<Bytes> from_base64(std::string_view text);

}  // namespace portico::fhir
