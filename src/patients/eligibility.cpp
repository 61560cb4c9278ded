#include "patients/eligibility.hpp"

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

}  // namespace portico::patients
