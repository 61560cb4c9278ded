#pragma once
#include <optional>
#include <vector>

#include "access/run_shapes.hpp"
#include "db/database.hpp"

// Tables invitation_run and invitation_run_patient.
namespace portico::access::store {

struct Run {
  RunId id;
  RunChannel channel = RunChannel::email;
  std::int64_t per_day = 0;
  RunState state = RunState::running;
  Uuid started_by;
  Instant created_at;
  std::optional<Instant> ended_at;
  std::optional<Instant> next_at;
};
BOOST_DESCRIBE_STRUCT(Run, (), (id, channel, per_day, state, started_by, created_at, ended_at, next_at))

void insert_run(db::Transaction& transaction, OrganizationId organization, const Run& run);
// `why` empty: the patient waits for his turn.
void insert_run_patient(db::Transaction& transaction, OrganizationId organization, RunId run, std::int64_t position,
                        patients::PatientId patient, std::string_view why);

std::optional<Run> run(db::Transaction& transaction, OrganizationId organization, RunId id);
// Newest first, before that one.
std::vector<Run> runs(db::Transaction& transaction, OrganizationId organization, std::optional<RunId> before,
                      std::int64_t limit);
struct CountOfRun {
  RunId run;
  std::string state;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(CountOfRun, (), (run, state, count))
// Of all runs that were begun between these moments, both included.
std::vector<CountOfRun> run_counts(db::Transaction& transaction, OrganizationId organization, Instant from,
                                   Instant until, Instant now);

struct StoredRunPatient {
  std::int64_t position = 0;
  patients::PatientId patient;
  std::string name;
  std::optional<Date> birth_date;
  std::string state;
  std::string why;
  std::optional<Instant> state_at;
  std::optional<InvitationChannel> channel;
  std::optional<std::string> sent_to;
};
BOOST_DESCRIBE_STRUCT(StoredRunPatient, (),
                      (position, patient, name, birth_date, state, why, state_at, channel, sent_to))
// In the order of names, after that place; all states without one.
std::vector<StoredRunPatient> run_patients(db::Transaction& transaction, OrganizationId organization, RunId run,
                                           std::string_view state, std::int64_t after, std::int64_t limit, Instant now);

// Patients who have an open invitation, or wait in a run that goes on.
std::vector<patients::PatientId> being_invited(db::Transaction& transaction, OrganizationId organization, Instant now);

// A run of any contract whose time has come.
struct DueRun {
  OrganizationId organization;
  RunId id;
};
BOOST_DESCRIBE_STRUCT(DueRun, (), (organization, id))
std::vector<DueRun> due_runs(db::Transaction& transaction, Instant now, std::int64_t most);

struct WaitingPatient {
  std::int64_t position = 0;
  patients::PatientId patient;
};
BOOST_DESCRIBE_STRUCT(WaitingPatient, (), (position, patient))
std::optional<WaitingPatient> next_waiting(db::Transaction& transaction, OrganizationId organization, RunId run);
// Whose letter was printed since then and not opened, in the order of names.
std::vector<WaitingPatient> printed_since(db::Transaction& transaction, OrganizationId organization, RunId run,
                                          Instant since);
void note_printed_again(db::Transaction& transaction, OrganizationId organization, RunId run, std::int64_t position,
                        InvitationId invitation);
// False when he waits no longer.
bool note_invited(db::Transaction& transaction, OrganizationId organization, RunId run, std::int64_t position,
                  InvitationId invitation);
bool note_skipped(db::Transaction& transaction, OrganizationId organization, RunId run, std::int64_t position,
                  std::string_view why);
// One more of the day's share. False when it is used up, or the run has ended.
bool take_share(db::Transaction& transaction, OrganizationId organization, RunId run, std::string_view day);
void put_off(db::Transaction& transaction, OrganizationId organization, RunId run, Instant next);
// False when it has ended.
bool end_run(db::Transaction& transaction, OrganizationId organization, RunId run, RunState how, Instant now);
// Those of the run's invitations that are open.
void revoke_of_run(db::Transaction& transaction, OrganizationId organization, RunId run, Instant now);

}  // namespace portico::access::store
