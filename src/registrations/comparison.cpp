#include "registrations/comparison.hpp"

#include "base/email.hpp"
#include "registrations/name_fit.hpp"

namespace portico::registrations {
namespace {

template <class T>
Fit fit_of_values(const std::optional<T>& typed, const std::optional<T>& on_record) {
  if (!typed) return on_record ? Fit::only_on_record : Fit::nowhere;
  if (!on_record) return Fit::only_typed;
  return *typed == *on_record ? Fit::same : Fit::different;
}

Fit fit_of_names(const patients::Patient& typed, const patients::Patient& on_record) {
  switch (fit_of({typed.family, typed.given}, {on_record.family, on_record.given})) {
    case NameFit::same:
      return Fit::same;
    case NameFit::variant:
      return Fit::similar;
    case NameFit::different:
      break;
  }
  return Fit::different;
}

std::optional<std::string> key_of(const std::optional<std::string>& email) {
  if (!email || email->empty()) return std::nullopt;
  return email_key(*email);
}

// A number means nothing without its kind.
std::optional<std::string> national_id_of(const patients::Patient& patient) {
  if (!patient.national_id || patient.national_id->empty()) return std::nullopt;
  return std::string{spelling(patient.national_id_kind)} + ' ' + *patient.national_id;
}

std::optional<std::string> filled(const std::optional<std::string>& value) {
  return value && !value->empty() ? value : std::nullopt;
}

bool agrees(Fit fit) { return fit == Fit::same || fit == Fit::similar; }

}  // namespace

Fit Comparison::of(PersonField field) const {
  switch (field) {
    case PersonField::name:
      return name;
    case PersonField::birth_date:
      return birth_date;
    case PersonField::national_id:
      return national_id;
    case PersonField::phone:
      return phone;
    case PersonField::email:
      break;
  }
  return email;
}

Comparison compare(const patients::Patient& typed, const patients::Patient& on_record) {
  return {.name = fit_of_names(typed, on_record),
          .birth_date = fit_of_values(typed.birth_date, on_record.birth_date),
          .national_id = fit_of_values(national_id_of(typed), national_id_of(on_record)),
          .phone = fit_of_values(filled(typed.phone), filled(on_record.phone)),
          .email = fit_of_values(key_of(typed.email), key_of(on_record.email))};
}

bool is_match(const Comparison& comparison, organization::Identification identification) {
  for (const auto field : every_field)
    if (comparison.of(field) == Fit::different) return false;
  const auto identifier =
      identification == organization::Identification::email ? comparison.email : comparison.national_id;
  return agrees(comparison.name) && comparison.birth_date == Fit::same && comparison.phone == Fit::same &&
         identifier == Fit::same;
}

bool is_candidate(const Comparison& comparison) {
  if (comparison.national_id == Fit::same) return true;
  int agreeing = 0;
  for (const auto field : every_field)
    if (agrees(comparison.of(field))) ++agreeing;
  return agreeing >= 2 && (agrees(comparison.name) || comparison.birth_date == Fit::same);
}

int closeness(const Comparison& comparison) {
  int points = 0;
  const auto add = [&](Fit fit, int worth) {
    points += fit == Fit::same ? 2 * worth : fit == Fit::similar ? worth : 0;
  };
  add(comparison.national_id, 8);
  add(comparison.name, 4);
  add(comparison.birth_date, 4);
  add(comparison.phone, 3);
  add(comparison.email, 2);
  return points;
}

}  // namespace portico::registrations
