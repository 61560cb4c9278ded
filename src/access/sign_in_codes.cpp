#include "access/sign_in_codes.hpp"

#include <algorithm>

#include "access/messages.hpp"
#include "base/email.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "identity/whole_seconds.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::access {

using identity::Flow;
using identity::Flows;
using identity::Method;

namespace {

seconds until(Instant moment, Instant now) {
  return std::chrono::ceil<seconds>(std::max(moment - now, microseconds{1}));
}

identity::Holder holder_of(const Flow& flow) {
  const bool staff = flow.organization.value.is_nil();
  return {staff ? identity::Side::staff : identity::Side::patient, flow.organization, flow.account.value_or(Uuid{})};
}

// Six digits. Throws Refused FORMAT_CODE for anything else, before anything is counted.
std::string digits_of(std::string_view typed) {
  auto code = identity::one_time_code_of(typed);
  if (code.empty()) throw Refused::field("code", "FORMAT_CODE");
  return code;
}

}  // namespace

Refused throttled(Instant moment, Instant now) {
  const seconds wait = until(moment, now);
  return Refused{Reason::too_many, "THROTTLED"}
      .with("retry_at", moment.rfc3339())
      .with("seconds", wait.count())
      .retry_after(wait);
}

std::vector<Method> SignInCodes::Recipient::methods() const {
  std::vector<Method> methods;
  if (has_authenticator) methods.push_back(Method::totp);
  if (!phone.empty()) methods.push_back(Method::sms);
  if (email) methods.push_back(Method::email);
  return methods;
}

std::string SignInCodes::Recipient::masked(Method method) const {
  if (method == Method::sms) return phone::masked(phone);
  return method == Method::email && email ? masked_email(*email) : std::string{};
}

CodeStep SignInCodes::step_of(const Flow& flow, const Recipient& recipient) const {
  return {.method = flow.method,
          .methods = recipient.methods(),
          .sent_to = flow.sent_to,
          .resend_at = identity::rounded_up(flow.resend_at()),
          .expires_at = identity::rounded_down(flow.method == Method::totp ? flow.expires_at : flow.code_expires_at)};
}

std::variant<SignInCodes::Opened, Refused> SignInCodes::open(db::Transaction& transaction, const Caller& caller,
                                                             identity::NewFlow wanted, const Recipient& recipient,
                                                             OnSmsLimit on_limit) {
  const bool decoy = !wanted.account && !wanted.patient;
  const bool by_sms = wanted.method == Method::sms;
  identity::Flow about;
  about.kind = wanted.kind;
  about.organization = wanted.organization;
  about.known_device = wanted.known_device;
  auto refused = decoy || !by_sms ? std::nullopt : sms_refused(transaction, about, recipient);
  if (refused && on_limit == OnSmsLimit::refuse) return *std::move(refused);
  wanted.sent_to = recipient.masked(wanted.method);
  wanted.agent = identity::agent_class(caller.user_agent);
  auto started = services_.flows.start(transaction, wanted);
  if (!decoy && !refused && wanted.method != Method::totp)
    send(transaction, caller, started.flow, started.code, recipient);
  auto step = step_of(started.flow, recipient);
  return Opened{std::move(started.token), std::move(step), std::move(started.second_code), std::move(started.flow),
                std::move(refused)};
}

std::optional<Refused> SignInCodes::too_early(const Flow& flow) const {
  const Instant now = services_.clock.now();
  if (now >= flow.resend_at()) return std::nullopt;
  const seconds wait = until(flow.resend_at(), now);
  return Refused{Reason::too_many, "RESEND_TOO_EARLY"}
      .with("resend_at", flow.resend_at().rfc3339())
      .with("seconds", wait.count())
      .retry_after(wait);
}

std::variant<CodeStep, Refused> SignInCodes::resend(db::Transaction& transaction, const Caller& caller, Flow& flow,
                                                    const Recipient& recipient, OnSmsLimit on_limit,
                                                    std::optional<Method> method) {
  if (flow.step != identity::FlowStep::code) return Flows::refused(Flows::CodeVerdict::used, flow);
  const Method wanted = method.value_or(flow.method);
  if (method && !std::ranges::count(recipient.methods(), wanted))
    return Refused{Reason::unprocessable, "METHOD_NOT_OFFERED"};
  if (wanted == Method::totp) {
    flow.method = wanted;  // nothing is sent, and both kinds of code are taken where an app is on
    flow.sent_to.clear();
    return step_of(flow, recipient);
  }
  if (auto refused = too_early(flow)) return *std::move(refused);
  auto refused = flow.is_decoy() || wanted != Method::sms ? std::nullopt : sms_refused(transaction, flow, recipient);
  if (refused && on_limit == OnSmsLimit::refuse) return *std::move(refused);
  const auto sent_to = wanted == flow.method ? flow.sent_to : recipient.masked(wanted);
  const auto code = services_.flows.renew_code(transaction, flow, wanted, sent_to);
  if (code && !flow.is_decoy() && !refused) send(transaction, caller, flow, *code, recipient);
  return step_of(flow, recipient);
}

Bytes SignInCodes::wrong_codes_key(const Flow& flow) const {
  return services_.throttles.key("wrong_codes", flow.organization, as_text(flow.subject));
}

// Unknown devices of an account share one count over all its flows; a known device is held by its flows' own five.
std::optional<Instant> SignInCodes::paused_until(db::Transaction& transaction, const Flow& flow) const {
  if (flow.known_device) return std::nullopt;
  return services_.throttles.blocked(transaction, wrong_codes_key(flow));
}

