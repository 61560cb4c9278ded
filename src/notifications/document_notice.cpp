#include "notifications/document_notice.hpp"

#include "base/refused.hpp"
#include "notifications/channels.hpp"
#include "notifications/reach.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::notifications {
namespace {

using delivery::Channel;

bool may_enter(const patients::Store::Listed& listed, const organization::Organization& contract) {
  return listed.activated || listed.portal_access || contract.access_type == organization::AccessType::automatic;
}

}  // namespace

documents::Told DocumentNotice::announce(db::Transaction& transaction, const Caller& caller,
                                         const documents::Filed& filed) {
  const auto contract = organization::store::by_id(transaction, caller.organization);
  const auto patient = patients_.find(transaction, caller.organization, filed.patient);
  const auto listed = patients_.listed(transaction, caller.organization, filed.patient);
  if (!contract || !patient || !listed) throw Refused::not_found();
  const auto phone = sms_number(*patient, *contract);
  const auto reach = relatives_.judge(transaction, *contract, *patient, phone, proxies::Scope::documents);
  const auto made = plan({.patient_access = filed.patient_access,
                          .may_enter = (reach.shared || may_enter(*listed, *contract)) && !patient->deceased,
                          .chosen = filed.notify,
                          .setting = patient->notice,
                          .has_email = patient->email.has_value() && reach.email,
                          .has_phone = phone.has_value() && reach.phone});
  std::vector<Channel> told;
  for (const auto channel : made.channels)
    if (enqueue(transaction, *contract, *patient, filed, channel, reach)) told.push_back(channel);
  if (told.empty() && !made.channels.empty()) return {told, "NOTICE_SMS_LIMIT"};
  return {told, made.skipped};
}

// Whoever reads it for a child comes to the child's page. Not in an SMS, where it would cost another part: the portal
// asks there whose document it is.
std::string DocumentNotice::link_to(const organization::Organization& contract, const documents::Filed& filed,
                                    Channel channel, const Relatives::Addresses& reach) const {
  const auto link = base_url_ + "/p/" + contract.suffix + "/documents/" + filed.document.text();
  const bool is_read_by_others = reach.shared && !reach.own && channel == Channel::email;
  return is_read_by_others ? link + "?for=" + filed.patient.text() : link;
}

bool DocumentNotice::enqueue(db::Transaction& transaction, const organization::Organization& contract,
                             const patients::Patient& patient, const documents::Filed& filed, Channel channel,
                             const Relatives::Addresses& reach) {
  const Facts facts{{"clinic", contract.name},
                    {"phone", phone::international_format(contract.phone)},
                    {"link", link_to(contract, filed, channel, reach)}};
  delivery::Message message;
  message.channel = channel;
  message.purpose = "document_notice";
  message.idempotency_key = "document-" + filed.document.text() + "-" + spelling(channel);
  if (channel == Channel::sms) {
    message.to = *sms_number(patient, contract);
    if (budget_.admit(transaction, contract.id, contract.country, message.to, delivery::SmsUse::notice)) return false;
    message.text = texts::text(patient.language, "DOCUMENT_NOTICE_SMS", facts);
  } else {
    message.to = *patient.email;
    message.subject = texts::text(patient.language, "DOCUMENT_NOTICE_SUBJECT", facts);
    message.text = texts::text(patient.language, "DOCUMENT_NOTICE_TEXT", facts);
  }
  outbox_.enqueue(transaction, contract.id, std::move(message), patient.id.value);
  return true;
}

}  // namespace portico::notifications
