#include "rosters/rosters.hpp"

#include <algorithm>

#include "base/page.hpp"
#include "base/refused.hpp"
#include "json/json.hpp"
#include "organization/store.hpp"
#include "rosters/job.hpp"

// What staff do with a list; the work itself is in work.cpp.
namespace portico::rosters {
namespace {

constexpr int lists_shown = 50;

audit::Event event_of(audit::Action action, RosterId id) {
  return {.action = action, .entity_type = "List", .entity = id.value};
}

bool may_be_taken(Verdict verdict) { return verdict == Verdict::addition || verdict == Verdict::change; }

std::vector<std::optional<Field>> fields_of(const ColumnChoice& choice, std::size_t columns) {
  if (choice.fields.size() != columns) throw Refused::field("fields", "COLUMNS_MISCOUNTED");
  std::vector<std::optional<Field>> fields;
  for (std::size_t place = 0; place < columns; ++place) {
    const auto& text = choice.fields[place].value;
    fields.push_back(from_spelling<Field>(text));
    if (!fields.back() && !text.empty())
      throw Refused::field("fields[" + std::to_string(place) + "]", "COLUMN_UNKNOWN");
  }
  check(fields);
  return fields;
}

void count(const std::vector<store::Count>& counts, Roster& roster) {
  std::int64_t to_take = 0;
  for (const auto& one : counts) {
    roster.verdicts[spelling(one.verdict)] += one.rows;
    if (one.outcome != Outcome::none) roster.outcomes[spelling(one.outcome)] += one.rows;
    if (may_be_taken(one.verdict)) (one.wanted ? to_take : roster.left_out) += one.rows;
  }
  if (roster.state == State::checking) roster.to_do = roster.rows;
  if (roster.state == State::taking) roster.to_do = to_take;
  if (roster.state == State::undoing)
    for (const char* outcome : {"created", "changed", "undone", "kept"}) roster.to_do += roster.outcomes[outcome];
}

}  // namespace

Rosters::Rosters(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, files::Store& files,
                 jobs::Queue& queue, patients::Patients& patients, const Clock& clock)
    : database_{database},
      journal_{journal},
      keys_{keys},
      files_{files},
      queue_{queue},
      patients_{patients},
      clock_{clock},
      sealing_{keys} {}

Pieces Rosters::pieces_of(OrganizationId organization, files::FileId file) {
  std::shared_ptr<files::Reader> reader =
      database_.read([&](db::Transaction& transaction) { return files_.open(transaction, organization, file); });
  return [reader] { return reader->next(); };
}

Roster Rosters::make(const Caller& caller, const files::StoredFile& file, const std::string& file_name) {
  const auto organization = caller.organization;
  const auto contract = database_.read(
      [&](db::Transaction& transaction) { return organization::store::by_id(transaction, organization); });
  if (!contract) throw Refused::not_found();
  const auto pieces = [&]() -> Pieces {
    return [reader = std::shared_ptr<files::Reader>{files_.open_kept(organization, file)}] { return reader->next(); };
  };
  try {
    const auto form = form_of(pieces(), contract->language);
    CsvReader head{pieces(), form};
    const auto columns = columns_of(head);
    std::int64_t rows = -1;  // the heading
    for (CsvReader all{pieces(), form}; all.next();)
      if (++rows > most_rows) throw Refused::field("file", "CSV_TOO_MANY_ROWS", {{"limit", most_rows}});
    if (rows < 1) throw Refused::field("file", "CSV_EMPTY");
    const store::Stored made{.id = RosterId::make(),
                             .file = file.id,
                             .file_name = file_name,
                             .encoding = form.encoding,
                             .delimiter = form.delimiter,
                             .columns = json::encode(columns),
                             .state = State::mapping,
                             .rows = rows,
                             .done = 0,
                             .made_by = caller.actor.text(),
                             .created_at = clock_.now()};
    return database_.write([&](db::Transaction& transaction) {
      files_.record(transaction, organization, file);
      store::insert(transaction, organization, made);
      journal_.write(transaction, caller, event_of(audit::Action::roster_made, made.id));
      return shown(transaction, organization, made.id);
    });
  } catch (...) {
    files_.discard(organization, file);
    throw;
  }
}

RosterList Rosters::list(OrganizationId organization) {
  return database_.read([&](db::Transaction& transaction) -> RosterList {
    return {store::newest(transaction, organization, lists_shown)};
  });
}

store::Stored Rosters::must_find(db::Transaction& transaction, OrganizationId organization, RosterId id) {
  auto found = store::find(transaction, organization, id);
  if (!found) throw Refused::not_found();
  return *std::move(found);
}

Roster Rosters::shown(db::Transaction& transaction, OrganizationId organization, RosterId id) {
  const auto found = must_find(transaction, organization, id);
  Roster roster{.id = found.id,
                .file_name = found.file_name,
                .state = found.state,
                .columns = json::decode<std::vector<Column>>(found.columns),
                .rows = found.rows,
                .done = found.done,
                .verdicts = {},
                .outcomes = {},
                .created_at = found.created_at,
                .removed_at = found.created_at + kept};
  count(store::counts(transaction, organization, id), roster);
  return roster;
}

Roster Rosters::find(OrganizationId organization, RosterId id) {
  return database_.snapshot([&](db::Transaction& transaction) { return shown(transaction, organization, id); });
}

RowPage Rosters::rows(OrganizationId organization, RosterId id, const RowQuery& wanted, Language language) {
  const int limit = page_size(wanted.limit);
  const auto found = database_.read([&](db::Transaction& transaction) {
    must_find(transaction, organization, id);
    return store::rows(transaction, organization, id, wanted, limit + 1);
  });
  RowPage page;
  for (const auto& row : found) {
    if (page.items.size() == static_cast<std::size_t>(limit)) {
      page.next = page.items.back().number;
      break;
    }
    auto content = sealing_.content(organization, id, row.number, row.content);
    std::vector<Fault> faults;
    for (const auto& fault : content.faults) faults.push_back(fault.said(language));
    page.items.push_back({.number = row.number,
                          .verdict = row.verdict,
                          .outcome = row.outcome,
                          .wanted = row.wanted,
                          .patient_id = row.patient,
                          .name = std::move(content.name),
                          .cells = std::move(content.cells),
                          .faults = std::move(faults),
                          .changes = std::move(content.changes)});
  }
  return page;
}

void Rosters::start(db::Transaction& transaction, const Caller& caller, RosterId id, std::initializer_list<State> from,
                    State to) {
  const auto state = must_find(transaction, caller.organization, id).state;
  if (std::ranges::find(from, state) == from.end() ||
      !store::move(transaction, caller.organization, id, state, to, clock_.now()))
    throw Refused{Reason::conflict, "ROSTER_STATE"};
  ask_to_work(queue_, transaction, caller, id);
}

Roster Rosters::choose_columns(const Caller& caller, RosterId id, const ColumnChoice& choice) {
  return database_.write([&](db::Transaction& transaction) {
    auto columns = json::decode<std::vector<Column>>(must_find(transaction, caller.organization, id).columns);
    const auto fields = fields_of(choice, columns.size());
    for (std::size_t place = 0; place < columns.size(); ++place) columns[place].field = fields[place];
    start(transaction, caller, id, {State::mapping, State::checked}, State::checking);
    store::set_columns(transaction, caller.organization, id, json::encode(columns));
    store::remove_rows(transaction, caller.organization, id);
    journal_.write(transaction, caller, event_of(audit::Action::roster_made, id));
    return shown(transaction, caller.organization, id);
  });
}

Roster Rosters::take(const Caller& caller, RosterId id) {
  return database_.write([&](db::Transaction& transaction) {
    start(transaction, caller, id, {State::checked}, State::taking);
    journal_.write(transaction, caller, event_of(audit::Action::roster_taken, id));
    return shown(transaction, caller.organization, id);
  });
}

Roster Rosters::undo(const Caller& caller, RosterId id) {
  return database_.write([&](db::Transaction& transaction) {
    start(transaction, caller, id, {State::taken}, State::undoing);
    journal_.write(transaction, caller, event_of(audit::Action::roster_undone, id));
    return shown(transaction, caller.organization, id);
  });
}

void Rosters::choose_row(const Caller& caller, RosterId id, std::int64_t number, bool wanted) {
  database_.write([&](db::Transaction& transaction) {
    if (must_find(transaction, caller.organization, id).state != State::checked)
      throw Refused{Reason::conflict, "ROSTER_STATE"};
    if (!store::set_wanted(transaction, caller.organization, id, number, wanted)) throw Refused::not_found();
    journal_.write(transaction, caller, event_of(audit::Action::roster_made, id));
  });
}

Roster Rosters::choose_rows(const Caller& caller, RosterId id, const VerdictChoice& choice) {
  if (!may_be_taken(choice.verdict)) throw Refused::field("verdict", "ROWS_NOT_TAKEN");
  return database_.write([&](db::Transaction& transaction) {
    if (must_find(transaction, caller.organization, id).state != State::checked)
      throw Refused{Reason::conflict, "ROSTER_STATE"};
    store::set_wanted(transaction, caller.organization, id, choice.verdict, choice.wanted);
    journal_.write(transaction, caller, event_of(audit::Action::roster_made, id));
    return shown(transaction, caller.organization, id);
  });
}

void Rosters::remove(const Caller& caller, RosterId id) {
  database_.write([&](db::Transaction& transaction) {
    const auto found = must_find(transaction, caller.organization, id);
    constexpr std::array resting{State::mapping, State::checked, State::taken, State::undone};
    if (std::ranges::find(resting, found.state) == resting.end()) throw Refused{Reason::conflict, "ROSTER_STATE"};
    store::remove(transaction, caller.organization, id);
    files_.forget(transaction, caller.organization, found.file);
    journal_.write(transaction, caller, event_of(audit::Action::roster_removed, id));
  });
}

void Rosters::sweep() {
  constexpr int at_once = 10;
  std::size_t gone = 0;
  do {
    gone = database_.write([&](db::Transaction& transaction) {
      const auto old = store::made_before(transaction, clock_.now() - kept, at_once);
      for (const auto& one : old) {
        store::remove(transaction, one.organization, one.id);
        files_.forget(transaction, one.organization, one.file);
      }
      return old.size();
    });
  } while (gone == at_once);
}

}  // namespace portico::rosters
