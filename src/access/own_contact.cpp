#include "access/own_contact.hpp"

#include "access/subjects.hpp"
#include "access/typed_keys.hpp"
#include "identity/agent.hpp"
#include "phone/phone.hpp"

namespace portico::access {

using identity::AccountId;
using identity::FlowKind;
using identity::FlowStep;
using identity::Method;

namespace {

constexpr std::string_view wanted_place = "auth_flow.wanted";

// The code goes to the new one, whatever the contract allows for signing in.
SignInCodes::Recipient new_one(const organization::Organization& contract, FlowKind kind, const std::string& wanted) {
  SignInCodes::Recipient recipient{
      .phone = {}, .clinic = contract.name, .time_zone = contract.time_zone, .country = contract.country};
  if (kind == FlowKind::phone_change)
    recipient.phone = wanted;
  else
    recipient.email = wanted;
  return recipient;
}

}  // namespace

Bytes OwnContact::seal(const http::Call& call, const std::string& wanted) {
  return services_.keys.seal_field(call.caller().organization, wanted_place, call.caller().session, wanted);
}

std::string OwnContact::unseal(const identity::Flow& flow) {
  return services_.keys.open_field(flow.organization, wanted_place, *flow.session, flow.wanted);
}

CodeStep OwnContact::begin_phone(http::Call& call, const PhoneInput& input) {
  const auto contract = services_.database.read(
      [&](db::Transaction& transaction) { return contract_at(transaction, call.parameter("suffix")); });
  const auto number = phone::parse_for_sms(input.phone.value, contract.country);
  if (const auto* fault = std::get_if<phone::Fault>(&number))
    throw Refused::fields({phone::field_error("phone", *fault)});
  return begin(call, FlowKind::phone_change, std::get<phone::Number>(number).e164);
}

CodeStep OwnContact::begin_email(http::Call& call, const EmailInput& input) {
  return begin(call, FlowKind::email_change, read_email("email", input.email.value));
}

CodeStep OwnContact::begin(http::Call& call, FlowKind kind, const std::string& wanted) {
  const auto& caller = call.caller();
  auto opened = settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    return codes_.open(transaction, caller,
                       {.kind = kind,
                        .organization = contract.id,
                        .account = caller.actor,
                        .session = caller.session,
                        .subject = services_.throttles.key("own_contact", contract.id, caller.actor.text()),
                        .method = kind == FlowKind::phone_change ? Method::sms : Method::email,
                        .wanted = seal(call, wanted),
                        .language = caller.language},
                       new_one(contract, kind, wanted), SignInCodes::OnSmsLimit::refuse);
  }));
  call.set_cookie(identity::flow_cookie(call.parameter("suffix")), opened.flow_token, identity::flow_time);
  return std::move(opened.step);
}

identity::Flow OwnContact::find(db::Transaction& transaction, const http::Call& call, FlowKind kind,
                                OrganizationId organization) {
  auto flow = services_.flows.find(transaction, flow_token_of(call), kind, organization,
                                   identity::agent_class(call.caller().user_agent));
  if (flow.session != call.caller().session) throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
  return flow;
}

CodeStep OwnContact::resend(http::Call& call, FlowKind kind) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = find(transaction, call, kind, contract.id);
    return codes_.resend(transaction, call.caller(), flow, new_one(contract, kind, unseal(flow)),
                         SignInCodes::OnSmsLimit::refuse);
  }));
}

SessionView OwnContact::enter_code(http::Call& call, FlowKind kind, const CodeInput& input) {
  using Result = std::variant<identity::StartedSession, Refused>;
  const auto renewed = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto& caller = call.caller();
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = find(transaction, call, kind, contract.id);
    if (auto refused = codes_.check(transaction, caller, flow, input.code.value, FlowStep::done, contract.time_zone))
      return *refused;
    write(transaction, caller, contract, kind, unseal(flow));
    return services_.sessions.renew(transaction, caller, caller.session);
  }));
  return sessions_.renewed(call, renewed);
}

void OwnContact::write(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                       FlowKind kind, const std::string& wanted) {
  const AccountId account{caller.actor};
  const bool is_phone = kind == FlowKind::phone_change;
  const auto former_email = services_.accounts.email_of(transaction, contract.id, account);
  const auto former_phone = services_.accounts.phone_of(transaction, contract.id, account);
  const auto patient = services_.grants.self_of(transaction, contract.id, account);
  if (patient) {
    services_.people.change_proved(transaction, caller, contract, *patient,
                                   is_phone ? std::optional{wanted} : std::nullopt,
                                   is_phone ? std::nullopt : std::optional{wanted});
  } else if (is_phone) {
    services_.accounts.set_phone(transaction, contract.id, account, wanted);
  } else {
    services_.accounts.set_email(transaction, contract.id, account, wanted,
                                 contract.identification == organization::Identification::email);
  }
  services_.journal.write(transaction, caller,
                          {.action = is_phone ? audit::Action::phone_changed : audit::Action::email_changed,
                           .patient = patient ? std::optional{patient->value} : std::nullopt,
                           .entity_type = "Account",
                           .entity = account.value});
  notices_.keys_changed(transaction, contract, account, is_phone ? Notice::phone_changed : Notice::email_changed,
                        former_email, former_phone);
}

}  // namespace portico::access
