#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "db/database.hpp"
#include "delivery/receipt.hpp"

namespace portico::delivery {

// What became of a message. There is one from the moment it is enqueued; it is kept for 90 days.
struct Delivery {
  Uuid id;  // of its row in message_log too
  Channel channel = Channel::sms;
  std::string purpose;
  std::string sent_to;  // masked
  std::int64_t segments = 0;
  DeliveryState state = DeliveryState::queued;
  Instant state_at;
  std::string error_code;  // the provider's, may be empty
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Delivery, (), (id, channel, purpose, sent_to, segments, state, state_at, error_code, created_at))

// What stands in place of a provider's code when the gateway itself would not take a message.
inline constexpr auto refused_at_once = "refused";

// The newest one-time code by SMS to a patient's number.
struct SentCode : Delivery {
  std::optional<Instant> left_at;  // when a gateway took it, if one did
  BOOST_DESCRIBE_CLASS(SentCode, (Delivery), (left_at), (), ())
};

// Table delivery, for those who ask and for receipts. All in the caller's transaction. Thread-safe.
class Deliveries {
 public:
  explicit Deliveries(const Clock& clock) : clock_{clock} {}

  // The newest message that was enqueued with this key. A code that could not leave in time is `expired`.
  std::optional<Delivery> find(db::Transaction& transaction, OrganizationId organization,
                               std::string_view idempotency_key) const;
  std::optional<Delivery> find(db::Transaction& transaction, OrganizationId organization, Uuid id) const;

  // Newest first: what is about the patient, and what is about nobody and went to one of these addresses (blind indexes
  // of kind "phone" or "email"): the codes of an account.
  std::vector<Delivery> recent(db::Transaction& transaction, OrganizationId organization, Uuid patient,
                               std::span<const Bytes> addresses, std::size_t most) const;

  // About that patient, to that number (a blind index of kind "phone").
  std::optional<SentCode> newest_code(db::Transaction& transaction, OrganizationId organization, Uuid patient,
                                      const Bytes& phone) const;

  // Takes a receipt for whom its random key belongs to; one for nobody changes nothing. `gateway`: who says it.
  void receive(db::Database& database, std::string_view key, const std::string& gateway, const Receipt& receipt) const;

  void sweep(db::Transaction& transaction) const;

 private:
  Delivery as_of_now(Delivery delivery, std::optional<Instant> expires_at) const;

  const Clock& clock_;
};

}  // namespace portico::delivery
