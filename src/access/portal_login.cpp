#include "access/portal_login.hpp"

#include "access/subjects.hpp"
#include "base/digest.hpp"
#include "base/spelling.hpp"
#include "identity/agent.hpp"
#include "identity/password_rule.hpp"
#include "organization/sign_in.hpp"

namespace portico::access {

using identity::FlowKind;
using identity::FlowStep;

struct PortalLogin::Attempt {
  Caller caller;
  organization::Organization contract;
  TypedKeys keys;
  std::string password;
  PasswordTry tried;
  LoginGuard::Reserved reserved{};
};

namespace {

// So many wrong tries in a row before the owner is told, once a day.
constexpr std::int64_t failures_told = 3;

}  // namespace

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

SignInCodes::Recipient recipient_of(Services& services, db::Transaction& transaction,
                                    const organization::Organization& contract, identity::AccountId account) {
  const auto policy = organization::sign_in_policy(transaction, contract.id);
  SignInCodes::Recipient recipient{.phone = services.accounts.phone_of(transaction, contract.id, account),
                                   .clinic = contract.name,
                                   .time_zone = contract.time_zone,
                                   .country = contract.country};
  if (policy.allows(organization::SecondFactor::email))
    recipient.email = services.accounts.email_of(transaction, contract.id, account);
  recipient.has_authenticator = policy.allows(organization::SecondFactor::totp) &&
                                services.authenticators.is_on(transaction, holder_of(contract.id, account));
  return recipient;
}

http::Later<CodeStep> PortalLogin::submit(http::Call& call, const LoginInput& input) {
  const auto started = std::chrono::steady_clock::now();
  auto contract = services_.database.read(
      [&](db::Transaction& transaction) { return contract_at(transaction, call.parameter("suffix")); });
  auto keys = read_keys(contract, input.identifier.value, input.phone.value);
  if (input.password.empty()) throw Refused::field("password", "FORMAT_PASSWORD_MISSING");
  identity::normalized_password(input.password);

  Attempt attempt{.caller = in_contract(call.caller(), contract.id),
                  .contract = std::move(contract),
                  .keys = std::move(keys),
                  .password = input.password,
                  .tried = {.organization = {}, .address = call.caller().address}};
  attempt.tried.organization = attempt.contract.id;
  attempt.tried.subject = subject_of(services_, attempt.contract.id, attempt.keys.identifier);

  const auto [blocked, hash] = services_.database.read([&](db::Transaction& transaction) {
    const auto account = services_.accounts.find_by(transaction, attempt.contract.id, attempt.keys.identifier);
    const auto holder = holder_of(attempt.contract.id, account ? account->id : identity::AccountId{});
    attempt.tried.device = services_.devices.known(transaction, holder, device_cookie_of(call));
    return std::pair{guard_.blocked(transaction, attempt.tried), account ? account->usable_hash() : std::nullopt};
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
        call.set_cookie(identity::flow_cookie(attempt.contract.suffix), opened.flow_token, identity::flow_time);
        return std::move(opened.step);
      },
      [this, tried = attempt.tried] {
        services_.database.write([&](db::Transaction& transaction) { guard_.release(transaction, tried); });
      });
}

PortalLogin::Outcome PortalLogin::decide(db::Transaction& transaction, const Attempt& attempt,
                                         const identity::PasswordHasher::Check& password) {
  const auto& contract = attempt.contract;
  const auto account = services_.accounts.find_by(transaction, contract.id, attempt.keys.identifier);
  const bool phone_fits = account && equal_constant_time(account->phone_index, services_.accounts.phone_index(
                                                                                   contract.id, attempt.keys.phone));
  if (!account || !phone_fits || !password.fits)
    return mismatch(transaction, attempt, account, password.fits, phone_fits);

  if (password.renewed) services_.accounts.renew_hash(transaction, contract.id, account->id, *password.renewed);
  guard_.succeeded(transaction, attempt.tried);
  const auto refused = not_admitted(services_, transaction, contract, *account);
  services_.journal.write(transaction, attempt.caller,
                          {.action = audit::Action::login_submitted,
                           .entity_type = "Account",
                           .entity = account->id.value,
                           .outcome = refused ? refused->code() : "success"});
  if (refused) return *refused;
  const auto recipient = recipient_of(services_, transaction, contract, account->id);
  auto opened = codes_.open(transaction, attempt.caller,
                            {.kind = FlowKind::login,
                             .organization = contract.id,
                             .account = account->id.value,
                             .subject = attempt.tried.subject,
                             .known_device = attempt.tried.device.has_value(),
                             .method = recipient.methods().front(),
                             .language = attempt.caller.language},
                            recipient, SignInCodes::OnSmsLimit::refuse);
  if (const auto* unsent = std::get_if<Refused>(&opened)) {
    const auto patient = whose_account(transaction, contract.id, account->id);
    codes_.note_unsent(transaction, attempt.caller, patient, *unsent);
  }
  return opened;
}

Refused PortalLogin::mismatch(db::Transaction& transaction, const Attempt& attempt,
                              const std::optional<identity::Account>& account, bool password_fits, bool phone_fits) {
  const auto failed = guard_.failed(transaction, attempt.tried);
  const std::string_view reason = !account ? "UNKNOWN" : password_fits ? "PHONE_MISMATCH" : "PASSWORD_WRONG";
  services_.journal.write(
      transaction, attempt.caller,
      {.action = audit::Action::login_submitted,
       .patient = account ? whose_account(transaction, attempt.contract.id, account->id) : std::nullopt,
       .entity_type = account ? "Account" : "",
       .entity = account ? std::optional{account->id.value} : std::nullopt,
       .outcome = "LOGIN_MISMATCH",
       .detail = fmt::format(R"({{"reason":"{}","known_device":{}}})", reason, attempt.tried.device.has_value())});
  if (account) tell_owner(transaction, attempt, *account, failed.in_a_row, password_fits);
  if (account && attempt.tried.device) {
    if (failed.device_spent)
      services_.devices.revoke(transaction, attempt.caller, holder_of(attempt.contract.id, account->id),
                               *attempt.tried.device);
    return precise(transaction, attempt, *account, password_fits, phone_fits);
  }
  auto refused = Refused{Reason::unauthenticated, "LOGIN_MISMATCH"}
                     .with("attempts_left", attempt.reserved.left)
                     .with("contact", contact_of(attempt.contract));
  if (attempt.reserved.until) return std::move(refused).with("retry_at", attempt.reserved.until->rfc3339());
  return refused;
}

std::optional<Uuid> PortalLogin::whose_account(db::Transaction& transaction, OrganizationId organization,
                                               identity::AccountId account) const {
  const auto patient = services_.grants.self_of(transaction, organization, account);
  return patient ? std::optional{patient->value} : std::nullopt;
}

// Only a browser in which this account has signed in completely gets to hear this.
Refused PortalLogin::precise(db::Transaction& transaction, const Attempt& attempt, const identity::Account& account,
                             bool password_fits, bool phone_fits) {
  const auto contact = contact_of(attempt.contract);
  if (account.password_disabled_at)
    return Refused{Reason::unauthenticated, "PASSWORD_DISABLED"}.with("contact", contact);
  if (!password_fits && phone_fits) return Refused{Reason::unauthenticated, "PASSWORD_WRONG"}.with("contact", contact);
  const auto phone = services_.accounts.phone_of(transaction, attempt.contract.id, account.id);
  return Refused{Reason::unauthenticated, password_fits ? "PHONE_MISMATCH" : "PHONE_AND_PASSWORD_WRONG"}
      .with("ends", phone.substr(phone.size() - 2))
      .with("contact", contact);
}

void PortalLogin::tell_owner(db::Transaction& transaction, const Attempt& attempt, const identity::Account& account,
                             std::int64_t in_a_row, bool password_fits) {
  const auto& contract = attempt.contract;
  if (in_a_row >= identity::failures_that_disable && !account.password_disabled_at) {
    services_.accounts.disable_password(transaction, contract.id, account.id);
    services_.journal.write(
        transaction, attempt.caller,
        {.action = audit::Action::password_disabled, .entity_type = "Account", .entity = account.id.value});
  }
  if (in_a_row < failures_told) return;
  const auto key = services_.throttles.key("failure_notice", contract.id, account.id.value.text());
  if (services_.throttles.count(transaction, key, identity::failure_notices)) return;
  notices_.mail(transaction, contract, account.id, Notice::failed_tries,
                {{"wrong", password_fits ? "phone" : "password"}});
}

CodeStep PortalLogin::resend(http::Call& call) { return send_again(call, std::nullopt); }

CodeStep PortalLogin::choose(http::Call& call, const MethodChoice& choice) { return send_again(call, choice.method); }

CodeStep PortalLogin::send_again(http::Call& call, std::optional<identity::Method> method) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = services_.flows.find(transaction, flow_token_of(call), FlowKind::login, contract.id,
                                     identity::agent_class(call.caller().user_agent));
    const auto recipient = recipient_of(services_, transaction, contract, identity::AccountId{*flow.account});
    return codes_.resend(transaction, in_contract(call.caller(), contract.id), flow, recipient,
                         SignInCodes::OnSmsLimit::refuse, method);
  }));
}

