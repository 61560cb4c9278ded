#include <algorithm>

#include "base/refused.hpp"
#include "json/json.hpp"
#include "organization/store.hpp"
#include "patients/names.hpp"
#include "patients/patients.hpp"

// What an import brought and a person's edit had kept out: staff say whether it is right.
namespace portico::patients {
namespace {

// The inverse of what take_imported wrote down.
void read(const std::string& text, std::string& value) { value = text; }
void read(const std::string& text, bool& value) { value = text == "true"; }
void read(const std::string& text, Date& value) { value = Date::parse(text).value(); }
void read(const std::string& text, Address& value) { value = json::decode<Address>(text); }
void read(const std::string& text, EmergencyContact& value) { value = json::decode<EmergencyContact>(text); }
template <class E>
requires std::is_enum_v<E>
void read(const std::string& text, E& value) { value = from_spelling<E>(text).value(); }
template <class T>
void read(const std::string& text, std::optional<T>& value) {
  if (text.empty()) return value.reset();
  read(text, value.emplace());
}

void lay_over(Patient& patient, const Suggestion& suggestion) {
  const auto take = [&](std::string_view field, auto member) {
    if (suggestion.field == field) read(suggestion.value, patient.*member);
  };
  take("family", &Patient::family);
  take("given", &Patient::given);
  take("birth_date", &Patient::birth_date);
  take("gender", &Patient::gender);
  take("deceased", &Patient::deceased);
  take("language", &Patient::language);
  take("phone", &Patient::phone);
  take("email", &Patient::email);
  take("national_id", &Patient::national_id);
  take("national_id_kind", &Patient::national_id_kind);
  take("address", &Patient::address);
  take("emergency_contact", &Patient::emergency_contact);
}

bool is_of_national_id(const Suggestion& suggestion) { return suggestion.field.starts_with("national_id"); }

// A number and its kind mean nothing apart.
bool belong_together(const Suggestion& a, const Suggestion& b) {
  return a.id == b.id || (is_of_national_id(a) && is_of_national_id(b) && a.source == b.source);
}

std::vector<std::string> fields_of(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> fields;
  for (const auto& suggestion : suggestions) fields.push_back(suggestion.field);
  return fields;
}

}  // namespace

std::vector<Suggestion> Patients::settle(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                                         Uuid suggestion) {
  auto all = store_.suggestions(transaction, organization, patient);
  const auto wanted = std::ranges::find(all, suggestion, &Suggestion::id);
  if (wanted == all.end()) throw Refused::not_found();
  const Suggestion one = *wanted;
  std::erase_if(all, [&](const Suggestion& other) { return !belong_together(one, other); });
  for (const auto& each : all) store_.remove_suggestion(transaction, organization, patient, each.id);
  return all;
}

PatientRecord Patients::accept(const Caller& caller, OrganizationId organization, PatientId patient, Uuid suggestion) {
  return database_.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, organization);
    const auto before = store_.find(transaction, organization, patient);
    if (!contract || !before) throw Refused::not_found();
    Patient after = *before;
    for (const auto& each : settle(transaction, organization, patient, suggestion)) lay_over(after, each);
    after.name = display_name(after.family, after.given, contract->language);
    write_change(transaction, caller, *contract, *before, std::move(after));
    return record_in(transaction, *contract, patient);
  });
}

PatientRecord Patients::dismiss(const Caller& caller, OrganizationId organization, PatientId patient, Uuid suggestion) {
  return database_.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, organization);
    if (!contract) throw Refused::not_found();
    const auto settled = settle(transaction, organization, patient, suggestion);
    journal_.write(transaction, caller,
                   {.action = audit::Action::patient_changed,
                    .patient = patient.value,
                    .entity_type = "Patient",
                    .entity = patient.value,
                    .detail = "{\"dismissed\":" + json::encode(fields_of(settled)) + "}"});
    return record_in(transaction, *contract, patient);
  });
}

}  // namespace portico::patients
