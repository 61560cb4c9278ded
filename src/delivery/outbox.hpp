#pragma once
#include <optional>

#include "base/id.hpp"
#include "db/database.hpp"
#include "delivery/message.hpp"
#include "jobs/jobs.hpp"
#include "keys/keys.hpp"

namespace portico::delivery {

namespace store {
struct LoggedMessage;
}

// Where each channel goes. One that is missing is not in use: its messages die at once, visibly.
struct Gateways {
  Gateway* sms = nullptr;
  Gateway* email = nullptr;
  Gateway* push = nullptr;
};

// Messages leave through here: written as a job in the transaction of the change they tell of, sent later, counted in
// message_log (no text there, and the address only as a blind index), followed in table delivery (Deliveries tells). A
// message is never lost, and sent twice at most
// once per crash of a server between the gateway's yes and our note of it; gateways that honour the idempotency key see
// it then.
class Outbox {
 public:
  Outbox(db::Database& database, jobs::Queue& queue, keys::KeyRing& keys, const Clock& clock, Gateways gateways);

  // `patient` is whom it is about, for counting. Without an idempotency key the message gets one of its own; with one,
  // a second message of that key is not added while the first waits.
  void enqueue(db::Transaction& transaction, OrganizationId organization, Message message,
               std::optional<Uuid> patient = {}, std::optional<Instant> expires_at = {});
  // A one-time code: tried once, never again by itself, and not at all when it could not leave within 90 seconds.
  void enqueue_code(db::Transaction& transaction, OrganizationId organization, Message message,
                    std::optional<Uuid> patient = {});

 private:
  struct Payload;
  void add(db::Transaction& transaction, OrganizationId organization, Payload payload,
           std::optional<Instant> expires_at);
  void deliver(const jobs::Job& job);
  Gateway* gateway_of(Channel channel) const;
  Accepted send(const Message& message) const;
  void note_sent(const store::LoggedMessage& row, const std::string& gateway);
  void note_given_up(store::LoggedMessage row, const std::string& why);
  std::int64_t count_unclear(const store::LoggedMessage& row);

  db::Database& database_;
  jobs::Queue& queue_;
  keys::KeyRing& keys_;
  const Clock& clock_;
  Gateways gateways_;
};

// For limits and statements of cost.
struct MessageCount {
  Channel channel = Channel::email;
  std::string purpose;
  std::int64_t messages = 0;
  std::int64_t segments = 0;
};
BOOST_DESCRIBE_STRUCT(MessageCount, (), (channel, purpose, messages, segments))
std::vector<MessageCount> count_sent(db::Transaction& transaction, OrganizationId organization, Instant from,
                                     Instant until);

}  // namespace portico::delivery
