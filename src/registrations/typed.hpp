#pragma once
#include "organization/organization.hpp"
#include "organization/registration.hpp"
#include "registrations/shapes.hpp"

namespace portico::registrations {

// What was typed, as a patient's data. Looks at the form only, never into the database. Throws Refused with every wrong
// or missing field; REGISTRATION_UNDER_AGE for who is too young for an own account.
patients::Patient read_registration(const RegistrationInput& input, const organization::Organization& contract,
                                    const organization::RegistrationPolicy& policy, Language language, Date today);

// What such a person is kept as, and sealed.
struct Details {
  std::string family;
  std::string given;
  std::optional<Date> birth_date;
  patients::NationalIdKind national_id_kind = patients::NationalIdKind::none;
  std::optional<std::string> national_id;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(Details, (), (family, given, birth_date, national_id_kind, national_id, phone, email, language))

std::string written(const patients::Patient& typed);
// With its name as `order` writes it.
patients::Patient read_written(const std::string& details, Language order);

// Equal for two registrations of one person: by the national ID, else by name, birth date and contact.
std::string person_key(const patients::Patient& typed);

}  // namespace portico::registrations
