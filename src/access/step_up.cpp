#include "access/step_up.hpp"

#include "access/portal_login.hpp"
#include "access/subjects.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "identity/password_rule.hpp"

namespace portico::access {

using identity::FlowStep;

StepUp::Owner account_owner(Services& services, db::Transaction& transaction, const http::Call& call) {
  const auto contract = contract_at(transaction, call.parameter("suffix"));
  const identity::AccountId id{call.caller().actor};
  const auto account = services.accounts.find(transaction, contract.id, id);
  return {.holder = holder_of(contract.id, id),
          .suffix = call.parameter("suffix"),
          .hash = account ? account->usable_hash() : std::nullopt,
          .recipient = recipient_of(services, transaction, contract, id),
          .wrong_password = Refused{Reason::unauthenticated, "PASSWORD_WRONG"}.with("contact", contact_of(contract))};
}

identity::Flow StepUp::find(db::Transaction& transaction, const http::Call& call, const Owner& owner) {
  const auto token = call.request().cookie(identity::flow_cookie(owner.suffix)).value_or("");
  auto flow = services_.flows.find(transaction, identity::hash_token(token), kind_, owner.holder.organization,
                                   identity::agent_class(call.caller().user_agent));
  if (flow.session != call.caller().session) throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
  return flow;
}

// Whoever holds the session tries as its account; the browser is known or it is not.
PasswordTry StepUp::tried_by(db::Transaction& transaction, const http::Call& call, const Owner& owner) {
  const auto& caller = call.caller();
  const auto devices = call.request().cookie(identity::device_cookie(owner.suffix)).value_or("");
  return {.side = owner.holder.side,
          .organization = owner.holder.organization,
          .subject = services_.throttles.key("step_up", owner.holder.organization, caller.actor.text()),
          .device = services_.devices.known(transaction, owner.holder, devices),
          .address = caller.address};
}

http::Later<CodeStep> StepUp::submit(http::Call& call, const PasswordInput& input) {
  if (input.password.empty()) throw Refused::field("password", "FORMAT_PASSWORD_MISSING");
  identity::normalized_password(input.password);
  PasswordTry tried;
  std::optional<std::string> hash;
  const auto reserved = services_.database.write([&](db::Transaction& transaction) {
    auto owner = owner_of_(transaction, call);
    tried = tried_by(transaction, call, owner);
    hash = std::move(owner.hash);
    return guard_.reserve(transaction, tried);
  });
  if (const auto* until = std::get_if<Instant>(&reserved)) throw throttled_login(services_, call.caller(), *until);
  return services_.pool.later<CodeStep>(
      identity::HashPool::Lane::known_device,
      [this, hash, password = input.password] { return services_.hasher.fits(hash, password); },
      [this, &call, tried](bool fits) {
        using Outcome = std::variant<SignInCodes::Opened, Refused>;
        std::string suffix;
        auto opened = settled(services_.database.write([&](db::Transaction& transaction) -> Outcome {
          auto owner = owner_of_(transaction, call);
          suffix = owner.suffix;
          if (!fits) {
            guard_.failed(transaction, tried);
            return std::move(owner.wrong_password);
          }
          guard_.succeeded(transaction, tried);
          return codes_.open(transaction, call.caller(),
                             {.kind = kind_,
                              .organization = owner.holder.organization,
                              .account = owner.holder.account,
                              .session = call.caller().session,
                              .subject = tried.subject,
                              .known_device = tried.device.has_value(),
                              .method = owner.recipient.methods().front(),
                              .language = call.caller().language},
                             owner.recipient, SignInCodes::OnSmsLimit::refuse);
        }));
        call.set_cookie(identity::flow_cookie(suffix), opened.flow_token, identity::flow_time);
        return std::move(opened.step);
      },
      [this, tried] {
        services_.database.write([&](db::Transaction& transaction) { guard_.release(transaction, tried); });
      });
}

CodeStep StepUp::resend(http::Call& call, std::optional<identity::Method> method) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    const auto owner = owner_of_(transaction, call);
    auto flow = find(transaction, call, owner);
    return codes_.resend(transaction, call.caller(), flow, owner.recipient, SignInCodes::OnSmsLimit::refuse, method);
  }));
}

identity::StartedSession StepUp::enter_code(http::Call& call, const CodeInput& input) {
  using Result = std::variant<identity::StartedSession, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto owner = owner_of_(transaction, call);
    auto flow = find(transaction, call, owner);
    if (auto refused =
            codes_.check(transaction, call.caller(), flow, input.code.value, FlowStep::done, owner.recipient.time_zone))
      return *refused;
    return services_.sessions.renew(transaction, call.caller(), call.caller().session);
  }));
}

}  // namespace portico::access
