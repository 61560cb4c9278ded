#include "notifications/sent_messages.hpp"

#include "base/email.hpp"
#include "base/refused.hpp"
#include "delivery/outbox.hpp"
#include "notifications/reach.hpp"
#include "organization/store.hpp"

namespace portico::notifications {
namespace {

constexpr std::size_t most_messages = 50;

Instant first_of_month(Instant now) {
  const auto today = now.rfc3339();
  return Instant::parse(today.substr(0, 8) + "01T00:00:00Z").value();
}

}  // namespace

SentMessages MessageLog::of_patient(OrganizationId organization, patients::PatientId patient) {
  return database_.read([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, organization);
    const auto record = patients_.find(transaction, organization, patient);
    if (!contract || !record) throw Refused::not_found();
    std::vector<Bytes> addresses;
    if (const auto phone = sms_number(*record, *contract))
      addresses.push_back(keys_.blind_index(organization, "phone", *phone));
    if (record->email) addresses.push_back(keys_.blind_index(organization, "email", email_key(*record->email)));
    return SentMessages{deliveries_.recent(transaction, organization, patient.value, addresses, most_messages)};
  });
}

SmsConsumption MessageLog::sms_consumption(OrganizationId organization) {
  const Instant now = clock_.now();
  return database_.read([&](db::Transaction& transaction) {
    SmsConsumption used{.allowance = budget_.usage(transaction, organization)};
    for (const auto& count : delivery::count_sent(transaction, organization, first_of_month(now), now + seconds{1})) {
      if (count.channel != delivery::Channel::sms) continue;
      used.month_messages += count.messages;
      used.month_parts += count.segments;
    }
    return used;
  });
}

}  // namespace portico::notifications
