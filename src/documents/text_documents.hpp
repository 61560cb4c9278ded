#pragma once
#include "db/database.hpp"
#include "files/files.hpp"
#include "jobs/jobs.hpp"
#include "sandbox/sandbox.hpp"

namespace portico::documents {

// Imported documents that are plain text become PDFs afterwards, so that they are read and printed like all others; the
// original is kept.

// Adds the job for one contract, once while it stands.
void ask_to_prepare_texts(jobs::Queue& queue, db::Transaction& transaction, OrganizationId organization);

// The job: turns up to a hundred of the contract's text documents into PDFs, and asks for itself again while there are
// more.
class TextDocuments {
 public:
  TextDocuments(db::Database& database, files::Store& files, jobs::Queue& queue, const Clock& clock)
      : database_{database}, files_{files}, queue_{queue}, clock_{clock} {}

  void handle_jobs();  // registers with the queue
  void prepare(OrganizationId organization);

 private:
  db::Database& database_;
  files::Store& files_;
  jobs::Queue& queue_;
  const Clock& clock_;
};

}  // namespace portico::documents
