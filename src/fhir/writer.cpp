#include "fhir/writer.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "base/refused.hpp"
#include "base/text.hpp"
#include "documents/text_documents.hpp"
#include "records/store.hpp"

namespace portico::fhir {
namespace {

const Reference& subject_of(const Prepared& prepared) {
  if (const auto* encounter = std::get_if<EncounterIn>(&prepared.taken)) return encounter->subject;
  if (const auto* document = std::get_if<DocumentIn>(&prepared.taken)) return document->subject;
  return prepared.patient;
}

bool must_have_patient(const Prepared& prepared) {
  return std::holds_alternative<EncounterIn>(prepared.taken) || std::holds_alternative<DocumentIn>(prepared.taken);
}

// A resource about somebody of another kind (a Group, a Location) has no patient here and needs none.
bool names_patient(const Reference& reference) {
  return !reference.empty() && (reference.type.empty() || reference.type == "Patient");
}

bool is_kept_only(const Prepared& prepared) { return std::holds_alternative<std::monostate>(prepared.taken); }

void merge(std::map<std::string, std::int64_t>& into, const std::map<std::string, std::int64_t>& from) {
  for (const auto& [key, count] : from) into[key] += count;
}

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

}  // namespace

Writer::Writer(const ImportServices& services, const Caller& caller, const ImportOrder& order)
    : services_{services}, caller_{caller}, order_{order}, links_{order.organization.id, order.source} {}

void Writer::write(Batch&& batch) {
  resources_ += batch.resources.size() + batch.refused.size();
  for (auto& refused : batch.refused) report_.refused.push_back(std::move(refused));
  stage_documents(batch);
  write_batch(batch, Waiting::allowed);
}

void Writer::finish() {
  auto waited = std::move(waiting_);
  waiting_ = {};
  stage_documents(waited);
  write_batch(waited, Waiting::over);
  services_.database.write([&](db::Transaction& transaction) {
    for (const auto& late : late_links_) {
      const auto practitioner = links_.find(transaction, late.practitioner, "Practitioner");
      const auto location = links_.find(transaction, late.location, "Location");
      if (late.is_document && practitioner)
        store::link_document(transaction, order_.organization.id, late.id, practitioner);
      if (!late.is_document && (practitioner || location))
        store::link_encounter(transaction, order_.organization.id, late.id, practitioner, location);
    }
    documents::ask_to_prepare_texts(services_.queue, transaction, order_.organization.id);
  });
}

// What was imported before with the same content needs no file.
bool Writer::is_known(const Prepared& prepared) {
  return services_.database.read([&](db::Transaction& transaction) {
    return store::is_known(transaction, order_.organization.id, order_.source, prepared.type, prepared.id,
                           prepared.hash);
  });
}

void Writer::stage_documents(Batch& batch) {
  staged_.clear();
  std::vector<Prepared> kept;
  kept.reserve(batch.resources.size());
  for (auto& prepared : batch.resources) {
    if (prepared.type == "Binary") {
      const auto body = boost::json::parse(prepared.body).as_object();
      if (auto content = from_base64(text_at(body, "data"))) binaries_[prepared.id] = std::move(*content);
    }
    auto* document = std::get_if<DocumentIn>(&prepared.taken);
    if (document && !is_known(prepared)) {
      if (auto reason = stage(prepared, *document)) {
        report_.refused.push_back({prepared.origin.file, prepared.type, prepared.id, std::move(*reason)});
        continue;
      }
    }
    kept.push_back(std::move(prepared));
  }
  batch.resources = std::move(kept);
  if (!staged_.empty()) services_.files.settle();
}

std::string Writer::version_key(const Prepared& prepared) {
  return prepared.id + "/" + std::string{as_text(prepared.hash)};
}

// Puts a document's bytes into the file store; the reason when they are not to be had or not what they claim to be.
std::optional<std::string> Writer::stage(Prepared& prepared, DocumentIn& document) {
  Bytes content = document.content;
  if (content.empty()) {
    const auto binary = binaries_.find(document.binary.id);
    if (binary == binaries_.end()) return "ATTACHMENT_ELSEWHERE";
    content = binary->second;
  }
  Staged staged;
  if (document.media_type == "text/plain") {
    content = utf8_of(std::move(content));
  } else {
    Bytes clean;
    const auto verdict = services_.sandbox.inspect(content, document.media_type, &clean);
    if (!verdict.accepted) return verdict.code;
    if (!clean.empty()) content = std::move(clean);
    document.media_type = verdict.media_type;
    staged.pages = verdict.pages;
  }
  const auto file = services_.files.create(order_.organization.id);
  file->write(content);
  staged.file = file->keep(document.media_type, files::Sync::later);
  staged_[version_key(prepared)] = std::move(staged);
  return std::nullopt;
}

void Writer::write_batch(Batch& batch, Waiting waiting) {
  if (batch.resources.empty()) return;
  const auto links_before = late_links_.size();
  const auto outcome = services_.database.write([&](db::Transaction& transaction) {
    late_links_.resize(links_before);
    Outcome made;
    for (std::size_t place = 0; place < batch.resources.size(); ++place)
      write_one(transaction, batch, place, waiting, made);
    services_.journal.write(transaction, caller_,
                            {.action = audit::Action::resource_imported, .entity_type = "Bundle"});
    return made;
  });
  merge(report_.taken, outcome.report.taken);
  merge(report_.unchanged, outcome.report.unchanged);
  merge(report_.kept, outcome.report.kept);
  merge(report_.remarks, outcome.report.remarks);
  for (const auto& refused : outcome.report.refused) report_.refused.push_back(refused);
  for (const auto place : outcome.waiting) waiting_.resources.push_back(std::move(batch.resources[place]));
}

void Writer::write_one(db::Transaction& transaction, const Batch& batch, std::size_t place, Waiting waiting,
                       Outcome& outcome) {
  const auto& prepared = batch.resources[place];
  const auto& subject = subject_of(prepared);
  std::optional<Uuid> patient;
  if (names_patient(subject)) patient = links_.find(transaction, subject, "Patient");
  const bool lacks_patient = !patient && (names_patient(subject) || must_have_patient(prepared));
  if (lacks_patient && waiting == Waiting::allowed) return outcome.waiting.push_back(place);
  if (lacks_patient && must_have_patient(prepared)) {
    outcome.report.refused.push_back({prepared.origin.file, prepared.type, prepared.id, "PATIENT_UNKNOWN"});
    return;
  }

  const auto claimed = store::claim(transaction, order_.organization.id, order_.source, prepared.type, prepared.id,
                                    prepared.proposed, prepared.hash, run_);
  links_.add(prepared.type, prepared.id, claimed.local_id);
  if (claimed.claim == store::Claim::unchanged) {
    ++outcome.report.unchanged[prepared.type];
    return;
  }
  for (const auto& identifier : prepared.identifiers)
    links_.add(transaction, prepared.type, identifier, claimed.local_id);
  std::visit(
      [&](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, PatientIn>) {
          take(transaction, prepared, claimed, value, outcome);
          patient = claimed.local_id;
        } else if constexpr (std::is_same_v<Value, DocumentIn>) {
          take(transaction, prepared, claimed, *patient, value, outcome);
        } else if constexpr (std::is_same_v<Value, EncounterIn>) {
          take(transaction, claimed, *patient, value);
        } else if constexpr (!std::is_same_v<Value, std::monostate>) {
          take(transaction, prepared, claimed, value);
        }
      },
      prepared.taken);
  std::optional<patients::PatientId> owner;
  if (patient) owner = patients::PatientId{*patient};
  records::store::keep(transaction, services_.keys, order_.organization.id, claimed.local_id, order_.source,
                       prepared.type, prepared.id, owner, prepared.body);
  ++(is_kept_only(prepared) ? outcome.report.kept : outcome.report.taken)[prepared.type];
}

}  // namespace portico::fhir
