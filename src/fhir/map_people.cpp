#include <algorithm>

#include "base/text.hpp"
#include "fhir/mapping.hpp"
#include "fhir/resource.hpp"

namespace portico::fhir {
namespace {

namespace json = boost::json;

// The name to call a person by: official, then usual, then any; ended ones and maiden names last.
const json::object* best_name(const json::object& body) {
  const auto* names = array_at(body, "name");
  if (!names) return nullptr;
  const auto rank = [](const json::object& name) {
    const auto use = text_at(name, "use");
    const auto* period = object_at(name, "period");
    if (use == "old" || use == "maiden" || (period && period->contains("end"))) return 9;
    if (use == "official") return 0;
    if (use == "usual") return 1;
    return 2;
  };
  const json::object* best = nullptr;
  for (const auto& item : *names)
    if (const auto* name = item.if_object(); name && (!best || rank(*name) < rank(*best))) best = name;
  return best;
}

std::string joined(const json::object& object, std::string_view member, std::string_view between) {
  std::string result;
  if (const auto* parts = array_at(object, member))
    for (const auto& part : *parts)
      if (const auto* text = part.if_string(); text && !text->empty()) {
        if (!result.empty()) result += between;
        result += std::string_view{*text};
      }
  return result;
}

std::string full_name(const json::object& body) {
  const auto* name = best_name(body);
  if (!name) return {};
  if (const auto text = text_at(*name, "text"); !text.empty()) return tidy(text);
  return tidy(joined(*name, "prefix", " ") + " " + joined(*name, "given", " ") + " " +
              std::string{text_at(*name, "family")} + " " + joined(*name, "suffix", " "));
}

// A mobile before others, an ended one never.
std::string telecom(const json::object& body, std::string_view system) {
  std::string found;
  if (const auto* telecoms = array_at(body, "telecom"))
    for (const auto& item : *telecoms) {
      const auto* contact = item.if_object();
      if (!contact || text_at(*contact, "system") != system || text_at(*contact, "use") == "old") continue;
      const auto value = text_at(*contact, "value");
      if (value.empty()) continue;
      if (found.empty() || text_at(*contact, "use") == "mobile") found = value;
    }
  return found;
}

Address address_of(const json::object* address) {
  if (!address) return {};
  return {joined(*address, "line", ", "), std::string{text_at(*address, "city")},
          std::string{text_at(*address, "postalCode")}, std::string{text_at(*address, "country")}};
}

bool contains_folded(std::string_view text, std::string_view part) {
  return fold(text).find(part) != std::string::npos;
}

// HL7 v2-0203 types and well-known systems; the medical record number is the sender's own and no national id.
std::string national_kind(const json::object& identifier) {
  const auto code = first_code(object_at(identifier, "type"));
  const auto system = text_at(identifier, "system");
  if (contains_folded(system, "taj") || contains_folded(words_of(object_at(identifier, "type")), "taj"))
    return "hu_taj";
  if (contains_folded(system, "cedula")) return "cr_cedula";
  if (code == "PPN" || contains_folded(system, "passport")) return "passport";
  if (code == "SS" || code == "NI" || system.ends_with("us-ssn")) return "other";
  return {};
}

void take_national_id(const json::object& body, PatientIn& patient) {
  const auto rank = [](std::string_view kind) { return kind == "passport" ? 2 : kind == "other" ? 1 : 0; };
  const auto* identifiers = array_at(body, "identifier");
  if (!identifiers) return;
  for (const auto& item : *identifiers) {
    const auto* identifier = item.if_object();
    if (!identifier) continue;
    const auto kind = national_kind(*identifier);
    if (kind.empty() || text_at(*identifier, "value").empty()) continue;
    if (!patient.national_id_kind.empty() && rank(kind) >= rank(patient.national_id_kind)) continue;
    patient.national_id_kind = kind;
    patient.national_id = text_at(*identifier, "value");
  }
}

std::string language_of(const json::object& body) {
  const auto* communication = first_at(body, "communication");
  const auto code = first_code(communication ? object_at(*communication, "language") : nullptr).substr(0, 2);
  return code == "en" || code == "hu" || code == "es" ? std::string{code} : std::string{};
}

bool is_true(const json::object& body, std::string_view name, bool otherwise) {
  const auto* value = body.if_contains(name);
  return value && value->is_bool() ? value->get_bool() : otherwise;
}

}  // namespace

Mapped<PatientIn> map_patient(const json::object& body) {
  PatientIn patient;
  const auto* name = best_name(body);
  if (!name) return Untaken{"NAME_MISSING"};
  patient.family = tidy(text_at(*name, "family"));
  patient.given = tidy(joined(*name, "given", " "));
  if (patient.family.empty() && patient.given.empty()) patient.family = tidy(text_at(*name, "text"));
  if (patient.family.empty() && patient.given.empty()) return Untaken{"NAME_MISSING"};

  if (const auto birth = text_at(body, "birthDate"); !birth.empty()) {
    patient.birth_date = Date::parse(birth);
    // R4 allows a year or a month alone: no day, but no fault.
    const bool partial = birth.size() == 4 || birth.size() == 7;
    if (!patient.birth_date && !(partial && Date::parse(std::string{birth} + (birth.size() == 4 ? "-01-01" : "-01"))))
      return Untaken{"BIRTH_DATE_INVALID"};
  }
  const auto gender = text_at(body, "gender");
  patient.gender = gender == "male" || gender == "female" || gender == "other" ? std::string{gender} : "unknown";
  patient.deceased = is_true(body, "deceasedBoolean", false) || body.contains("deceasedDateTime");
  patient.phone = telecom(body, "phone");
  patient.email = telecom(body, "email");
  take_national_id(body, patient);
  patient.address = address_of(first_at(body, "address"));
  patient.language = language_of(body);
  if (const auto* contact = first_at(body, "contact")) {
    if (const auto* contact_name = object_at(*contact, "name")) {
      patient.emergency_name = tidy(text_at(*contact_name, "text"));
      if (patient.emergency_name.empty())
        patient.emergency_name =
            tidy(joined(*contact_name, "given", " ") + " " + std::string{text_at(*contact_name, "family")});
    }
    patient.emergency_phone = telecom(*contact, "phone");
  }
  return patient;
}

Mapped<PractitionerIn> map_practitioner(const json::object& body) {
  PractitionerIn practitioner{full_name(body), {}, is_true(body, "active", true)};
  if (practitioner.name.empty()) return Untaken{"NAME_MISSING"};
  if (const auto* qualification = first_at(body, "qualification"))
    practitioner.specialty = tidy(words_of(object_at(*qualification, "code")));
  return practitioner;
}

Mapped<LocationIn> map_location(const json::object& body) {
  LocationIn location{tidy(text_at(body, "name")), address_of(object_at(body, "address")), telecom(body, "phone"),
                      text_at(body, "status") != "inactive"};
  if (location.name.empty()) return Untaken{"NAME_MISSING"};
  return location;
}

}  // namespace portico::fhir
