#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "jobs/jobs.hpp"

// The tables job and lease. Times are handed in.
namespace portico::jobs::store {

struct NewRow {
  JobId id;
  const NewJob& job;
  Bytes payload;  // sealed
  Instant now;
};
// False: one of that kind and key stands already.
bool insert(db::Transaction& transaction, const NewRow& row);

// A job whose time has come and that nobody holds.
struct Due {
  JobId id;
  std::string kind;
  std::int64_t attempts = 0;
  std::int64_t attempts_allowed = 0;
  std::optional<Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(Due, (), (id, kind, attempts, attempts_allowed, expires_at))
std::vector<Due> due(db::Transaction& transaction, Instant now, int limit);

struct Claimed {
  OrganizationId organization;
  Bytes payload;
  std::int64_t attempts = 0;  // this one included
};
BOOST_DESCRIBE_STRUCT(Claimed, (), (organization, payload, attempts))

// One holder's right to a job until its lease runs out.
struct Hold {
  JobId id;
  Uuid holder;
};
// Nothing when another was quicker.
std::optional<Claimed> claim(db::Transaction& transaction, Hold hold, Instant now, Instant lease_until);
void renew(db::Transaction& transaction, Hold hold, Instant lease_until);

// What becomes of a held job. Each changes nothing when the hold was lost.
void finish(db::Transaction& transaction, Hold hold);
void postpone(db::Transaction& transaction, Hold hold, Instant run_at, const std::string& error);
void bury(db::Transaction& transaction, Hold hold, Instant now, const std::string& error);

// What becomes of one that nobody holds. Each changes nothing when somebody does.
bool drop_unheld(db::Transaction& transaction, JobId id, Instant now);
bool bury_unheld(db::Transaction& transaction, JobId id, Instant now, const std::string& error);
void postpone_unheld(db::Transaction& transaction, JobId id, Instant now, Instant run_at);

std::int64_t count_dead(db::Transaction& transaction);
std::vector<Queue::Dead> dead(db::Transaction& transaction, OrganizationId organization);
// False: there is no such dead job.
bool revive(db::Transaction& transaction, JobId id, Instant now);

// A duty that comes round every `period`: true for the one caller whose turn it is.
bool take_turn(db::Transaction& transaction, const std::string& duty, Uuid holder, Instant now, seconds period);
std::optional<Instant> next_turn(db::Transaction& transaction, const std::string& duty);

}  // namespace portico::jobs::store
