#include "patients/eligibility.hpp"

#include "base/email.hpp"
#include "national_id/national_id.hpp"

namespace portico::patients {
namespace {

bool has_validated_data(const Store::Listed& listed, organization::Identification identification) {
  const bool has_identifier =
      identification == organization::Identification::email ? listed.has_email : listed.has_national_id;
  return listed.has_phone && has_identifier && listed.row.birth_date && !listed.deceased &&
         !listed.row.duplicate_suspect;
}

}  // namespace

PortalState portal_state(const Store::Listed& listed, const organization::Organization& contract) {
  const bool may = listed.portal_access || (contract.access_type == organization::AccessType::automatic &&
                                            has_validated_data(listed, contract.identification));
  if (!may) return PortalState::no_access;
  return listed.activated ? PortalState::active : PortalState::not_activated;
}

std::optional<identity::Identifier> identifier_of(const organization::Organization& contract, const Patient& patient) {
  if (contract.identification == organization::Identification::email) {
    const auto email = patient.email ? parse_email(*patient.email) : std::nullopt;
    if (!email) return std::nullopt;
    return identity::Identifier{identity::IdentifierKind::email, email_key(*email)};
  }
  const std::string kind = spelling(patient.national_id_kind);
  if (!patient.national_id || kind == "none") return std::nullopt;
  auto checked = national_id::check(kind, *patient.national_id);
  if (!std::holds_alternative<std::string>(checked)) return std::nullopt;
  return identity::Identifier{identity::IdentifierKind::national_id, std::get<std::string>(std::move(checked))};
}

}  // namespace portico::patients
