#include "access/routes.hpp"
#include "identity/rules.hpp"

namespace portico::access {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using identity::InContract;
using identity::InContractFreshly;
using identity::Permission;

// Junk is refused by size before anything is hashed.
constexpr std::size_t small_body = 8 * 1024;

http::Route console(Method method, std::string path, http::Access access, Audited audit, std::string summary) {
  return {.method = method,
          .path = "/api/console" + std::move(path),
          .access = access,
          .audit = audit,
          .summary = std::move(summary),
          .body_limit = small_body};
}

void add_login(http::Router& router, StaffLogin& login) {
  const auto step = [](std::string path, http::Access access, Action action, std::string summary) {
    return console(Method::post, "/login" + path, access, Audited::by_verb(action), std::move(summary));
  };
  router.add(step("", http::Public{}, Action::staff_login_submitted,
                  "E-mail and password; a code is sent when both are right"),
             [&](Call& call, const StaffLoginInput& input) { return login.submit(call, input); });
  router.add(
      step("/code", identity::StaffFlowOnly{}, Action::staff_session_started, "The code that was sent; signs in"),
      [&](Call& call, const CodeInput& input) { return login.enter_code(call, input); });
  router.add(step("/resend", identity::StaffFlowOnly{}, Action::login_code_sent,
                  "A new code, 60 seconds after the last at the earliest"),
             [&](Call& call) { return login.resend(call); });
  router.add(step("/method", identity::StaffFlowOnly{}, Action::login_code_sent,
                  "The second factor by another of the step's methods"),
             [&](Call& call, const MethodChoice& choice) { return login.choose(call, choice); });
}

void add_invitation(http::Router& router, StaffInvitation& invitation) {
  const auto step = [](std::string path, http::Access access, Audited audit, std::string summary) {
    return console(Method::post, "/invitation" + path, access, audit, std::move(summary));
  };
  router.add(step("", http::Public{}, Audited::nothing(), "Whose invitation it is, by the token of its link"),
             [&](Call& call, const TokenInput& input) { return invitation.view(call, input); });
  router.add(step("/password", http::Public{}, Audited::by_verb(Action::staff_password_set),
                  "Sets the password, which uses the link up; a code is sent to the phone"),
             [&](Call& call, const InvitationPassword& input) { return invitation.set_password(call, input); });
  router.add(step("/code", identity::StaffFlowOnly{}, Audited::by_verb(Action::staff_session_started),
                  "The code that was sent; signs in"),
             [&](Call& call, const CodeInput& input) { return invitation.enter_code(call, input); });
  router.add(step("/resend", identity::StaffFlowOnly{}, Audited::by_verb(Action::login_code_sent),
                  "A new code, 60 seconds after the last at the earliest"),
             [&](Call& call) { return invitation.resend(call, std::nullopt); });
  router.add(step("/method", identity::StaffFlowOnly{}, Audited::by_verb(Action::login_code_sent),
                  "The code by another of the step's methods"),
             [&](Call& call, const MethodChoice& choice) { return invitation.resend(call, choice.method); });
}

void add_session(http::Router& router, StaffSessions& sessions) {
  auto view = console(Method::get, "/session", identity::StaffSignedIn{}, Audited::nothing(),
                      "Who is signed in, with his roles, and until when; does not prolong the session");
  view.prolongs_session = false;
  router.add(std::move(view), [&](Call& call) { return sessions.view(call); });
  auto end = console(Method::del, "/session", identity::StaffSignedIn{}, Audited::by_verb(Action::staff_session_ended),
                     "Signs out");
  end.prolongs_session = false;
  router.add(std::move(end), [&](Call& call) { sessions.end(call); });
  router.add(
      console(Method::post, "/session/prolongation", identity::StaffSignedIn{}, Audited::nothing(), "Stay signed in"),
      [&](Call& call) { return sessions.prolong(call); });
  router.add(
      console(Method::put, "/session/language", identity::StaffSignedIn{}, Audited::nothing(), "The language of pages"),
      [&](Call& call, const LanguageChoice& choice) { sessions.set_language(call, choice.language); });
}

void add_step_up(http::Router& router, StepUp& step_up, StaffSessions& sessions) {
  const auto step = [](std::string path, Action action, std::string summary) {
    return console(Method::post, "/session/step-up" + path, identity::StaffSignedIn{}, Audited::by_verb(action),
                   std::move(summary));
  };
  router.add(step("", Action::login_code_sent,
                  "The password again; a code is sent. What is dear may be done for ten minutes then"),
             [&](Call& call, const PasswordInput& input) { return step_up.submit(call, input); });
  router.add(
      step("/code", Action::proof_renewed, "The code of the step-up; the session goes on under a new cookie"),
      [&](Call& call, const CodeInput& input) { return sessions.renewed(call, step_up.enter_code(call, input)); });
  router.add(step("/resend", Action::login_code_sent, "A new code"),
             [&](Call& call) { return step_up.resend(call, std::nullopt); });
  router.add(step("/method", Action::login_code_sent, "The code by another of the step's methods"),
             [&](Call& call, const MethodChoice& choice) { return step_up.resend(call, choice.method); });
}

void add_own_account(http::Router& router, StaffSecurity& security) {
  const auto own = [](Method method, std::string path, http::Access access, Audited audit, std::string summary) {
    return console(method, "/account" + path, access, audit, std::move(summary));
  };
  const identity::StaffSignedIn signed_in;
  const identity::StaffFreshly freshly;
  router.add(own(Method::get, "", signed_in, Audited::nothing(),
                 "One's own keys (masked), ways to sign in, sessions and devices"),
             [&](Call& call) { return security.view(call); });
  router.add(own(Method::put, "/password", freshly, Audited::by_verb(Action::staff_password_set),
                 "A new password; every other session and device ends"),
             [&](Call& call, const NewPassword& input) { return security.set_password(call, input); });
  router.add(own(Method::post, "/authenticator", freshly, Audited::by_verb(Action::factor_added),
                 "Begins setting up an authenticator app: secret and QR code, told this once"),
             [&](Call& call) { return security.begin_authenticator(call); });
  router.add(own(Method::post, "/authenticator/confirmation", freshly, Audited::by_verb(Action::factor_added),
                 "The app's first code; answers the recovery codes, told this once"),
             [&](Call& call, const CodeInput& input) { return security.confirm_authenticator(call, input); });
  router.add(own(Method::del, "/authenticator", freshly, Audited::by_verb(Action::factor_removed),
                 "Removes the authenticator app and its recovery codes"),
             [&](Call& call) { security.remove_authenticator(call); });
  router.add(own(Method::del, "/sessions/{session_id}", signed_in, Audited::by_verb(Action::staff_session_ended),
                 "Signs one of one's own sessions out"),
             [&](Call& call) { security.end_session(call); });
  router.add(own(Method::del, "/sessions", freshly, Audited::by_verb(Action::staff_session_ended),
                 "Signs out everywhere else and forgets every device"),
             [&](Call& call) { return security.end_others(call); });
  router.add(own(Method::del, "/devices/{device_id}", signed_in, Audited::by_verb(Action::device_revoked),
                 "Forgets a device and ends its sessions"),
             [&](Call& call) { security.forget_device(call); });
}

void add_own_contact(http::Router& router, StaffContact& contact) {
  const auto step = [](std::string path, Action action, std::string summary) {
    return console(Method::post, "/account/phone-change" + path, identity::StaffFreshly{}, Audited::by_verb(action),
                   std::move(summary));
  };
  router.add(step("", Action::login_code_sent, "A new phone number; a code goes to it"),
             [&](Call& call, const PhoneInput& input) { return contact.begin_phone(call, input); });
  router.add(step("/code", Action::phone_changed, "The code that was sent to the new one"),
             [&](Call& call, const CodeInput& input) { return contact.enter_code(call, input); });
  router.add(step("/resend", Action::login_code_sent, "A new code"), [&](Call& call) { return contact.resend(call); });
}

void add_directory(http::Router& router, StaffDirectory& directory) {
  const std::string path = "/contracts/{organization_id}/staff";
  const InContractFreshly freshly{"organization_id", Permission::staff_manage};
  router.add(console(Method::get, path, InContract{"organization_id", Permission::staff_manage},
                     Audited::read(Action::staff_listed), "Who works in this contract, in which roles"),
             [&](Call& call) { return directory.list(call); });
  auto invite = console(Method::post, path, freshly, Audited::by_verb(Action::staff_invited),
                        "Takes someone on and e-mails a link to set a password; who has an account gets the roles");
  invite.status = 201;
  router.add(std::move(invite), [&](Call& call, const NewMember& wanted) { return directory.invite(call, wanted); });
  router.add(console(Method::patch, path + "/{staff_id}", freshly, Audited::by_verb(Action::staff_changed),
                     "Roles, whether they are in force, name and phone"),
             [&](Call& call, const MemberChange& wanted) { return directory.change(call, wanted); });
  router.add(
      console(Method::post, path + "/{staff_id}/password-reset", freshly, Audited::by_verb(Action::staff_changed),
              "Takes the password, ends sessions and devices, and e-mails a new link"),
      [&](Call& call) { return directory.reset_password(call); });
  router.add(console(Method::put, "/staff/{staff_id}/status", identity::PlatformFreshly{},
                     Audited::by_verb(Action::staff_changed), "Closes or opens a whole account, in every contract"),
             [&](Call& call, const StaffStatus& wanted) { directory.set_status(call, wanted); });
}

}  // namespace

void add_staff_routes(http::Router& router, Verbs& verbs) {
  add_login(router, verbs.staff);
  add_invitation(router, verbs.staff_invitation);
  add_session(router, verbs.staff_sessions);
  add_step_up(router, verbs.staff_step_up, verbs.staff_sessions);
  add_own_account(router, verbs.staff_security);
  add_own_contact(router, verbs.staff_contact);
  add_directory(router, verbs.staff_directory);
}

}  // namespace portico::access
