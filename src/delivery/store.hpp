#pragma once
#include "base/id.hpp"
#include "db/database.hpp"
#include "delivery/message.hpp"

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

}  // namespace portico::delivery::store
