#include "access/invitations.hpp"

#include "access/blocker_text.hpp"
#include "access/invitation_messages.hpp"
#include "access/messages.hpp"
#include "base/email.hpp"
#include "identity/codes.hpp"
#include "identity/spoken_code.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"

namespace portico::access {

struct Invitations::Key {
  std::string token;
  std::string code;
};

namespace {

constexpr std::int64_t most_listed = 5;
constexpr std::int64_t follow_ups_at_once = 200;
constexpr int first_waking_hour = 8;
constexpr int first_quiet_hour = 20;

// As messages may reach it; it was found valid when the patient was judged.
std::string sms_number(const organization::Organization& contract, const patients::Patient& patient) {
  const auto parsed = phone::parse_for_sms(patient.phone.value_or(""), contract.country);
  const auto* number = std::get_if<phone::Number>(&parsed);
  return number ? number->e164 : std::string{};
}

std::string masked_address(const organization::Organization& contract, const patients::Patient& patient,
                           InvitationChannel channel) {
  if (channel == InvitationChannel::sms) return phone::masked(sms_number(contract, patient));
  return channel == InvitationChannel::email ? masked_email(*patient.email) : std::string{};
}

std::optional<Instant> next_follow_up(const store::Invitation& invitation) {
  const auto sent = static_cast<std::size_t>(invitation.follow_ups);
  if (invitation.channel == InvitationChannel::letter || sent >= follow_ups_after.size()) return std::nullopt;
  return invitation.created_at + follow_ups_after.at(sent);
}

InvitationState state_of(delivery::DeliveryState state) {
  using delivery::DeliveryState;
  switch (state) {
    case DeliveryState::queued:
      return InvitationState::queued;
    case DeliveryState::accepted:
    case DeliveryState::with_operator:
      return InvitationState::sent;
    case DeliveryState::delivered:
      return InvitationState::delivered;
    case DeliveryState::failed:
    case DeliveryState::expired:
    case DeliveryState::rejected:
      return InvitationState::failed;
  }
  return InvitationState::sent;
}

}  // namespace

minutes until_next_morning(Instant now, std::string_view zone) {
  const auto time = wall_time(now, zone);
  const int hours_left = (first_waking_hour - time.hour + 24) % 24;
  return hours{hours_left == 0 ? 24 : hours_left} - minutes{time.minute};
}

minutes until_waking(Instant now, std::string_view zone) {
  const auto time = wall_time(now, zone);
  const bool is_awake = time.hour >= first_waking_hour && time.hour < first_quiet_hour;
  return is_awake ? minutes{0} : until_next_morning(now, zone);
}

Bytes hash_invitation_code(const Services& services, InvitationId invitation, std::string_view code) {
  return identity::hash_one_time_code(services.keys.installation_key(keys::Purpose::one_time_code), invitation.value,
                                      "invitation_code", code);
}

std::vector<Blocker> invitation_blockers(const Judged& judged, const organization::Organization& contract,
                                         InvitationChannel channel) {
  if (judged.activated()) return {{"ALREADY_ACTIVATED"}};
  std::vector<Blocker> list;
  bool is_email_told = false;
  for (auto& blocker : blockers_of(judged.subject(contract))) {
    is_email_told = is_email_told || blocker.fix == "edit_email";
    if (blocker.code != "NOT_ACTIVATED" && blocker.code != "SWITCHED_OFF") list.push_back(std::move(blocker));
  }
  const auto& email = judged.patient.email;
  if (channel == InvitationChannel::email && !is_email_told && (!email || !parse_email(*email)))
    list.push_back({"INVITATION_NO_EMAIL", {}, "edit_email"});
  return list;
}

Invitations::Issued Invitations::issue(db::Transaction& transaction, const Caller& caller,
                                       const organization::Organization& contract, patients::PatientId patient,
                                       InvitationChannel channel) {
  const auto judged = judge(services_, transaction, contract, patient);
  if (!judged) throw Refused::not_found();
  if (const auto blockers = invitation_blockers(*judged, contract, channel); !blockers.empty())
    throw refused_by(blockers.front(), caller.language);
  const Instant now = services_.clock.now();
  const bool printed = channel == InvitationChannel::letter;
  store::Invitation invitation{.id = InvitationId::make(),
                               .patient = patient,
                               .channel = channel,
                               .sent_to = masked_address(contract, judged->patient, channel),
                               .message_key = {},
                               .follow_ups = 0,
                               .follow_up_at = {},
                               .invited_by = caller.actor.is_nil() ? std::nullopt : std::optional{caller.actor},
                               .created_at = now,
                               .expires_at = now + (printed ? printed_invitation_time : mailed_invitation_time),
                               .opened_at = {},
                               .ended_at = {},
                               .ended_why = {}};
  invitation.follow_up_at = next_follow_up(invitation);
  if (!printed) invitation.message_key = fmt::format("invitation-{}-0", invitation.id.text());
  store::end_open_invitation(transaction, contract.id, patient, store::InvitationEnd::replaced, now);
  if (!store::insert_invitation(transaction, contract.id, invitation))
    throw db::Retryable{"another invitation of the patient was quicker"};
  const auto key = make_key(transaction, contract, invitation.id, invitation.expires_at);
  Issued issued{invitation.id};
  if (printed)
    issued.letter =
        invitation_letter({contract, judged->patient.language, portal_url(services_, contract) + "invite#" + key.token,
                           portal_url(services_, contract), identity::grouped(key.code), invitation.expires_at},
                          judged->patient, now);
  else
    send(transaction, contract, judged->patient, invitation, key);
  switch_on(transaction, caller, contract, judged->patient);
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::patient_invited,
                           .patient = patient.value,
                           .entity_type = "Patient",
                           .entity = patient.value,
                           .detail = fmt::format(R"({{"channel":"{}"}})", spelling(channel))});
  return issued;
}

