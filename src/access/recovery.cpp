#include "access/recovery.hpp"

#include "access/desk_code.hpp"
#include "access/new_password.hpp"
#include "access/portal_login.hpp"
#include "access/subjects.hpp"
#include "base/digest.hpp"
#include "identity/agent.hpp"
#include "identity/whole_seconds.hpp"
#include "organization/sign_in.hpp"

namespace portico::access {

using identity::Flow;
using identity::FlowKind;
using identity::FlowStep;
using identity::Proofs;

namespace {

RecoveryStep step_of(const Flow& flow) {
  return {.sent_to = flow.sent_to,
          .second_channel = !flow.second_hash.empty(),
          .resend_at = identity::rounded_up(flow.resend_at()),
          .expires_at = identity::rounded_down(flow.expires_at)};
}

Flow find_flow(Services& services, db::Transaction& transaction, const http::Call& call, OrganizationId organization) {
  return services.flows.find(transaction, flow_token_of(call), FlowKind::recovery, organization,
                             identity::agent_class(call.caller().user_agent));
}

}  // namespace

// Whoever has no password yet is sent the way of the first login by the page; here he is a stranger.
std::optional<Recovery::Found> Recovery::find(db::Transaction& transaction, const organization::Organization& contract,
                                              const TypedKeys& keys) {
  const auto account = services_.accounts.find_by(transaction, contract.id, keys.identifier);
  const auto typed = services_.accounts.phone_index(contract.id, keys.phone);
  if (!account || !account->password_hash || account->status != identity::Standing::active ||
      !equal_constant_time(account->phone_index, typed))
    return std::nullopt;
  return Found{*account, keys.phone, services_.accounts.email_of(transaction, contract.id, account->id)};
}

// The counters run for strangers too; who has had enough gets the same answer, and nothing is sent.
bool Recovery::may_recover(db::Transaction& transaction, const Bytes& subject, OrganizationId organization,
                           const std::string& address) {
  const auto& throttles = services_.throttles;
  const auto& limits = services_.limits;
  const auto whom = as_text(subject);
  const auto from = identity::address_bucket(address);
  const bool full =
      throttles.count(transaction, throttles.key("recovery_hour", organization, whom), limits.recoveries_hour) ||
      throttles.count(transaction, throttles.key("recovery_day", organization, whom), limits.recoveries_day) ||
      throttles.count(transaction, throttles.key("recovery_address", {}, from), limits.address_recoveries_day);
  return !full;
}

RecoveryStep Recovery::submit(http::Call& call, const RecoveryInput& input) {
  const auto started = std::chrono::steady_clock::now();
  const auto contract = services_.database.read(
      [&](db::Transaction& transaction) { return contract_at(transaction, call.parameter("suffix")); });
  const auto keys = read_keys(contract, input.identifier.value, input.phone.value);
  const Caller caller = in_contract(call.caller(), contract.id);
  const auto subject = subject_of(services_, contract.id, keys.identifier);

  auto outcome = services_.database.write([&](db::Transaction& transaction) {
    const auto policy = organization::sign_in_policy(transaction, contract.id);
    const bool may = may_recover(transaction, subject, contract.id, caller.address);
    auto found = find(transaction, contract, keys);
    if (!may) found.reset();
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::recovery_submitted,
                             .entity_type = found ? "Account" : "",
                             .entity = found ? std::optional{found->account.id.value} : std::nullopt,
                             .outcome = found ? "success"
                                        : may ? "RECOVERY_MISMATCH"
                                              : "THROTTLED"});
    auto opened = codes_.open(transaction, caller,
                              {.kind = FlowKind::recovery,
                               .organization = contract.id,
                               .account = found ? std::optional{found->account.id.value} : std::nullopt,
                               .subject = subject,
                               .proofs = policy.recovery_by_sms_alone ? Proofs::alone : Proofs::two,
                               .language = caller.language},
                              {keys.phone, contract.name, contract.time_zone, contract.country},
                              SignInCodes::OnSmsLimit::keep_silent);
    const auto* step = std::get_if<SignInCodes::Opened>(&opened);
    if (step && found && !policy.recovery_by_sms_alone)
      mail_second(transaction, contract, step->flow, step->second_code);
    return opened;
  });
  call.not_before(padded(started));
  auto opened = settled(std::move(outcome));
  call.set_cookie(identity::flow_cookie(contract.suffix), opened.flow_token, identity::flow_time);
  return step_of(opened.flow);
}

void Recovery::mail_second(db::Transaction& transaction, const organization::Organization& contract, const Flow& flow,
                           const std::string& code) {
  if (!flow.account) return;
  const auto email = services_.accounts.email_of(transaction, contract.id, identity::AccountId{*flow.account});
  if (!email) return;
  services_.outbox.enqueue_code(
      transaction, contract.id,
      recovery_mail(flow.language, *email, code, contract.name, contact_of(contract), flow.id, flow.code_number));
}

