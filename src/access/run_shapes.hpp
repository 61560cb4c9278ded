#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/invitation_shapes.hpp"
#include "base/language.hpp"
#include "patients/patient.hpp"

// What the calls about invitations of many patients take and give.
namespace portico::access {

using RunId = Id<struct RunTag>;

// email_or_sms: by SMS who has no e-mail address. letter: staff print them, so many at a time.
enum class RunChannel { email, sms, email_or_sms, letter };
BOOST_DESCRIBE_ENUM(RunChannel, email, sms, email_or_sms, letter)

enum class RunState { running, done, stopped };
BOOST_DESCRIBE_ENUM(RunState, running, done, stopped)

// All that is given must hold; with `patients`, those and no others. Nobody who uses the portal already.
struct RunCriteria {
  std::optional<Uuid> practitioner_id;
  std::optional<Uuid> location_id;
  std::optional<Date> visited_since;
  std::optional<std::int64_t> age_from;
  std::optional<std::int64_t> age_until;
  std::optional<Language> language;
  std::optional<std::vector<patients::PatientId>> patients;
};
BOOST_DESCRIBE_STRUCT(RunCriteria, (),
                      (practitioner_id, location_id, visited_since, age_from, age_until, language, patients))

struct PreviewRun {
  RunCriteria criteria;
  RunChannel channel = RunChannel::email_or_sms;
};
BOOST_DESCRIBE_STRUCT(PreviewRun, (), (criteria, channel))

struct NewRun {
  RunCriteria criteria;
  RunChannel channel = RunChannel::email_or_sms;
  std::int64_t per_day = 50;  // of letters: so many are printed at a time
};
BOOST_DESCRIBE_STRUCT(NewRun, (), (criteria, channel, per_day))

struct ChosenPatient {
  patients::PatientId patient_id;
  std::string name;
  std::optional<Date> birth_date;
};
BOOST_DESCRIBE_STRUCT(ChosenPatient, (), (patient_id, name, birth_date))

// Why some are not invited.
struct LeftOut {
  std::string code;
  std::string detail;
  std::int64_t count = 0;
  std::vector<ChosenPatient> patients;  // the first in the order of names
};
BOOST_DESCRIBE_STRUCT(LeftOut, (), (code, detail, count, patients))

struct RunPreview {
  std::int64_t invitable = 0;
  std::int64_t by_email = 0;
  std::int64_t by_sms = 0;
  std::int64_t by_letter = 0;
  std::int64_t activated = 0;           // they meet the criteria and are in already
  std::vector<ChosenPatient> patients;  // of those who would be invited, the first in the order of names
  std::vector<LeftOut> left_out;
};
BOOST_DESCRIBE_STRUCT(RunPreview, (), (invitable, by_email, by_sms, by_letter, activated, patients, left_out))

// How many of a run are in which state; a state that nobody is in is not named.
struct StateCount {
  std::string state;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, count))

struct InvitationRun {
  RunId id;
  RunChannel channel = RunChannel::email;
  std::int64_t per_day = 0;
  RunState state = RunState::running;
  Instant created_at;
  std::optional<Instant> ended_at;
  std::optional<Instant> next_at;
  std::vector<StateCount> counts;
};
BOOST_DESCRIBE_STRUCT(InvitationRun, (), (id, channel, per_day, state, created_at, ended_at, next_at, counts))

struct InvitationRunPage {
  std::vector<InvitationRun> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(InvitationRunPage, (), (items, next_cursor))

// waiting, skipped, not_sent (the run was stopped before), or an InvitationState.
struct RunPatient {
  patients::PatientId patient_id;
  std::string name;
  std::optional<Date> birth_date;
  std::string state;
  std::optional<Instant> state_at;
  std::optional<InvitationChannel> channel;
  std::string sent_to;                // masked
  std::optional<std::string> detail;  // why somebody was skipped
};
BOOST_DESCRIBE_STRUCT(RunPatient, (), (patient_id, name, birth_date, state, state_at, channel, sent_to, detail))

struct RunPatientPage {
  std::vector<RunPatient> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(RunPatientPage, (), (items, next_cursor))

struct ListRuns {
  std::optional<int> limit;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ListRuns, (), (limit, cursor))

struct ListRunPatients {
  std::optional<std::string> state;
  std::optional<int> limit;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ListRunPatients, (), (state, limit, cursor))

struct StopRun {
  bool revoke = false;  // also what was sent, and not used yet
};
BOOST_DESCRIBE_STRUCT(StopRun, (), (revoke))

struct PrintLetters {
  bool again = false;  // today's that nobody has opened, since paper jams; those printed before are void
};
BOOST_DESCRIBE_STRUCT(PrintLetters, (), (again))

struct PrintedLetters {
  InvitationRun run;
  std::int64_t count = 0;
  std::string letters;  // PDF in base64url; kept nowhere
};
BOOST_DESCRIBE_STRUCT(PrintedLetters, (), (run, count, letters))

}  // namespace portico::access
