#include "patients/choice.hpp"

#include "patients/secrets.hpp"
#include "patients/stored_patient.hpp"

namespace portico::patients {
namespace {

constexpr db::Sql select_chosen{
    "select " STORED_PATIENT
    "from patient p where p.organization = $1 and p.id > $2 and ($4 is null or p.birth_date >= $4) and ($5 is null or "
    "p.birth_date <= $5) and ($6 is null or p.language = $6) and ($7 = 0 or exists (select 1 from encounter e where "
    "e.organization = p.organization and e.patient = p.id and e.status not in ('planned', 'cancelled', "
    "'entered-in-error') and ($8 is null or e.sorted_at >= $8) and ($9 is null or e.practitioner = $9) and ($10 is "
    "null or e.location = $10))) order by p.id limit $3"};

}  // namespace

Patient opened(keys::KeyRing& keys, OrganizationId organization, StoredPatient row) {
  const auto open = [&](std::string_view place, const std::optional<Bytes>& sealed) -> std::optional<std::string> {
    if (!sealed) return std::nullopt;
    return keys.open_field(organization, place, row.id.value, *sealed);
  };
  return Patient{
      .id = row.id,
      .family = std::move(row.family),
      .given = std::move(row.given),
      .name = std::move(row.name),
      .birth_date = row.birth_date,
      .gender = row.gender,
      .deceased = row.deceased,
      .language = row.language,
      .phone = open(phone_place, row.phone),
      .email = open(email_place, row.email),
      .national_id_kind = row.national_id_kind,
      .national_id = open(national_id_place, row.national_id),
      .address = {std::move(row.address_line), std::move(row.city), std::move(row.postal_code), std::move(row.country)},
      .emergency_contact = {std::move(row.emergency_name), std::move(row.emergency_phone)},
      .notice = row.notice,
      .portal_access = row.portal_access,
      .duplicate_suspect = row.duplicate_suspect,
      .version = row.version,
      .created_at = row.created_at,
      .updated_at = row.updated_at};
}

std::vector<Patient> chosen(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization,
                            const Choice& choice, PatientId after, std::int64_t limit) {
  std::vector<Patient> patients;
  for (auto& row : transaction.all<StoredPatient>(select_chosen, organization, after, limit, choice.born_from,
                                                  choice.born_until, choice.language, choice.asks_for_visits(),
                                                  choice.visited_since, choice.practitioner, choice.location))
    patients.push_back(opened(keys, organization, std::move(row)));
  return patients;
}

}  // namespace portico::patients
