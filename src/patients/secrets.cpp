#include "patients/secrets.hpp"

#include "patients/store.hpp"

namespace portico::patients {
namespace {

// An imported number that is no phone number is kept, and found by nobody.
bool is_e164(const std::optional<std::string>& phone) { return phone && phone->starts_with('+'); }

}  // namespace

Secrets::Secrets(keys::KeyRing& keys, OrganizationId organization, const Patient& patient) {
  const auto sealed = [&](std::string_view place, const std::optional<std::string>& value) -> Sealed {
    if (!value) return std::nullopt;
    return keys.seal_field(organization, place, patient.id.value, *value);
  };
  phone = sealed(phone_place, patient.phone);
  if (is_e164(patient.phone)) phone_index = patients::phone_index(keys, organization, *patient.phone);
  email = sealed(email_place, patient.email);
  if (patient.email) email_index = patients::email_index(keys, organization, *patient.email);
  national_id = sealed(national_id_place, patient.national_id);
  if (patient.national_id) national_id_index = patients::national_id_index(keys, organization, *patient.national_id);
}

}  // namespace portico::patients
