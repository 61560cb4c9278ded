#pragma once
#include <boost/json.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "fhir/import.hpp"
#include "fhir/known.hpp"
#include "fhir/mapping.hpp"
#include "fhir/resource.hpp"

namespace portico::fhir {

// Bytes of a document, kept on the disk before the transaction that refers to them.
struct StagedFile {
  files::StoredFile file;
  std::int64_t pages = 0;
};

// A resource on its way: read, mapped and hashed by the reader; staged (all that needs no transaction) by the stager.
struct Prepared {
  Origin origin;
  std::string type;
  std::string id;
  std::string key;  // resource_key
  int rank = 0;     // people before visits before documents before the rest
  ContentHash hash{};
  std::string body;   // JSON to keep; documents without what is inside
  Bytes content;      // of a Binary
  Reference patient;  // of kept resources: whose it is
  std::vector<Identifier> identifiers;
  std::variant<std::monostate, PatientIn, PractitionerIn, LocationIn, EncounterIn, DocumentIn>
      taken;  // monostate: only kept

  bool unchanged = false;  // and then nothing below
  Uuid local_id;           // its id here, should nobody else give it one
  Bytes sealed;            // the body, for `local_id`
  std::optional<StagedFile> file;
};

struct Batch {
  std::string file;             // the last one that something of it is from
  std::size_t files_ended = 0;  // with it
  std::vector<std::unique_ptr<Prepared>> resources;
  std::vector<RefusedResource> refused;
};

// The .json and .ndjson files that `paths` name or hold, sorted. Throws std::runtime_error for a path that is not
// there.
std::vector<std::filesystem::path> files_below(const std::vector<std::filesystem::path>& paths);

// Reads files one after the other and hands out their batches in order; nothing of a broken file is lost silently. One
// thread.
class BatchReader {
 public:
  void read(const std::filesystem::path& file, const std::function<void(Batch&&)>& take);

 private:
  std::string_view text_of(const std::filesystem::path& file);

  std::unique_ptr<char[]> text_;
  std::size_t text_size_ = 0;
  static constexpr std::size_t room_size = 16U << 20;  // what most files need; more is allocated
  std::unique_ptr<unsigned char[]> room_ = std::make_unique_for_overwrite<unsigned char[]>(room_size);
};

}  // namespace portico::fhir
