#include "delivery/outbox.hpp"

#include "base/email.hpp"
#include "delivery/store.hpp"
#include "json/json.hpp"

namespace portico::delivery {
namespace {

constexpr auto kind = "send_message";
constexpr int usual_attempts = 58;  // about a day with the queue's back-off
constexpr seconds code_is_late_after{90};

std::string index_value(const Message& message) {
  return message.channel == Channel::email ? email_key(message.to) : message.to;
}
std::string_view index_kind(Channel channel) { return channel == Channel::email ? "email" : "phone"; }

}  // namespace

struct Outbox::Payload {
  Message message;
  std::optional<Uuid> patient;
  int attempts = usual_attempts;
  BOOST_DESCRIBE_CLASS(Payload, (), (message, patient, attempts), (), ())
};

Outbox::Outbox(db::Database& database, jobs::Queue& queue, keys::KeyRing& keys, const Clock& clock, Gateways gateways)
    : database_{database}, queue_{queue}, keys_{keys}, clock_{clock}, gateways_{gateways} {
  queue_.handle(kind, [this](const jobs::Job& job) { deliver(job); });
}

void Outbox::enqueue(db::Transaction& transaction, OrganizationId organization, Message message,
                     std::optional<Uuid> patient, std::optional<Instant> expires_at) {
  add(transaction, organization, {std::move(message), patient, usual_attempts}, expires_at);
}

void Outbox::enqueue_code(db::Transaction& transaction, OrganizationId organization, Message message,
                          std::optional<Uuid> patient) {
  add(transaction, organization, {std::move(message), patient, 1}, clock_.now() + code_is_late_after);
}

void Outbox::add(db::Transaction& transaction, OrganizationId organization, Payload payload,
                 std::optional<Instant> expires_at) {
  std::string& key = payload.message.idempotency_key;
  if (key.empty()) key = Uuid::make().text();
  queue_.add(transaction, {.kind = kind,
                           .organization = organization,
                           .payload = json::encode(payload),
                           .unique_key = key,
                           .expires_at = expires_at,
                           .attempts = payload.attempts});
}

void Outbox::deliver(const jobs::Job& job) {
  const auto payload = json::decode<Payload>(job.payload);
  const Message& message = payload.message;
  const Uuid id = job.id.value;
  if (database_.read([&](db::Transaction& transaction) { return store::was_sent(transaction, job.organization, id); }))
    return;
  const bool is_sms = message.channel == Channel::sms;
  const SmsSize size = is_sms ? size_of_sms(message.text) : SmsSize{};
  store::LoggedMessage row{
      job.organization,    id,
      message.channel,     message.purpose,
      payload.patient,     keys_.blind_index(job.organization, index_kind(message.channel), index_value(message)),
      size.coding,         size.segments,
      store::Result::sent, {},
      clock_.now()};
  const auto note = [&] { database_.append([&](db::Transaction& transaction) { store::log(transaction, row); }); };
  try {
    row.provider_id = send(message).provider_id;
  } catch (const std::exception& error) {
    const bool is_final = dynamic_cast<const jobs::Permanent*>(&error) != nullptr || job.attempt >= payload.attempts;
    row.state = store::Result::failed;
    if (is_final) note();
    throw;
  }
  note();
}

Accepted Outbox::send(const Message& message) const {
  Gateway* gateway = message.channel == Channel::sms     ? gateways_.sms
                     : message.channel == Channel::email ? gateways_.email
                                                         : gateways_.push;
  if (gateway == nullptr) throw jobs::Permanent{"no gateway for this channel"};
  return gateway->send(message);
}

}  // namespace portico::delivery
