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

OrganizationId organization_of(const Call& call) { return call.id<OrganizationId>("organization_id"); }
patients::PatientId patient_of(const Call& call) { return call.id<patients::PatientId>("patient_id"); }
proxies::GrantId grant_of(const Call& call) { return call.id<proxies::GrantId>("grant_id"); }

void add_desk(http::Router& router, RelatedPersonsDesk& desk) {
  const std::string path = "/api/console/contracts/{organization_id}/patients/{patient_id}/related-persons";
  constexpr InContract may_change{"organization_id", Permission::access_manage};
  router.add({.method = Method::get,
              .path = path,
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::read(Action::related_persons_viewed),
              .summary = "Who may act for this patient in the portal, and for whom this patient may"},
             [&](Call& call) { return desk.view(organization_of(call), patient_of(call)); });
  router.add({.method = Method::post,
              .path = path,
              .access = may_change,
              .audit = Audited::by_verb(Action::grant_given),
              .summary = "Lets one act for the other; both are told",
              .status = 201},
             [&](Call& call, const NewStaffGrant& wanted) {
               return desk.give(call.caller(), organization_of(call), patient_of(call), wanted);
             });
  router.add({.method = Method::put,
              .path = path + "/{grant_id}",
              .access = may_change,
              .audit = Audited::by_verb(Action::grant_changed),
              .summary = "Changes what may be done, why and until when"},
             [&](Call& call, const GrantTerms& wanted) {
               return desk.change(call.caller(), organization_of(call), patient_of(call), grant_of(call), wanted);
             });
  router.add({.method = Method::post,
              .path = path + "/{grant_id}/revocation",
              .access = may_change,
              .audit = Audited::by_verb(Action::grant_revoked),
              .summary = "Ends it from the next request on; both are told"},
             [&](Call& call, const RevokeGrant& wanted) {
               desk.revoke(call.caller(), organization_of(call), patient_of(call), grant_of(call), wanted);
             });
}

http::Route family_route(Method method, const std::string& path, http::Access access, Action action,
                         std::string summary) {
  return {.method = method,
          .path = "/api/portal/{suffix}/related-persons" + path,
          .access = access,
          .audit = Audited::by_verb(action),
          .summary = std::move(summary)};
}

void add_family(http::Router& router, FamilyPage& family) {
  auto view = family_route(Method::get, "", identity::SignedIn{}, Action::none,
                           "Who may act for one, for whom one may act, and what was asked");
  view.audit = Audited::read(Action::related_persons_viewed);
  router.add(std::move(view), [&](Call& call) { return family.view(call); });

  auto invite = family_route(Method::post, "/invitations", identity::Freshly{}, Action::grant_invited,
                             "Asks someone who has an account here to act for one: the same answer for everybody");
  invite.status = 202;
  router.add(std::move(invite), [&](Call& call, const AskRelative& input) { return family.invite(call, input); });
  router.add(family_route(Method::post, "/invitations/{invitation_id}/withdrawal", identity::SignedIn{},
                          Action::grant_revoked, "Takes back what was asked"),
             [&](Call& call) { family.withdraw(call); });
  router.add(family_route(Method::post, "/invitations/{invitation_id}/acceptance", identity::SignedIn{},
                          Action::grant_accepted, "Agrees to act for the one who asked; both are told"),
             [&](Call& call) { return family.accept(call); });
  router.add(family_route(Method::post, "/invitations/{invitation_id}/refusal", identity::SignedIn{},
                          Action::grant_declined, "Declines; the one who asked is not told"),
             [&](Call& call) { family.decline(call); });
  router.add(family_route(Method::put, "/{grant_id}", identity::Freshly{}, Action::grant_changed,
                          "Changes what someone may do for one, and until when"),
             [&](Call& call, const ChangeOwnGrant& input) { return family.change(call, input); });
  router.add(family_route(Method::post, "/{grant_id}/revocation", identity::Freshly{}, Action::grant_revoked,
                          "Ends it, from either side, from the next request on; both are told"),
             [&](Call& call) { family.end(call); });
  router.add({.method = Method::post,
              .path = "/api/portal/{suffix}/profile-switches",
              .access = identity::SignedIn{},
              .audit = Audited::by_verb(Action::profile_switched),
              .summary = "For whom one acts from now on, for the log; every call still names its patient"},
             [&](Call& call, const ProfileSwitch& input) { family.switch_to(call, input); });
}

}  // namespace

void add_related_routes(http::Router& router, Verbs& verbs) {
  add_desk(router, verbs.related_persons);
  add_family(router, verbs.family);
}

}  // namespace portico::access
