#include <algorithm>

#include "base/refused.hpp"
#include "json/json.hpp"
#include "organization/store.hpp"
#include "rosters/job.hpp"
#include "rosters/rosters.hpp"

// Looking at the rows, taking them, taking them back: in steps of one transaction each. A step counts on from where the
// list stands, and is dropped when another worker has counted on before; so it goes on after a crash, and nothing is
// done twice.
namespace portico::rosters {
namespace {

constexpr int rows_checked_at_once = 500;
constexpr int rows_taken_at_once = 100;
constexpr int rows_undone_at_once = 50;

using organization::Organization;

Organization contract_of(db::Transaction& transaction, OrganizationId id) {
  auto found = organization::store::by_id(transaction, id);
  if (!found) throw Refused::not_found();
  return *std::move(found);
}

patients::Reading reading_of(const Organization& contract, Instant now) {
  return {contract.country, contract.language, contract.national_id_kind, date_in_zone(now, contract.time_zone)};
}

std::vector<std::optional<Field>> fields_of(const store::Stored& roster) {
  std::vector<std::optional<Field>> fields;
  for (const auto& column : json::decode<std::vector<Column>>(roster.columns)) fields.push_back(column.field);
  return fields;
}

bool is_blank(const Cells& cells) { return std::ranges::all_of(cells, &std::string::empty); }

std::optional<Uuid> known_id(const Judged& judged) {
  if (judged.patient.id.value.is_nil()) return std::nullopt;
  return judged.patient.id.value;
}

Outcome outcome_of(patients::Patients::Taken taken) {
  using Taken = patients::Patients::Taken;
  if (taken == Taken::created) return Outcome::created;
  return taken == Taken::changed ? Outcome::changed : Outcome::same;
}

}  // namespace

Caller Payload::caller(OrganizationId organization) const {
  Caller caller;
  caller.kind = by_staff ? Caller::Kind::staff : Caller::Kind::system;
  caller.actor = actor;
  caller.organization = organization;
  caller.request_id = "job";
  return caller;
}

void ask_to_work(jobs::Queue& queue, db::Transaction& transaction, const Caller& caller, RosterId id) {
  const Payload payload{id, caller.actor, caller.kind == Caller::Kind::staff};
  // A key that no standing job has: the one of the step before may still stand while this is added.
  queue.add(transaction, {.kind = job_kind,
                          .organization = caller.organization,
                          .payload = json::encode(payload),
                          .unique_key = Uuid::make().text()});
}

void Rosters::handle_jobs() {
  queue_.handle(job_kind, [this](const jobs::Job& job) {
    const auto payload = json::decode<Payload>(job.payload);
    work(payload.caller(job.organization), payload.roster);
  });
}

void Rosters::work(const Caller& caller, RosterId id, const std::function<void(std::int64_t)>& progress) {
  const auto roster =
      database_.read([&](db::Transaction& transaction) { return store::find(transaction, caller.organization, id); });
  if (!roster) return;
  const auto tell = [&](std::int64_t done) {
    if (progress) progress(done);
  };
  if (roster->state == State::checking) check_all(caller, *roster, tell);
  if (roster->state == State::taking)
    while (const auto done = take_some(caller, id)) tell(*done);
  if (roster->state == State::undoing)
    while (const auto done = undo_some(caller, id, rows_undone_at_once)) tell(*done);
}

void Rosters::check_all(const Caller& caller, const store::Stored& roster,
                        const std::function<void(std::int64_t)>& progress) {
  const auto organization = caller.organization;
  const auto fields = fields_of(roster);
  CsvReader reader{pieces_of(organization, roster.file), {roster.encoding, roster.delimiter}};
  for (std::int64_t passed = 0; passed <= roster.done; ++passed) reader.next();  // the heading, and what is done
  std::vector<Cells> rows;
  for (std::int64_t done = roster.done;;) {
    rows.clear();
    while (rows.size() < rows_checked_at_once) {
      auto cells = reader.next();
      if (!cells) break;
      rows.push_back(*std::move(cells));
    }
    const bool is_last = rows.size() < rows_checked_at_once;
    const bool mine = database_.write([&](db::Transaction& transaction) {
      const auto to = done + std::ssize(rows);
      if (!store::advance(transaction, organization, roster.id, State::checking, done, to, clock_.now())) return false;
      const auto contract = contract_of(transaction, organization);
      const auto first = done + 2;  // behind the heading, which is 1
      for (std::size_t place = 0; place < rows.size(); ++place)
        if (!is_blank(rows[place]))
          check_one(transaction, contract, roster.id, fields, first + static_cast<std::int64_t>(place), rows[place]);
      if (is_last) store::move(transaction, organization, roster.id, State::checking, State::checked, clock_.now());
      return true;
    });
    if (!mine || is_last) return;
    done += std::ssize(rows);
    progress(done);
  }
}

void Rosters::check_one(db::Transaction& transaction, const Organization& contract, RosterId id,
                        const std::vector<std::optional<Field>>& fields, std::int64_t number, const Cells& cells) {
  auto judged = judge(transaction, patients_.store(), contract, reading_of(contract, clock_.now()),
                      told_by(cells, fields, contract.language));
  if (judged.verdict != Verdict::faulty && judged.verdict != Verdict::doubtful) {
    std::optional<std::int64_t> earlier;
    for (const auto& identity : identities_of(judged.patient)) {
      const auto claimed = store::claim_identity(transaction, contract.id, id,
                                                 keys_.blind_index(contract.id, "roster", identity), number);
      if (!earlier) earlier = claimed;
    }
    if (earlier && *earlier != number)
      judged = {.verdict = Verdict::doubtful,
                .faults = {{"row", "TWICE_IN_FILE", {{"row", *earlier}}}},
                .patient = std::move(judged.patient)};
  }
  RowContent content{.cells = cells, .name = judged.patient.name, .faults = {}, .changes = std::move(judged.changes)};
  for (const auto& fault : judged.faults) content.faults.push_back(KeptFault::of(fault));
  store::insert_row(transaction, contract.id, id,
                    {.number = number,
                     .verdict = judged.verdict,
                     .wanted = true,
                     .outcome = Outcome::none,
                     .patient = known_id(judged),
                     .content = sealing_.seal(contract.id, id, number, content),
                     .taken = std::nullopt});
}

Rosters::Step Rosters::take_some(const Caller& caller, RosterId id) {
  const auto organization = caller.organization;
  return database_.write([&](db::Transaction& transaction) -> Step {
    const auto roster = must_find(transaction, organization, id);
    const auto rows = store::rows_to_take(transaction, organization, id, rows_taken_at_once);
    if (rows.empty()) {
      store::move(transaction, organization, id, State::taking, State::taken, clock_.now());
      return std::nullopt;
    }
    const auto done = roster.done + std::ssize(rows);
    if (!store::advance(transaction, organization, id, State::taking, roster.done, done, clock_.now()))
      return std::nullopt;
    const auto contract = contract_of(transaction, organization);
    for (const auto& row : rows) take_one(transaction, caller, contract, roster, row);
    return done;
  });
}

// Judged anew: the database may have changed since it was looked at.
void Rosters::take_one(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                       const store::Stored& roster, const store::StoredRow& row) {
  const auto content = sealing_.content(contract.id, roster.id, row.number, row.content);
  auto judged = judge(transaction, patients_.store(), contract, reading_of(contract, clock_.now()),
                      told_by(content.cells, fields_of(roster), contract.language));
  const bool is_as_shown =
      (judged.verdict == row.verdict || judged.verdict == Verdict::same) && known_id(judged) == row.patient;
  if (!is_as_shown)
    return store::set_outcome(transaction, contract.id, roster.id, row.number, Outcome::left, row.patient, {});
  auto& patient = judged.patient;
  TakenRow taken{.before = row.patient ? patients_.store().find(transaction, contract.id, patient.id) : std::nullopt,
                 .after = {}};
  if (!row.patient) patient.id = patients::PatientId::make();
  const auto outcome = outcome_of(patients_.take_imported(transaction, caller, contract, patient, roster.file_name));
  taken.after = patients_.store().find(transaction, contract.id, patient.id).value();
  store::set_outcome(transaction, contract.id, roster.id, row.number, outcome, patient.id.value,
                     sealing_.seal(contract.id, roster.id, row.number, taken));
}

// What has something hanging on it is found by the database; then the rows go back one by one.
Rosters::Step Rosters::undo_some(const Caller& caller, RosterId id, int limit) {
  const auto organization = caller.organization;
  try {
    return database_.write([&](db::Transaction& transaction) -> Step {
      const auto roster = must_find(transaction, organization, id);
      const auto rows = store::rows_to_undo(transaction, organization, id, limit);
      if (rows.empty()) {
        store::move(transaction, organization, id, State::undoing, State::undone, clock_.now());
        return std::nullopt;
      }
      const auto done = roster.done + std::ssize(rows);
      if (!store::advance(transaction, organization, id, State::undoing, roster.done, done, clock_.now()))
        return std::nullopt;
      const auto contract = contract_of(transaction, organization);
      for (const auto& row : rows) undo_one(transaction, caller, contract, roster, row);
      return done;
    });
  } catch (const db::ForeignKeyViolation&) {
    return limit > 1 ? undo_some(caller, id, 1) : keep_next(caller, id);
  }
}

Rosters::Step Rosters::keep_next(const Caller& caller, RosterId id) {
  const auto organization = caller.organization;
  return database_.write([&](db::Transaction& transaction) -> Step {
    const auto roster = must_find(transaction, organization, id);
    const auto rows = store::rows_to_undo(transaction, organization, id, 1);
    if (rows.empty() ||
        !store::advance(transaction, organization, id, State::undoing, roster.done, roster.done + 1, clock_.now()))
      return std::nullopt;
    const auto& row = rows.front();
    store::set_outcome(transaction, organization, id, row.number, Outcome::kept, row.patient, row.taken);
    return roster.done + 1;
  });
}

void Rosters::undo_one(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                       const store::Stored& roster, const store::StoredRow& row) {
  const auto taken = sealing_.taken(contract.id, roster.id, row.number, row.taken.value());
  const bool whole = taken.before ? patients_.restore_imported(transaction, caller, contract, *taken.before,
                                                               taken.after, roster.file_name)
                                  : patients_.remove_imported(transaction, caller, contract, taken.after);
  store::set_outcome(transaction, contract.id, roster.id, row.number, whole ? Outcome::undone : Outcome::kept,
                     row.patient, row.taken);
}

}  // namespace portico::rosters
