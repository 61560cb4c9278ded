#include "access/routes.hpp"
#include "identity/permissions.hpp"
#include "identity/rules.hpp"

namespace portico::access {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

constexpr std::size_t sign_in_limit = 8 * 1024;

void add_door(http::Router& router, InvitationDoor& door) {
  router.add({.method = Method::post,
              .path = "/api/portal/{suffix}/invitation",
              .access = http::Public{},
              .audit = Audited::by_verb(Action::invitation_opened),
              .summary = "Whether an invitation's link is good; its code comes next",
              .body_limit = sign_in_limit},
             [&](Call& call, const InvitationToken& input) { return door.open(call, input); });
  router.add({.method = Method::post,
              .path = "/api/portal/{suffix}/invitation/acceptance",
              .access = http::Public{},
              .audit = Audited::by_verb(Action::login_submitted),
              .summary = "The invitation's code; an SMS code to the phone on record follows, as at the first login",
              .body_limit = sign_in_limit},
             [&](Call& call, const InvitationAcceptance& input) { return door.accept(call, input); });
}

void add_of_patient(http::Router& router, AccessDoctor& doctor) {
  const std::string path = "/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access/invitations";
  router.add({.method = Method::post,
              .path = path,
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::patient_invited),
              .summary = "Invites a patient by e-mail, SMS or letter; an earlier invitation is void",
              .status = 201},
             [&](Call& call, const InvitePatient& wanted) {
               return doctor.invite(call.caller(), call.id<OrganizationId>("organization_id"),
                                    call.id<patients::PatientId>("patient_id"), wanted);
             });
  router.add({.method = Method::post,
              .path = path + "/{invitation_id}/revocation",
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::invitation_revoked),
              .summary = "Makes an invitation's links and codes void"},
             [&](Call& call) {
               return doctor.revoke_invitation(call.caller(), call.id<OrganizationId>("organization_id"),
                                               call.id<patients::PatientId>("patient_id"),
                                               call.id<InvitationId>("invitation_id"));
             });
}

constexpr std::size_t list_limit = 256 * 1024;  // of 5,000 ids
constexpr std::size_t table_limit = 2 * 1024 * 1024;

RunId run_of(const Call& call) { return call.id<RunId>("run_id"); }
OrganizationId organization_of(const Call& call) { return call.id<OrganizationId>("organization_id"); }

void add_of_many(http::Router& router, InvitationRuns& runs, RunLetters& letters) {
  constexpr InContract managing{"organization_id", Permission::access_manage};
  const std::string path = "/api/console/contracts/{organization_id}/invitation-runs";
  router.add({.method = Method::post,
              .path = path + "/previews",
              .access = managing,
              .audit = Audited::read(Action::patient_listed),
              .summary = "Who would be invited by these criteria, and why not the others",
              .body_limit = list_limit},
             [&](Call& call, const PreviewRun& wanted) {
               return runs.preview(organization_of(call), call.caller().language, wanted);
             });
  router.add(
      {.method = Method::post,
       .path = path,
       .access = managing,
       .audit = Audited::by_verb(Action::patient_invited),
       .summary = "Invites many patients, a share of them each day",
       .status = 201,
       .body_limit = list_limit},
      [&](Call& call, const NewRun& wanted) { return runs.start(call.caller(), organization_of(call), wanted); });
  router.add({.method = Method::post,
              .path = path + "/lists",
              .access = managing,
              .audit = Audited::read(Action::patient_searched),
              .summary = "Which patients the rows of a clinic's own table mean",
              .body_limit = table_limit},
             [&](Call& call, const PatientTable& table) { return runs.match(organization_of(call), table); });
  router.add({.method = Method::get,
              .path = path,
              .access = managing,
              .audit = Audited::read(Action::patient_listed),
              .summary = "Invitations of many patients, newest first, with how many are in which state"},
             [&](Call& call, const ListRuns& wanted) { return runs.list(organization_of(call), wanted); });
  router.add({.method = Method::get,
              .path = path + "/{run_id}",
              .access = managing,
              .audit = Audited::read(Action::patient_listed),
              .summary = "One of them"},
             [&](Call& call) { return runs.view(organization_of(call), run_of(call)); });
  router.add({.method = Method::get,
              .path = path + "/{run_id}/patients",
              .access = managing,
              .audit = Audited::read(Action::patient_listed),
              .summary = "Its patients by name, and what became of each invitation"},
             [&](Call& call, const ListRunPatients& wanted) {
               return runs.patients(organization_of(call), call.caller().language, run_of(call), wanted);
             });
  router.add({.method = Method::post,
              .path = path + "/{run_id}/letters",
              .access = managing,
              .audit = Audited::by_verb(Action::patient_invited),
              .summary = "The next letters of a run of letters in one PDF, or today's anew"},
             [&](Call& call, const PrintLetters& wanted) {
               return letters.print(call.caller(), organization_of(call), run_of(call), wanted);
             });
  router.add({.method = Method::post,
              .path = path + "/{run_id}/cancellation",
              .access = managing,
              .audit = Audited::by_verb(Action::invitation_revoked),
              .summary = "Invites nobody else of it; if wished, what was sent and not used is void"},
             [&](Call& call, const StopRun& wanted) {
               return runs.stop(call.caller(), organization_of(call), run_of(call), wanted);
             });
}

}  // namespace

void add_invitation_routes(http::Router& router, Verbs& verbs) {
  add_door(router, verbs.invitation_door);
  add_of_patient(router, verbs.doctor);
  add_of_many(router, verbs.invitation_runs, verbs.run_letters);
}

}  // namespace portico::access
