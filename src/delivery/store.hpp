#pragma once
#include "base/id.hpp"
#include "db/database.hpp"
#include "delivery/deliveries.hpp"

namespace portico::delivery::store {

enum class Result { sent, failed };
BOOST_DESCRIBE_ENUM(Result, sent, failed)

// Row of message_log. Its id is the job's, so that a job run again finds what it did.
struct LoggedMessage {
  OrganizationId organization;
  Uuid id;
  Channel channel;
  std::string purpose;
  std::optional<Uuid> patient;
  Bytes to_index;
  Coding coding;
  int segments;
  Result state;
  std::string provider_id;
  Instant created_at;
};

bool was_sent(db::Transaction& transaction, OrganizationId organization, Uuid id);
void log(db::Transaction& transaction, const LoggedMessage& message);

// What a receipt's key is looked up by: it is random, so a plain hash will do.
Bytes hash_of_receipt_key(std::string_view key);

struct NewDelivery {
  OrganizationId organization;
  Uuid id;  // the job's
  const Message& message;
  std::optional<Uuid> patient;
  Bytes to_index;
  std::string sent_to;  // masked
  int segments;
  std::optional<Instant> expires_at;
  Instant now;
};
void insert(db::Transaction& transaction, const NewDelivery& delivery);

struct DeliveryRow : Delivery {
  std::optional<Instant> expires_at;
  const Delivery& delivery() const { return *this; }
  BOOST_DESCRIBE_CLASS(DeliveryRow, (Delivery), (expires_at), (), ())
};
std::optional<DeliveryRow> delivery_by_key(db::Transaction& transaction, OrganizationId organization,
                                           std::string_view idempotency_key);
std::optional<DeliveryRow> delivery_by_id(db::Transaction& transaction, OrganizationId organization, Uuid id);
std::vector<DeliveryRow> deliveries_of_patient(db::Transaction& transaction, OrganizationId organization, Uuid patient,
                                               std::size_t most);
// About nobody.
std::vector<DeliveryRow> deliveries_to(db::Transaction& transaction, OrganizationId organization, const Bytes& to_index,
                                       std::size_t most);

struct CodeRow : DeliveryRow {
  std::optional<Instant> left_at;
  BOOST_DESCRIBE_CLASS(CodeRow, (DeliveryRow), (left_at), (), ())
};
std::optional<CodeRow> newest_code(db::Transaction& transaction, OrganizationId organization, Uuid patient,
                                   const Bytes& to_index);

// Whom a receipt is for.
struct Addressee {
  DeliveryState state;
  std::int64_t segments = 0;
  std::string gateway;
  std::optional<Instant> left_at;
};
BOOST_DESCRIBE_STRUCT(Addressee, (), (state, segments, gateway, left_at))
std::optional<Addressee> addressee(db::Transaction& transaction, const Bytes& receipt_hash);
// Without an error code the former one stays.
void note_receipt(db::Transaction& transaction, const Bytes& receipt_hash, DeliveryState state,
                  const std::string& error_code, Instant now);

// Whether a gateway has it, for all we know.
bool has_left(db::Transaction& transaction, OrganizationId organization, Uuid id);
// A receipt that was quicker than the gateway's answer stands.
void note_accepted(db::Transaction& transaction, OrganizationId organization, Uuid id, const std::string& gateway,
                   Instant now);
// `why`: refused_at_once, or empty when nobody took it.
void note_given_up(db::Transaction& transaction, OrganizationId organization, Uuid id, const std::string& why,
                   Instant now);
// How often it was unclear, this time included.
std::int64_t count_unclear(db::Transaction& transaction, OrganizationId organization, Uuid id);
void forget_deliveries(db::Transaction& transaction, Instant older_than);

}  // namespace portico::delivery::store
