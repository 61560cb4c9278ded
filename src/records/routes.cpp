#include "records/routes.hpp"

#include "identity/permissions.hpp"
#include "proxies/rules.hpp"

namespace portico::records {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;
using proxies::OnPatient;
using proxies::Scope;

void add_routes(http::Router& router, Encounters& encounters) {
  router.add({.method = Method::get,
              .path = "/api/portal/{suffix}/patients/{patient_id}/encounters",
              .access = OnPatient{"patient_id", Scope::appointments},
              .audit = Audited::read(Action::encounters_listed),
              .summary = "History: previous visits, newest first"},
             [&](Call& call, EncounterListQuery query) {
               return encounters.list(call.caller().organization, call.id<patients::PatientId>("patient_id"), query,
                                      Reader::patient);
             });
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/patients/{patient_id}/encounters",
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::read(Action::encounters_listed),
              .summary = "Visits of a patient, newest first"},
             [&](Call& call, EncounterListQuery query) {
               return encounters.list(call.caller().organization, call.id<patients::PatientId>("patient_id"), query,
                                      Reader::staff);
             });
}

}  // namespace portico::records
