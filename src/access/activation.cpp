#include "access/activation.hpp"

#include "access/desk_code.hpp"
#include "access/invitation_door.hpp"
#include "access/new_password.hpp"
#include "access/portal_login.hpp"
#include "identity/agent.hpp"

namespace portico::access {

using identity::FlowStep;

struct Activation::Proof {
  std::optional<std::string> desk_code;
  std::optional<Date> birth_date;
};

identity::Flow Activation::find_flow(db::Transaction& transaction, const http::Call& call,
                                     OrganizationId organization) const {
  return services_.flows.find(transaction, flow_token_of(call), kind_, organization,
                              identity::agent_class(call.caller().user_agent));
}

Activation::Proof Activation::read_proof(const organization::Organization& contract,
                                         const ActivationInput& input) const {
  Proof proof;
  if (input.code && !input.code->value.empty()) {
    proof.desk_code = identity::spoken_code_of(input.code->value);
    if (!proof.desk_code) throw Refused::field("code", "FORMAT_DESK_CODE");
  } else if (contract.access_type == organization::AccessType::automatic) {
    if (!input.birth_date) throw Refused::field("birth_date", "MISSING");
    proof.birth_date = input.birth_date;
  } else {
    throw Refused::field("code", "MISSING");
  }
  return proof;
}

CodeStep Activation::submit(http::Call& call, const ActivationInput& input) {
  const auto started = std::chrono::steady_clock::now();
  const auto contract = services_.database.read(
      [&](db::Transaction& transaction) { return contract_at(transaction, call.parameter("suffix")); });
  const auto keys = read_keys(contract, input.identifier.value, input.phone.value);
  const auto proof = read_proof(contract, input);
  const Caller caller = in_contract(call.caller(), contract.id);

  using Result = std::variant<SignInCodes::Opened, Refused>;
  auto outcome = services_.database.write([&](db::Transaction& transaction) -> Result {
    if (const auto until = count_address(transaction, caller.address)) return throttled(*until, services_.clock.now());
    const auto patient = find_patient(transaction, contract, keys, proof);
    const auto missed = whose_miss(transaction, contract, keys, proof);
    services_.journal.write(
        transaction, caller,
        {.action = audit::Action::login_submitted,
         .patient = patient ? std::optional{patient->value} : missed.patient,
         .outcome = patient ? "success" : "ACTIVATION_MISMATCH",
         .detail = fmt::format(R"({{"kind":"activation","reason":"{}"}})", patient ? "" : missed.reason)});
    auto opened = codes_.open(transaction, caller,
                              {.kind = kind_,
                               .organization = contract.id,
                               .patient = patient ? std::optional{patient->value} : std::nullopt,
                               .subject = subject_of(services_, contract.id, keys.identifier),
                               .language = caller.language},
                              {keys.phone, contract.name, contract.time_zone, contract.country},
                              SignInCodes::OnSmsLimit::keep_silent);
    if (const auto* silent = std::get_if<SignInCodes::Opened>(&opened); silent && silent->unsent)
      codes_.note_unsent(transaction, caller, patient->value, *silent->unsent);
    return opened;
  });
  call.not_before(padded(started));
  auto opened = settled(std::move(outcome));
  call.set_cookie(identity::flow_cookie(contract.suffix), opened.flow_token, identity::flow_time);
  return std::move(opened.step);
}

std::optional<Instant> Activation::count_address(db::Transaction& transaction, const std::string& address) {
  const auto bucket = identity::address_bucket(address);
  const auto& throttles = services_.throttles;
  const auto day = throttles.count(transaction, throttles.key("activation_day", {}, bucket),
                                   services_.limits.address_activations_day);
  if (day) return day;
  return throttles.count(transaction, throttles.key("activation_hour", {}, bucket),
                         services_.limits.address_activations_hour);
}

// Several members of a family may share phone and e-mail: the one whose proof it is.
std::optional<patients::PatientId> Activation::find_patient(db::Transaction& transaction,
                                                            const organization::Organization& contract,
                                                            const TypedKeys& keys, const Proof& proof) {
  const auto phone = patients::phone_index(services_.keys, contract.id, keys.phone);
  const auto identifier = services_.accounts.identifier_index(contract.id, keys.identifier);
  std::optional<patients::PatientId> found;
  for (const auto id : store::patients_with(transaction, contract.id, phone, keys.identifier.kind, identifier)) {
    const auto judged = judge(services_, transaction, contract, id);
    if (!judged || judged->activated() || !is_eligible(judged->subject(contract))) continue;
    if (!found && proves(transaction, contract, *judged, proof)) found = id;
  }
  return found;
}

// Looked up for everybody, whatever was found: who waits for the answer learns nothing from how long it takes.
Activation::Missed Activation::whose_miss(db::Transaction& transaction, const organization::Organization& contract,
                                          const TypedKeys& keys, const Proof& proof) {
  const auto& value = keys.identifier.value;
  const auto ids = keys.identifier.kind == identity::IdentifierKind::email
                       ? services_.patients.with_email(transaction, contract.id, value)
                       : services_.patients.with_national_id(transaction, contract.id, value);
  if (ids.size() != 1) return {};
  const auto judged = judge(services_, transaction, contract, ids.front());
  if (!judged) return {};
  const auto id = judged->patient.id.value;
  if (judged->patient.phone && *judged->patient.phone != keys.phone) return {id, "PHONE_MISMATCH"};
  if (!is_eligible(judged->subject(contract))) return {id, "NOT_ADMITTED"};
  if (judged->activated()) return {id, "HAS_PASSWORD"};
  return {id, proof.desk_code ? "CODE_WRONG" : "BIRTH_DATE_WRONG"};
}

bool Activation::proves(db::Transaction& transaction, const organization::Organization& contract, const Judged& judged,
                        const Proof& proof) {
  if (!proof.desk_code) return judged.patient.birth_date == proof.birth_date;
  return fits_desk_code(services_, transaction, contract.id, judged.patient.id, *proof.desk_code);
}

CodeStep Activation::resend(http::Call& call) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = find_flow(transaction, call, contract.id);
    std::string phone = flow.sent_to;  // of a decoy nothing else is known, and nothing is sent
    if (flow.patient) {
      const auto patient = services_.patients.find(transaction, contract.id, patients::PatientId{*flow.patient});
      if (patient && patient->phone) phone = *patient->phone;
    }
    return codes_.resend(transaction, in_contract(call.caller(), contract.id), flow,
                         {phone, contract.name, contract.time_zone, contract.country},
                         SignInCodes::OnSmsLimit::keep_silent);
  }));
}

