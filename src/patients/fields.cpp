#include "patients/fields.hpp"

#include "base/email.hpp"
#include "base/text.hpp"
#include "national_id/national_id.hpp"
#include "patients/names.hpp"
#include "phone/phone.hpp"

namespace portico::patients {
namespace {

class Applying {
 public:
  Applying(const PatientFields& typed, const Reading& reading, Patient& patient)
      : typed_{typed}, reading_{reading}, patient_{patient} {}

  std::vector<FieldError> all() {
    names();
    birth_date();
    patient_.gender = typed_.gender.value_or(patient_.gender);
    patient_.language = typed_.language.value_or(patient_.language);
    if (typed_.phone) phone("phone", *typed_.phone, [&](auto value) { patient_.phone = std::move(value); });
    email();
    national_id();
    address();
    emergency_contact();
    return std::move(errors_);
  }

 private:
  void fault(std::string field, std::string code) { errors_.push_back({std::move(field), std::move(code)}); }

  void names() {
    if (typed_.family) name(patient_.family, *typed_.family, "family", "FAMILY_NAME_NEEDED");
    if (typed_.given) name(patient_.given, *typed_.given, "given", "GIVEN_NAME_NEEDED");
    patient_.name = display_name(patient_.family, patient_.given, reading_.language);
  }

  void name(std::string& into, const std::string& text, std::string field, std::string code) {
    auto value = tidy(text);
    if (fold(value).empty()) return fault(std::move(field), std::move(code));
    into = std::move(value);
  }

  void birth_date() {
    if (!typed_.birth_date) return;
    if (typed_.birth_date->value.empty()) return patient_.birth_date.reset();
    const auto date = Date::parse(typed_.birth_date->value);
    if (!date) return fault("birth_date", "FORMAT_DATE");
    if (*date > reading_.today) return fault("birth_date", "BIRTH_DATE_FUTURE");
    if (age_in_years(*date, reading_.today) > oldest_age) return fault("birth_date", "BIRTH_DATE_TOO_EARLY");
    patient_.birth_date = date;
  }

  template <class Put>
  void phone(std::string field, const std::string& text, Put put) {
    if (text.empty()) return put(std::nullopt);
    const auto parsed = phone::parse(text, reading_.country);
    if (const auto* wrong = std::get_if<phone::Fault>(&parsed))
      return errors_.push_back(phone::field_error(std::move(field), *wrong));
    put(std::optional{std::get<phone::Number>(parsed).e164});
  }

  void email() {
    if (!typed_.email) return;
    if (typed_.email->value.empty()) return patient_.email.reset();
    auto address = parse_email(typed_.email->value);
    if (!address) return fault("email", "FORMAT_EMAIL");
    patient_.email = std::move(address);
  }

  // A new number without its kind is of the contract's; no number has no kind.
  void national_id() {
    if (!typed_.national_id && !typed_.national_id_kind) return;
    auto kind = typed_.national_id_kind.value_or(patient_.national_id_kind);
    const std::string text = typed_.national_id ? typed_.national_id->value : patient_.national_id.value_or("");
    if (text.empty()) {
      patient_.national_id_kind = NationalIdKind::none;
      return patient_.national_id.reset();
    }
    if (kind == NationalIdKind::none) kind = reading_.national_id_kind;
    if (kind == NationalIdKind::none) kind = NationalIdKind::other;
    const auto parsed = national_id::check(spelling(kind), text);
    if (const auto* wrong = std::get_if<national_id::Fault>(&parsed))
      return errors_.push_back(national_id::field_error("national_id", *wrong));
    patient_.national_id_kind = kind;
    patient_.national_id = std::get<std::string>(parsed);
  }

  void address() {
    if (!typed_.address) return;
    const auto country = tidy(typed_.address->country.value);
    const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!country.empty() && !(country.size() == 2 && is_letter(country[0]) && is_letter(country[1])))
      return fault("address.country", "FORMAT_COUNTRY");
    patient_.address = {tidy(typed_.address->line.value), tidy(typed_.address->city.value),
                        tidy(typed_.address->postal_code.value), country};
  }

  void emergency_contact() {
    if (!typed_.emergency_contact) return;
    patient_.emergency_contact.name = tidy(typed_.emergency_contact->name.value);
    phone("emergency_contact.phone", typed_.emergency_contact->phone,
          [&](const std::optional<std::string>& value) { patient_.emergency_contact.phone = value.value_or(""); });
  }

  const PatientFields& typed_;
  const Reading& reading_;
  Patient& patient_;
  std::vector<FieldError> errors_;
};

}  // namespace

std::vector<FieldError> apply(const PatientFields& typed, const Reading& reading, Patient& patient) {
  return Applying{typed, reading, patient}.all();
}

}  // namespace portico::patients
