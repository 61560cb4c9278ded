#include "waiting/letters.hpp"

#include <algorithm>

#include "booking/choosing.hpp"
#include "notifications/channels.hpp"
#include "notifications/reach.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::waiting {
namespace {

using delivery::Channel;
using organization::Organization;

// In figures, the same in every language: letters beyond GSM 03.38 would cost twice.
std::string in_figures(Instant moment, const std::string& zone) {
  return date_in_zone(moment, zone).text() + ' ' + texts::time_of_day(moment, zone, Language::en);
}

std::string place_of(const store::NamedOffer& offer) {
  std::string place = offer.location_name;
  if (!offer.address_line.empty())
    place += ", " + offer.postal_code + (offer.postal_code.empty() ? "" : " ") + offer.city + ", " + offer.address_line;
  return place;
}

std::optional<std::string> number_for_sms(const std::string& phone, const Organization& contract) {
  const auto parsed = phone::parse_for_sms(phone, contract.country);
  const auto* number = std::get_if<phone::Number>(&parsed);
  return number ? std::optional{number->e164} : std::nullopt;
}

}  // namespace

std::vector<Address> Letters::addresses(db::Transaction& transaction, const Organization& contract,
                                        const patients::Patient& patient, std::optional<Uuid> account) {
  const auto phone = notifications::sms_number(patient, contract);
  const auto reach = relatives_.judge(transaction, contract, patient, phone, proxies::Scope::appointments);
  const auto made = notifications::plan({.patient_access = true,
                                         .may_enter = true,
                                         .chosen = {},
                                         .setting = patient.notice,
                                         .has_email = patient.email.has_value() && reach.email,
                                         .has_phone = phone.has_value() && reach.phone});
  std::vector<Address> found;
  for (const auto channel : made.channels)
    found.push_back({channel, channel == Channel::sms ? *phone : *patient.email});
  if (found.empty() && account) return of_account(transaction, contract, patient, identity::AccountId{*account});
  return found;
}

std::vector<Address> Letters::of_account(db::Transaction& transaction, const Organization& contract,
                                         const patients::Patient& patient, identity::AccountId account) {
  bool may = grants_.account_of(transaction, contract.id, patient.id) == account;
  for (const auto& holder : grants_.holders_ever(transaction, contract.id, patient.id))
    may = may ||
          (holder.account == account && !holder.revoked_at &&
           organization::names_scope(holder.scopes_at(clock_.now()), enumerator_name(proxies::Scope::appointments)));
  if (!may) return {};
  if (const auto email = accounts_.email_of(transaction, contract.id, account)) return {{Channel::email, *email}};
  if (patient.notice != patients::NoticeSetting::email_sms) return {};
  const auto phone = number_for_sms(accounts_.phone_of(transaction, contract.id, account), contract);
  return phone ? std::vector<Address>{{Channel::sms, *phone}} : std::vector<Address>{};
}

bool Letters::send(db::Transaction& transaction, const Organization& contract, const patients::Patient& patient,
                   const std::vector<Address>& addresses, const store::NamedOffer& offer, const std::string& token) {
  const auto language = patient.language;
  bool is_sent = false;
  for (const auto& [channel, to] : addresses) {
    const bool is_sms = channel == Channel::sms;
    if (is_sms && budget_.admit(transaction, contract.id, contract.country, to, delivery::SmsUse::notice)) continue;
    // The token stands behind "#": it is in no server's log.
    const Facts facts{
        {"clinic", contract.name},
        {"when", is_sms ? in_figures(offer.start_at, offer.time_zone)
                        : texts::moment_in_full(offer.start_at, offer.time_zone, language)},
        {"until", texts::time_of_day(offer.expires_at, offer.time_zone, is_sms ? Language::en : language)},
        {"place", place_of(offer)},
        {"phone", booking::phone_to_call(contract, offer.phone)},
        {"replaces", offer.replaces_start ? texts::moment_in_full(*offer.replaces_start, offer.time_zone, language)
                                          : std::string{}},
        {"link", base_url_ + "/p/" + contract.suffix + "/offer#" + token}};
    delivery::Message message;
    message.channel = channel;
    message.to = to;
    message.purpose = "waiting_offer";
    message.idempotency_key = "waiting-offer-" + offer.id.text() + "-" + spelling(channel);
    if (is_sms) message.valid_minutes = std::max<std::int64_t>((offer.expires_at - clock_.now()) / minutes{1}, 1);
    message.text = texts::text(language,
                               is_sms                 ? "WAITING_OFFER_SMS"
                               : offer.replaces_start ? "WAITING_OFFER_INSTEAD_TEXT"
                                                      : "WAITING_OFFER_TEXT",
                               facts);
    if (!is_sms) message.subject = texts::text(language, "WAITING_OFFER_SUBJECT", facts);
    outbox_.enqueue(transaction, contract.id, std::move(message), patient.id.value, offer.expires_at);
    is_sent = true;
  }
  return is_sent;
}

}  // namespace portico::waiting
