#include "access/staff_login.hpp"

#include "access/portal_login.hpp"
#include "access/typed_keys.hpp"
#include "base/email.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "identity/password_rule.hpp"

namespace portico::access {

using identity::FlowKind;
using identity::FlowStep;

struct StaffLogin::Attempt {
  Caller caller;
  std::string email;
  std::string password;
  PasswordTry tried;
  LoginGuard::Reserved reserved{};
};

http::Later<CodeStep> StaffLogin::submit(http::Call& call, const StaffLoginInput& input) {
  const auto started = std::chrono::steady_clock::now();
  Attempt attempt{.caller = call.caller(),
                  .email = read_email("email", input.email.value),
                  .password = input.password,
                  .tried = {.side = identity::Side::staff, .address = call.caller().address}};
  if (input.password.empty()) throw Refused::field("password", "FORMAT_PASSWORD_MISSING");
  identity::normalized_password(input.password);
  attempt.tried.subject = services_.throttles.key("subject", {}, "staff:" + email_key(attempt.email));

  const auto [blocked, hash] = services_.database.read([&](db::Transaction& transaction) {
    const auto staff = services_.staff.find_by_email(transaction, attempt.email);
    attempt.tried.device = services_.devices.known(transaction, holder_of(staff ? staff->id : identity::StaffId{}),
                                                   staff_device_cookie(call));
    return std::pair{guard_.blocked(transaction, attempt.tried), staff ? staff->usable_hash() : std::nullopt};
  });
  if (blocked) throw throttled_login(services_, attempt.caller, *blocked);
  if (!services_.pool.has_place(attempt.tried.lane())) throw too_busy();
  const auto reserved = services_.database.write(
      [&](db::Transaction& transaction) { return guard_.reserve(transaction, attempt.tried); });
  if (const auto* until = std::get_if<Instant>(&reserved)) throw throttled_login(services_, attempt.caller, *until);
  attempt.reserved = std::get<LoginGuard::Reserved>(reserved);

  return services_.pool.later<CodeStep>(
      attempt.tried.lane(),
      [this, hash = hash, password = attempt.password] { return services_.hasher.check(hash, password); },
      [this, &call, attempt, started](const identity::PasswordHasher::Check& password) {
        auto outcome = services_.database.write(
            [&](db::Transaction& transaction) { return decide(transaction, attempt, password); });
        call.not_before(padded(started));
        auto opened = settled(std::move(outcome));
        call.set_cookie(identity::flow_cookie(""), opened.flow_token, identity::flow_time);
        return std::move(opened.step);
      },
      [this, tried = attempt.tried] {
        services_.database.write([&](db::Transaction& transaction) { guard_.release(transaction, tried); });
      });
}

StaffLogin::Outcome StaffLogin::decide(db::Transaction& transaction, const Attempt& attempt,
                                       const identity::PasswordHasher::Check& password) {
  const auto staff = services_.staff.find_by_email(transaction, attempt.email);
  if (!staff || !password.fits || staff->status != identity::StaffStanding::active)
    return mismatch(transaction, attempt, staff);

  if (password.renewed) services_.staff.renew_hash(transaction, staff->id, *password.renewed);
  guard_.succeeded(transaction, attempt.tried);
  services_.journal.write(
      transaction, attempt.caller,
      {.action = audit::Action::staff_login_submitted, .entity_type = "Practitioner", .entity = staff->id.value});
  if (!services_.staff.may_work(transaction, *staff)) return Refused{Reason::forbidden, "ACCESS_STAFF_ENDED"};
  const auto recipient = sessions_.recipient(transaction, staff->id);
  return codes_.open(transaction, attempt.caller,
                     {.kind = FlowKind::staff_login,
                      .account = staff->id.value,
                      .subject = attempt.tried.subject,
                      .known_device = attempt.tried.device.has_value(),
                      .method = recipient.methods().front(),
                      .language = attempt.caller.language},
                     recipient, SignInCodes::OnSmsLimit::refuse);
}

Refused StaffLogin::mismatch(db::Transaction& transaction, const Attempt& attempt,
                             const std::optional<identity::Staff>& staff) {
  const auto failed = guard_.failed(transaction, attempt.tried);
  services_.journal.write(transaction, attempt.caller,
                          {.action = audit::Action::staff_login_submitted,
                           .entity_type = staff ? "Practitioner" : "",
                           .entity = staff ? std::optional{staff->id.value} : std::nullopt,
                           .outcome = "STAFF_LOGIN_MISMATCH"});
  if (staff && failed.device_spent)
    services_.devices.revoke(transaction, attempt.caller, holder_of(staff->id), *attempt.tried.device);
  const bool works_here = staff && staff->status == identity::StaffStanding::active;
  if (works_here && attempt.tried.device) return Refused{Reason::unauthenticated, "STAFF_PASSWORD_WRONG"};
  auto refused = Refused{Reason::unauthenticated, "STAFF_LOGIN_MISMATCH"}.with("attempts_left", attempt.reserved.left);
  if (attempt.reserved.until) return std::move(refused).with("retry_at", attempt.reserved.until->rfc3339());
  return refused;
}

CodeStep StaffLogin::resend(http::Call& call) { return send_again(call, std::nullopt); }

CodeStep StaffLogin::choose(http::Call& call, const MethodChoice& choice) { return send_again(call, choice.method); }

CodeStep StaffLogin::send_again(http::Call& call, std::optional<identity::Method> method) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    auto flow = services_.flows.find(transaction, staff_flow_token(call), FlowKind::staff_login, {},
                                     identity::agent_class(call.caller().user_agent));
    return codes_.resend(transaction, call.caller(), flow,
                         sessions_.recipient(transaction, identity::StaffId{*flow.account}),
                         SignInCodes::OnSmsLimit::refuse, method);
  }));
}

StaffSessionView StaffLogin::enter_code(http::Call& call, const CodeInput& input) {
  using Result = std::variant<StaffSessions::Admitted, Refused>;
  const auto admitted = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto& caller = call.caller();
    auto flow = services_.flows.find(transaction, staff_flow_token(call), FlowKind::staff_login, {},
                                     identity::agent_class(caller.user_agent));
    if (auto refused = codes_.check(transaction, caller, flow, input.code.value, FlowStep::done, service_zone))
      return *refused;
    const auto staff = services_.staff.find(transaction, identity::StaffId{*flow.account});
    // A reset or deactivation between the two steps ends the login as well.
    if (!staff || !staff->usable_hash() || !services_.staff.may_work(transaction, *staff))
      return Refused{Reason::unauthenticated, "FLOW_ENDED"};
    return sessions_.start(transaction, caller, *staff, flow.language, staff_device_cookie(call));
  }));
  return sessions_.hand_over(call, admitted);
}

}  // namespace portico::access
