#include "delivery/outbox.hpp"

#include "base/email.hpp"
#include "delivery/deliveries.hpp"
#include "delivery/store.hpp"
#include "json/json.hpp"
#include "phone/phone.hpp"

namespace portico::delivery {
namespace {

constexpr auto kind = "send_message";
constexpr int usual_attempts = 58;  // about a day with the queue's back-off
constexpr seconds code_is_late_after{90};
constexpr std::int64_t code_is_good_for_minutes = 5;
// Each try of which nobody knows may have cost an SMS.
constexpr std::int64_t most_unclear_tries = 5;
constexpr std::size_t receipt_key_bytes = 16;

std::string index_value(const Message& message) {
  return message.channel == Channel::email ? email_key(message.to) : message.to;
}
std::string_view index_kind(Channel channel) { return channel == Channel::email ? "email" : "phone"; }

// "••• 67", "a•••@mail.example": enough for those who know the address.
std::string masked_address(const Message& message) {
  if (message.channel == Channel::sms) return phone::masked(message.to);
  const auto at = message.to.rfind('@');
  return message.to.substr(0, 1) + "•••" + (at == std::string::npos ? std::string{} : message.to.substr(at));
}

SmsSize size_of(const Message& message) {
  return message.channel == Channel::sms ? size_of_sms(message.text) : SmsSize{};
}

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
  message.valid_minutes = code_is_good_for_minutes;
  add(transaction, organization, {std::move(message), patient, 1}, clock_.now() + code_is_late_after);
}

void Outbox::add(db::Transaction& transaction, OrganizationId organization, Payload payload,
                 std::optional<Instant> expires_at) {
  std::string& key = payload.message.idempotency_key;
  if (key.empty()) key = Uuid::make().text();
  payload.message.receipt_key = to_base64url(random_bytes(receipt_key_bytes));
  const auto job = queue_.add(transaction, {.kind = kind,
                                            .organization = organization,
                                            .payload = json::encode(payload),
                                            .unique_key = key,
                                            .expires_at = expires_at,
                                            .attempts = payload.attempts});
  if (!job) return;
  const Message& message = payload.message;
  store::insert(transaction, {organization, job->value, message, payload.patient,
                              keys_.blind_index(organization, index_kind(message.channel), index_value(message)),
                              masked_address(message), size_of(message).segments, expires_at, clock_.now()});
}

void Outbox::deliver(const jobs::Job& job) {
  const auto payload = json::decode<Payload>(job.payload);
  const Message& message = payload.message;
  const Uuid id = job.id.value;
  // Sent before, by a server that died; or a receipt came for a try that seemed to fail.
  if (database_.read([&](db::Transaction& transaction) {
        return store::was_sent(transaction, job.organization, id) || store::has_left(transaction, job.organization, id);
      }))
    return;
  const SmsSize size = size_of(message);
  store::LoggedMessage row{
      job.organization,    id,
      message.channel,     message.purpose,
      payload.patient,     keys_.blind_index(job.organization, index_kind(message.channel), index_value(message)),
      size.coding,         size.segments,
      store::Result::sent, {},
      clock_.now()};
  try {
    const Accepted accepted = send(message);
    row.provider_id = accepted.provider_id;
    note_sent(row, accepted.gateway);
  } catch (const Unclear& error) {
    const bool is_enough = count_unclear(row) >= most_unclear_tries;
    if (is_enough || job.attempt >= payload.attempts) note_given_up(row, "");
    if (is_enough) throw jobs::Permanent{error.what()};
    throw;
  } catch (const jobs::Permanent&) {
    note_given_up(row, gateway_of(message.channel) == nullptr ? "" : refused_at_once);
    throw;
  } catch (const std::exception&) {
    if (job.attempt >= payload.attempts) note_given_up(row, "");
    throw;
  }
}

void Outbox::note_sent(const store::LoggedMessage& row, const std::string& gateway) {
  database_.append([&](db::Transaction& transaction) {
    store::log(transaction, row);
    store::note_accepted(transaction, row.organization, row.id, gateway, clock_.now());
  });
}

void Outbox::note_given_up(store::LoggedMessage row, const std::string& why) {
  row.state = store::Result::failed;
  database_.append([&](db::Transaction& transaction) {
    store::log(transaction, row);
    store::note_given_up(transaction, row.organization, row.id, why, clock_.now());
  });
}

std::int64_t Outbox::count_unclear(const store::LoggedMessage& row) {
  return database_.append(
      [&](db::Transaction& transaction) { return store::count_unclear(transaction, row.organization, row.id); });
}

Gateway* Outbox::gateway_of(Channel channel) const {
  if (channel == Channel::sms) return gateways_.sms;
  return channel == Channel::email ? gateways_.email : gateways_.push;
}

Accepted Outbox::send(const Message& message) const {
  Gateway* gateway = gateway_of(message.channel);
  if (gateway == nullptr) throw jobs::Permanent{"no gateway for this channel"};
  return gateway->send(message);
}

}  // namespace portico::delivery
