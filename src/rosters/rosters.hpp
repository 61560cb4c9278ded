#pragma once
#include <functional>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "files/files.hpp"
#include "jobs/jobs.hpp"
#include "keys/keys.hpp"
#include "patients/patients.hpp"
#include "rosters/row_content.hpp"
#include "rosters/store.hpp"

namespace portico::rosters {

// Lists of patients from elsewhere: looked at row by row, taken, undone. Thread-safe.
class Rosters {
 public:
  Rosters(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, files::Store& files, jobs::Queue& queue,
          patients::Patients& patients, const Clock& clock);

  void handle_jobs();  // registers with the queue
  void sweep();        // forgets what is older than `kept`

  // `file` was kept just now and has no row yet: it goes away when it is refused (the Refused of CsvReader and
  // columns_of, CSV_TOO_MANY_ROWS).
  Roster make(const Caller& caller, const files::StoredFile& file, const std::string& file_name);
  RosterList list(OrganizationId organization);
  Roster find(OrganizationId organization, RosterId id);
  RowPage rows(OrganizationId organization, RosterId id, const RowQuery& wanted, Language language);

  // Each starts work that goes on in a job. Conflict ROSTER_STATE when it is not its turn.
  Roster choose_columns(const Caller& caller, RosterId id, const ColumnChoice& choice);
  Roster take(const Caller& caller, RosterId id);
  Roster undo(const Caller& caller, RosterId id);

  // Only once it is checked.
  void choose_row(const Caller& caller, RosterId id, std::int64_t number, bool wanted);
  Roster choose_rows(const Caller& caller, RosterId id, const VerdictChoice& choice);
  // Forgets the list. Not while something is under way; what it brought stays, and can no longer be undone.
  void remove(const Caller& caller, RosterId id);

  // Does what the state asks for, here, until it is done or another worker is found at it.
  void work(const Caller& caller, RosterId id, const std::function<void(std::int64_t done)>& progress = {});

  static constexpr std::int64_t most_rows = 100'000;
  static constexpr hours kept{24 * 30};

 private:
  store::Stored must_find(db::Transaction& transaction, OrganizationId organization, RosterId id);
  Roster shown(db::Transaction& transaction, OrganizationId organization, RosterId id);
  void start(db::Transaction& transaction, const Caller& caller, RosterId id, std::initializer_list<State> from,
             State to);
  Pieces pieces_of(OrganizationId organization, files::FileId file);

  // One step in one transaction: how many rows are done, or nothing at the end or when another was quicker.
  using Step = std::optional<std::int64_t>;
  void check_all(const Caller& caller, const store::Stored& roster, const std::function<void(std::int64_t)>& progress);
  void check_one(db::Transaction& transaction, const organization::Organization& contract, RosterId id,
                 const std::vector<std::optional<Field>>& fields, std::int64_t number, const Cells& cells);
  Step take_some(const Caller& caller, RosterId id);
  void take_one(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                const store::Stored& roster, const store::StoredRow& row);
  Step undo_some(const Caller& caller, RosterId id, int rows);
  Step keep_next(const Caller& caller, RosterId id);
  void undo_one(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                const store::Stored& roster, const store::StoredRow& row);

  db::Database& database_;
  audit::Journal& journal_;
  keys::KeyRing& keys_;
  files::Store& files_;
  jobs::Queue& queue_;
  patients::Patients& patients_;
  const Clock& clock_;
  const Sealing sealing_;
};

}  // namespace portico::rosters
