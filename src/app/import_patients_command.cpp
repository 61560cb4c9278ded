#include <fmt/format.h>

#include <fstream>
#include <thread>

#include "app/commands.hpp"
#include "base/file_name.hpp"
#include "base/percent.hpp"
#include "base/refused.hpp"
#include "json/json.hpp"
#include "organization/store.hpp"
#include "texts/texts.hpp"

namespace portico::app {
namespace {

using namespace std::chrono_literals;
using rosters::Roster;
using rosters::RosterId;
using rosters::State;

Caller caller_for(const std::string& suffix, Services& services) {
  const auto contract = services.database->read(
      [&](db::Transaction& transaction) { return organization::store::by_suffix(transaction, suffix); });
  if (!contract) throw std::runtime_error{fmt::format("there is no contract with the suffix \"{}\"", suffix)};
  return Services::system_caller(contract->id);
}

files::StoredFile kept_copy(const std::filesystem::path& path, OrganizationId organization, Services& services) {
  std::ifstream source{path, std::ios::binary};
  if (!source) throw std::runtime_error{path.string() + " cannot be read"};
  const auto writer = services.files.create(organization);
  Bytes piece(64 * 1024);
  while (source) {
    source.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
    writer->write(BytesView{piece}.first(static_cast<std::size_t>(source.gcount())));
  }
  if (source.bad()) throw std::runtime_error{path.string() + " cannot be read"};
  return writer->keep("text/csv");
}

// The job that the verb has asked for may be at it as well, in the server: then this waits for it.
Roster worked_at(const Caller& caller, RosterId id, State until, Services& services, Console& console) {
  for (;;) {
    services.rosters.work(caller, id, [&](std::int64_t done) { console.progress(fmt::format("{} rows", done)); });
    const auto roster = services.rosters.find(caller.organization, id);
    if (roster.state == until) return roster;
    console.progress(fmt::format("{} of {} rows", roster.done, roster.to_do));
    std::this_thread::sleep_for(200ms);
  }
}

rosters::ColumnChoice choice_of(const Roster& roster, Console& console) {
  rosters::ColumnChoice choice;
  for (const auto& column : roster.columns) {
    choice.fields.push_back({column.field ? spelling(*column.field) : ""});
    if (!column.field) console.say(fmt::format("column \"{}\" is left out", column.heading));
  }
  return choice;
}

// Calls `each` with every row of the verdict.
template <class Each>
void for_each_row(const Caller& caller, RosterId id, const rosters::RowQuery& wanted, Services& services, Each each) {
  auto query = wanted;
  query.limit = 100;
  for (;;) {
    const auto page = services.rosters.rows(caller.organization, id, query, Language::en);
    for (const auto& row : page.items) each(row);
    if (!page.next) return;
    query.after = static_cast<int>(*page.next);
  }
}

void tell_of_others(const Caller& caller, RosterId id, const Invocation& invocation, Services& services,
                    Console& console) {
  std::vector<rosters::Row> all;
  for (const auto verdict : {rosters::Verdict::faulty, rosters::Verdict::doubtful})
    for_each_row(caller, id, {.verdict = verdict, .outcome = {}, .after = {}, .limit = {}}, services,
                 [&](const rosters::Row& row) {
                   for (const auto& fault : row.faults)
                     console.say(fmt::format("row {}: {}: {}", row.number, fault.field, fault.detail));
                   if (!invocation.report.empty()) all.push_back(row);
                 });
  if (!invocation.report.empty() && !(std::ofstream{invocation.report} << json::encode(all) << '\n'))
    throw std::runtime_error{invocation.report.string() + " cannot be written"};
}

std::int64_t count(const std::map<std::string, std::int64_t>& counts, const char* name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

[[noreturn]] void explain(const Refused& refused) {
  std::string text;
  for (const auto& error : refused.errors())
    text += (text.empty() ? "" : "; ") + texts::text(Language::en, error.code, error.facts);
  throw std::runtime_error{text.empty() ? texts::text(Language::en, refused.code(), refused.facts()) : text};
}

int import_list(const Invocation& invocation, Services& services, Console& console) {
  const auto caller = caller_for(invocation.contract, services);
  const auto& path = invocation.paths.front();
  auto roster = services.rosters.make(caller, kept_copy(path, caller.organization, services),
                                      file_name_of(percent_encoded(path.filename().string())));
  const auto id = roster.id;
  services.rosters.choose_columns(caller, id, choice_of(roster, console));
  roster = worked_at(caller, id, State::checked, services, console);
  tell_of_others(caller, id, invocation, services, console);
  const auto others = count(roster.verdicts, "faulty") + count(roster.verdicts, "doubtful");
  console.print(fmt::format("{} new, {} changed, {} without news, {} doubtful, {} faulty\n",
                            count(roster.verdicts, "addition"), count(roster.verdicts, "change"),
                            count(roster.verdicts, "same"), count(roster.verdicts, "doubtful"),
                            count(roster.verdicts, "faulty")));
  if (invocation.dry_run) {
    services.rosters.remove(caller, id);
    return others == 0 ? 0 : 1;
  }
  services.rosters.take(caller, id);
  roster = worked_at(caller, id, State::taken, services, console);
  console.print(fmt::format(
      "{} records made, {} changed; to take all of it back: portico import undo --contract {} {}\n",
      count(roster.outcomes, "created"), count(roster.outcomes, "changed"), invocation.contract, id.text()));
  return others == 0 && count(roster.outcomes, "left") == 0 ? 0 : 1;
}

int undo_list(const Invocation& invocation, Services& services, Console& console) {
  const auto caller = caller_for(invocation.contract, services);
  const auto id = RosterId::parse(invocation.list);
  if (!id) throw std::runtime_error{"this is not the id of a list"};
  services.rosters.undo(caller, *id);
  const auto roster = worked_at(caller, *id, State::undone, services, console);
  const auto kept = count(roster.outcomes, "kept");
  console.print(fmt::format("{} taken back, {} kept because somebody has worked with them since\n",
                            count(roster.outcomes, "undone"), kept));
  for_each_row(caller, *id, {.verdict = {}, .outcome = rosters::Outcome::kept, .after = {}, .limit = {}}, services,
               [&](const rosters::Row& row) { console.say(fmt::format("row {}: kept", row.number)); });
  return kept == 0 ? 0 : 1;
}

}  // namespace

int import_patients(const Invocation& invocation, Services& services, Console& console) {
  try {
    return import_list(invocation, services, console);
  } catch (const Refused& refused) {
    explain(refused);
  }
}

int undo_import(const Invocation& invocation, Services& services, Console& console) {
  try {
    return undo_list(invocation, services, console);
  } catch (const Refused& refused) {
    explain(refused);
  }
}

}  // namespace portico::app
