#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "documents/document.hpp"

namespace portico::documents {

// What a filed document means to whoever tells the patient.
struct Filed {
  patients::PatientId patient;
  DocumentId document;
  bool patient_access = false;
  std::optional<std::vector<delivery::Channel>> notify;
};
struct Told {
  std::vector<delivery::Channel> channels;
  std::optional<std::string> skipped;  // why nobody is told: a stable code
};
// Decides and enqueues in the same transaction; the composition root supplies it, since siblings do not know who tells.
using Announce = std::function<Told(db::Transaction&, const Caller&, const Filed&)>;

// A patient's documents. Thread-safe. What the reader may not see is "not found", like a random id.
class Documents {
 public:
  Documents(db::Database& database, audit::Journal& journal, const Clock& clock, Announce announce)
      : database_{database}, journal_{journal}, clock_{clock}, announce_{std::move(announce)} {}

  // Newest examination date first unless the query says otherwise; one statement, and one more when counts are asked
  // for.
  DocumentList list(OrganizationId organization, patients::PatientId patient, const DocumentListQuery& query);
  StaffDocumentList list_for_staff(OrganizationId organization, patients::PatientId patient,
                                   const DocumentListQuery& query);
  // Every word of the query begins a word of title, type (in any of the three languages), practitioner or year.
  DocumentMatches search(OrganizationId organization, patients::PatientId patient, const DocumentSearch& wanted);

  StaffDocument find(OrganizationId organization, patients::PatientId patient, DocumentId id, Reader reader);
  // The patient's side has opened it: kept once, with the next group commit.
  void viewed(OrganizationId organization, const StaffDocument& document);

  FiledDocument file(const Caller& caller, patients::PatientId patient, const FileDocument& wanted);
  StaffDocument change(const Caller& caller, patients::PatientId patient, DocumentId id, const DocumentChange& wanted);

 private:
  db::Database& database_;
  audit::Journal& journal_;
  const Clock& clock_;
  Announce announce_;
};

}  // namespace portico::documents