PasswordStep Activation::enter_code(http::Call& call, const CodeInput& input) {
  settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = find_flow(transaction, call, contract.id);
    return codes_.check(transaction, in_contract(call.caller(), contract.id), flow, input.code.value,
                        FlowStep::password, contract.time_zone);
  }));
  return {};
}

http::Later<SessionView> Activation::set_password(http::Call& call, const NewPassword& input) {
  auto contract = services_.database.read([&](db::Transaction& transaction) {
    auto at = contract_at(transaction, call.parameter("suffix"));
    const auto flow = find_flow(transaction, call, at.id);
    if (flow.step != FlowStep::password || !flow.patient) throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
    require_password(services_, transaction, at, input.password, patients::PatientId{*flow.patient});
    return at;
  });
  return services_.pool.later<SessionView>(
      identity::HashPool::Lane::known_device,
      [this, password = input.password] { return services_.hasher.hash(password); },
      [this, &call, contract = std::move(contract)](const std::string& hash) {
        const auto admitted = settled(services_.database.write([&](db::Transaction& transaction) {
          const auto flow = find_flow(transaction, call, contract.id);
          return activate(transaction, in_contract(call.caller(), contract.id), contract, flow, hash,
                          device_cookie_of(call));
        }));
        return sessions_.hand_over(call, admitted);
      });
}

// Account, identifiers, `self` grant, password and session come to be together or not at all.
Activation::Outcome Activation::activate(db::Transaction& transaction, const Caller& caller,
                                         const organization::Organization& contract, const identity::Flow& flow,
                                         const std::string& hash, std::string_view device_cookie) {
  const Refused ended{Reason::unauthenticated, "FLOW_ENDED"};
  if (!flow.patient || !services_.flows.finish(transaction, flow)) return ended;
  const patients::PatientId id{*flow.patient};
  const auto judged = judge(services_, transaction, contract, id);
  if (!judged || judged->activated() || !is_eligible(judged->subject(contract))) return ended;
  if (!end_accepted(services_, transaction, flow, id)) return ended;

  const auto& patient = judged->patient;
  const identity::NewAccount keys{.identifiers = {*identifier_of(contract, patient)},
                                  .phone = *patient.phone,
                                  .email = patient.email,
                                  .language = flow.language};
  identity::AccountId account;
  if (judged->account) {
    account = judged->account->id;
    services_.accounts.set_keys(transaction, contract.id, account, keys);
  } else {
    account = services_.accounts.create(transaction, contract.id, keys);
  }
  services_.grants.give(transaction, contract.id, {.account = account, .patient = id});
  services_.accounts.set_password(transaction, contract.id, account, hash);
  store::use_desk_code(transaction, contract.id, id, services_.clock.now());
  services_.journal.write(
      transaction, caller,
      {.action = audit::Action::password_set, .patient = id.value, .entity_type = "Account", .entity = account.value});
  notices_.mail(transaction, contract, account, Notice::password_set);
  return sessions_.start(transaction, caller, contract, account, flow.language, device_cookie);
}

}  // namespace portico::access
