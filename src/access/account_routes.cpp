#include "access/routes.hpp"
#include "identity/rules.hpp"

namespace portico::access {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::FlowKind;

constexpr std::size_t small_body = 8 * 1024;

http::Route own(Method method, std::string path, http::Access access, Action action, std::string summary) {
  return {.method = method,
          .path = "/api/portal/{suffix}" + std::move(path),
          .access = access,
          .audit = Audited::by_verb(action),
          .summary = std::move(summary),
          .body_limit = small_body};
}

void add_step_up(http::Router& router, StepUp& step_up, PortalSessions& sessions) {
  const std::string path = "/session/step-up";
  router.add(own(Method::post, path, identity::SignedIn{}, Action::login_code_sent,
                 "The password again; a code is sent. What is dear may be done for ten minutes then"),
             [&](Call& call, const PasswordInput& input) { return step_up.submit(call, input); });
  router.add(
      own(Method::post, path + "/code", identity::SignedIn{}, Action::proof_renewed,
          "The code of the step-up; the session goes on under a new cookie"),
      [&](Call& call, const CodeInput& input) { return sessions.renewed(call, step_up.enter_code(call, input)); });
  router.add(own(Method::post, path + "/resend", identity::SignedIn{}, Action::login_code_sent, "A new code"),
             [&](Call& call) { return step_up.resend(call, std::nullopt); });
  router.add(own(Method::post, path + "/method", identity::SignedIn{}, Action::login_code_sent,
                 "The code by another of the step's methods"),
             [&](Call& call, const MethodChoice& choice) { return step_up.resend(call, choice.method); });
}

void add_change(http::Router& router, OwnContact& contact, FlowKind kind, const std::string& path, Action action) {
  router.add(own(Method::post, path + "/code", identity::Freshly{}, action, "The code that was sent to the new one"),
             [&, kind](Call& call, const CodeInput& input) { return contact.enter_code(call, kind, input); });
  router.add(own(Method::post, path + "/resend", identity::Freshly{}, Action::login_code_sent, "A new code"),
             [&, kind](Call& call) { return contact.resend(call, kind); });
}

void add_contact(http::Router& router, OwnContact& contact) {
  router.add(own(Method::post, "/account/phone-change", identity::Freshly{}, Action::login_code_sent,
                 "A new phone number; a code goes to it"),
             [&](Call& call, const PhoneInput& input) { return contact.begin_phone(call, input); });
  add_change(router, contact, FlowKind::phone_change, "/account/phone-change", Action::phone_changed);
  router.add(own(Method::post, "/account/email-change", identity::Freshly{}, Action::login_code_sent,
                 "A new e-mail address; a code goes to it"),
             [&](Call& call, const EmailInput& input) { return contact.begin_email(call, input); });
  add_change(router, contact, FlowKind::email_change, "/account/email-change", Action::email_changed);
}

void add_security(http::Router& router, AccountSecurity& security) {
  auto view = own(Method::get, "/account", identity::SignedIn{}, Action::none,
                  "One's own keys (masked), ways to sign in, sessions and devices");
  view.audit = Audited::nothing();
  router.add(std::move(view), [&](Call& call) { return security.view(call); });
  router.add(own(Method::put, "/account/password", identity::Freshly{}, Action::password_set,
                 "A new password; every other session and device ends"),
             [&](Call& call, const NewPassword& input) { return security.set_password(call, input); });
  router.add(own(Method::post, "/account/authenticator", identity::Freshly{}, Action::factor_added,
                 "Begins setting up an authenticator app: secret and QR code, told this once"),
             [&](Call& call) { return security.begin_authenticator(call); });
  router.add(own(Method::post, "/account/authenticator/confirmation", identity::Freshly{}, Action::factor_added,
                 "The app's first code; answers the recovery codes, told this once"),
             [&](Call& call, const CodeInput& input) { return security.confirm_authenticator(call, input); });
  router.add(own(Method::del, "/account/authenticator", identity::Freshly{}, Action::factor_removed,
                 "Removes the authenticator app and its recovery codes"),
             [&](Call& call) { security.remove_authenticator(call); });
  router.add(own(Method::del, "/account/sessions/{session_id}", identity::SignedIn{}, Action::session_ended,
                 "Signs one of one's own sessions out"),
             [&](Call& call) { security.end_session(call); });
  router.add(own(Method::del, "/account/sessions", identity::Freshly{}, Action::session_ended,
                 "Signs out everywhere else and forgets every device"),
             [&](Call& call) { return security.end_others(call); });
  router.add(own(Method::del, "/account/devices/{device_id}", identity::SignedIn{}, Action::device_revoked,
                 "Forgets a device and ends its sessions"),
             [&](Call& call) { security.forget_device(call); });
  router.add(own(Method::post, "/account/freezing", http::Public{}, Action::account_frozen,
                 "“This wasn't me”: stops the account by the token of a notice"),
             [&](Call& call, const TokenInput& input) { security.freeze(call, input); });
}

}  // namespace

void add_account_routes(http::Router& router, Verbs& verbs) {
  add_step_up(router, verbs.step_up, verbs.sessions);
  add_contact(router, verbs.contact);
  add_security(router, verbs.security);
}

}  // namespace portico::access
