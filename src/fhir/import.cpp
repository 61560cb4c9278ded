#include "fhir/import.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "fhir/pipeline.hpp"
#include "fhir/staging.hpp"
#include "fhir/writer.hpp"

namespace portico::fhir {
namespace {

constexpr std::size_t full_batch = 1'000;  // resources of one transaction

// Small files share a transaction: each costs the disk as much as a large one.
void join(Batch& batch, Batch&& next) {
  batch.file = std::move(next.file);
  batch.files_ended += next.files_ended;
  std::move(next.resources.begin(), next.resources.end(), std::back_inserter(batch.resources));
  std::move(next.refused.begin(), next.refused.end(), std::back_inserter(batch.refused));
}

void read_all(const std::vector<std::filesystem::path>& files, Channel& read) {
  BatchReader reader;
  for (const auto& file : files) reader.read(file, [&](Batch&& batch) { read.put(std::move(batch)); });
}

void stage_all(Stager stager, Channel& read, Channel& staged) {
  Batch gathered;
  const auto hand_on = [&] {
    stager.stage(gathered);
    staged.put(std::exchange(gathered, {}));
  };
  while (auto batch = read.take()) {
    join(gathered, std::move(*batch));
    if (gathered.resources.size() >= full_batch) hand_on();
  }
  hand_on();
}

// Waits for the disk while the next batch is staged.
void settle_all(files::Store& files, Channel& staged, Channel& settled) {
  while (auto batch = staged.take()) {
    if (std::ranges::any_of(batch->resources, [](const auto& prepared) { return prepared->file.has_value(); }))
      files.settle();
    settled.put(std::move(*batch));
  }
}

}  // namespace

// Four threads: one reads ahead, one stages, one waits until the disk has the documents, this one writes.
ImportReport import(const ImportServices& services, const Caller& caller, const ImportOrder& order,
                    const std::function<void(const ImportProgress&)>& progress) {
  const auto files = files_below(order.paths);
  // Made before two threads may both want to make it.
  services.keys.organization_key(order.organization.id, keys::Purpose::field);
  const Known known{services.database, order.organization.id, order.source};
  Writer writer{services, caller, order, known};
  Channel read, staged, settled;
  Stage reading{{&read}, [&] { read_all(files, read); }};
  Stage staging{{&read, &staged}, [&] { stage_all({services, order, known}, read, staged); }};
  Stage settling{{&staged, &settled}, [&] { settle_all(services.files, staged, settled); }};
  ImportProgress so_far{.files_done = 0, .files = files.size(), .resources = 0, .file = {}};
  while (auto batch = settled.take()) {
    so_far.files_done += batch->files_ended;
    so_far.file = batch->file;
    writer.write(std::move(*batch));
    so_far.resources = writer.resources();
    progress(so_far);
  }
  reading.finish();
  staging.finish();
  settling.finish();
  writer.finish();
  return std::move(writer.report());
}

}  // namespace portico::fhir