std::optional<Refused> SignInCodes::check(db::Transaction& transaction, const Caller& caller, Flow& flow,
                                          std::string_view typed, identity::FlowStep next,
                                          const std::string& time_zone) {
  const auto holder = holder_of(flow);
  const bool has_app = flow.account && flow.kind != identity::FlowKind::activation && flow.wanted.empty() &&
                       services_.authenticators.is_on(transaction, holder);
  if (!has_app) {
    const auto code = digits_of(typed);
    auto refused = counted(transaction, caller, flow, time_zone,
                           [&] { return services_.flows.try_code(transaction, flow, code, next); });
    if (!refused) note_entered(transaction, flow);
    return refused;
  }
  // Whoever has an app may type its code or a recovery code, whatever else was sent.
  return counted(transaction, caller, flow, time_zone, [&] {
    if (services_.authenticators.try_code(transaction, holder, typed))
      return services_.flows.take(transaction, flow, true, next);
    const auto code = identity::one_time_code_of(typed);
    if (code.empty() || flow.code_number == 0) return services_.flows.take(transaction, flow, false, next);
    return services_.flows.try_code(transaction, flow, code, next);
  });
}

void SignInCodes::note_unsent(db::Transaction& transaction, const Caller& caller, std::optional<Uuid> patient,
                              const Refused& refused) {
  const auto reason = refused.code() == "THROTTLED" ? std::string_view{"SMS_SHARE"} : refused.code();
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::login_submitted,
                           .patient = patient,
                           .outcome = std::string{reason},
                           .detail = fmt::format(R"({{"reason":"{}"}})", reason)});
}

void SignInCodes::note_entered(db::Transaction& transaction, const Flow& flow) {
  if (flow.method != Method::sms || flow.organization.value.is_nil() || !flow.wanted.empty()) return;
  std::optional<std::string> phone;
  if (flow.account) {
    phone = services_.accounts.phone_of(transaction, flow.organization, identity::AccountId{*flow.account});
  } else if (flow.patient) {
    const auto patient = services_.patients.find(transaction, flow.organization, patients::PatientId{*flow.patient});
    if (patient) phone = patient->phone;
  }
  if (phone) services_.sms_budget.entered(transaction, *phone);
}

std::optional<Refused> SignInCodes::judged(db::Transaction& transaction, const Caller& caller, Flow& flow,
                                           Flows::CodeVerdict verdict, const std::string& time_zone) {
  using Verdict = Flows::CodeVerdict;
  if (verdict == Verdict::right) return std::nullopt;
  Refused refused = Flows::refused(verdict, flow);
  if (verdict == Verdict::wrong && !flow.known_device)
    services_.throttles.count(transaction, wrong_codes_key(flow), services_.limits.wrong_codes_day);
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::login_code_failed,
                           .entity_type = "AuthFlow",
                           .entity = flow.id,
                           .outcome = refused.code()});
  if (verdict != Verdict::superseded) return refused;
  return std::move(refused).with("time", texts::time_of_day(flow.code_sent_at, time_zone, caller.language));
}

std::optional<Refused> SignInCodes::sms_refused(db::Transaction& transaction, const Flow& flow,
                                                const Recipient& recipient) {
  const Instant now = services_.clock.now();
  if (const auto blocked = sms_blocked(transaction, recipient.phone)) return throttled(*blocked, now);
  if (recipient.country.empty()) return std::nullopt;
  const auto use = flow.known_device                                ? delivery::SmsUse::code_known_device
                   : flow.kind == identity::FlowKind::recovery      ? delivery::SmsUse::recovery
                   : flow.kind == identity::FlowKind::activation    ? delivery::SmsUse::recovery
                   : flow.kind == identity::FlowKind::registration  ? delivery::SmsUse::recovery
                   : flow.kind == identity::FlowKind::guest_booking ? delivery::SmsUse::recovery
                                                                    : delivery::SmsUse::code;
  const auto over = services_.sms_budget.admit(transaction, flow.organization, recipient.country, recipient.phone, use);
  if (!over) return std::nullopt;
  if (!over->until) return Refused{Reason::forbidden, "SMS_COUNTRY"}.with("clinic", recipient.clinic);
  return Refused{Reason::unavailable, "SMS_BUDGET"}
      .with("clinic", recipient.clinic)
      .with("retry_at", over->until->rfc3339())
      .retry_after(until(*over->until, now));
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

// Whose code it is, so that his record tells what became of it; a new address that is being proved is nobody's yet.
std::optional<Uuid> SignInCodes::whose(db::Transaction& transaction, const Flow& flow) const {
  if (flow.patient || !flow.account || flow.organization.value.is_nil() || !flow.wanted.empty()) return flow.patient;
  const auto self = services_.grants.self_of(transaction, flow.organization, identity::AccountId{*flow.account});
  return self ? std::optional{self->value} : std::nullopt;
}

void SignInCodes::send(db::Transaction& transaction, const Caller& caller, const Flow& flow, const std::string& code,
                       const Recipient& recipient) {
  const auto use = flow.kind == identity::FlowKind::guest_booking ? CodeUse::booking : CodeUse::sign_in;
  auto message = flow.method == Method::email ? code_mail(flow.language, *recipient.email, code, recipient.clinic,
                                                          flow.id, flow.code_number, use)
                                              : code_message(flow.language, recipient.phone, code, recipient.clinic,
                                                             services_.base_url, flow.id, flow.code_number, use);
  services_.outbox.enqueue_code(transaction, flow.organization, std::move(message), whose(transaction, flow));
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::login_code_sent, .entity_type = "AuthFlow", .entity = flow.id});
}

}  // namespace portico::access
