#include "registrations/registering.hpp"

#include "access/messages.hpp"
#include "access/portal_login.hpp"
#include "access/store.hpp"
#include "base/email.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "identity/whole_seconds.hpp"
#include "phone/phone.hpp"
#include "registrations/messages.hpp"
#include "registrations/typed.hpp"

namespace portico::registrations {

using access::settled;
using identity::Flow;
using identity::FlowKind;
using identity::FlowStep;
using organization::RegistrationMode;

namespace {

// What the account will be found by; it is always required.
identity::Identifier identifier_typed(const organization::Organization& contract, const patients::Patient& typed) {
  return access::identifier_of(contract, typed).value_or(identity::Identifier{});
}

audit::Event event_of(audit::Action action, RegistrationId id, std::optional<Uuid> patient = {}) {
  return {.action = action, .patient = patient, .entity_type = "Task", .entity = id.value};
}

}  // namespace

Registering::Asked Registering::read(const http::Call& call, const RegistrationInput& input) {
  auto [contract, policy] = services_.database.read([&](db::Transaction& transaction) {
    auto at = access::contract_at(transaction, call.parameter("suffix"));
    auto rule = organization::registration_policy(transaction, at.id);
    return std::pair{std::move(at), std::move(rule)};
  });
  if (policy.mode == RegistrationMode::off)
    throw Refused{Reason::forbidden, "REGISTRATION_OFF"}.with("contact", access::contact_of(contract));
  const auto today = date_in_zone(services_.clock.now(), contract.time_zone);
  auto typed = read_registration(input, contract, policy, call.caller().language, today);
  return {access::in_contract(call.caller(), contract.id), std::move(contract), policy.mode, std::move(typed)};
}

Bytes Registering::address_key(const std::string& address) const {
  return services_.throttles.key("registration_day", {}, identity::address_bucket(address));
}

std::optional<Instant> Registering::throttled_until(db::Transaction& transaction, const std::string& address) const {
  return services_.throttles.count(transaction, address_key(address), services_.limits.address_registrations_day);
}

RegistrationReceived Registering::submit(http::Call& call, const RegistrationInput& input) {
  const auto started = std::chrono::steady_clock::now();
  const auto asked = read(call, input);
  using Opened = std::optional<access::SignInCodes::Opened>;
  using Result = std::variant<Opened, Refused>;
  auto outcome = services_.database.write([&](db::Transaction& transaction) -> Result {
    if (const auto until = throttled_until(transaction, asked.caller.address))
      return access::throttled(*until, services_.clock.now());
    auto opened = asked.mode == RegistrationMode::match ? open_flow(transaction, asked) : Opened{};
    keep(transaction, asked, opened ? std::optional{opened->flow} : std::nullopt);
    return opened;
  });
  call.not_before(access::padded(started));
  const auto opened = settled(std::move(outcome));
  RegistrationReceived received{.sent_to = phone::masked(asked.typed.phone.value_or("")),
                                .email = asked.typed.email ? access::masked_email(*asked.typed.email) : std::string{}};
  if (!opened) return received;
  call.set_cookie(identity::flow_cookie(asked.contract.suffix), opened->flow_token, identity::flow_time);
  received.step = "code";
  received.resend_at = identity::rounded_up(opened->flow.resend_at());
  received.expires_at = identity::rounded_down(opened->flow.code_expires_at);
  return received;
}

// A stranger's is a decoy: no SMS comes, and no code is right.
std::optional<access::SignInCodes::Opened> Registering::open_flow(db::Transaction& transaction, const Asked& asked) {
  const auto& contract = asked.contract;
  const auto match = matched(services_, transaction, contract, asked.typed);
  auto opened =
      codes_.open(transaction, asked.caller,
                  {.kind = FlowKind::registration,
                   .organization = contract.id,
                   .patient = match ? std::optional{match->patient.id.value} : std::nullopt,
                   .subject = access::subject_of(services_, contract.id, identifier_typed(contract, asked.typed)),
                   .language = asked.caller.language},
                  {*asked.typed.phone, contract.name, contract.time_zone, contract.country},
                  access::SignInCodes::OnSmsLimit::keep_silent);
  return settled(std::move(opened));
}

// Staff see it at once, or when the time for a code is over.
void Registering::keep(db::Transaction& transaction, const Asked& asked, const std::optional<Flow>& flow) {
  const Instant now = services_.clock.now();
  const auto organization = asked.contract.id;
  const auto id = RegistrationId::make();
  const auto token = identity::make_token();
  store::put(transaction, organization,
             {.id = id,
              .status = RegistrationStatus::waiting,
              .person_key = services_.keys.blind_index(organization, "registration", person_key(asked.typed)),
              .details = services_.keys.seal_field(organization, store::details_place, id.value, written(asked.typed)),
              .flow = flow ? std::optional{flow->id} : std::nullopt,
              .email_confirmed_at = {},
              .shown_from = flow && flow->patient ? now + identity::flow_time : now,
              .proved_at = {},
              .patient = {},
              .decided_by = {},
              .decided_at = {},
              .created_at = now},
             asked.typed.email ? std::optional{token.hash} : std::nullopt);
  mail_link(transaction, asked, id, token.text);
  services_.journal.write(transaction, asked.caller,
                          event_of(audit::Action::registration_submitted, id, flow ? flow->patient : std::nullopt));
}

// The token stands behind "#": it is in no server's log. Who has had enough of these e-mails gets no more.
void Registering::mail_link(db::Transaction& transaction, const Asked& asked, RegistrationId id,
                            const std::string& token) {
  if (!asked.typed.email) return;
  const auto& email = *asked.typed.email;
  const auto key = services_.throttles.key("registration_mail", {}, email_key(email));
  if (services_.throttles.count(transaction, key, services_.limits.registration_mails_day)) return;
  const auto link = access::portal_url(services_, asked.contract) + "registration#" + token;
  services_.outbox.enqueue(transaction, asked.contract.id,
                           received_mail(asked.caller.language, asked.contract, email, link, id));
}

// Nothing is looked up before the code was right: a wrong one takes as long whoever is meant.
RegistrationProved Registering::enter_code(http::Call& call, const access::CodeInput& input) {
  using Result = std::variant<RegistrationProved, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = access::contract_at(transaction, call.parameter("suffix"));
    const Caller caller = access::in_contract(call.caller(), contract.id);
    auto flow = services_.flows.find(transaction, access::flow_token_of(call), FlowKind::registration, contract.id,
                                     identity::agent_class(call.caller().user_agent));
    if (auto refused =
            codes_.check(transaction, caller, flow, input.code.value, FlowStep::password, contract.time_zone))
      return *std::move(refused);
    flow.step = FlowStep::password;
    services_.throttles.take_back(transaction, address_key(caller.address));
    auto proved = finish(transaction, caller, contract, *flow.patient, flow.id);
    if (!proved || proved->step != "password") services_.flows.finish(transaction, flow);
    if (!proved) return Refused{Reason::unauthenticated, "FLOW_ENDED"};
    return *std::move(proved);
  }));
}

