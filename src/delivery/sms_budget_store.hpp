#pragma once
#include <optional>

#include "base/id.hpp"
#include "db/database.hpp"

// The tables sms_count, sms_prefix, sms_alarm.
namespace portico::delivery::store {

inline constexpr minutes slot_length{10};

struct Counted {
  std::int64_t count = 0;
  Instant oldest;  // the slot that is forgotten first
};
BOOST_DESCRIBE_STRUCT(Counted, (), (count, oldest))
// All slots that reach into the window before `now`.
Counted counted(db::Transaction& transaction, const Bytes& key, seconds window, Instant now);
void count_one(db::Transaction& transaction, const Bytes& key, Instant now);

struct Prefix {
  std::string outcomes;  // oldest first, 1 entered, 0 not
  Instant blocked_until{};
};
BOOST_DESCRIBE_STRUCT(Prefix, (), (outcomes, blocked_until))
Prefix prefix(db::Transaction& transaction, const Bytes& key);
void put_prefix(db::Transaction& transaction, const Bytes& key, const Prefix& prefix, Instant now);

// True when it was not raised since `since`.
bool raise_alarm(db::Transaction& transaction, OrganizationId organization, std::string_view what, Instant now,
                 Instant since);

void forget_counts(db::Transaction& transaction, Instant older_than);

}  // namespace portico::delivery::store
