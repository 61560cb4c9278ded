#pragma once
#include <optional>
#include <vector>

#include "db/database.hpp"
#include "files/files.hpp"
#include "rosters/roster.hpp"

// The tables roster, roster_row and roster_identity.
namespace portico::rosters::store {

struct Stored {
  RosterId id;
  files::FileId file;
  std::string file_name;
  std::string encoding;
  std::string delimiter;
  std::string columns;  // JSON
  State state = State::mapping;
  std::int64_t rows = 0;
  std::int64_t done = 0;
  std::string made_by;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Stored, (),
                      (id, file, file_name, encoding, delimiter, columns, state, rows, done, made_by, created_at))

void insert(db::Transaction& transaction, OrganizationId organization, const Stored& roster);
std::optional<Stored> find(db::Transaction& transaction, OrganizationId organization, RosterId id);
std::vector<RosterRow> newest(db::Transaction& transaction, OrganizationId organization, int limit);
void set_columns(db::Transaction& transaction, OrganizationId organization, RosterId id, const std::string& columns);
// Nothing done yet in the new state. False when it was not in `from`.
bool move(db::Transaction& transaction, OrganizationId organization, RosterId id, State from, State to, Instant now);
// False when another worker was quicker: nobody counts twice.
bool advance(db::Transaction& transaction, OrganizationId organization, RosterId id, State state, std::int64_t from,
             std::int64_t to, Instant now);
void remove(db::Transaction& transaction, OrganizationId organization, RosterId id);
void remove_rows(db::Transaction& transaction, OrganizationId organization, RosterId id);

struct Old {
  OrganizationId organization;
  RosterId id;
  files::FileId file;
};
BOOST_DESCRIBE_STRUCT(Old, (), (organization, id, file))
std::vector<Old> made_before(db::Transaction& transaction, Instant moment, int limit);

struct StoredRow {
  std::int64_t number = 0;
  Verdict verdict = Verdict::faulty;
  bool wanted = true;
  Outcome outcome = Outcome::none;
  std::optional<Uuid> patient;
  Bytes content;
  std::optional<Bytes> taken;
};
BOOST_DESCRIBE_STRUCT(StoredRow, (), (number, verdict, wanted, outcome, patient, content, taken))

void insert_row(db::Transaction& transaction, OrganizationId organization, RosterId roster, const StoredRow& row);
std::vector<StoredRow> rows(db::Transaction& transaction, OrganizationId organization, RosterId roster,
                            const RowQuery& wanted, int limit);
// Those that are to be taken, in order; those that were, backwards.
std::vector<StoredRow> rows_to_take(db::Transaction& transaction, OrganizationId organization, RosterId roster,
                                    int limit);
std::vector<StoredRow> rows_to_undo(db::Transaction& transaction, OrganizationId organization, RosterId roster,
                                    int limit);
void set_outcome(db::Transaction& transaction, OrganizationId organization, RosterId roster, std::int64_t number,
                 Outcome outcome, std::optional<Uuid> patient, const std::optional<Bytes>& taken);
// False for a row that is not there or whose verdict leaves no choice.
bool set_wanted(db::Transaction& transaction, OrganizationId organization, RosterId roster, std::int64_t number,
                bool wanted);
void set_wanted(db::Transaction& transaction, OrganizationId organization, RosterId roster, Verdict verdict,
                bool wanted);

struct Count {
  Verdict verdict = Verdict::faulty;
  Outcome outcome = Outcome::none;
  bool wanted = true;
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (verdict, outcome, wanted, rows))
std::vector<Count> counts(db::Transaction& transaction, OrganizationId organization, RosterId roster);

// Remembers that a row speaks of this person; the number of an earlier row that does already.
std::optional<std::int64_t> claim_identity(db::Transaction& transaction, OrganizationId organization, RosterId roster,
                                           const Bytes& identity, std::int64_t number);

}  // namespace portico::rosters::store
