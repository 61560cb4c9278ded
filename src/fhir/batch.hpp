#pragma once
#include <boost/json.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "fhir/import.hpp"
#include "fhir/mapping.hpp"
#include "fhir/resource.hpp"

namespace portico::fhir {

// A resource ready to be written: read, mapped, hashed; all that needs no database.
struct Prepared {
  Origin origin;
  std::string type;
  std::string id;
  int rank = 0;       // people before visits before documents before the rest
  Uuid proposed;      // its id here, should it be new
  Bytes hash;         // of its content
  std::string body;   // JSON to keep; documents without what is inside
  Reference patient;  // of kept resources: whose it is
  std::vector<Identifier> identifiers;
  std::variant<std::monostate, PatientIn, PractitionerIn, LocationIn, EncounterIn, DocumentIn>
      taken;  // monostate: only kept
};

// What is written in one transaction, and the file it came from.
struct Batch {
  std::string file;
  std::vector<Prepared> resources;  // by rank
  std::vector<RefusedResource> refused;
  bool ends_file = false;
};

// People first; what is of one rank stays in its order.
void sort_by_rank(Batch& batch);

inline constexpr std::size_t largest_batch = 2'000;  // resources

// The .json and .ndjson files that `paths` name or hold, sorted. Throws std::runtime_error for a path that is not
// there.
std::vector<std::filesystem::path> files_below(const std::vector<std::filesystem::path>& paths);

// Reads one file and hands out its batches in order; nothing of a broken file is lost silently.
void read_batches(const std::filesystem::path& file, const std::function<void(Batch&&)>& take);

}  // namespace portico::fhir