// The proof that is still missing; the SMS first.
RecoveryStep Recovery::resend(http::Call& call) {
  using Result = std::variant<RecoveryStep, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const Caller caller = in_contract(call.caller(), contract.id);
    auto flow = find_flow(services_, transaction, call, contract.id);
    if (auto refused = codes_.too_early(flow)) return *std::move(refused);
    if (flow.first_proved) {
      if (const auto code = services_.flows.renew_second_code(transaction, flow))
        mail_second(transaction, contract, flow, *code);
      return step_of(flow);
    }
    std::string phone;
    if (flow.account) phone = services_.accounts.phone_of(transaction, contract.id, identity::AccountId{*flow.account});
    const SignInCodes::Recipient recipient{phone, contract.name, contract.time_zone, contract.country};
    const bool silent = flow.is_decoy() || codes_.sms_refused(transaction, flow, recipient).has_value();
    const auto code = services_.flows.renew_code(transaction, flow, identity::Method::sms, flow.sent_to);
    if (code && !silent) codes_.send(transaction, caller, flow, *code, recipient);
    return step_of(flow);
  }));
}

bool Recovery::is_desk_code(db::Transaction& transaction, const organization::Organization& contract, const Flow& flow,
                            const std::string& code) {
  if (!flow.account) return false;
  const auto patient = services_.grants.self_of(transaction, contract.id, identity::AccountId{*flow.account});
  if (!patient || !fits_desk_code(services_, transaction, contract.id, *patient, code)) return false;
  return store::use_desk_code(transaction, contract.id, *patient, services_.clock.now());
}

RecoveryProgress Recovery::enter_code(http::Call& call, const CodeInput& input) {
  const auto digits = identity::one_time_code_of(input.code.value);
  const auto spoken = identity::spoken_code_of(input.code.value);
  if (digits.empty() && !spoken) throw Refused::field("code", "FORMAT_RECOVERY_CODE");
  using Result = std::variant<RecoveryProgress, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const Caller caller = in_contract(call.caller(), contract.id);
    auto flow = find_flow(services_, transaction, call, contract.id);
    const bool alone = flow.second_hash.empty();
    auto refused = codes_.counted(transaction, caller, flow, contract.time_zone, [&] {
      if (alone) return services_.flows.try_code(transaction, flow, digits, FlowStep::password);
      if (!digits.empty()) return services_.flows.try_either(transaction, flow, digits, FlowStep::password);
      return services_.flows.take_second(transaction, flow, is_desk_code(transaction, contract, flow, *spoken),
                                         FlowStep::password);
    });
    if (refused) return *std::move(refused);
    if (flow.first_proved || alone) codes_.note_entered(transaction, flow);
    RecoveryProgress progress;
    if (!alone && !flow.first_proved) progress.missing.push_back("sms");
    if (!alone && !flow.second_proved) progress.missing.push_back("second");
    if (progress.missing.empty()) progress.step = "password";
    return progress;
  }));
}

http::Later<SessionView> Recovery::set_password(http::Call& call, const NewPassword& input) {
  const Refused ended{Reason::unauthenticated, "FLOW_ENDED"};
  auto contract = services_.database.read([&](db::Transaction& transaction) {
    auto at = contract_at(transaction, call.parameter("suffix"));
    const auto flow = find_flow(services_, transaction, call, at.id);
    if (flow.step != FlowStep::password || !flow.account) throw ended;
    const identity::AccountId account{*flow.account};
    require_password(services_, transaction, at, input.password, services_.grants.self_of(transaction, at.id, account));
    return at;
  });
  return services_.pool.later<SessionView>(
      identity::HashPool::Lane::known_device,
      [this, password = input.password] { return services_.hasher.hash(password); },
      [this, &call, ended, contract = std::move(contract)](const std::string& hash) {
        using Result = std::variant<PortalSessions::Admitted, Refused>;
        const auto admitted = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
          const auto flow = find_flow(services_, transaction, call, contract.id);
          if (!flow.account || !services_.flows.finish(transaction, flow)) return ended;
          const identity::AccountId account{*flow.account};
          const auto found = services_.accounts.find(transaction, contract.id, account);
          if (!found || found->status != identity::Standing::active) return ended;
          const Caller caller = as_account(call.caller(), contract.id, account);
          put_password(services_, transaction, caller, contract.id, account, hash, {});
          notices_.mail(transaction, contract, account, Notice::password_set);
          return sessions_.start(transaction, caller, contract, account, flow.language, {});
        }));
        return sessions_.hand_over(call, admitted);
      });
}

}  // namespace portico::access