// What the proof of the phone on record leads to; nothing when somebody has dealt with the registration meanwhile. The
// record may have changed since the code was sent: it is looked at anew.
std::optional<RegistrationProved> Registering::finish(db::Transaction& transaction, const Caller& caller,
                                                      const organization::Organization& contract, Uuid patient,
                                                      Uuid flow) {
  const auto registration = store::of_flow(transaction, contract.id, flow);
  if (!registration || registration->status != RegistrationStatus::waiting) return std::nullopt;
  store::note_proved(transaction, contract.id, registration->id, services_.clock.now());
  const auto typed = read_written(
      services_.keys.open_field(contract.id, store::details_place, registration->id.value, registration->details),
      contract.language);
  const auto judged = matched(services_, transaction, contract, typed);
  if (!judged || judged->patient.id.value != patient) return RegistrationProved{"received"};
  const auto decide = [&](RegistrationStatus status) {
    store::decide(transaction, contract.id, registration->id,
                  {.status = status, .patient = judged->patient.id, .at = services_.clock.now()});
  };
  if (judged->activated()) {
    decide(RegistrationStatus::has_account);
    return RegistrationProved{"account"};
  }
  const bool is_manual = contract.access_type == organization::AccessType::manual;
  // What the clinic has taken away nobody gives himself back: staff look at it.
  if (is_manual && !judged->patient.portal_access &&
      access::store::was_switched_off(transaction, contract.id, judged->patient.id))
    return RegistrationProved{"received"};
  decide(RegistrationStatus::approved);
  let_in(transaction, caller, contract, registration->id, judged->patient);
  return RegistrationProved{"password"};
}

void Registering::let_in(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                         RegistrationId registration, const patients::Patient& patient) {
  services_.journal.write(transaction, caller,
                          event_of(audit::Action::registration_approved, registration, patient.id.value));
  if (patient.portal_access || contract.access_type != organization::AccessType::manual) return;
  services_.patients.set_portal_access(transaction, contract.id, patient.id, true, services_.clock.now());
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::portal_access_changed,
                           .patient = patient.id.value,
                           .entity_type = "Patient",
                           .entity = patient.id.value,
                           .detail = R"({"enabled":true})"});
}

RegistrationStanding Registering::standing(http::Call& call, const RegistrationLink& link) {
  using Result = std::variant<RegistrationStanding, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = access::contract_at(transaction, call.parameter("suffix"));
    const auto token = identity::hash_token(link.token.value);
    const auto found = token.empty() ? std::nullopt : store::of_token(transaction, contract.id, token);
    if (!found)
      return Refused{Reason::not_found, "REGISTRATION_LINK_ENDED"}.with("contact", access::contact_of(contract));
    if (!found->email_confirmed_at) {
      store::note_email_confirmed(transaction, contract.id, found->id, services_.clock.now());
      services_.journal.write(transaction, access::in_contract(call.caller(), contract.id),
                              event_of(audit::Action::registration_confirmed, found->id));
    }
    return RegistrationStanding{found->status, found->created_at};
  }));
}

}  // namespace portico::registrations