CodeDelivery PortalLogin::delivery(http::Call& call) {
  return services_.database.read([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const auto flow = services_.flows.find(transaction, flow_token_of(call), FlowKind::login, contract.id,
                                           identity::agent_class(call.caller().user_agent));
    const auto found =
        services_.deliveries.find(transaction, contract.id, code_key(flow.id, flow.code_number, flow.method));
    if (!found) throw Refused::not_found();
    return CodeDelivery{found->state, found->state_at};
  });
}

SessionView PortalLogin::enter_code(http::Call& call, const CodeInput& input) {
  using Result = std::variant<PortalSessions::Admitted, Refused>;
  const auto admitted = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const Caller caller = in_contract(call.caller(), contract.id);
    auto flow = services_.flows.find(transaction, flow_token_of(call), FlowKind::login, contract.id,
                                     identity::agent_class(caller.user_agent));
    if (auto refused = codes_.check(transaction, caller, flow, input.code.value, FlowStep::done, contract.time_zone))
      return *refused;
    const identity::AccountId id{*flow.account};
    const auto account = services_.accounts.find(transaction, contract.id, id);
    if (!account) return Refused{Reason::unauthenticated, "FLOW_ENDED"};
    if (auto refused = not_admitted(services_, transaction, contract, *account)) return *refused;
    return sessions_.start(transaction, caller, contract, id, flow.language, device_cookie_of(call));
  }));
  return sessions_.hand_over(call, admitted);
}

}  // namespace portico::access