Invitations::Key Invitations::make_key(db::Transaction& transaction, const organization::Organization& contract,
                                       InvitationId id, Instant expires_at) const {
  auto token = identity::make_token();
  auto code = identity::make_spoken_code();
  store::insert_invitation_key(
      transaction, contract.id, id,
      {.token_hash = token.hash, .code_hash = hash_invitation_code(services_, id, code), .expires_at = expires_at},
      services_.clock.now());
  return {std::move(token.text), std::move(code)};
}

void Invitations::send(db::Transaction& transaction, const organization::Organization& contract,
                       const patients::Patient& patient, const store::Invitation& invitation, const Key& key) {
  const InvitationText text{.contract = contract,
                            .language = patient.language,
                            .link = portal_url(services_, contract) + "invite#" + key.token,
                            .portal_url = portal_url(services_, contract),
                            .code = identity::grouped(key.code),
                            .expires_at = invitation.expires_at,
                            .again = invitation.follow_ups > 0};
  if (invitation.channel == InvitationChannel::email) {
    services_.outbox.enqueue(transaction, contract.id, invitation_mail(text, *patient.email, invitation.message_key),
                             patient.id.value, invitation.expires_at);
    return;
  }
  const auto phone = sms_number(contract, patient);
  const auto over =
      services_.sms_budget.admit(transaction, contract.id, contract.country, phone, delivery::SmsUse::notice);
  if (over) throw Refused{Reason::unavailable, "INVITATION_SMS_LIMIT"};
  services_.outbox.enqueue(transaction, contract.id, invitation_sms(text, phone, invitation.message_key),
                           patient.id.value, invitation.expires_at);
}

void Invitations::switch_on(db::Transaction& transaction, const Caller& caller,
                            const organization::Organization& contract, const patients::Patient& patient) {
  if (patient.portal_access || contract.access_type != organization::AccessType::manual) return;
  services_.patients.set_portal_access(transaction, contract.id, patient.id, true, services_.clock.now());
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::portal_access_changed,
                           .patient = patient.id.value,
                           .entity_type = "Patient",
                           .entity = patient.id.value,
                           .detail = R"({"enabled":true})"});
}

void Invitations::revoke(db::Transaction& transaction, const Caller& caller, OrganizationId organization,
                         patients::PatientId patient, InvitationId id) {
  const auto invitation = store::invitation(transaction, organization, id);
  if (!invitation || invitation->patient != patient ||
      !store::end_invitation(transaction, organization, id, store::InvitationEnd::revoked, services_.clock.now()))
    throw Refused::not_found();
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::invitation_revoked,
                           .patient = patient.value,
                           .entity_type = "Patient",
                           .entity = patient.value});
}

