#include <algorithm>
#include <array>

#include "json/json.hpp"
#include "patients/differing.hpp"
#include "patients/names.hpp"
#include "patients/patients.hpp"

// What comes from elsewhere: laid over the records, and taken back.
namespace portico::patients {
namespace {

std::string text_of(const std::string& value) { return value; }
std::string text_of(const Date& value) { return value.text(); }
std::string text_of(bool value) { return value ? "true" : "false"; }
std::string text_of(const Address& value) { return json::encode(value); }
std::string text_of(const EmergencyContact& value) { return json::encode(value); }
template <class T>
std::string text_of(const std::optional<T>& value) {
  return value ? text_of(*value) : "";
}
template <class E>
requires std::is_enum_v<E> std::string text_of(E value) { return spelling(value); }

bool says_nothing(const std::string& value) { return value.empty(); }
template <class T>
bool says_nothing(const std::optional<T>& value) {
  return !value.has_value();
}
bool says_nothing(const Address& value) { return value == Address{}; }
bool says_nothing(const EmergencyContact& value) { return value == EmergencyContact{}; }
bool says_nothing(Gender value) { return value == Gender::unknown; }
bool says_nothing(NationalIdKind value) { return value == NationalIdKind::none; }
bool says_nothing(bool) { return false; }
bool says_nothing(Language) { return false; }

// Calls `each` with the name and the member of every field that an import may bring.
template <class Each>
void for_each_imported(Each each) {
  each("family", &Patient::family);
  each("given", &Patient::given);
  each("birth_date", &Patient::birth_date);
  each("gender", &Patient::gender);
  each("deceased", &Patient::deceased);
  each("language", &Patient::language);
  each("phone", &Patient::phone);
  each("email", &Patient::email);
  each("national_id", &Patient::national_id);
  each("national_id_kind", &Patient::national_id_kind);
  each("address", &Patient::address);
  each("emergency_contact", &Patient::emergency_contact);
}

// What a patient signs in with is changed by nobody else's list.
constexpr std::array keys_of_account{"phone", "email", "national_id", "national_id_kind"};

audit::Event event_of(audit::Action action, PatientId patient) {
  return {.action = action, .patient = patient.value, .entity_type = "Patient", .entity = patient.value};
}

}  // namespace

std::vector<std::string> differing(const Patient& a, const Patient& b) {
  std::vector<std::string> fields;
  boost::mp11::mp_for_each<boost::describe::describe_members<Patient, boost::describe::mod_public>>([&](auto member) {
    const std::string_view name = member.name;
    if (name == "name" || name == "version" || name == "updated_at" || name == "duplicate_suspect") return;
    if (!(a.*member.pointer == b.*member.pointer)) fields.emplace_back(name);
  });
  return fields;
}

void Patients::write_imported(db::Transaction& transaction, const organization::Organization& contract,
                              const Patient& before, Patient after) {
  after.name = display_name(after.family, after.given, contract.language);
  after.updated_at = clock_.now();
  store_.update(transaction, contract.id, contract.language, after, before.version);
  store_.judge_duplicates(transaction, contract.id, before);
  store_.judge_duplicates(transaction, contract.id, after);
}

Patients::Taken Patients::take_imported(db::Transaction& transaction, const Caller& caller,
                                        const organization::Organization& contract, Patient found,
                                        std::string_view source) {
  const Instant now = clock_.now();
  found.name = display_name(found.family, found.given, contract.language);
  const auto before = store_.find(transaction, contract.id, found.id);
  if (!before) {
    found.version = 1;
    found.created_at = found.updated_at = now;
    store_.insert(transaction, contract.id, contract.language, found);
    store_.judge_duplicates(transaction, contract.id, found);
    journal_.write(transaction, caller, event_of(audit::Action::patient_imported, found.id));
    return Taken::created;
  }
  auto kept = store_.edited_fields(transaction, contract.id, found.id);
  if (store_.own_account(transaction, contract.id, found.id))
    kept.insert(kept.end(), keys_of_account.begin(), keys_of_account.end());
  Patient after = *before;
  for_each_imported([&](std::string_view field, auto member) {
    if (says_nothing(found.*member) || found.*member == after.*member) return;
    if (std::ranges::find(kept, field) == kept.end())
      after.*member = found.*member;
    else
      store_.suggest(transaction, contract.id, found.id, field, text_of(found.*member), source, now);
  });
  if (differing(*before, after).empty()) return Taken::unchanged;
  write_imported(transaction, contract, *before, std::move(after));
  journal_.write(transaction, caller, event_of(audit::Action::patient_imported, found.id));
  return Taken::changed;
}

bool Patients::remove_imported(db::Transaction& transaction, const Caller& caller,
                               const organization::Organization& contract, const Patient& made) {
  const auto now = store_.find(transaction, contract.id, made.id);
  if (!now || !differing(*now, made).empty()) return false;
  store_.remove(transaction, contract.id, made.id);
  store_.judge_duplicates(transaction, contract.id, made);
  journal_.write(transaction, caller, event_of(audit::Action::patient_removed, made.id));
  return true;
}

bool Patients::restore_imported(db::Transaction& transaction, const Caller& caller,
                                const organization::Organization& contract, const Patient& before, const Patient& after,
                                std::string_view source) {
  const auto now = store_.find(transaction, contract.id, before.id);
  if (!now) return false;
  store_.remove_suggestions(transaction, contract.id, before.id, source);
  bool whole = true;
  Patient restored = *now;
  for_each_imported([&](std::string_view, auto member) {
    if (before.*member == after.*member) return;
    if (restored.*member == after.*member)
      restored.*member = before.*member;
    else
      whole = false;
  });
  if (differing(*now, restored).empty()) return whole;
  write_imported(transaction, contract, *now, restored);
  update_own_account(transaction, caller, contract, restored);
  journal_.write(transaction, caller, event_of(audit::Action::patient_changed, before.id));
  return whole;
}

}  // namespace portico::patients
