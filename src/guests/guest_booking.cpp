#include "guests/guest_booking.hpp"

#include "access/portal_login.hpp"
#include "access/portal_sessions.hpp"
#include "access/subjects.hpp"
#include "base/email.hpp"
#include "booking/guest_holds.hpp"
#include "booking/visit_key.hpp"
#include "identity/agent.hpp"
#include "identity/whole_seconds.hpp"
#include "organization/legal.hpp"

namespace portico::guests {

using access::settled;
using identity::FlowKind;
using identity::FlowStep;
using identity::Method;
using organization::GuestBookingMode;
using organization::Organization;
using Recipient = access::SignInCodes::Recipient;

namespace {

// Of a whole contract: who would fill its calendar with addresses of his own, or its bill with codes, gets no further.
constexpr identity::Limit booked_hour{40, hours{1}};
constexpr identity::Limit booked_day{200, hours{24}};
constexpr identity::Limit sms_hour{60, hours{1}};
constexpr identity::Limit sms_day{200, hours{24}};
constexpr identity::Limit once{1, hours{24}};

Refused off(const Organization& contract) {
  return Refused{Reason::forbidden, "GUEST_BOOKING_OFF"}.with("contact", access::contact_of(contract));
}

Refused busy(const Organization& contract) {
  return Refused{Reason::too_many, "GUESTS_BUSY"}.with("contact", access::contact_of(contract));
}

Refused sms_used_up(const Organization& contract) {
  return Refused{Reason::unavailable, "GUEST_SMS_BUSY"}.with("contact", access::contact_of(contract));
}

Recipient recipient_of(const Organization& contract, GuestBookingMode mode, const booking::Guest& guest) {
  const bool may_get_sms = mode == GuestBookingMode::by_email_or_sms;
  return {.phone = may_get_sms ? guest.phone.value_or("") : std::string{},
          .clinic = contract.name,
          .time_zone = contract.time_zone,
          .country = contract.country,
          .email = guest.email};
}

Method method_of(GuestProof proof) { return proof == GuestProof::sms ? Method::sms : Method::email; }
GuestProof proof_of(Method method) { return method == Method::sms ? GuestProof::sms : GuestProof::email; }

// What may be said to a stranger: not that somebody's phone has just had codes.
std::optional<Refused> tellable(const std::optional<Refused>& unsent) {
  return unsent && unsent->code() != "THROTTLED" ? unsent : std::nullopt;
}

}  // namespace

Organization GuestBooking::contract_of(db::Transaction& transaction, const http::Call& call) const {
  auto contract = access::contract_at(transaction, call.parameter("suffix"));
  if (organization::guest_booking_policy(transaction, contract.id).mode == GuestBookingMode::off) throw off(contract);
  return contract;
}

GuestBooking::Terms GuestBooking::terms_of(db::Transaction& transaction, const http::Call& call) const {
  auto contract = contract_of(transaction, call);
  const auto mode = organization::guest_booking_policy(transaction, contract.id).mode;
  const auto privacy_version = organization::legal_version(transaction, contract.id);
  return {std::move(contract), mode, privacy_version};
}

std::optional<Refused> GuestBooking::refused_by_limits(db::Transaction& transaction, const Organization& contract,
                                                       const std::string& address) const {
  const auto& throttles = services_.throttles;
  const auto bucket = identity::address_bucket(address);
  auto until =
      throttles.count(transaction, throttles.key("guest_day", {}, bucket), services_.limits.address_guests_day);
  if (!until)
    until = throttles.count(transaction, throttles.key("guest_hour", {}, bucket), services_.limits.address_guests_hour);
  if (until) return access::throttled(*until, services_.clock.now());
  for (const auto* what : {"guests_booked_day", "guests_booked_hour"})
    if (throttles.blocked(transaction, throttles.key(what, contract.id, ""))) return busy(contract);
  return std::nullopt;
}

// Once, by as much as a code may take: nobody holds a time for ever by asking for codes.
std::variant<Instant, Refused> GuestBooking::keep_held(db::Transaction& transaction, const Organization& contract,
                                                       const Draft& draft) const {
  const Instant now = services_.clock.now();
  try {
    const auto held = booking::must_hold(transaction, contract, draft.guest, draft.hold, now);
    const auto key = services_.throttles.key("guest_prolonged", contract.id, draft.hold.text());
    if (services_.throttles.count(transaction, key, once)) return held.expires_at;
    booking::prolong(transaction, contract, held, now + identity::flow_time, now);
    return now + identity::flow_time;
  } catch (const Refused& refused) {
    return refused;
  }
}

// As for SMS, of the whole installation: nobody's letter box is filled with codes.
bool GuestBooking::has_had_its_share(db::Transaction& transaction, const std::string& email) const {
  const auto& throttles = services_.throttles;
  const auto address = email_key(email);
  return throttles.count(transaction, throttles.key("guest_mail_day", {}, address), services_.limits.sms_day) ||
         throttles.count(transaction, throttles.key("guest_mail_hour", {}, address), services_.limits.sms_hour);
}

bool GuestBooking::are_sms_used_up(db::Transaction& transaction, OrganizationId organization) const {
  const auto& throttles = services_.throttles;
  return throttles.count(transaction, throttles.key("guest_sms_day", organization, ""), sms_day) ||
         throttles.count(transaction, throttles.key("guest_sms_hour", organization, ""), sms_hour);
}

GuestStep GuestBooking::submit(http::Call& call, const GuestInput& input) {
  const auto terms = services_.database.read([&](db::Transaction& transaction) { return terms_of(transaction, call); });
  const auto& contract = terms.contract;
  const auto draft = read_guest(input, contract, terms.mode, call.caller().language, services_.clock.now());
  if (draft.guest.privacy_version != terms.privacy_version)
    throw Refused::field("privacy_version", "PRIVACY_NOT_ACCEPTED");
  // Made before the transaction: the key ring writes a row of its own at an organization's first use.
  const auto wanted = sealed(services_.keys, contract.id, draft);
  auto opened = settled(services_.database.write([&](db::Transaction& transaction) {
    return open_flow(transaction, access::in_contract(call.caller(), contract.id), terms, draft, wanted);
  }));
  call.set_cookie(identity::flow_cookie(contract.suffix), opened.flow.flow_token, identity::flow_time);
  return {std::move(opened.flow.step), identity::rounded_down(opened.kept_until)};
}

// A refusal is a value here: what was counted stays counted.
std::variant<GuestBooking::Opened, Refused> GuestBooking::open_flow(db::Transaction& transaction, const Caller& caller,
                                                                    const Terms& terms, const Draft& draft,
                                                                    const Bytes& wanted) {
  const auto& contract = terms.contract;
  const auto& guest = draft.guest;
  const auto method = method_of(guest.proved);
  if (auto refused = refused_by_limits(transaction, contract, caller.address)) return *std::move(refused);
  const auto kept = keep_held(transaction, contract, draft);
  if (const auto* refused = std::get_if<Refused>(&kept)) return *refused;
  if (method == Method::sms && are_sms_used_up(transaction, contract.id)) return sms_used_up(contract);
  const bool is_silent = method == Method::email && has_had_its_share(transaction, *guest.email);
  const auto contact = method == Method::sms ? *guest.phone : email_key(*guest.email);
  auto opened = codes_.open(transaction, caller,
                            {.kind = FlowKind::guest_booking,
                             .organization = contract.id,
                             // Without whom it is for it is a decoy: nothing is sent.
                             .patient = is_silent ? std::nullopt : std::optional{guest.id.value},
                             .subject = services_.throttles.key("guest_subject", contract.id, contact),
                             .method = method,
                             .wanted = wanted,
                             .language = caller.language},
                            recipient_of(contract, terms.mode, guest), access::SignInCodes::OnSmsLimit::keep_silent);
  if (auto* refused = std::get_if<Refused>(&opened)) return std::move(*refused);
  auto& flow = std::get<access::SignInCodes::Opened>(opened);
  if (auto refused = tellable(flow.unsent)) return *std::move(refused);
  return Opened{std::move(flow), std::get<Instant>(kept)};
}

identity::Flow GuestBooking::find_flow(db::Transaction& transaction, const http::Call& call,
                                       OrganizationId organization) const {
  return services_.flows.find(transaction, access::flow_token_of(call), FlowKind::guest_booking, organization,
                              identity::agent_class(call.caller().user_agent));
}

access::CodeStep GuestBooking::resend(http::Call& call, const GuestResend& input) {
  using Result = std::variant<access::CodeStep, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto terms = terms_of(transaction, call);
    const auto& contract = terms.contract;
    auto flow = find_flow(transaction, call, contract.id);
    const auto draft = opened(services_.keys, contract.id, flow.wanted);
    const auto recipient = recipient_of(contract, terms.mode, draft.guest);
    const auto method = input.method.value_or(flow.method);
    if (services_.clock.now() >= flow.resend_at() && !flow.is_decoy()) {
      if (method == Method::sms && are_sms_used_up(transaction, contract.id)) return sms_used_up(contract);
      // Nothing more goes there; the step is shown as if it did.
      if (method == Method::email && draft.guest.email && has_had_its_share(transaction, *draft.guest.email))
        flow.patient.reset();
    }
    return codes_.resend(transaction, access::in_contract(call.caller(), contract.id), flow, recipient,
                         access::SignInCodes::OnSmsLimit::keep_silent, method);
  }));
}

