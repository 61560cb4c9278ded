#include "documents/text_documents.hpp"

#include <spdlog/spdlog.h>

#include "json/json.hpp"
#include "organization/store.hpp"
#include "pdf/pdf.hpp"

namespace portico::documents {
namespace {

constexpr const char* kind = "prepare_text_documents";
constexpr int batch = 100;

struct Payload {
  DocumentId after;
};
BOOST_DESCRIBE_STRUCT(Payload, (), (after))

}  // namespace

struct PlainText {
  DocumentId id;
  files::FileId file;
  std::string title;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(PlainText, (), (id, file, title, created_at))

struct TurnedText {
  DocumentId document;
  files::FileId text;
  files::StoredFile pdf;
  int pages = 0;
};

void ask_to_prepare_texts(jobs::Queue& queue, db::Transaction& transaction, OrganizationId organization) {
  queue.add(transaction, {.kind = kind,
                          .organization = organization,
                          .payload = json::encode(Payload{}),
                          .unique_key = DocumentId{}.text()});
}

void TextDocuments::handle_jobs() {
  queue_.handle(kind,
                [this](const jobs::Job& job) { prepare(job.organization, json::decode<Payload>(job.payload).after); });
}

namespace {
constexpr db::Sql select_texts{
    "select id, file, title, created_at from document_reference"
    " where organization = $1 and media_type = 'text/plain' and id > $2 order by id limit $3"};
}  // namespace

void TextDocuments::prepare(OrganizationId organization, DocumentId after) {
  const auto texts = database_.read([&](db::Transaction& transaction) {
    return transaction.all<PlainText>(select_texts, organization, after, batch);
  });
  const auto turned = turn(organization, texts);
  files_.settle();
  const bool is_full = texts.size() == batch;
  if (turned.empty() && !is_full) return;
  database_.write([&](db::Transaction& transaction) {
    file(transaction, organization, turned);
    // While this job stands another import's asking is not heard, so after its last work it looks once more.
    go_on(transaction, organization, is_full ? texts.back().id : DocumentId{});
  });
}

std::vector<TurnedText> TextDocuments::turn(OrganizationId organization, const std::vector<PlainText>& texts) {
  std::vector<TurnedText> all;
  if (texts.empty()) return all;
  const auto contract = database_.read(
      [&](db::Transaction& transaction) { return organization::store::by_id(transaction, organization); });
  for (const auto& text : texts) {
    try {
      const auto bytes = database_.read(
          [&](db::Transaction& transaction) { return files_.read_all(transaction, organization, text.file); });
      const auto pdf = pdf::from_text(text.title, as_text(bytes), contract->language, text.created_at);
      const auto writer = files_.create(organization);
      writer->write(pdf.bytes);
      all.push_back({text.id, text.file, writer->keep("application/pdf", files::Sync::later), pdf.pages});
    } catch (const files::Corrupt& error) {
      spdlog::error("document {} stays a text: {}", text.id.text(), error.what());
    } catch (const std::length_error& error) {
      spdlog::warn("document {} stays a text: {}", text.id.text(), error.what());
    }
  }
  return all;
}

// Only where the text is still the document's: an import may have replaced it meanwhile. A PDF without a row is swept.
constexpr db::Sql replace_text{
    "update document_reference set file = $4, original_file = $3, media_type = 'application/pdf', size = $5,"
    " sha256 = $6, pages = $7 where organization = $1 and id = $2 and file = $3 and media_type = 'text/plain'"};
void TextDocuments::file(db::Transaction& transaction, OrganizationId organization,
                         const std::vector<TurnedText>& all) {
  for (const auto& [document, text, pdf, pages] : all)
    if (transaction.run(replace_text, organization, document, text, pdf.id, pdf.size, pdf.sha256, pages) > 0)
      files_.record(transaction, organization, pdf);
}

void TextDocuments::go_on(db::Transaction& transaction, OrganizationId organization, DocumentId after) {
  // A key that no standing job has: this one still stands under its own.
  queue_.add(transaction, {.kind = kind,
                           .organization = organization,
                           .payload = json::encode(Payload{after}),
                           .unique_key = Uuid::make().text()});
}

}  // namespace portico::documents
