#include "notifications/routes.hpp"

#include "identity/permissions.hpp"

namespace portico::notifications {

using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

void add_routes(http::Router& router, MessageLog& log) {
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/patients/{patient_id}/messages",
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::read(audit::Action::portal_access_viewed),
              .summary = "What was sent to a patient in the last 90 days, and what became of it; never what it said"},
             [&](Call& call) {
               return log.of_patient(call.id<OrganizationId>("organization_id"),
                                     call.id<patients::PatientId>("patient_id"));
             });
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/sms-consumption",
              .access = InContract{"organization_id", Permission::settings_read},
              .audit = Audited::nothing(),
              .summary = "How much of its SMS the contract has used"},
             [&](Call& call) { return log.sms_consumption(call.id<OrganizationId>("organization_id")); });
}

}  // namespace portico::notifications
