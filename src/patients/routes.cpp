#include "patients/routes.hpp"

#include <memory>

#include "http/router.hpp"
#include "identity/permissions.hpp"
#include "proxies/rules.hpp"

namespace portico::patients {
namespace {

using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;

OrganizationId organization_of(const Call& call) { return call.id<OrganizationId>("organization_id"); }
PatientId patient_of(const Call& call) { return call.id<PatientId>("patient_id"); }
Uuid suggestion_of(const Call& call) { return call.id<Uuid>("suggestion_id"); }

void add_list_routes(Router& router, Patients& patients) {
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/patients",
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::read(audit::Action::patient_listed),
              .summary = "Patient database, by name unless another order is asked for"},
             [&](Call& call, const ListPatients& wanted) { return patients.list(organization_of(call), wanted); });
  router.add(
      {.method = Method::post,
       .path = "/api/console/contracts/{organization_id}/patients/searches",
       .access = InContract{"organization_id", Permission::patients_read},
       .audit = Audited::read(audit::Action::patient_searched),
       .summary =
           "Finds patients while one types: parts of the name in any order, birth date, complete phone or identifier"},
      [&](Call& call, const SearchPatients& wanted) { return patients.search(organization_of(call), wanted); });
}

void add_record_routes(Router& router, Patients& patients) {
  router.add({.method = Method::post,
              .path = "/api/console/contracts/{organization_id}/patients",
              .access = InContract{"organization_id", Permission::patients_write},
              .audit = Audited::by_verb(audit::Action::patient_created),
              .summary = "Adds a person; 409 SIMILAR_PATIENT shows who may be the same",
              .status = 201},
             [&](Call& call, const NewPatient& wanted) {
               return patients.create(call.caller(), organization_of(call), wanted);
             });
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/patients/{patient_id}",
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::read(audit::Action::patient_viewed),
              .summary = "A patient's record"},
             [&](Call& call) { return patients.record(organization_of(call), patient_of(call)); });
  router.add({.method = Method::patch,
              .path = "/api/console/contracts/{organization_id}/patients/{patient_id}",
              .access = InContract{"organization_id", Permission::patients_write},
              .audit = Audited::by_verb(audit::Action::patient_changed),
              .summary = "Changes the fields that are given"},
             [&](Call& call, const PatientChange& wanted) {
               return patients.change(call.caller(), organization_of(call), patient_of(call), wanted);
             });
}

void add_suggestion_routes(Router& router, Patients& patients) {
  router.add(
      {.method = Method::post,
       .path = "/api/console/contracts/{organization_id}/patients/{patient_id}/suggestions/{suggestion_id}/acceptance",
       .access = InContract{"organization_id", Permission::patients_write},
       .audit = Audited::by_verb(audit::Action::patient_changed),
       .summary = "Writes the value that an import brought over the one that somebody had typed"},
      [&](Call& call) {
        return patients.accept(call.caller(), organization_of(call), patient_of(call), suggestion_of(call));
      });
  router.add(
      {.method = Method::post,
       .path = "/api/console/contracts/{organization_id}/patients/{patient_id}/suggestions/{suggestion_id}/dismissal",
       .access = InContract{"organization_id", Permission::patients_write},
       .audit = Audited::by_verb(audit::Action::patient_changed),
       .summary = "Leaves what somebody had typed and forgets the value that an import brought"},
      [&](Call& call) {
        return patients.dismiss(call.caller(), organization_of(call), patient_of(call), suggestion_of(call));
      });
}

void add_portal_routes(Router& router, Patients& patients) {
  router.add({.method = Method::get,
              .path = "/api/portal/{suffix}/patients/{patient_id}",
              .access = proxies::OnPatient{"patient_id", proxies::Scope::profile},
              .audit = Audited::read(audit::Action::patient_viewed),
              .summary = "The patient's data, and how each field may be changed"},
             [&](Call& call) { return patients.own(call.caller().organization, patient_of(call)); });
  router.add({.method = Method::patch,
              .path = "/api/portal/{suffix}/patients/{patient_id}",
              .access = proxies::OnPatient{"patient_id", proxies::Scope::profile},
              .audit = Audited::by_verb(audit::Action::patient_changed),
              .summary = "Changes what may be changed at once, and says what else is needed for the rest"},
             [&](Call& call, const OwnChange& wanted) {
               return patients.change_own(call.caller(), call.caller().organization, patient_of(call), wanted);
             });
}

}  // namespace

void add_routes(http::Router& router, Patients& patients) {
  add_list_routes(router, patients);
  add_record_routes(router, patients);
  add_suggestion_routes(router, patients);
  add_portal_routes(router, patients);
}

void add_duplicate_routes(http::Router& router, Duplicated duplicated) {
  const auto shared = std::make_shared<Duplicated>(duplicated);
  router.add({.method = Method::get,
              .path = "/api/console/contracts/{organization_id}/patients/{patient_id}/duplicates",
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::read(audit::Action::patient_viewed),
              .summary = "The records that may be of the same person"},
             [shared](Call& call) {
               return shared->of(call.id<OrganizationId>("organization_id"), call.id<PatientId>("patient_id"));
             });
  router.add({.method = Method::post,
              .path = "/api/console/contracts/{organization_id}/patients/{patient_id}/distinctions",
              .access = InContract{"organization_id", Permission::patients_write},
              .audit = Audited::by_verb(audit::Action::patient_changed),
              .summary = "Says that another record, similar as it is, is of another person; answers what is left"},
             [shared](Call& call, const ToldApart& told) {
               return shared->tell_apart(call.caller(), call.id<OrganizationId>("organization_id"),
                                         call.id<PatientId>("patient_id"), told.other);
             });
}

}  // namespace portico::patients
