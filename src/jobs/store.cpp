#include "jobs/store.hpp"

namespace portico::jobs::store {
namespace {

constexpr Instant nobody{0};  // lease_until of a job nobody holds

constexpr db::Sql insert_job{
    "insert into job (id, organization, kind, unique_key, payload, state, run_at, expires_at, lease_until, "
    "lease_holder, "
    "attempts, attempts_allowed, last_error, created_at, finished_at) "
    "values ($1, $2, $3, $4, $5, 'ready', $6, $7, $8, null, 0, $9, '', $10, null) on conflict do nothing"};

}  // namespace

bool insert(db::Transaction& transaction, const NewRow& row) {
  const NewJob& job = row.job;
  return transaction.run(insert_job, row.id, job.organization, job.kind, job.unique_key, row.payload,
                         job.run_at.value_or(row.now), job.expires_at, nobody, job.attempts, row.now) > 0;
}

namespace {
// What expires goes first: a login code does not wait behind a thousand notices.
constexpr db::Sql list_due{
    "select id, kind, attempts, attempts_allowed, expires_at from job "
    "where state = 'ready' and run_at <= $1 and lease_until <= $1 "
    "order by case when expires_at is null then 1 else 0 end, run_at, id limit $2"};
}  // namespace

std::vector<Due> due(db::Transaction& transaction, Instant now, int limit) {
  return transaction.all<Due>(list_due, now, limit);
}

namespace {
// At read committed two that want one job wait for each other here, and the second finds the lease taken.
constexpr db::Sql claim_job{
    "update job set lease_until = $3, lease_holder = $2, attempts = attempts + 1 "
    "where id = $1 and state = 'ready' and run_at <= $4 and lease_until <= $4 returning organization, payload, "
    "attempts"};
}  // namespace

std::optional<Claimed> claim(db::Transaction& transaction, Hold hold, Instant now, Instant lease_until) {
  return transaction.maybe<Claimed>(claim_job, hold.id, hold.holder, lease_until, now);
}

namespace {
constexpr db::Sql renew_lease{
    "update job set lease_until = $3 where id = $1 and lease_holder = $2 and state = 'ready' and lease_until < $3"};
}  // namespace

void renew(db::Transaction& transaction, Hold hold, Instant lease_until) {
  transaction.run(renew_lease, hold.id, hold.holder, lease_until);
}

namespace {
constexpr db::Sql delete_job{"delete from job where id = $1 and lease_holder = $2"};
}  // namespace

void finish(db::Transaction& transaction, Hold hold) { transaction.run(delete_job, hold.id, hold.holder); }

namespace {
constexpr db::Sql postpone_job{
    "update job set run_at = $3, last_error = $4, lease_until = $5, lease_holder = null "
    "where id = $1 and lease_holder = $2"};
}  // namespace

void postpone(db::Transaction& transaction, Hold hold, Instant run_at, const std::string& error) {
  transaction.run(postpone_job, hold.id, hold.holder, run_at, error, nobody);
}

namespace {
// A dead job no longer stands: its unique key is free for the next one.
constexpr db::Sql bury_job{
    "update job set state = 'dead', unique_key = null, finished_at = $3, last_error = $4, lease_until = $5, "
    "lease_holder = null where id = $1 and lease_holder = $2"};
}  // namespace

void bury(db::Transaction& transaction, Hold hold, Instant now, const std::string& error) {
  transaction.run(bury_job, hold.id, hold.holder, now, error, nobody);
}

namespace {
constexpr db::Sql delete_unheld{"delete from job where id = $1 and state = 'ready' and lease_until <= $2"};
}  // namespace

bool drop_unheld(db::Transaction& transaction, JobId id, Instant now) {
  return transaction.run(delete_unheld, id, now) > 0;
}

namespace {
constexpr db::Sql bury_unheld_job{
    "update job set state = 'dead', unique_key = null, finished_at = $2, last_error = $3, lease_until = $4, "
    "lease_holder = null where id = $1 and state = 'ready' and lease_until <= $2"};
}  // namespace

bool bury_unheld(db::Transaction& transaction, JobId id, Instant now, const std::string& error) {
  return transaction.run(bury_unheld_job, id, now, error, nobody) > 0;
}

namespace {
constexpr db::Sql postpone_unheld_job{
    "update job set run_at = $3 where id = $1 and state = 'ready' and lease_until <= $2"};
}  // namespace

void postpone_unheld(db::Transaction& transaction, JobId id, Instant now, Instant run_at) {
  transaction.run(postpone_unheld_job, id, now, run_at);
}

namespace {
constexpr db::Sql count_all_dead{"select count(*) from job where state = 'dead'"};
}  // namespace

std::int64_t count_dead(db::Transaction& transaction) { return transaction.one<std::int64_t>(count_all_dead); }

namespace {
constexpr db::Sql list_dead{
    "select id, kind, attempts, last_error, finished_at as failed_at from job "
    "where organization = $1 and state = 'dead' order by finished_at desc, id limit 500"};
}  // namespace

std::vector<Queue::Dead> dead(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<Queue::Dead>(list_dead, organization);
}

namespace {
constexpr db::Sql revive_job{
    "update job set state = 'ready', attempts = 0, run_at = $2, finished_at = null "
    "where id = $1 and state = 'dead'"};
}  // namespace

bool revive(db::Transaction& transaction, JobId id, Instant now) { return transaction.run(revive_job, id, now) > 0; }

namespace {
// A turn further away than two periods was taken by a clock that has since been set back.
constexpr db::Sql take_lease{
    "insert into lease (name, holder, until_at) values ($1, $2, $4) on conflict (name) do update "
    "set holder = excluded.holder, until_at = excluded.until_at where lease.until_at <= $3 or lease.until_at > $5"};
}  // namespace

bool take_turn(db::Transaction& transaction, const std::string& duty, Uuid holder, Instant now, seconds period) {
  return transaction.run(take_lease, duty, holder, now, now + period, now + 2 * period) > 0;
}

namespace {
constexpr db::Sql read_lease{"select until_at from lease where name = $1"};
}  // namespace

std::optional<Instant> next_turn(db::Transaction& transaction, const std::string& duty) {
  return transaction.maybe<Instant>(read_lease, duty);
}

}  // namespace portico::jobs::store
