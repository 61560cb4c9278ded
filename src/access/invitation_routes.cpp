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

}  // namespace

void add_invitation_routes(http::Router& router, Verbs& verbs) {
  add_door(router, verbs.invitation_door);
  add_of_patient(router, verbs.doctor);
}

}  // namespace portico::access
