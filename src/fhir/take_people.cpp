#include <fmt/format.h>

#include <algorithm>

#include "fhir/writer.hpp"
#include "organization/store.hpp"
#include "patients/fields.hpp"
#include "patients/names.hpp"

namespace portico::fhir {
namespace {

using patients::Patient;

template <std::size_t Min, std::size_t Max>
void fill(std::optional<Text<Min, Max>>& field, const std::string& value) {
  if (!value.empty()) field = Text<Min, Max>{value};
}

patients::NationalIdKind kind_of(const std::string& kind) {
  return from_spelling<patients::NationalIdKind>(kind).value_or(patients::NationalIdKind::none);
}

patients::PatientFields fields_of(const PatientIn& in) {
  patients::PatientFields fields;
  fields.family = Text<0, 100>{in.family};
  fields.given = Text<0, 100>{in.given};
  if (in.birth_date) fields.birth_date = Text<0, 20>{in.birth_date->text()};
  fields.gender = from_spelling<patients::Gender>(in.gender);
  fields.language = from_spelling<Language>(in.language);
  fill(fields.phone, in.phone);
  fill(fields.email, in.email);
  if (!in.national_id.empty()) {
    fields.national_id_kind = kind_of(in.national_id_kind);
    fill(fields.national_id, in.national_id);
  }
  return fields;
}

// What patients/ does not take as it is stays as the source wrote it: staff see what is wrong with it, and nobody is
// lost.
void keep_as_written(const PatientIn& in, const FieldError& error, Patient& patient,
                     std::map<std::string, std::int64_t>& remarks) {
  if (error.field == "phone") patient.phone = in.phone;
  if (error.field == "email") patient.email = in.email;
  if (error.field == "birth_date") patient.birth_date = in.birth_date;
  if (error.field == "family") patient.family = in.family;
  if (error.field == "given") patient.given = in.given;
  if (error.field == "national_id" || error.field == "national_id_kind") {
    patient.national_id_kind = kind_of(in.national_id_kind);
    patient.national_id = in.national_id;
  }
  std::string code = error.field + "_INVALID";
  for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  ++remarks[code];
}

Patient incoming(const PatientIn& in, const organization::Organization& organization, Instant now,
                 std::map<std::string, std::int64_t>& remarks) {
  Patient patient;
  patient.language = organization.language;
  const patients::Reading reading{organization.country, organization.language, organization.national_id_kind,
                                  date_in_zone(now, organization.time_zone)};
  for (const auto& error : patients::apply(fields_of(in), reading, patient))
    keep_as_written(in, error, patient, remarks);
  patient.name = patients::display_name(patient.family, patient.given, organization.language);
  patient.deceased = in.deceased;
  patient.address = {in.address.line, in.address.city, in.address.postal_code, in.address.country};
  patient.emergency_contact = {in.emergency_name, in.emergency_phone};
  patient.created_at = patient.updated_at = now;
  return patient;
}

std::string in_words(const std::optional<std::string>& value) { return value.value_or(""); }
std::string in_words(const std::optional<Date>& value) { return value ? value->text() : ""; }
std::string in_words(const std::string& value) { return value; }
std::string in_words(const patients::Address& a) {
  return fmt::format("{}, {} {}, {}", a.line, a.postal_code, a.city, a.country);
}
std::string in_words(const patients::EmergencyContact& c) { return fmt::format("{}, {}", c.name, c.phone); }
template <class E>
requires std::is_enum_v<E> std::string in_words(E value) { return spelling(value); }

// Takes the source's values where nobody has changed the field here; offers them where somebody has.
class Update {
 public:
  Update(patients::Store& store, db::Transaction& transaction, const ImportOrder& order, patients::PatientId id,
         Instant now)
      : store_{store},
        transaction_{transaction},
        order_{order},
        id_{id},
        now_{now},
        edited_{store.edited_fields(transaction, order.organization.id, id)} {}

  template <class T>
  void field(const char* name, T& stored, const T& incoming) {
    if (stored == incoming) return;
    const bool edited = std::find(edited_.begin(), edited_.end(), name) != edited_.end();
    if (!edited) {
      stored = incoming;
      return;
    }
    store_.suggest(transaction_, order_.organization.id, id_, name, in_words(incoming), order_.source, now_);
    ++suggested;
  }

  int suggested = 0;

 private:
  patients::Store& store_;
  db::Transaction& transaction_;
  const ImportOrder& order_;
  patients::PatientId id_;
  Instant now_;
  std::vector<std::string> edited_;
};

int merge_into(Patient& stored, const Patient& in, Update& update) {
  update.field("family", stored.family, in.family);
  update.field("given", stored.given, in.given);
  update.field("birth_date", stored.birth_date, in.birth_date);
  update.field("gender", stored.gender, in.gender);
  update.field("language", stored.language, in.language);
  update.field("phone", stored.phone, in.phone);
  update.field("email", stored.email, in.email);
  update.field("national_id_kind", stored.national_id_kind, in.national_id_kind);
  update.field("national_id", stored.national_id, in.national_id);
  update.field("address", stored.address, in.address);
  update.field("emergency_contact", stored.emergency_contact, in.emergency_contact);
  stored.deceased = stored.deceased || in.deceased;
  return update.suggested;
}

}  // namespace

void Writer::take(db::Transaction& transaction, const Prepared&, const store::Claimed& claimed, const PatientIn& in,
                  Outcome& outcome) {
  const auto organization = order_.organization.id;
  const auto now = services_.clock.now();
  auto patient = incoming(in, order_.organization, now, outcome.report.remarks);
  patient.id = {claimed.local_id};
  auto stored =
      claimed.claim == store::Claim::changed ? patients_.find(transaction, organization, patient.id) : std::nullopt;
  if (!stored) {
    patients_.insert(transaction, organization, order_.organization.language, patient);
    patients_.judge_duplicates(transaction, organization, patient);
  } else {
    Update update{patients_, transaction, order_, patient.id, now};
    outcome.report.remarks["FIELD_KEPT"] += merge_into(*stored, patient, update);
    stored->name = patients::display_name(stored->family, stored->given, order_.organization.language);
    stored->updated_at = now;
    patients_.update(transaction, organization, order_.organization.language, *stored, stored->version);
    patients_.judge_duplicates(transaction, organization, *stored);
  }
  services_.journal.write(transaction, caller_,
                          {.action = audit::Action::patient_imported,
                           .patient = claimed.local_id,
                           .entity_type = "Patient",
                           .entity = claimed.local_id});
}

void Writer::take(db::Transaction& transaction, const Prepared&, const store::Claimed& claimed,
                  const PractitionerIn& in) {
  const auto standing = in.active ? organization::Standing::active : organization::Standing::inactive;
  organization::store::put_practitioner(transaction, order_.organization.id,
                                        {{claimed.local_id}, in.name, in.specialty, standing},
                                        order_.organization.language);
}

void Writer::take(db::Transaction& transaction, const Prepared&, const store::Claimed& claimed, const LocationIn& in) {
  const auto standing = in.active ? organization::Standing::active : organization::Standing::inactive;
  organization::store::put_location(
      transaction, order_.organization.id,
      {{claimed.local_id}, in.name, in.address.line, in.address.city, in.address.postal_code, in.phone, standing});
}

}  // namespace portico::fhir
