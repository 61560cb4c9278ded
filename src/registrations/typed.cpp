#include "registrations/typed.hpp"

#include <algorithm>

#include "base/email.hpp"
#include "json/json.hpp"
#include "patients/fields.hpp"
#include "patients/names.hpp"
#include "phone/phone.hpp"

namespace portico::registrations {
namespace {

using organization::NationalIdKind;
using organization::RegistrationField;

bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

// Whoever has no identifier of the country has a passport's.
NationalIdKind kind_of(const organization::Organization& contract, const std::string& typed) {
  if (contract.national_id_kind == NationalIdKind::none) return NationalIdKind::other;
  return has_letter(typed) ? NationalIdKind::passport : contract.national_id_kind;
}

template <class T>
std::optional<T> filled(const std::optional<T>& text) {
  return text && !text->value.empty() ? text : std::nullopt;
}

class Missing {
 public:
  Missing(const organization::RegistrationPolicy& policy, std::vector<FieldError>& errors)
      : policy_{policy}, errors_{errors} {}

  void check(RegistrationField field, bool is_there) {
    if (!is_there && std::ranges::find(policy_.required, field) != policy_.required.end())
      errors_.push_back({spelling(field), "MISSING"});
  }

 private:
  const organization::RegistrationPolicy& policy_;
  std::vector<FieldError>& errors_;
};

bool has_fault(const std::vector<FieldError>& errors, std::string_view field) {
  return std::ranges::find(errors, field, &FieldError::field) != errors.end();
}

void check_phone(const std::string& typed, const std::string& country, std::vector<FieldError>& errors) {
  if (typed.empty()) return errors.push_back({"phone", "MISSING"});
  if (has_fault(errors, "phone")) return;
  const auto number = phone::parse_for_sms(typed, country);
  if (const auto* fault = std::get_if<phone::Fault>(&number)) errors.push_back(phone::field_error("phone", *fault));
}

}  // namespace

patients::Patient read_registration(const RegistrationInput& input, const organization::Organization& contract,
                                    const organization::RegistrationPolicy& policy, Language language, Date today) {
  patients::PatientFields typed;
  typed.family = input.family;
  typed.given = input.given;
  typed.birth_date = filled(input.birth_date);
  typed.phone = input.phone;
  typed.email = filled(input.email);
  typed.national_id = filled(input.national_id);
  if (typed.national_id) typed.national_id_kind = kind_of(contract, *typed.national_id);
  patients::Patient person;
  auto errors = patients::apply(typed, {contract.country, contract.language, contract.national_id_kind, today}, person);
  Missing missing{policy, errors};
  missing.check(RegistrationField::birth_date, typed.birth_date.has_value());
  missing.check(RegistrationField::national_id, typed.national_id.has_value());
  missing.check(RegistrationField::email, typed.email.has_value());
  check_phone(input.phone, contract.country, errors);
  if (person.birth_date && age_in_years(*person.birth_date, today) < contract.own_account_age)
    errors.push_back({"birth_date", "REGISTRATION_UNDER_AGE", {{"age", contract.own_account_age}}});
  if (!errors.empty()) throw Refused::fields(std::move(errors));
  person.language = language;
  return person;
}

std::string written(const patients::Patient& typed) {
  return json::encode(Details{typed.family, typed.given, typed.birth_date, typed.national_id_kind, typed.national_id,
                              typed.phone, typed.email, typed.language});
}

patients::Patient read_written(const std::string& text, Language order) {
  const auto details = json::decode<Details>(text);
  patients::Patient person;
  person.family = details.family;
  person.given = details.given;
  person.name = patients::display_name(person.family, person.given, order);
  person.birth_date = details.birth_date;
  person.national_id_kind = details.national_id_kind;
  person.national_id = details.national_id;
  person.phone = details.phone;
  person.email = details.email;
  person.language = details.language;
  return person;
}

std::string person_key(const patients::Patient& typed) {
  if (typed.national_id) return spelling(typed.national_id_kind) + ':' + *typed.national_id;
  return patients::name_key(typed.family, typed.given) + '\n' + (typed.birth_date ? typed.birth_date->text() : "") +
         '\n' + typed.phone.value_or("") + '\n' + email_key(typed.email.value_or(""));
}

}  // namespace portico::registrations
