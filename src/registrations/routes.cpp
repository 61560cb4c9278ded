#include "registrations/routes.hpp"

#include "identity/permissions.hpp"
#include "identity/rules.hpp"

namespace portico::registrations {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::Permission;

// Junk is refused by size before it is read.
constexpr std::size_t form_limit = 8 * 1024;

http::Route form(std::string path, http::Access access, Action action, std::string summary, int status = 0) {
  return {.method = Method::post,
          .path = std::move(path),
          .access = access,
          .audit = Audited::by_verb(action),
          .summary = std::move(summary),
          .status = status,
          .body_limit = form_limit};
}

void add_portal(http::Router& router, Registering& registering) {
  const std::string path = "/api/portal/{suffix}/registration";
  router.add(form(path, http::Public{}, Action::registration_submitted,
                  "Who has no access asks for it; the same answer for everybody", 202),
             [&](Call& call, const RegistrationInput& input) { return registering.submit(call, input); });
  router.add(form(path + "/code", identity::FlowOnly{}, Action::registration_approved,
                  "The code that went to the phone on record; says what comes next"),
             [&](Call& call, const access::CodeInput& input) { return registering.enter_code(call, input); });
  router.add(form(path + "/resend", identity::FlowOnly{}, Action::login_code_sent,
                  "A new code, 60 seconds after the last at the earliest"),
             [&](Call& call) { return registering.resend(call); });
  router.add(form(path + "/password", identity::FlowOnly{}, Action::password_set, "Sets the password and signs in"),
             [&](Call& call, const access::NewPassword& input) { return registering.set_password(call, input); });
  router.add(form(path + "/standing", http::Public{}, Action::registration_confirmed,
                  "How a registration stands, for who holds the link of its e-mail; confirms the address"),
             [&](Call& call, const RegistrationLink& link) { return registering.standing(call, link); });
}

void add_queue(http::Router& router, Queue& queue) {
  const std::string contract = "/api/console/contracts/{organization_id}";
  const auto organization_of = [](Call& call) { return call.id<OrganizationId>("organization_id"); };
  const auto registration_of = [](Call& call) { return call.id<RegistrationId>("registration_id"); };
  router.add({.method = Method::get,
              .path = contract + "/registration-queue",
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::nothing(),
              .summary = "How many registrations wait for staff",
              .prolongs_session = false},
             [&, organization_of](Call& call) { return queue.waiting(organization_of(call)); });
  router.add(
      {.method = Method::get,
       .path = contract + "/registrations",
       .access = InContract{"organization_id", Permission::access_manage},
       .audit = Audited::read(Action::registrations_viewed),
       .summary = "Who waits for access, the longest first; or what was decided, the newest first"},
      [&, organization_of](Call& call, const QueueQuery& query) { return queue.list(organization_of(call), query); });
  const std::string one = contract + "/registrations/{registration_id}";
  router.add({.method = Method::get,
              .path = one,
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::read(Action::registrations_viewed),
              .summary = "What was typed, beside the records that may be this person's, field by field"},
             [&, organization_of, registration_of](Call& call) {
               return queue.view(organization_of(call), registration_of(call));
             });
  router.add({.method = Method::post,
              .path = one + "/approval",
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::registration_approved),
              .summary = "Gives access, on a record that is there or on a new one"},
             [&, organization_of, registration_of](Call& call, const RegistrationApproval& wanted) {
               return queue.approve(call.caller(), organization_of(call), registration_of(call), wanted);
             });
  router.add({.method = Method::post,
              .path = one + "/refusal",
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::registration_declined),
              .summary = "Gives none; told by e-mail where the address was confirmed"},
             [&, organization_of, registration_of](Call& call) {
               return queue.decline(call.caller(), organization_of(call), registration_of(call));
             });
}

}  // namespace

void add_routes(http::Router& router, Verbs& verbs) {
  add_portal(router, verbs.registering);
  add_queue(router, verbs.queue);
}

}  // namespace portico::registrations
