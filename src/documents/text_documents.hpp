#pragma once
#include "db/database.hpp"
#include "documents/document.hpp"
#include "files/files.hpp"
#include "jobs/jobs.hpp"

namespace portico::documents {

// Imported documents that are plain text become PDFs afterwards, so that they are read and printed like all others; the
// original is kept.

// Adds the job for one contract, once while it stands.
void ask_to_prepare_texts(jobs::Queue& queue, db::Transaction& transaction, OrganizationId organization);

struct PlainText;
struct TurnedText;

// The job: turns up to a hundred of the contract's text documents into PDFs, and adds itself again while there may be
// more.
class TextDocuments {
 public:
  TextDocuments(db::Database& database, files::Store& files, jobs::Queue& queue)
      : database_{database}, files_{files}, queue_{queue} {}

  void handle_jobs();  // registers with the queue
  // Those after `after`, in the order of their ids. What cannot be turned stays a text.
  void prepare(OrganizationId organization, DocumentId after = {});

 private:
  std::vector<TurnedText> turn(OrganizationId organization, const std::vector<PlainText>& texts);
  void file(db::Transaction& transaction, OrganizationId organization, const std::vector<TurnedText>& all);
  void go_on(db::Transaction& transaction, OrganizationId organization, DocumentId after);

  db::Database& database_;
  files::Store& files_;
  jobs::Queue& queue_;
};

}  // namespace portico::documents
