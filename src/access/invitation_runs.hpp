#pragma once
#include "access/invitations.hpp"
#include "access/patient_list.hpp"
#include "access/run_store.hpp"
#include "access/services.hpp"
#include "base/caller.hpp"

namespace portico::access {

inline constexpr std::int64_t most_in_run = 5000;
inline constexpr std::int64_t most_per_day = 500;
inline constexpr std::int64_t most_letters_at_once = 100;

// Many patients invited together: chosen by criteria or by a list, a share of them each day. All state is in the
// database: any process goes on where another stopped, and a day's share is exact.
class InvitationRuns {
 public:
  explicit InvitationRuns(Services& services) : services_{services}, invitations_{services} {}

  MatchedTable match(OrganizationId organization, const PatientTable& table) {
    return match_patients(services_, organization, table);
  }
  // Who would be invited, and why not the others.
  RunPreview preview(OrganizationId organization, Language language, const PreviewRun& wanted);
  // Bad request RUN_EMPTY or RUN_TOO_LARGE.
  InvitationRun start(const Caller& caller, OrganizationId organization, const NewRun& wanted);
  // Nobody else is invited; with `revoke`, what was sent and not used is void. Not found when it has ended.
  InvitationRun stop(const Caller& caller, OrganizationId organization, RunId run, const StopRun& wanted);

  InvitationRunPage list(OrganizationId organization, const ListRuns& wanted);
  InvitationRun view(OrganizationId organization, RunId run);
  InvitationRun view(db::Transaction& transaction, OrganizationId organization, RunId run) const;
  RunPatientPage patients(OrganizationId organization, Language language, RunId run, const ListRunPatients& wanted);

  // Invites who is due, 8 to 20 o'clock where they are.
  void go_on();

 private:
  struct Candidate;
  struct Chosen;
  Chosen choose(db::Transaction& transaction, const organization::Organization& contract, const RunCriteria& criteria,
                RunChannel channel) const;
  bool invite_next(db::Transaction& transaction, OrganizationId organization, RunId run);

  Services& services_;
  Invitations invitations_;
};

}  // namespace portico::access
