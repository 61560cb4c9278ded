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

// Junk logins are refused by size before anything is hashed.
constexpr std::size_t sign_in_limit = 8 * 1024;

http::Route sign_in(std::string path, http::Access access, Action action, std::string summary) {
  return {.method = Method::post,
          .path = std::move(path),
          .access = access,
          .audit = Audited::by_verb(action),
          .summary = std::move(summary),
          .body_limit = sign_in_limit};
}

void add_login(http::Router& router, PortalLogin& login) {
  router.add(sign_in("/api/portal/{suffix}/login", http::Public{}, Action::login_submitted,
                     "Identifier, phone and password; a code is sent when all three are right"),
             [&](Call& call, const LoginInput& input) { return login.submit(call, input); });
  router.add(sign_in("/api/portal/{suffix}/login/code", identity::FlowOnly{}, Action::session_started,
                     "The code that was sent; signs in"),
             [&](Call& call, const CodeInput& input) { return login.enter_code(call, input); });
  router.add(sign_in("/api/portal/{suffix}/login/resend", identity::FlowOnly{}, Action::login_code_sent,
                     "A new code, 60 seconds after the last at the earliest; the last is void then"),
             [&](Call& call) { return login.resend(call); });
  router.add({.method = Method::get,
              .path = "/api/portal/{suffix}/login/delivery",
              .access = identity::FlowOnly{},
              .audit = Audited::nothing(),
              .summary = "Where the code of this login is on its way: with us, accepted, with the operator, delivered",
              .prolongs_session = false},
             [&](Call& call) { return login.delivery(call); });
  router.add(sign_in("/api/portal/{suffix}/login/method", identity::FlowOnly{}, Action::login_code_sent,
                     "The second factor by another of the step's methods"),
             [&](Call& call, const MethodChoice& choice) { return login.choose(call, choice); });
}

void add_activation(http::Router& router, Activation& activation) {
  router.add(sign_in("/api/portal/{suffix}/activation", http::Public{}, Action::login_submitted,
                     "The first login: identifier, phone and the code from the desk or the date of birth"),
             [&](Call& call, const ActivationInput& input) { return activation.submit(call, input); });
  router.add(sign_in("/api/portal/{suffix}/activation/code", identity::FlowOnly{}, Action::login_code_failed,
                     "The code that was sent; the password comes next"),
             [&](Call& call, const CodeInput& input) { return activation.enter_code(call, input); });
  router.add(sign_in("/api/portal/{suffix}/activation/resend", identity::FlowOnly{}, Action::login_code_sent,
                     "A new code, 60 seconds after the last at the earliest"),
             [&](Call& call) { return activation.resend(call); });
  router.add(sign_in("/api/portal/{suffix}/activation/password", identity::FlowOnly{}, Action::password_set,
                     "Sets the password and signs in"),
             [&](Call& call, const NewPassword& input) { return activation.set_password(call, input); });
}

void add_recovery(http::Router& router, Recovery& recovery) {
  auto submit =
      sign_in("/api/portal/{suffix}/recovery", http::Public{}, Action::recovery_submitted,
              "A forgotten password: the same answer for everybody; codes go to the phone and e-mail on record");
  submit.status = 202;
  router.add(std::move(submit), [&](Call& call, const RecoveryInput& input) { return recovery.submit(call, input); });
  router.add(sign_in("/api/portal/{suffix}/recovery/code", identity::FlowOnly{}, Action::login_code_failed,
                     "One of the two codes, in any order, or the clinic's; says what is still missing"),
             [&](Call& call, const CodeInput& input) { return recovery.enter_code(call, input); });
  router.add(sign_in("/api/portal/{suffix}/recovery/resend", identity::FlowOnly{}, Action::login_code_sent,
                     "The missing code anew, 60 seconds after the last at the earliest"),
             [&](Call& call) { return recovery.resend(call); });
  router.add(sign_in("/api/portal/{suffix}/recovery/password", identity::FlowOnly{}, Action::password_set,
                     "Sets the new password, ends every other session and signs in"),
             [&](Call& call, const NewPassword& input) { return recovery.set_password(call, input); });
}

