#include "documents/uploads.hpp"

#include "base/refused.hpp"
#include "documents/store.hpp"

namespace portico::documents {
namespace {

Bytes all_bytes(files::Reader& reader, std::int64_t size) {
  Bytes bytes;
  bytes.reserve(static_cast<std::size_t>(size));
  for (auto piece = reader.next(); !piece.empty(); piece = reader.next())
    bytes.insert(bytes.end(), piece.begin(), piece.end());
  return bytes;
}

std::string without_parameters(std::string_view media_type) {
  media_type = media_type.substr(0, media_type.find(';'));
  while (!media_type.empty() && media_type.back() == ' ') media_type.remove_suffix(1);
  std::string lower{media_type};
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower == "image/jpg" ? "image/jpeg" : lower;
}

}  // namespace

files::StoredFile Uploads::keep_clean(OrganizationId organization, const Bytes& clean, const std::string& media_type) {
  const auto writer = files_.create(organization);
  writer->write(clean);
  return writer->keep(media_type);
}

Upload Uploads::take(const Caller& caller, const files::StoredFile& raw, const std::string& claimed_type,
                     const std::string& file_name) {
  const auto organization = caller.organization;
  sandbox::Verdict verdict;
  Bytes clean;
  try {
    const auto reader = files_.open_kept(organization, raw);
    verdict = sandbox_.inspect(all_bytes(*reader, raw.size), without_parameters(claimed_type), &clean);
  } catch (...) {
    files_.discard(organization, raw);
    throw;
  }
  if (!verdict.accepted) {
    files_.discard(organization, raw);
    throw Refused::field("file", verdict.code);
  }

  auto kept = raw;
  kept.media_type = verdict.media_type;
  if (!clean.empty()) {
    kept = keep_clean(organization, clean, verdict.media_type);
    files_.discard(organization, raw);
  }
  const store::StoredUpload upload{UploadId::make(), caller.actor, kept.id,       file_name,   kept.media_type,
                                   kept.size,        kept.sha256,  verdict.pages, clock_.now()};
  database_.write([&](db::Transaction& transaction) {
    files_.record(transaction, organization, kept);
    store::insert_upload(transaction, organization, upload);
    journal_.write(transaction, caller,
                   {.action = audit::Action::document_uploaded, .entity_type = "Binary", .entity = upload.id.value});
  });
  return {upload.id, upload.media_type, upload.size, to_hex(raw.sha256), verdict.pages, file_name, verdict.notes};
}

void Uploads::sweep() {
  constexpr hours kept{24};
  constexpr int at_once = 100;
  std::size_t gone = 0;
  do {
    gone = database_.write([&](db::Transaction& transaction) {
      const auto old = store::take_old_uploads(transaction, clock_.now() - kept, at_once);
      for (const auto& upload : old)
        if (!upload.filed_at) files_.forget(transaction, upload.organization, upload.file);
      return old.size();
    });
  } while (gone == at_once);
}

}  // namespace portico::documents