std::vector<PatientInvitation> Invitations::list(db::Transaction& transaction, OrganizationId organization,
                                                 patients::PatientId patient) const {
  std::vector<PatientInvitation> result;
  for (const auto& invitation : store::invitations_of(transaction, organization, patient, most_listed))
    result.push_back(view_of(transaction, organization, invitation));
  return result;
}

PatientInvitation Invitations::view_of(db::Transaction& transaction, OrganizationId organization,
                                       const store::Invitation& invitation) const {
  const Instant now = services_.clock.now();
  const bool is_late = invitation.expires_at <= invitation.ended_at.value_or(now);
  PatientInvitation view{.id = invitation.id,
                         .channel = invitation.channel,
                         .sent_to = invitation.sent_to,
                         .state = InvitationState::sent,
                         .state_at = invitation.created_at,
                         .created_at = invitation.created_at,
                         .expires_at = invitation.expires_at,
                         .opened_at = invitation.opened_at,
                         .follow_ups = invitation.follow_ups,
                         .follow_up_at = invitation.follow_up_at,
                         .open = !invitation.ended_at && !is_late};
  const auto set = [&](InvitationState state, Instant at) {
    view.state = state;
    view.state_at = at;
  };
  if (invitation.ended_at && (invitation.ended_why != "replaced" || !is_late)) {
    set(*from_spelling<InvitationState>(invitation.ended_why), *invitation.ended_at);
  } else if (is_late) {
    set(InvitationState::expired, invitation.expires_at);
  } else if (invitation.opened_at) {
    set(InvitationState::opened, *invitation.opened_at);
  } else if (invitation.channel == InvitationChannel::letter) {
    set(InvitationState::printed, invitation.created_at);
  } else if (const auto sent = services_.deliveries.find(transaction, organization, invitation.message_key)) {
    set(state_of(sent->state), sent->state_at);
  }
  if (!view.open) view.follow_up_at.reset();
  return view;
}

void Invitations::follow_up() {
  const Instant now = services_.clock.now();
  const auto due = services_.database.read(
      [&](db::Transaction& transaction) { return store::due_follow_ups(transaction, now, follow_ups_at_once); });
  for (const auto& one : due) try {
      services_.database.write([&](db::Transaction& t) { follow_up(t, one.organization, one.id); });
    } catch (const Refused&) {  // no SMS may leave now: those behind it do not wait
      services_.database.write(
          [&](db::Transaction& t) { store::postpone_follow_up(t, one.organization, one.id, now + hours{1}); });
    }
}

void Invitations::follow_up(db::Transaction& transaction, OrganizationId organization, InvitationId id) {
  const Instant now = services_.clock.now();
  const auto contract = organization::store::by_id(transaction, organization);
  auto invitation = store::invitation(transaction, organization, id);
  if (!contract || !invitation || invitation->ended_at || !invitation->follow_up_at || *invitation->follow_up_at > now)
    return;
  if (const auto wait = until_waking(now, contract->time_zone); wait > minutes{0})
    return store::postpone_follow_up(transaction, organization, id, now + wait);
  const auto judged = judge(services_, transaction, *contract, invitation->patient);
  // Whoever could not use it now is not reminded of it; nor who has been let down by a switch.
  if (!judged || !is_eligible(judged->subject(*contract)) ||
      !invitation_blockers(*judged, *contract, invitation->channel).empty())
    return store::no_follow_up(transaction, organization, id);
  invitation->sent_to = masked_address(*contract, judged->patient, invitation->channel);
  invitation->message_key = fmt::format("invitation-{}-{}", id.text(), ++invitation->follow_ups);
  invitation->follow_up_at = next_follow_up(*invitation);
  invitation->expires_at = now + mailed_invitation_time;
  const auto key = make_key(transaction, *contract, id, invitation->expires_at);
  send(transaction, *contract, judged->patient, *invitation, key);
  store::note_follow_up(transaction, organization, *invitation);
}

}  // namespace portico::access
