#include "dossier/routes.hpp"

#include "identity/permissions.hpp"
#include "proxies/rules.hpp"

namespace portico::dossier {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

void add_routes(http::Router& router, AccessLog& log) {
  const auto of_patient = [&log](Call& call, LogQuery query) {
    const auto& caller = call.caller();
    return log.of_patient(caller.organization, call.id<patients::PatientId>("patient_id"), query, caller.language);
  };
  router.add({.method = Method::get,
              .path = "/api/portal/{suffix}/patients/{patient_id}/access-log",
              .access = proxies::OnPatient{"patient_id", proxies::Scope::profile},
              .audit = Audited::read(Action::access_log_viewed),
              .summary = "Who saw or changed what, newest first"},
             of_patient);
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/patients/{patient_id}/access-log",
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::read(Action::access_log_viewed),
              .summary = "Who saw or changed what in this record, newest first"},
             of_patient);
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/audit-events",
              .access = InContract{"organization_id", Permission::audit_read},
              .audit = Audited::read(Action::audit_viewed),
              .summary = "What was done in this contract, newest first"},
             [&log](Call& call, LogQuery query) {
               return log.of_contract(call.caller().organization, query, call.caller().language);
             });
}

}  // namespace portico::dossier
