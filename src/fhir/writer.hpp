#pragma once
#include <vector>

#include "documents/store.hpp"
#include "fhir/batch.hpp"
#include "fhir/links.hpp"
#include "fhir/store.hpp"

namespace portico::fhir {

// Writes staged batches into one contract. One thread.
class Writer {
 public:
  Writer(const ImportServices& services, const Caller& caller, const ImportOrder& order, const Known& known);

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
  struct LateLink {
    Uuid id;
    bool is_document = false;
    Reference practitioner;
    Reference location;
  };
  enum class Waiting { allowed, over };

  void write_batch(Batch& batch, Waiting waiting);
  void write_one(db::Transaction& transaction, const Batch& batch, std::size_t place, Waiting waiting,
                 Outcome& outcome);
  // What became of it here; `patient` is its owner, when it has one.
  void take(db::Transaction& transaction, const Prepared& prepared, const store::Claimed& claimed,
            std::optional<Uuid> patient, Outcome& outcome);
  void keep(db::Transaction& transaction, const Prepared& prepared, Uuid local_id, std::optional<Uuid> patient);

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
  std::vector<LateLink> late_links_;
  Batch waiting_;
  ImportReport report_;
  std::size_t resources_ = 0;
};

}  // namespace portico::fhir
