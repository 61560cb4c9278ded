#include "rosters/judging.hpp"

#include <algorithm>

#include "patients/names.hpp"

namespace portico::rosters {
namespace {

using patients::Patient;

// The faults name columns: "emergency_contact.phone" is the column emergency_phone.
void add_faults(std::vector<FieldError>& into, std::vector<FieldError> found) {
  for (auto& fault : found) {
    if (fault.field == "emergency_contact.phone") fault.field = spelling(Field::emergency_phone);
    into.push_back(std::move(fault));
  }
}

// Empty parts of an address or a contact say nothing either.
void fill_blanks(patients::PatientFields& fields, const Patient& patient) {
  const auto fill = [](auto& part, const std::string& with) {
    if (part.value.empty()) part.value = with;
  };
  if (auto& address = fields.address) {
    fill(address->line, patient.address.line);
    fill(address->city, patient.address.city);
    fill(address->postal_code, patient.address.postal_code);
    fill(address->country, patient.address.country);
  }
  if (auto& contact = fields.emergency_contact) {
    fill(contact->name, patient.emergency_contact.name);
    fill(contact->phone, patient.emergency_contact.phone);
  }
}

template <class T>
bool contradict(const std::optional<T>& a, const std::optional<T>& b) {
  return a && b && *a != *b;
}
template <class T>
bool agree(const std::optional<T>& a, const std::optional<T>& b) {
  return a && b && *a == *b;
}

bool same_name(const Patient& a, const Patient& b) {
  return patients::name_key(a.family, a.given) == patients::name_key(b.family, b.given);
}

// Why it is not sure that the two are one person; empty when it is.
std::string doubt(const Patient& told, const Patient& known) {
  const bool same_id = told.national_id_kind == known.national_id_kind && agree(told.national_id, known.national_id);
  const bool same_birth = agree(told.birth_date, known.birth_date);
  if (same_id)
    return !contradict(told.birth_date, known.birth_date) && (same_birth || same_name(told, known))
               ? ""
               : "ID_OF_SOMEBODY_ELSE";
  const bool other_id =
      told.national_id_kind == known.national_id_kind && contradict(told.national_id, known.national_id);
  return same_name(told, known) && same_birth && !other_id ? "" : "ALIKE_IN_DATABASE";
}

std::string shown(const std::string& value) { return value; }
std::string shown(const Date& value) { return value.text(); }
std::string shown(const patients::Address& value) {
  std::string text;
  for (const auto* part : {&value.postal_code, &value.city, &value.line, &value.country})
    if (!part->empty()) text += (text.empty() ? "" : ", ") + *part;
  return text;
}
std::string shown(const patients::EmergencyContact& value) {
  return value.phone.empty() ? value.name : value.name + " " + value.phone;
}
template <class T>
std::string shown(const std::optional<T>& value) {
  return value ? shown(*value) : "";
}
template <class E>
requires std::is_enum_v<E> std::string shown(E value) { return spelling(value); }

std::vector<Change> changes_between(const Patient& before, const Patient& after) {
  std::vector<Change> changes;
  const auto compare = [&](const char* field, auto member) {
    if (!(before.*member == after.*member)) changes.push_back({field, shown(before.*member), shown(after.*member)});
  };
  compare("family", &Patient::family);
  compare("given", &Patient::given);
  compare("birth_date", &Patient::birth_date);
  compare("gender", &Patient::gender);
  compare("phone", &Patient::phone);
  compare("email", &Patient::email);
  compare("national_id", &Patient::national_id);
  compare("language", &Patient::language);
  compare("address", &Patient::address);
  compare("emergency_contact", &Patient::emergency_contact);
  return changes;
}

Judged doubtful(std::string code, Patient patient) {
  return {.verdict = Verdict::doubtful, .faults = {{"row", std::move(code)}}, .patient = std::move(patient)};
}

}  // namespace

Judged judge(db::Transaction& transaction, patients::Store& store, const organization::Organization& contract,
             const patients::Reading& reading, Told told) {
  Patient made;
  made.language = contract.language;
  made.address.country = contract.country;
  auto fresh = told.fields;
  fill_blanks(fresh, made);
  auto faults = std::move(told.faults);
  add_faults(faults, patients::apply(fresh, reading, made));
  const auto is_told_of = [&](std::string_view field) {
    return std::ranges::any_of(faults,
                               [&](const auto& fault) { return fault.field == field || fault.field == "name"; });
  };
  if (!fresh.family && !is_told_of("family")) faults.push_back({"family", "FAMILY_NAME_NEEDED"});
  if (!fresh.given && !is_told_of("given")) faults.push_back({"given", "GIVEN_NAME_NEEDED"});
  if (!faults.empty()) return {.verdict = Verdict::faulty, .faults = std::move(faults), .patient = std::move(made)};

  const auto alike = store.similar(transaction, contract.id, made);
  if (alike.empty()) return {.verdict = Verdict::addition, .patient = std::move(made)};
  if (alike.size() > 1) return doubtful("SEVERAL_ALIKE", std::move(made));
  const auto known = store.find(transaction, contract.id, alike.front().row.id).value();
  made.id = known.id;
  if (auto reason = doubt(made, known); !reason.empty()) return doubtful(std::move(reason), std::move(made));

  Patient after = known;
  fill_blanks(told.fields, known);
  patients::apply(told.fields, reading, after);
  auto changes = changes_between(known, after);
  return {.verdict = changes.empty() ? Verdict::same : Verdict::change,
          .patient = std::move(after),
          .changes = std::move(changes)};
}

std::vector<std::string> identities_of(const Patient& patient) {
  std::vector<std::string> identities;
  const auto name = patients::name_key(patient.family, patient.given);
  if (!patient.id.value.is_nil()) identities.push_back("record " + patient.id.text());
  if (patient.national_id)
    identities.push_back("id " + spelling(patient.national_id_kind) + " " + *patient.national_id);
  if (patient.birth_date) identities.push_back("born " + patient.birth_date->text() + " " + name);
  if (patient.phone) identities.push_back("phone " + *patient.phone + " " + name);
  return identities;
}

}  // namespace portico::rosters
