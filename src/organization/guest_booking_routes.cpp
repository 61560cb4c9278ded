#include "http/router.hpp"
#include "identity/permissions.hpp"
#include "organization/routes.hpp"

namespace portico::organization {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

void add_guest_booking_routes(http::Router& router, GuestBookingPolicies& policies) {
  const std::string path = "/api/console/contracts/{organization_id}/portal-settings/guest-booking";
  router.add({.method = Method::get,
              .path = path,
              .access = InContract{"organization_id", Permission::settings_read},
              .audit = Audited::nothing(),
              .summary = "Whether people may book without an account, and how they prove a contact"},
             [&](Call& call) { return policies.view(call.id<OrganizationId>("organization_id")); });
  router.add({.method = Method::put,
              .path = path,
              .access = InContract{"organization_id", Permission::settings_write},
              .audit = Audited::by_verb(Action::settings_changed),
              .summary = "Changes it"},
             [&](Call& call, const GuestBookingPolicy& wanted) {
               return policies.change(call.caller(), call.id<OrganizationId>("organization_id"), wanted);
             });
}

}  // namespace portico::organization
