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
  const auto made = plan({.patient_access = filed.patient_access,
                          .may_enter = may_enter(*listed, *contract) && !patient->deceased,
                          .chosen = filed.notify,
                          .setting = patient->notice,
                          .has_email = patient->email.has_value(),
                          .has_phone = sms_number(*patient, *contract).has_value()});
  std::vector<Channel> told;
  for (const auto channel : made.channels)
    if (enqueue(transaction, *contract, *patient, filed, channel)) told.push_back(channel);
  if (told.empty() && !made.channels.empty()) return {told, "NOTICE_SMS_LIMIT"};
  return {told, made.skipped};
}

bool DocumentNotice::enqueue(db::Transaction& transaction, const organization::Organization& contract,
                             const patients::Patient& patient, const documents::Filed& filed, Channel channel) {
  const Facts facts{{"clinic", contract.name},
                    {"phone", phone::international_format(contract.phone)},
                    {"link", base_url_ + "/p/" + contract.suffix + "/documents/" + filed.document.text()}};
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
