#include "access/activation.hpp"

#include "access/desk_code.hpp"
#include "access/messages.hpp"
#include "access/portal_login.hpp"
#include "base/digest.hpp"
#include "identity/codes.hpp"
#include "identity/password_rule.hpp"

namespace portico::access {

using identity::FlowKind;
using identity::FlowStep;

struct Activation::Proof {
  std::optional<std::string> desk_code;
  std::optional<Date> birth_date;
};

namespace {

Bytes flow_token(const http::Call& call) {
  return identity::hash_token(call.request().cookie(identity::flow_cookie(call.parameter("suffix"))).value_or(""));
}

}  // namespace

Activation::Proof Activation::read_proof(const organization::Organization& contract,
                                         const ActivationInput& input) const {
  Proof proof;
  if (input.code && !input.code->value.empty()) {
    proof.desk_code = desk_code_of(input.code->value);
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
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::login_submitted,
                             .patient = patient ? std::optional{patient->value} : std::nullopt,
                             .outcome = patient ? "success" : "ACTIVATION_MISMATCH",
                             .detail = R"({"kind":"activation"})"});
    return codes_.open(transaction, caller,
                       {.kind = FlowKind::activation,
                        .organization = contract.id,
                        .patient = patient ? std::optional{patient->value} : std::nullopt,
                        .subject = subject_of(services_, contract.id, keys.identifier),
                        .language = caller.language},
                       {keys.phone, contract.name, contract.time_zone}, SignInCodes::OnSmsLimit::keep_silent);
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

bool Activation::proves(db::Transaction& transaction, const organization::Organization& contract, const Judged& judged,
                        const Proof& proof) {
  const auto patient = judged.patient.id;
  if (!proof.desk_code) return judged.patient.birth_date == proof.birth_date;
  const auto stored = store::desk_code(transaction, contract.id, patient);
  if (!stored || stored->used_at || stored->wrong_tries >= desk_code_tries ||
      stored->expires_at <= services_.clock.now())
    return false;
  const auto key = services_.keys.installation_key(keys::Purpose::one_time_code);
  if (equal_constant_time(stored->code_hash, hash_desk_code(key, patient, *proof.desk_code))) return true;
  store::count_wrong_try(transaction, contract.id, patient);
  return false;
}

CodeStep Activation::resend(http::Call& call) {
  const auto token = flow_token(call);
  return settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = services_.flows.find(transaction, token, FlowKind::activation, contract.id);
    std::string phone;
    if (flow.patient) {
      const auto patient = services_.patients.find(transaction, contract.id, patients::PatientId{*flow.patient});
      if (patient && patient->phone) phone = *patient->phone;
    }
    return codes_.resend(transaction, in_contract(call.caller(), contract.id), flow,
                         {phone, contract.name, contract.time_zone}, SignInCodes::OnSmsLimit::keep_silent);
  }));
}

PasswordStep Activation::enter_code(http::Call& call, const CodeInput& input) {
  const auto code = SignInCodes::read(input);
  const auto token = flow_token(call);
  settled(services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    auto flow = services_.flows.find(transaction, token, FlowKind::activation, contract.id);
    return codes_.check(transaction, in_contract(call.caller(), contract.id), flow, code, FlowStep::password,
                        contract.time_zone);
  }));
  return {};
}

http::Later<SessionView> Activation::set_password(http::Call& call, const NewPassword& input) {
  const auto token = flow_token(call);
  struct Ready {
    organization::Organization contract;
    std::vector<std::string> names;
  };
  auto ready = services_.database.read([&](db::Transaction& transaction) {
    auto contract = contract_at(transaction, call.parameter("suffix"));
    const auto flow = services_.flows.find(transaction, token, FlowKind::activation, contract.id);
    if (flow.step != FlowStep::password || !flow.patient) throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
    std::vector<std::string> names{contract.name, contract.suffix};
    if (const auto patient = services_.patients.find(transaction, contract.id, patients::PatientId{*flow.patient}))
      names.insert(names.end(), {patient->family, patient->given, patient->family + patient->given,
                                 patient->given + patient->family});
    return Ready{std::move(contract), std::move(names)};
  });
  identity::require_good_password(input.password, ready.names);
  return services_.pool.later<SessionView>(
      [this, password = input.password] { return services_.hasher.hash(password); },
      [this, &call, token, contract = std::move(ready.contract)](const std::string& hash) {
        const auto started = settled(services_.database.write([&](db::Transaction& transaction) {
          const auto flow = services_.flows.find(transaction, token, FlowKind::activation, contract.id);
          return activate(transaction, in_contract(call.caller(), contract.id), contract, flow, hash);
        }));
        return sessions_.hand_over(call, started);
      });
}

// Account, identifiers, `self` grant, password and session come to be together or not at all.
Activation::Outcome Activation::activate(db::Transaction& transaction, const Caller& caller,
                                         const organization::Organization& contract, const identity::Flow& flow,
                                         const std::string& hash) {
  const Refused ended{Reason::unauthenticated, "FLOW_ENDED"};
  if (!flow.patient || !services_.flows.finish(transaction, flow)) return ended;
  const patients::PatientId id{*flow.patient};
  const auto judged = judge(services_, transaction, contract, id);
  if (!judged || judged->activated() || !is_eligible(judged->subject(contract))) return ended;

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
  if (patient.email)
    services_.outbox.enqueue(transaction, contract.id,
                             password_set_notice(flow.language, *patient.email, contract.name, contact_of(contract),
                                                 portal_url(services_, contract), flow.id),
                             id.value);
  return sessions_.start(transaction, caller, contract, account, flow.language);
}

}  // namespace portico::access
