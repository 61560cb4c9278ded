#include "access/sign_in_codes.hpp"

#include "access/messages.hpp"
#include "identity/codes.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

CodeStep step_of(const identity::Flow& flow) {
  return {.sent_to = flow.sent_to, .resend_at = flow.resend_at(), .expires_at = flow.code_expires_at};
}

seconds until(Instant moment, Instant now) {
  return std::chrono::ceil<seconds>(std::max(moment - now, microseconds{1}));
}

}  // namespace

Refused throttled(Instant moment, Instant now) {
  const seconds wait = until(moment, now);
  return Refused{Reason::too_many, "THROTTLED"}
      .with("retry_at", moment.rfc3339())
      .with("seconds", wait.count())
      .retry_after(wait);
}

std::string SignInCodes::read(const CodeInput& input) {
  auto code = identity::one_time_code_of(input.code.value);
  if (code.empty()) throw Refused::field("code", "FORMAT_CODE");
  return code;
}

std::variant<SignInCodes::Opened, Refused> SignInCodes::open(db::Transaction& transaction, const Caller& caller,
                                                             identity::NewFlow wanted, const Recipient& recipient,
                                                             OnSmsLimit on_limit) {
  const bool decoy = !wanted.account && !wanted.patient;
  const auto blocked = decoy ? std::nullopt : sms_blocked(transaction, recipient.phone);
  if (blocked && on_limit == OnSmsLimit::refuse) return throttled(*blocked, services_.clock.now());
  wanted.sent_to = phone::masked(recipient.phone);
  auto started = services_.flows.start(transaction, wanted);
  if (!decoy && !blocked) send(transaction, caller, started.flow, started.code, recipient);
  return Opened{std::move(started.token), step_of(started.flow)};
}

std::variant<CodeStep, Refused> SignInCodes::resend(db::Transaction& transaction, const Caller& caller,
                                                    identity::Flow& flow, const Recipient& recipient,
                                                    OnSmsLimit on_limit) {
  const Instant now = services_.clock.now();
  if (flow.step != identity::FlowStep::code) return identity::Flows::refused(identity::Flows::CodeVerdict::used, flow);
  if (now < flow.resend_at()) {
    const seconds wait = until(flow.resend_at(), now);
    return Refused{Reason::too_many, "RESEND_TOO_EARLY"}
        .with("resend_at", flow.resend_at().rfc3339())
        .with("seconds", wait.count())
        .retry_after(wait);
  }
  const auto blocked = flow.is_decoy() ? std::nullopt : sms_blocked(transaction, recipient.phone);
  if (blocked && on_limit == OnSmsLimit::refuse) return throttled(*blocked, now);
  const auto code = services_.flows.renew_code(transaction, flow);
  if (code && !flow.is_decoy() && !blocked) send(transaction, caller, flow, *code, recipient);
  return step_of(flow);
}

std::optional<Refused> SignInCodes::check(db::Transaction& transaction, const Caller& caller, identity::Flow& flow,
                                          const std::string& code, identity::FlowStep next,
                                          const std::string& time_zone) {
  using Verdict = identity::Flows::CodeVerdict;
  const Bytes key = services_.throttles.key("wrong_codes", flow.organization, as_text(flow.subject));
  if (const auto blocked = services_.throttles.blocked(transaction, key))
    return throttled(*blocked, services_.clock.now());
  const Verdict verdict = services_.flows.try_code(transaction, flow, code, next);
  if (verdict == Verdict::right) return std::nullopt;
  Refused refused = identity::Flows::refused(verdict, flow);
  if (verdict == Verdict::wrong) services_.throttles.count(transaction, key, services_.limits.wrong_codes_day);
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::login_code_failed,
                           .entity_type = "AuthFlow",
                           .entity = flow.id,
                           .outcome = refused.code()});
  if (verdict != Verdict::superseded) return refused;
  return std::move(refused).with("time", texts::time_of_day(flow.code_sent_at, time_zone, caller.language));
}

// Of the whole installation, since the bill is one.
std::optional<Instant> SignInCodes::sms_blocked(db::Transaction& transaction, const std::string& phone) {
  const auto& limits = services_.limits;
  const auto& throttles = services_.throttles;
  const std::array windows{std::pair{throttles.key("sms_day", {}, phone), limits.sms_day},
                           std::pair{throttles.key("sms_hour", {}, phone), limits.sms_hour},
                           std::pair{throttles.key("sms_minute", {}, phone), limits.sms_minute}};
  for (const auto& [key, limit] : windows)
    if (const auto blocked = throttles.blocked(transaction, key)) return blocked;
  for (const auto& [key, limit] : windows) throttles.count(transaction, key, limit);
  return std::nullopt;
}

void SignInCodes::send(db::Transaction& transaction, const Caller& caller, const identity::Flow& flow,
                       const std::string& code, const Recipient& recipient) {
  services_.outbox.enqueue_code(transaction, flow.organization,
                                code_message(flow.language, recipient.phone, code, recipient.clinic, services_.base_url,
                                             flow.id, flow.code_number),
                                flow.patient);
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::login_code_sent, .entity_type = "AuthFlow", .entity = flow.id});
}

}  // namespace portico::access
