#include "documents/text_documents.hpp"

#include <gtest/gtest.h>

#include "documents/store.hpp"
#include "organization/store.hpp"
#include "patients/store.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::documents {
namespace {

struct Row {
  DocumentId id;
  files::FileId file;
  std::optional<files::FileId> original_file;
  std::string media_type;
  std::int64_t size = 0;
  Bytes sha256;
  std::int64_t pages = 0;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, file, original_file, media_type, size, sha256, pages, version))

class TextDocumentsTest : public support::EachEngine {
 protected:
  TextDocumentsTest() {
    organization::Organization contract;
    contract.id = contract_;
    contract.name = "Tiszapart Rendelő";
    contract.suffix = "tiszapart";
    contract.language = Language::hu;
    contract.country = "HU";
    contract.time_zone = "Europe/Budapest";
    contract.created_at = clock_.now();
    patients::Patient patient;
    patient.id = patient_;
    patient.family = "Nagy";
    patient.given = patient.name = "Anna";
    database().write([&](db::Transaction& transaction) {
      organization::store::insert(transaction, contract);
      patients::Store{keys_}.insert(transaction, contract_, Language::hu, patient);
    });
    texts_.handle_jobs();
  }

  DocumentId add(std::string_view text) {
    const auto file = keep(text);
    NewDocumentOf d{file, patient_};
    database().write([&](db::Transaction& transaction) {
      files_.record(transaction, contract_, file);
      store::insert(transaction, contract_, d.document);
    });
    return d.document.id;
  }
  files::StoredFile keep(std::string_view text) {
    const auto writer = files_.create(contract_);
    writer->write(as_bytes(text));
    return writer->keep("text/plain");
  }
  struct NewDocumentOf {
    NewDocumentOf(const files::StoredFile& file, patients::PatientId patient) {
      document.id = DocumentId::make();
      document.patient = patient;
      document.title = "Labor";
      document.file = file.id;
      document.file_name = "labor.txt";
      document.media_type = file.media_type;
      document.size = file.size;
      document.sha256 = file.sha256;
      document.pages = 1;
      document.source = "import:his";
    }
    store::NewDocument document;
  };

  Row row(DocumentId id) {
    return database().read([&](db::Transaction& transaction) {
      return transaction.one<Row>(
          "select id, file, original_file, media_type, size, sha256, pages, version from document_reference where "
          "organization = $1 and id = $2",
          contract_, id);
    });
  }
  std::string content(files::FileId file) {
    const auto bytes =
        database().read([&](db::Transaction& transaction) { return files_.read_all(transaction, contract_, file); });
    return std::string{as_text(bytes)};
  }
  void ask() {
    database().write([&](db::Transaction& transaction) { ask_to_prepare_texts(queue_, transaction, contract_); });
  }

  support::FakeClock clock_;
  support::TempDir folder_;
  support::FakeKeyRing keys_;
  files::Store files_{folder_.path(), keys_, clock_};
  jobs::Queue queue_{database(), keys_, clock_};
  TextDocuments texts_{database(), files_, queue_};
  const OrganizationId contract_ = OrganizationId::make();
  const patients::PatientId patient_ = patients::PatientId::make();
};
PORTICO_EACH_ENGINE(TextDocumentsTest);

TEST_P(TextDocumentsTest, BecomePdfsAndTheTextIsKept) {
  const auto id = add("Na 140 mmol/l\fMásodik oldal");
  const auto before = row(id);
  ask();
  queue_.run_due();
  const auto after = row(id);
  EXPECT_EQ(after.media_type, "application/pdf");
  EXPECT_EQ(after.original_file, before.file);
  EXPECT_EQ(after.pages, 2);
  EXPECT_EQ(after.version, before.version);
  const auto pdf = content(after.file);
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_EQ(after.size, static_cast<std::int64_t>(pdf.size()));
  EXPECT_EQ(content(before.file), "Na 140 mmol/l\fMásodik oldal");
}

TEST_P(TextDocumentsTest, AreAskedForOnceWhileTheJobStands) {
  add("egy");
  ask();
  ask();
  EXPECT_EQ(database().read(
                [](db::Transaction& transaction) { return transaction.one<std::int64_t>("select count(*) from job"); }),
            1);
}

TEST_P(TextDocumentsTest, AreAllPreparedHoweverMany) {
  std::vector<DocumentId> ids;
  for (int i = 0; i < 203; ++i) ids.push_back(add("sor " + std::to_string(i)));
  ask();
  EXPECT_GE(queue_.run_due(), 3);
  for (const auto id : ids) EXPECT_EQ(row(id).media_type, "application/pdf");
  EXPECT_EQ(queue_.run_due(), 0);
}

TEST_P(TextDocumentsTest, WhatCannotBeTurnedStaysAndHoldsNobodyUp) {
  const auto endless = add(std::string(200'000, '\n'));
  const auto lost = add("elveszett");
  files::StoredFile gone;
  gone.id = row(lost).file;
  files_.discard(contract_, gone);
  const auto good = add("jó");
  ask();
  queue_.run_due();
  EXPECT_EQ(row(endless).media_type, "text/plain");
  EXPECT_EQ(row(lost).media_type, "text/plain");
  EXPECT_EQ(row(good).media_type, "application/pdf");
  EXPECT_EQ(database().read(
                [](db::Transaction& transaction) { return transaction.one<std::int64_t>("select count(*) from job"); }),
            0);
}

}  // namespace
}  // namespace portico::documents
