#include <fmt/format.h>

#include <fstream>
#include <set>

#include "app/commands.hpp"
#include "fhir/import.hpp"
#include "json/json.hpp"
#include "organization/store.hpp"

namespace portico::app {
namespace {

organization::Organization contract_of(const Invocation& invocation, Services& services) {
  auto found = services.database->read(
      [&](db::Transaction& transaction) { return organization::store::by_suffix(transaction, invocation.contract); });
  if (found) return *found;
  if (!invocation.create_contract)
    throw std::runtime_error{
        fmt::format("there is no contract with the suffix \"{}\"; --create-contract makes it", invocation.contract)};
  const auto made = services.organizations.create(Services::system_caller({}), {.name = {invocation.contract},
                                                                                .suffix = {invocation.contract},
                                                                                .language = Language::en,
                                                                                .country = {"HU"},
                                                                                .time_zone = {"Europe/Budapest"}});
  return *services.database->read(
      [&](db::Transaction& transaction) { return organization::store::by_id(transaction, made.organization_id); });
}

std::int64_t count(const std::map<std::string, std::int64_t>& counts, const std::string& type) {
  const auto found = counts.find(type);
  return found == counts.end() ? 0 : found->second;
}

void print_summary(const fhir::ImportReport& report, Console& console) {
  std::set<std::string> types;
  std::map<std::string, std::int64_t> refused;
  for (const auto* counts : {&report.taken, &report.unchanged, &report.kept})
    for (const auto& [type, number] : *counts) types.insert(type);
  for (const auto& one : report.refused) types.insert(one.type), ++refused[one.type];
  std::string table = fmt::format("{:<28}{:>10}{:>12}{:>10}{:>10}\n", "type", "taken", "unchanged", "kept", "refused");
  for (const auto& type : types)
    table +=
        fmt::format("{:<28}{:>10}{:>12}{:>10}{:>10}\n", type.empty() ? "(unreadable)" : type, count(report.taken, type),
                    count(report.unchanged, type), count(report.kept, type), count(refused, type));
  console.print(table);
  for (const auto& [code, number] : report.remarks) console.print(fmt::format("{}: {}\n", code, number));
}

void print_refused(const fhir::ImportReport& report, Console& console) {
  constexpr std::size_t most = 50;
  for (std::size_t i = 0; i < std::min(most, report.refused.size()); ++i) {
    const auto& one = report.refused[i];
    console.say(fmt::format("{}: {} {}: {}", one.file, one.type, one.id, one.reason));
  }
  if (report.refused.size() > most)
    console.say(fmt::format("and {} more; --report FILE has them all", report.refused.size() - most));
}

}  // namespace

int import_fhir(const Invocation& invocation, Services& services, Console& console) {
  const auto contract = contract_of(invocation, services);
  const fhir::ImportOrder order{contract, invocation.source, invocation.patient_access, invocation.paths};
  const auto report = fhir::import(services.import_services(), Services::system_caller(contract.id), order,
                                   [&](const fhir::ImportProgress& progress) {
                                     console.progress(fmt::format("{}/{} files, {} resources", progress.files_done,
                                                                  progress.files, progress.resources));
                                   });
  print_summary(report, console);
  print_refused(report, console);
  if (!invocation.report.empty() && !(std::ofstream{invocation.report} << json::encode(report) << '\n'))
    throw std::runtime_error{invocation.report.string() + " cannot be written"};
  return report.refused.empty() ? 0 : 1;
}

}  // namespace portico::app