GuestBooking::Proved GuestBooking::prove(const http::Call& call, const access::CodeInput& input) {
  using Result = std::variant<Proved, Refused>;
  return settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto contract = contract_of(transaction, call);
    Caller caller = access::in_contract(call.caller(), contract.id);
    auto flow = find_flow(transaction, call, contract.id);
    if (auto refused =
            codes_.check(transaction, caller, flow, input.code.value, FlowStep::password, contract.time_zone))
      return *std::move(refused);
    flow.step = FlowStep::password;
    auto draft = opened(services_.keys, contract.id, flow.wanted);
    draft.guest.proved = proof_of(flow.method);
    if (flow.method == Method::sms) services_.sms_budget.entered(transaction, *draft.guest.phone);
    // As far as this appointment goes, like who holds the key of a message.
    caller.kind = Caller::Kind::patient;
    caller.patient = draft.guest.id.value;
    return Proved{std::move(caller), std::move(flow), std::move(draft)};
  }));
}

void GuestBooking::count_booked(db::Transaction& transaction, const Organization& contract) const {
  const auto& throttles = services_.throttles;
  if (throttles.count(transaction, throttles.key("guests_booked_day", contract.id, ""), booked_day) ||
      throttles.count(transaction, throttles.key("guests_booked_hour", contract.id, ""), booked_hour))
    throw busy(contract);
}

GuestBooked GuestBooking::enter_code(http::Call& call, const access::CodeInput& input) {
  const auto proved = prove(call, input);
  const auto contract =
      services_.database.read([&](db::Transaction& transaction) { return contract_of(transaction, call); });
  booking::GuestBooking wanted{.guest = proved.draft.guest, .hold = proved.draft.hold, .comment = {}, .claim = {}};
  if (proved.draft.comment) wanted.comment = Text<0, 1000>{*proved.draft.comment};
  wanted.claim = [&](db::Transaction& transaction) {
    count_booked(transaction, contract);
    if (!services_.flows.finish(transaction, proved.flow)) throw Refused{Reason::unauthenticated, "CODE_USED"};
  };
  auto appointment = bookings_.book(proved.caller, wanted);
  const patients::PatientId guest{proved.draft.guest.id.value};
  GuestBooked booked{.appointment = {},
                     .visit_key = booking::visit_key(services_.keys, contract.id, appointment.id),
                     .calendar_file = bookings_.calendar_file(proved.caller, guest, appointment.id),
                     .told_by = proved.flow.method,
                     .told_at = proved.flow.sent_to};
  booked.appointment = std::move(appointment);
  return booked;
}

}  // namespace portico::guests
