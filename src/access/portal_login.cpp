#include "access/portal_login.hpp"

#include "access/subjects.hpp"
#include "base/digest.hpp"
#include "identity/codes.hpp"
#include "identity/password_rule.hpp"

namespace portico::access {

using identity::FlowKind;
using identity::FlowStep;

struct PortalLogin::Attempt {
  Caller caller;
  organization::Organization contract;
  TypedKeys keys;
  std::string password;
  Bytes subject;
  Bytes account_key;
  Bytes address_key;
};

std::chrono::steady_clock::time_point padded(std::chrono::steady_clock::time_point started) {
  constexpr milliseconds step{250};
  const auto spent = std::chrono::steady_clock::now() - started;
  return started + step * (spent / step + 1);
}

Bytes subject_of(const Services& services, OrganizationId organization, const identity::Identifier& identifier) {
  return services.throttles.key("subject", organization, spelling(identifier.kind) + ':' + identifier.value);
}

Caller in_contract(Caller caller, OrganizationId organization) {
  caller.organization = organization;
  return caller;
}

http::Later<CodeStep> PortalLogin::submit(http::Call& call, const LoginInput& input) {
  const auto started = std::chrono::steady_clock::now();
  auto contract = services_.database.read(
      [&](db::Transaction& transaction) { return contract_at(transaction, call.parameter("suffix")); });
  auto keys = read_keys(contract, input.identifier.value, input.phone.value);
  if (input.password.empty()) throw Refused::field("password", "FORMAT_PASSWORD_MISSING");
  identity::normalized_password(input.password);

  Attempt attempt{
      .caller = in_contract(call.caller(), contract.id),
      .contract = std::move(contract),
      .keys = std::move(keys),
      .password = input.password,
      .subject = {},
      .account_key = {},
      .address_key = services_.throttles.key("address", {}, identity::address_bucket(call.caller().address))};
  attempt.subject = subject_of(services_, attempt.contract.id, attempt.keys.identifier);
  attempt.account_key = services_.throttles.key("account", attempt.contract.id, as_text(attempt.subject));

  const auto [blocked, hash] = services_.database.read([&](db::Transaction& transaction) {
    auto until = services_.throttles.blocked(transaction, attempt.account_key);
    if (!until) until = services_.throttles.blocked(transaction, attempt.address_key);
    const auto account = services_.accounts.find_by(transaction, attempt.contract.id, attempt.keys.identifier);
    return std::pair{until, account ? account->password_hash : std::nullopt};
  });
  if (blocked) {
    services_.journal.record(attempt.caller, {.action = audit::Action::login_throttled, .outcome = "THROTTLED"},
                             [](bool) {});
    throw throttled(*blocked, services_.clock.now());
  }
  return services_.pool.later<CodeStep>(
      [this, hash = hash, password = attempt.password] { return services_.hasher.check(hash, password); },
      [this, &call, attempt, started](const identity::PasswordHasher::Check& password) {
        auto outcome = services_.database.write(
            [&](db::Transaction& transaction) { return decide(transaction, attempt, password); });
        call.not_before(padded(started));
        auto opened = settled(std::move(outcome));
        call.set_cookie(identity::flow_cookie(attempt.contract.suffix), opened.flow_token, identity::flow_time);
        return std::move(opened.step);
      });
}

PortalLogin::Outcome PortalLogin::decide(db::Transaction& transaction, const Attempt& attempt,
                                         const identity::PasswordHasher::Check& password) {
  const auto account = services_.accounts.find_by(transaction, attempt.contract.id, attempt.keys.identifier);
  const bool phone_fits =
      account && equal_constant_time(account->phone_index,
                                     services_.accounts.phone_index(attempt.contract.id, attempt.keys.phone));
  if (!account || !phone_fits || !password.fits) return mismatch(transaction, attempt, account, password.fits);

  if (password.renewed) services_.accounts.renew_hash(transaction, attempt.contract.id, account->id, *password.renewed);
  services_.throttles.clear(transaction, attempt.account_key);
  const auto refused = not_admitted(transaction, attempt, *account);
  services_.journal.write(transaction, attempt.caller,
                          {.action = audit::Action::login_submitted,
                           .entity_type = "Account",
                           .entity = account->id.value,
                           .outcome = refused ? refused->code() : "success"});
  if (refused) return *refused;
  return codes_.open(transaction, attempt.caller,
                     {.kind = FlowKind::login,
                      .organization = attempt.contract.id,
                      .account = account->id.value,
                      .subject = attempt.subject,
                      .language = attempt.caller.language},
                     {attempt.keys.phone, attempt.contract.name, attempt.contract.time_zone},
                     SignInCodes::OnSmsLimit::refuse);
}

Refused PortalLogin::mismatch(db::Transaction& transaction, const Attempt& attempt,
                              const std::optional<identity::Account>& account, bool password_fits) {
  const auto failure = services_.throttles.fail(transaction, attempt.account_key, services_.limits.account_failures);
  services_.throttles.count(transaction, attempt.address_key, services_.limits.address_failures);
  const std::string_view reason = !account ? "UNKNOWN" : password_fits ? "PHONE_MISMATCH" : "PASSWORD_WRONG";
  services_.journal.write(transaction, attempt.caller,
                          {.action = audit::Action::login_submitted,
                           .entity_type = account ? "Account" : "",
                           .entity = account ? std::optional{account->id.value} : std::nullopt,
                           .outcome = "LOGIN_MISMATCH",
                           .detail = fmt::format(R"({{"reason":"{}"}})", reason)});
  auto refused = Refused{Reason::unauthenticated, "LOGIN_MISMATCH"}
                     .with("attempts_left", failure.left)
                     .with("contact", contact_of(attempt.contract));
  if (failure.until) return std::move(refused).with("retry_at", failure.until->rfc3339());
  return refused;
}

// The three belong together, so the caller may know why he does not get in all the same.
std::optional<Refused> PortalLogin::not_admitted(db::Transaction& transaction, const Attempt& attempt,
                                                 const identity::Account& account) {
  const auto forbidden = [&](std::string code) {
    return Refused{Reason::forbidden, std::move(code)}.with("contact", contact_of(attempt.contract));
  };
  if (account.status == identity::Standing::frozen) return forbidden("ACCESS_FROZEN");
  if (account.status == identity::Standing::closed) return forbidden("ACCESS_CLOSED");
  const auto patient = services_.grants.self_of(transaction, attempt.contract.id, account.id);
  if (!patient) return std::nullopt;
  const auto judged = judge(services_, transaction, attempt.contract, *patient);
  if (!judged || is_eligible(judged->subject(attempt.contract))) return std::nullopt;
  const auto blockers = blockers_of(judged->subject(attempt.contract));
  return forbidden(blockers.front().code == "SWITCHED_OFF" ? "ACCESS_SWITCHED_OFF" : "ACCESS_NEEDS_CLINIC");
}

CodeStep PortalLogin::resend(http::Call& call) {
  const auto token =
      identity::hash_token(call.request().cookie(identity::flow_cookie(call.parameter("suffix"))).value_or(""));
  return settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = services_.flows.find(transaction, token, FlowKind::login, contract.id);
    const auto phone = services_.accounts.phone_of(transaction, contract.id, identity::AccountId{*flow.account});
    return codes_.resend(transaction, in_contract(call.caller(), contract.id), flow,
                         {phone, contract.name, contract.time_zone}, SignInCodes::OnSmsLimit::refuse);
  }));
}

SessionView PortalLogin::enter_code(http::Call& call, const CodeInput& input) {
  const auto code = SignInCodes::read(input);
  const auto token =
      identity::hash_token(call.request().cookie(identity::flow_cookie(call.parameter("suffix"))).value_or(""));
  using Result = std::variant<identity::StartedSession, Refused>;
  const auto started = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const Caller caller = in_contract(call.caller(), contract.id);
    auto flow = services_.flows.find(transaction, token, FlowKind::login, contract.id);
    if (auto refused = codes_.check(transaction, caller, flow, code, FlowStep::done, contract.time_zone))
      return *refused;
    const identity::AccountId id{*flow.account};
    const auto account = services_.accounts.find(transaction, contract.id, id);
    if (!account || account->status != identity::Standing::active)
      return Refused{Reason::unauthenticated, "FLOW_ENDED"};
    return sessions_.start(transaction, caller, contract, id, flow.language);
  }));
  return sessions_.hand_over(call, started);
}

}  // namespace portico::access
