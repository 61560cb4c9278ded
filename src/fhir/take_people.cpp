#include "documents/store.hpp"
#include "fhir/writer.hpp"
#include "organization/store.hpp"
#include "patients/fields.hpp"

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
  patient.deceased = in.deceased;
  patient.address = {in.address.line, in.address.city, in.address.postal_code, in.address.country};
  patient.emergency_contact = {in.emergency_name, in.emergency_phone};
  return patient;
}

}  // namespace

void Writer::take(db::Transaction& transaction, const Prepared&, const store::Claimed& claimed, const PatientIn& in,
                  Outcome& outcome) {
  auto patient = incoming(in, order_.organization, services_.clock.now(), outcome.report.remarks);
  patient.id = {claimed.local_id};
  services_.patients.take_imported(transaction, caller_, order_.organization, std::move(patient), order_.source);
}

void Writer::take(db::Transaction& transaction, const Prepared&, const store::Claimed& claimed,
                  const PractitionerIn& in) {
  const auto standing = in.active ? organization::Standing::active : organization::Standing::inactive;
  organization::store::put_practitioner(transaction, order_.organization.id,
                                        {{claimed.local_id}, in.name, in.specialty, standing},
                                        order_.organization.language);
  if (claimed.claim != store::Claim::fresh)
    documents::store::author_is_called(transaction, order_.organization.id, {claimed.local_id}, in.name);
}

void Writer::take(db::Transaction& transaction, const Prepared&, const store::Claimed& claimed, const LocationIn& in) {
  const auto standing = in.active ? organization::Standing::active : organization::Standing::inactive;
  organization::store::put_location(
      transaction, order_.organization.id,
      {{claimed.local_id}, in.name, in.address.line, in.address.city, in.address.postal_code, in.phone, standing});
  if (claimed.claim != store::Claim::fresh)
    documents::store::place_is_called(transaction, order_.organization.id, {claimed.local_id}, in.name);
}

}  // namespace portico::fhir
