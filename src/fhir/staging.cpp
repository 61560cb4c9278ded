#include "fhir/staging.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text.hpp"
#include "records/kept_body.hpp"

namespace portico::fhir {
namespace {

// Text attachments are UTF-8, or Windows-1252 where they are not (what old systems send).
Bytes utf8_of(Bytes content) {
  if (is_utf8(as_text(content))) return content;
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("windows-1252", &error);
  const icu::UnicodeString text{reinterpret_cast<const char*>(content.data()),
                                static_cast<std::int32_t>(content.size()), converter, error};
  ucnv_close(converter);
  std::string result;
  text.toUTF8String(result);
  return to_bytes(result);
}

int rank_of(const std::unique_ptr<Prepared>& prepared) { return prepared->rank; }

}  // namespace

Stager::Stager(const ImportServices& services, const ImportOrder& order, const Known& known)
    : services_{services}, order_{order}, known_{known} {}

void Stager::stage(Batch& batch) {
  std::ranges::stable_sort(batch.resources, {}, rank_of);
  std::erase_if(batch.resources, [&](const std::unique_ptr<Prepared>& prepared) {
    auto reason = stage(*prepared);
    if (reason) batch.refused.push_back({prepared->origin.file, prepared->type, prepared->id, std::move(*reason)});
    return reason.has_value();
  });
}

std::optional<std::string> Stager::stage(Prepared& prepared) {
  // Even of a Binary that has not changed: a document that has may want it.
  if (!prepared.content.empty()) binaries_[prepared.id] = std::exchange(prepared.content, {});
  prepared.unchanged = is_unchanged(prepared);
  std::optional<std::string> refused;
  if (!prepared.unchanged) {
    if (auto* document = std::get_if<DocumentIn>(&prepared.taken)) refused = keep_file(prepared, *document);
    const auto known = known_.local_id(prepared.key);
    prepared.local_id = known ? *known : Uuid::make();
    prepared.sealed = records::store::seal(services_.keys, order_.organization.id, prepared.local_id, prepared.body);
  }
  prepared.body = {};
  return refused;
}

// Of several contents in one import the last stands: after another one, what stood before is news again.
bool Stager::is_unchanged(const Prepared& prepared) {
  if (!renewed_.contains(prepared.key) && known_.has(prepared.key, prepared.hash)) return true;
  if (known_.local_id(prepared.key)) renewed_.insert(prepared.key);
  return false;
}

// Puts a document's bytes into the file store; the reason when they are not to be had or not what they claim to be.
std::optional<std::string> Stager::keep_file(Prepared& prepared, DocumentIn& document) {
  Bytes content = std::exchange(document.content, {});
  if (content.empty()) {
    const auto binary = binaries_.find(document.binary.id);
    if (binary == binaries_.end()) return "ATTACHMENT_ELSEWHERE";
    content = binary->second;
  }
  std::int64_t pages = 0;
  if (document.media_type == "text/plain") {
    content = utf8_of(std::move(content));
  } else {
    Bytes clean;
    const auto verdict = services_.sandbox.inspect(content, document.media_type, &clean);
    if (!verdict.accepted) return verdict.code;
    if (!clean.empty()) content = std::move(clean);
    document.media_type = verdict.media_type;
    pages = verdict.pages;
  }
  const auto file = services_.files.create(order_.organization.id);
  file->write(content);
  prepared.file = {file->keep(document.media_type, files::Sync::later), pages};
  return std::nullopt;
}

}  // namespace portico::fhir
