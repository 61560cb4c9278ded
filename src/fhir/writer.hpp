#pragma once
#include <deque>
#include <unordered_map>

#include "documents/store.hpp"
#include "fhir/batch.hpp"
#include "fhir/links.hpp"
#include "fhir/store.hpp"

namespace portico::fhir {

// Writes batches into one contract. One thread.
class Writer {
 public:
  Writer(const ImportServices& services, const Caller& caller, const ImportOrder& order);

  // In one transaction. What names a patient who is not here yet waits for `finish`.
  void write(Batch&& batch);
  // Writes what waited, refuses what still names nobody, and joins visits and documents to people who came after them.
  void finish();

  ImportReport& report() { return report_; }
  std::size_t resources() const { return resources_; }

 private:
  // What a batch adds when its transaction commits; made anew when the transaction is run again.
  struct Outcome {
    ImportReport report;
    std::vector<std::size_t> waiting;  // places in the batch
  };
  // Bytes of a document, kept on the disk before the transaction that refers to them.
  struct Staged {
    files::StoredFile file;
    std::int64_t pages = 0;
  };
  struct LateLink {
    Uuid id;
    bool is_document = false;
    Reference practitioner;
    Reference location;
  };
  enum class Waiting { allowed, over };

  // A batch may hold several contents of one resource.
  static std::string version_key(const Prepared& prepared);
  void stage_documents(Batch& batch);
  std::optional<std::string> stage(Prepared& prepared, DocumentIn& document);
  bool is_known(const Prepared& prepared);
  void write_batch(Batch& batch, Waiting waiting);
  void write_one(db::Transaction& transaction, const Batch& batch, std::size_t place, Waiting waiting,
                 Outcome& outcome);

  void take(db::Transaction& transaction, const Prepared& prepared, const store::Claimed& claimed,
            const PatientIn& patient, Outcome& outcome);
  void take(db::Transaction& transaction, const Prepared& prepared, const store::Claimed& claimed,
            const PractitionerIn& practitioner);
  void take(db::Transaction& transaction, const Prepared& prepared, const store::Claimed& claimed,
            const LocationIn& location);
  void take(db::Transaction& transaction, const store::Claimed& claimed, Uuid patient, const EncounterIn& encounter);
  void take(db::Transaction& transaction, const Prepared& prepared, const store::Claimed& claimed, Uuid patient,
            const DocumentIn& document, Outcome& outcome);

  const ImportServices& services_;
  const Caller& caller_;
  const ImportOrder& order_;
  Links links_;
  const Instant run_;
  std::unordered_map<std::string, Staged> staged_;   // by `version_key`, of the batch under way
  std::unordered_map<std::string, Bytes> binaries_;  // content of Binary resources, by id
  std::vector<LateLink> late_links_;
  Batch waiting_;
  ImportReport report_;
  std::size_t resources_ = 0;
};

}  // namespace portico::fhir
