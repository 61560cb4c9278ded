#pragma once
#include <vector>

#include "access/invitation_runs.hpp"

namespace portico::access {

// The letters of a run of letters: staff print so many at a time, in one file.
class RunLetters {
 public:
  RunLetters(Services& services, InvitationRuns& runs) : services_{services}, runs_{runs}, invitations_{services} {}

  // The next ones; with `again`, today's anew. Conflict RUN_NOT_LETTERS, RUN_NOTHING_TO_PRINT, RUN_ENDED when it was
  // stopped.
  PrintedLetters print(const Caller& caller, OrganizationId organization, RunId run, const PrintLetters& wanted);

 private:
  std::vector<pdf::Document> next(db::Transaction& transaction, const Caller& caller,
                                  const organization::Organization& contract, const store::Run& run);
  std::vector<pdf::Document> again(db::Transaction& transaction, const Caller& caller,
                                   const organization::Organization& contract, const store::Run& run);

  Services& services_;
  InvitationRuns& runs_;
  Invitations invitations_;
};

}  // namespace portico::access