void add_portal_session(http::Router& router, PortalSessions& sessions) {
  router.add({.method = Method::get,
              .path = "/api/portal/{suffix}/session",
              .access = identity::SignedIn{},
              .audit = Audited::nothing(),
              .summary = "Who is signed in, and until when; does not prolong the session",
              .prolongs_session = false},
             [&](Call& call) { return sessions.view(call); });
  router.add({.method = Method::del,
              .path = "/api/portal/{suffix}/session",
              .access = identity::SignedIn{},
              .audit = Audited::by_verb(Action::session_ended),
              .summary = "Signs out",
              .prolongs_session = false},
             [&](Call& call) { sessions.end(call); });
  router.add({.method = Method::post,
              .path = "/api/portal/{suffix}/session/prolongation",
              .access = identity::SignedIn{},
              .audit = Audited::nothing(),
              .summary = "Stay signed in"},
             [&](Call& call) { return sessions.prolong(call); });
  router.add({.method = Method::post,
              .path = "/api/portal/{suffix}/account/legal-acceptances",
              .access = identity::SignedIn{},
              .audit = Audited::by_verb(Action::legal_accepted),
              .summary = "Accepts the privacy notice and terms in force"},
             [&](Call& call, const LegalAcceptance& acceptance) { sessions.accept_legal(call, acceptance); });
  router.add({.method = Method::put,
              .path = "/api/portal/{suffix}/session/language",
              .access = identity::SignedIn{},
              .audit = Audited::nothing(),
              .summary = "The language of pages and messages"},
             [&](Call& call, const LanguageChoice& choice) { sessions.set_language(call, choice.language); });
}

void add_doctor(http::Router& router, AccessDoctor& doctor) {
  const std::string path = "/api/console/contracts/{organization_id}/patients/{patient_id}/portal-access";
  router.add({.method = Method::get,
              .path = path,
              .access = InContract{"organization_id", Permission::patients_read},
              .audit = Audited::read(Action::portal_access_viewed),
              .summary = "Why this patient cannot log in, and what mends it"},
             [&](Call& call) {
               return doctor.view(call.caller(), call.id<OrganizationId>("organization_id"),
                                  call.id<patients::PatientId>("patient_id"));
             });
  router.add({.method = Method::patch,
              .path = path,
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::portal_access_changed),
              .summary = "Switches a patient's access on or off"},
             [&](Call& call, const SwitchAccess& wanted) {
               return doctor.switch_access(call.caller(), call.id<OrganizationId>("organization_id"),
                                           call.id<patients::PatientId>("patient_id"), wanted.enabled);
             });
  router.add({.method = Method::post,
              .path = path + "/unfreezing",
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::account_unfrozen),
              .summary = "Opens an account again that its owner had stopped"},
             [&](Call& call) {
               return doctor.unfreeze(call.caller(), call.id<OrganizationId>("organization_id"),
                                      call.id<patients::PatientId>("patient_id"));
             });
  router.add({.method = Method::post,
              .path = path + "/desk-codes",
              .access = InContract{"organization_id", Permission::access_manage},
              .audit = Audited::by_verb(Action::desk_code_issued),
              .summary = "A code for the first login, told this once; an earlier one is void",
              .status = 201},
             [&](Call& call) {
               return doctor.issue_desk_code(call.caller(), call.id<OrganizationId>("organization_id"),
                                             call.id<patients::PatientId>("patient_id"));
             });
}

}  // namespace

void add_routes(http::Router& router, Verbs& verbs) {
  add_login(router, verbs.login);
  add_activation(router, verbs.activation);
  add_recovery(router, verbs.recovery);
  add_portal_session(router, verbs.sessions);
  add_account_routes(router, verbs);
  add_passkey_routes(router, verbs);
  add_staff_routes(router, verbs);
  add_doctor(router, verbs.doctor);
  add_invitation_routes(router, verbs);
  add_related_routes(router, verbs);
  add_desk_routes(router, verbs);
}

}  // namespace portico::access
