#include "rosters/store.hpp"

namespace portico::rosters::store {

constexpr db::Sql insert_roster{
    "insert into roster (organization, id, file, file_name, encoding, delimiter, columns, state, rows, done, made_by, "
    "created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)"};
void insert(db::Transaction& transaction, OrganizationId organization, const Stored& r) {
  transaction.run(insert_roster, organization, r.id, r.file, r.file_name, r.encoding, r.delimiter, r.columns, r.state,
                  r.rows, r.done, r.made_by, r.created_at);
}

constexpr db::Sql select_roster{
    "select id, file, file_name, encoding, delimiter, columns, state, rows, done, made_by, created_at from roster "
    "where organization = $1 and id = $2"};
std::optional<Stored> find(db::Transaction& transaction, OrganizationId organization, RosterId id) {
  return transaction.maybe<Stored>(select_roster, organization, id);
}

constexpr db::Sql select_newest{
    "select id, file_name, state, rows, created_at from roster where organization = $1 "
    "order by created_at desc, id desc limit $2"};
std::vector<RosterRow> newest(db::Transaction& transaction, OrganizationId organization, int limit) {
  return transaction.all<RosterRow>(select_newest, organization, limit);
}

constexpr db::Sql update_columns{"update roster set columns = $3 where organization = $1 and id = $2"};
void set_columns(db::Transaction& transaction, OrganizationId organization, RosterId id, const std::string& columns) {
  transaction.run(update_columns, organization, id, columns);
}

constexpr db::Sql update_state{
    "update roster set state = $4, done = 0, updated_at = $5 where organization = $1 and id = $2 and state = $3"};
bool move(db::Transaction& transaction, OrganizationId organization, RosterId id, State from, State to, Instant now) {
  return transaction.run(update_state, organization, id, from, to, now) > 0;
}

constexpr db::Sql update_done{
    "update roster set done = $5, updated_at = $6 where organization = $1 and id = $2 and state = $3 and done = $4"};
bool advance(db::Transaction& transaction, OrganizationId organization, RosterId id, State state, std::int64_t from,
             std::int64_t to, Instant now) {
  return transaction.run(update_done, organization, id, state, from, to, now) > 0;
}

constexpr db::Sql delete_rows{"delete from roster_row where organization = $1 and roster = $2"};
constexpr db::Sql delete_identities{"delete from roster_identity where organization = $1 and roster = $2"};
constexpr db::Sql delete_roster{"delete from roster where organization = $1 and id = $2"};
void remove_rows(db::Transaction& transaction, OrganizationId organization, RosterId id) {
  transaction.run(delete_rows, organization, id);
  transaction.run(delete_identities, organization, id);
}
void remove(db::Transaction& transaction, OrganizationId organization, RosterId id) {
  remove_rows(transaction, organization, id);
  transaction.run(delete_roster, organization, id);
}

constexpr db::Sql select_old{
    "select organization, id, file from roster where created_at < $1 order by created_at limit $2"};
std::vector<Old> made_before(db::Transaction& transaction, Instant moment, int limit) {
  return transaction.all<Old>(select_old, moment, limit);
}

#define ROW_COLUMNS "number, verdict, wanted, outcome, patient, content, taken "

constexpr db::Sql insert_roster_row{
    "insert into roster_row (organization, roster, number, verdict, wanted, outcome, patient, content, taken) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
void insert_row(db::Transaction& transaction, OrganizationId organization, RosterId roster, const StoredRow& row) {
  transaction.run(insert_roster_row, organization, roster, row.number, row.verdict, row.wanted, row.outcome,
                  row.patient, row.content, row.taken);
}

constexpr db::Sql select_rows{
    "select " ROW_COLUMNS
    "from roster_row where organization = $1 and roster = $2 and number > $3 order by number limit $4"};
constexpr db::Sql select_rows_of_verdict{"select " ROW_COLUMNS
                                         "from roster_row where organization = $1 and roster = $2 and verdict = $5 and "
                                         "number > $3 order by number limit $4"};
constexpr db::Sql select_rows_of_outcome{"select " ROW_COLUMNS
                                         "from roster_row where organization = $1 and roster = $2 and outcome = $5 and "
                                         "number > $3 order by number limit $4"};
std::vector<StoredRow> rows(db::Transaction& transaction, OrganizationId organization, RosterId roster,
                            const RowQuery& wanted, int limit) {
  const int after = wanted.after.value_or(0);
  if (wanted.outcome)
    return transaction.all<StoredRow>(select_rows_of_outcome, organization, roster, after, limit, *wanted.outcome);
  if (wanted.verdict)
    return transaction.all<StoredRow>(select_rows_of_verdict, organization, roster, after, limit, *wanted.verdict);
  return transaction.all<StoredRow>(select_rows, organization, roster, after, limit);
}

constexpr db::Sql select_to_take{
    "select " ROW_COLUMNS
    "from roster_row where organization = $1 and roster = $2 and outcome = 'none' and wanted = $4 and verdict in "
    "('addition', 'change') order by number limit $3"};
std::vector<StoredRow> rows_to_take(db::Transaction& transaction, OrganizationId organization, RosterId roster,
                                    int limit) {
  return transaction.all<StoredRow>(select_to_take, organization, roster, limit, true);
}

constexpr db::Sql select_to_undo{
    "select " ROW_COLUMNS
    "from roster_row where organization = $1 and roster = $2 and outcome in ('created', 'changed') "
    "order by number desc limit $3"};
std::vector<StoredRow> rows_to_undo(db::Transaction& transaction, OrganizationId organization, RosterId roster,
                                    int limit) {
  return transaction.all<StoredRow>(select_to_undo, organization, roster, limit);
}

#undef ROW_COLUMNS

constexpr db::Sql update_outcome{
    "update roster_row set outcome = $4, patient = $5, taken = $6 where organization = $1 and roster = $2 and number = "
    "$3"};
void set_outcome(db::Transaction& transaction, OrganizationId organization, RosterId roster, std::int64_t number,
                 Outcome outcome, std::optional<Uuid> patient, const std::optional<Bytes>& taken) {
  transaction.run(update_outcome, organization, roster, number, outcome, patient, taken);
}

constexpr db::Sql update_wanted{
    "update roster_row set wanted = $4 where organization = $1 and roster = $2 and number = $3 and verdict in "
    "('addition', 'change')"};
bool set_wanted(db::Transaction& transaction, OrganizationId organization, RosterId roster, std::int64_t number,
                bool wanted) {
  return transaction.run(update_wanted, organization, roster, number, wanted) > 0;
}

constexpr db::Sql update_all_wanted{
    "update roster_row set wanted = $4 where organization = $1 and roster = $2 and verdict = $3"};
void set_wanted(db::Transaction& transaction, OrganizationId organization, RosterId roster, Verdict verdict,
                bool wanted) {
  transaction.run(update_all_wanted, organization, roster, verdict, wanted);
}

constexpr db::Sql select_counts{
    "select verdict, outcome, wanted, count(*) as rows from roster_row where organization = $1 and roster = $2 "
    "group by verdict, outcome, wanted"};
std::vector<Count> counts(db::Transaction& transaction, OrganizationId organization, RosterId roster) {
  return transaction.all<Count>(select_counts, organization, roster);
}

constexpr db::Sql insert_identity{
    "insert into roster_identity (organization, roster, identity, number) values ($1, $2, $3, $4) "
    "on conflict (organization, roster, identity) do nothing"};
constexpr db::Sql select_identity{
    "select number from roster_identity where organization = $1 and roster = $2 and identity = $3"};
std::optional<std::int64_t> claim_identity(db::Transaction& transaction, OrganizationId organization, RosterId roster,
                                           const Bytes& identity, std::int64_t number) {
  if (transaction.run(insert_identity, organization, roster, identity, number) > 0) return std::nullopt;
  return transaction.one<std::int64_t>(select_identity, organization, roster, identity);
}

}  // namespace portico::rosters::store
