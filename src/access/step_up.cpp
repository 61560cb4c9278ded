#include "access/step_up.hpp"

#include "access/portal_login.hpp"
#include "access/subjects.hpp"
#include "identity/agent.hpp"
#include "identity/password_rule.hpp"

namespace portico::access {

using identity::AccountId;
using identity::FlowKind;
using identity::FlowStep;

identity::Flow StepUp::find(db::Transaction& transaction, const http::Call& call, OrganizationId organization) {
  auto flow = services_.flows.find(transaction, flow_token_of(call), FlowKind::step_up, organization,
                                   identity::agent_class(call.caller().user_agent));
  if (flow.session != call.caller().session) throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
  return flow;
}

// Whoever holds the session tries as its account; the browser is known or it is not.
PasswordTry StepUp::tried_by(db::Transaction& transaction, const http::Call& call) {
  const auto& caller = call.caller();
  const auto holder = holder_of(caller.organization, AccountId{caller.actor});
  return {.organization = caller.organization,
          .subject = services_.throttles.key("step_up", caller.organization, caller.actor.text()),
          .device = services_.devices.known(transaction, holder, device_cookie_of(call)),
          .address = caller.address};
}

http::Later<CodeStep> StepUp::submit(http::Call& call, const PasswordInput& input) {
  if (input.password.empty()) throw Refused::field("password", "FORMAT_PASSWORD_MISSING");
  identity::normalized_password(input.password);
  const AccountId id{call.caller().actor};
  const auto organization = call.caller().organization;
  PasswordTry tried;
  std::optional<std::string> hash;
  const auto reserved = services_.database.write([&](db::Transaction& transaction) {
    tried = tried_by(transaction, call);
    const auto account = services_.accounts.find(transaction, organization, id);
    hash = account ? account->usable_hash() : std::nullopt;
    return guard_.reserve(transaction, tried);
  });
  if (const auto* until = std::get_if<Instant>(&reserved)) throw throttled_login(services_, call.caller(), *until);
  return services_.pool.later<CodeStep>(
      identity::HashPool::Lane::known_device,
      [this, hash, password = input.password] { return services_.hasher.fits(hash, password); },
      [this, &call, id, tried](bool fits) {
        using Outcome = std::variant<SignInCodes::Opened, Refused>;
        auto opened = settled(services_.database.write([&](db::Transaction& transaction) -> Outcome {
          const auto contract = contract_at(transaction, call.parameter("suffix"));
          if (!fits) {
            guard_.failed(transaction, tried);
            return Refused{Reason::unauthenticated, "PASSWORD_WRONG"}.with("contact", contact_of(contract));
          }
          guard_.succeeded(transaction, tried);
          const auto recipient = recipient_of(services_, transaction, contract, id);
          return codes_.open(transaction, call.caller(),
                             {.kind = FlowKind::step_up,
                              .organization = contract.id,
                              .account = id.value,
                              .session = call.caller().session,
                              .subject = tried.subject,
                              .known_device = tried.device.has_value(),
                              .method = recipient.methods().front(),
                              .language = call.caller().language},
                             recipient, SignInCodes::OnSmsLimit::refuse);
        }));
        call.set_cookie(identity::flow_cookie(call.parameter("suffix")), opened.flow_token, identity::flow_time);
        return std::move(opened.step);
      },
      [this, tried] {
        services_.database.write([&](db::Transaction& transaction) { guard_.release(transaction, tried); });
      });
}

CodeStep StepUp::resend(http::Call& call, std::optional<identity::Method> method) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = find(transaction, call, contract.id);
    return codes_.resend(transaction, call.caller(), flow,
                         recipient_of(services_, transaction, contract, AccountId{*flow.account}),
                         SignInCodes::OnSmsLimit::refuse, method);
  }));
}

SessionView StepUp::enter_code(http::Call& call, const CodeInput& input) {
  using Result = std::variant<identity::StartedSession, Refused>;
  const auto renewed = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = find(transaction, call, contract.id);
    if (auto refused =
            codes_.check(transaction, call.caller(), flow, input.code.value, FlowStep::done, contract.time_zone))
      return *refused;
    return services_.sessions.renew(transaction, call.caller(), call.caller().session);
  }));
  return sessions_.renewed(call, renewed);
}

}  // namespace portico::access
