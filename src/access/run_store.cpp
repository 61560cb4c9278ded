#include "access/run_store.hpp"

namespace portico::access::store {
namespace {

// What became of one in a run; $3 is now. As Invitations::view_of tells it of one invitation.
#define STATE_IN_RUN                                                                                              \
  "case when r.state = 'waiting' and u.state = 'stopped' then 'not_sent' when r.state <> 'invited' then r.state " \
  "when i.ended_why in ('activated', 'revoked') then i.ended_why when i.expires_at <= coalesce(i.ended_at, $3) "  \
  "then 'expired' when i.ended_at is not null then i.ended_why when i.opened_at is not null then 'opened' when "  \
  "i.channel = 'letter' then 'printed' when "                                                                     \
  "d.state = 'queued' then 'queued' when d.state = 'delivered' then 'delivered' when d.state in ('failed', "      \
  "'expired', 'rejected') then 'failed' else 'sent' end"
#define IN_RUNS                                                                                                \
  "from invitation_run u join invitation_run_patient r on r.organization = u.organization and r.run = u.id "   \
  "left join invitation i on i.organization = r.organization and i.id = r.invitation left join delivery d on " \
  "d.organization = i.organization and d.idempotency_key = i.message_key "
#define RUN_COLUMNS "id, channel, per_day, state, started_by, created_at, ended_at, next_at "

constexpr db::Sql insert_run_row{
    "insert into invitation_run (organization, id, channel, per_day, state, started_by, created_at, ended_at, next_at, "
    "counted_day, counted) values ($1, $2, $3, $4, $5, $6, $7, null, $8, '', 0)"};
constexpr db::Sql insert_patient_row{
    "insert into invitation_run_patient (organization, run, position, patient, state, why, invitation) values ($1, $2, "
    "$3, $4, case when $5 = '' then 'waiting' else 'skipped' end, $5, null)"};
constexpr db::Sql select_run{"select " RUN_COLUMNS "from invitation_run where organization = $1 and id = $2"};
constexpr db::Sql newest_runs{
    "select " RUN_COLUMNS
    "from invitation_run where organization = $1 and ($3 is null or (created_at, id) < ((select created_at from "
    "invitation_run where organization = $1 and id = $3), $3)) order by created_at desc, id desc limit $2"};
constexpr db::Sql count_states{"select r.run as run, " STATE_IN_RUN " as state, count(*) as count " IN_RUNS
                               "where u.organization = $1 and u.created_at >= $2 and u.created_at <= $4 group by "
                               "r.run, 2"};
constexpr db::Sql page_of_patients{
    "select r.position as position, r.patient as patient, p.name as name, p.birth_date as birth_date, " STATE_IN_RUN
    " as state, r.why as why, case when i.ended_at is not null then i.ended_at when i.expires_at <= $3 then "
    "i.expires_at when i.opened_at is not null then i.opened_at else coalesce(d.state_at, i.created_at) end as "
    "state_at, i.channel as channel, i.sent_to as sent_to " IN_RUNS
    "join patient p on p.organization = r.organization and p.id = r.patient where u.organization = $1 and u.id = $2 "
    "and r.position > $5 and ($4 = '' or " STATE_IN_RUN " = $4) order by r.position limit $6"};
constexpr db::Sql select_being_invited{
    "select patient from invitation where organization = $1 and ended_at is null and expires_at > $2 union select "
    "r.patient from invitation_run_patient r join invitation_run u on u.organization = r.organization and u.id = r.run "
    "where r.organization = $1 and r.state = 'waiting' and u.state = 'running'"};
constexpr db::Sql list_due_runs{
    "select organization, id from invitation_run where state = 'running' and next_at <= $1 order by next_at limit $2"};
constexpr db::Sql first_waiting{
    "select position, patient from invitation_run_patient where organization = $1 and run = $2 and state = 'waiting' "
    "order by position limit 1"};
constexpr db::Sql list_printed{
    "select r.position as position, r.patient as patient from invitation_run_patient r join invitation i on "
    "i.organization = r.organization and i.id = r.invitation where r.organization = $1 and r.run = $2 and r.state = "
    "'invited' and i.channel = 'letter' and i.created_at >= $3 and i.ended_at is null and i.opened_at is null order by "
    "r.position"};
constexpr db::Sql set_printed_again{
    "update invitation_run_patient set invitation = $4 where organization = $1 and run = $2 and position = $3 and "
    "state "
    "= 'invited'"};
constexpr db::Sql set_invited{
    "update invitation_run_patient set state = 'invited', invitation = $4 where organization = $1 and run = $2 and "
    "position = $3 and state = 'waiting'"};
constexpr db::Sql set_skipped{
    "update invitation_run_patient set state = 'skipped', why = $4 where organization = $1 and run = $2 and position = "
    "$3 and state = 'waiting'"};
constexpr db::Sql add_to_share{
    "update invitation_run set counted = case when counted_day = $3 then counted + 1 else 1 end, counted_day = $3 "
    "where organization = $1 and id = $2 and state = 'running' and (counted_day <> $3 or counted < per_day)"};
constexpr db::Sql set_next{
    "update invitation_run set next_at = $3 where organization = $1 and id = $2 and state = 'running'"};
constexpr db::Sql set_run_ended{
    "update invitation_run set state = $3, ended_at = $4, next_at = null where organization = $1 and id = $2 and state "
    "= 'running'"};
constexpr db::Sql revoke_open{
    "update invitation set ended_at = $3, ended_why = 'revoked' where organization = $1 and ended_at is null and id in "
    "(select invitation from invitation_run_patient where organization = $1 and run = $2 and invitation is not null)"};

#undef RUN_COLUMNS
#undef IN_RUNS
#undef STATE_IN_RUN

}  // namespace

void insert_run(db::Transaction& transaction, OrganizationId organization, const Run& run) {
  transaction.run(insert_run_row, organization, run.id, run.channel, run.per_day, run.state, run.started_by,
                  run.created_at, run.next_at);
}

void insert_run_patient(db::Transaction& transaction, OrganizationId organization, RunId run, std::int64_t position,
                        patients::PatientId patient, std::string_view why) {
  transaction.run(insert_patient_row, organization, run, position, patient, why);
}

std::optional<Run> run(db::Transaction& transaction, OrganizationId organization, RunId id) {
  return transaction.maybe<Run>(select_run, organization, id);
}

std::vector<Run> runs(db::Transaction& transaction, OrganizationId organization, std::optional<RunId> before,
                      std::int64_t limit) {
  return transaction.all<Run>(newest_runs, organization, limit, before);
}

std::vector<CountOfRun> run_counts(db::Transaction& transaction, OrganizationId organization, Instant from,
                                   Instant until, Instant now) {
  return transaction.all<CountOfRun>(count_states, organization, from, now, until);
}

std::vector<StoredRunPatient> run_patients(db::Transaction& transaction, OrganizationId organization, RunId run,
                                           std::string_view state, std::int64_t after, std::int64_t limit,
                                           Instant now) {
  return transaction.all<StoredRunPatient>(page_of_patients, organization, run, now, state, after, limit);
}

std::vector<patients::PatientId> being_invited(db::Transaction& transaction, OrganizationId organization, Instant now) {
  return transaction.all<patients::PatientId>(select_being_invited, organization, now);
}

std::vector<DueRun> due_runs(db::Transaction& transaction, Instant now, std::int64_t most) {
  return transaction.all<DueRun>(list_due_runs, now, most);
}

std::vector<WaitingPatient> printed_since(db::Transaction& transaction, OrganizationId organization, RunId run,
                                          Instant since) {
  return transaction.all<WaitingPatient>(list_printed, organization, run, since);
}

void note_printed_again(db::Transaction& transaction, OrganizationId organization, RunId run, std::int64_t position,
                        InvitationId invitation) {
  transaction.run(set_printed_again, organization, run, position, invitation);
}

std::optional<WaitingPatient> next_waiting(db::Transaction& transaction, OrganizationId organization, RunId run) {
  return transaction.maybe<WaitingPatient>(first_waiting, organization, run);
}

bool note_invited(db::Transaction& transaction, OrganizationId organization, RunId run, std::int64_t position,
                  InvitationId invitation) {
  return transaction.run(set_invited, organization, run, position, invitation) == 1;
}

bool note_skipped(db::Transaction& transaction, OrganizationId organization, RunId run, std::int64_t position,
                  std::string_view why) {
  return transaction.run(set_skipped, organization, run, position, why) == 1;
}

bool take_share(db::Transaction& transaction, OrganizationId organization, RunId run, std::string_view day) {
  return transaction.run(add_to_share, organization, run, day) == 1;
}

void put_off(db::Transaction& transaction, OrganizationId organization, RunId run, Instant next) {
  transaction.run(set_next, organization, run, next);
}

bool end_run(db::Transaction& transaction, OrganizationId organization, RunId run, RunState how, Instant now) {
  return transaction.run(set_run_ended, organization, run, how, now) == 1;
}

void revoke_of_run(db::Transaction& transaction, OrganizationId organization, RunId run, Instant now) {
  transaction.run(revoke_open, organization, run, now);
}

}  // namespace portico::access::store
