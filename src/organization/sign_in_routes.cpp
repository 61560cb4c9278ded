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

void add_sign_in_routes(http::Router& router, SignInPolicies& policies) {
  const std::string path = "/api/console/contracts/{organization_id}/portal-settings/sign-in";
  router.add({.method = Method::get,
              .path = path,
              .access = InContract{"organization_id", Permission::settings_read},
              .audit = Audited::nothing(),
              .summary = "How this contract's patients sign in: second factors, passkeys, password rule, recovery"},
             [&](Call& call) { return policies.view(call.id<OrganizationId>("organization_id")); });
  router.add({.method = Method::put,
              .path = path,
              .access = InContract{"organization_id", Permission::settings_write},
              .audit = Audited::by_verb(Action::settings_changed),
              .summary = "Changes it; the second factor by SMS cannot be taken away"},
             [&](Call& call, const SignInPolicy& wanted) {
               return policies.change(call.caller(), call.id<OrganizationId>("organization_id"), wanted);
             });
}

}  // namespace portico::organization
