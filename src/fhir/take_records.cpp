#include "fhir/writer.hpp"
#include "records/store.hpp"

namespace portico::fhir {
namespace {

template <class IdType>
std::optional<IdType> as_id(const std::optional<Uuid>& id) {
  return id ? std::optional<IdType>{IdType{*id}} : std::nullopt;
}

}  // namespace

void Writer::take(db::Transaction& transaction, const store::Claimed& claimed, Uuid patient, const EncounterIn& in) {
  const auto practitioner = links_.find(transaction, in.practitioner, "Practitioner");
  const auto location = links_.find(transaction, in.location, "Location");
  if ((!practitioner && !in.practitioner.empty()) || (!location && !in.location.empty()))
    late_links_.push_back({claimed.local_id, false, in.practitioner, in.location});
  records::store::put(transaction, order_.organization.id,
                      {.id = {claimed.local_id},
                       .patient = {patient},
                       .status = from_spelling<records::EncounterStatus>(in.status).value(),
                       .class_code = in.class_code,
                       .title = in.title,
                       .reason = in.reason,
                       .started_at = in.started_at,
                       .ended_at = in.ended_at,
                       .location = as_id<organization::LocationId>(location),
                       .practitioner = as_id<organization::PractitionerId>(practitioner),
                       .location_name = in.location.display,
                       .practitioner_name = in.practitioner.display});
}

void Writer::take(db::Transaction& transaction, const Prepared& prepared, const store::Claimed& claimed, Uuid patient,
                  const DocumentIn& in, Outcome& outcome) {
  const auto organization = order_.organization.id;
  const auto practitioner = links_.find(transaction, in.author, "Practitioner");
  if (!practitioner && !in.author.empty()) late_links_.push_back({claimed.local_id, true, in.author, {}});
  if (in.has_other_formats) ++outcome.report.remarks["OTHER_FORMATS"];

  const auto now = services_.clock.now();
  const auto& file = prepared.file->file;
  services_.files.record(transaction, organization, file);
  documents::store::NewDocument document{
      .id = {claimed.local_id},
      .patient = {patient},
      .status = from_spelling<documents::DocumentStatus>(in.status).value(),
      .type = from_spelling<documents::DocumentType>(in.type).value_or(documents::DocumentType::report),
      .title = in.title.empty() ? in.type : in.title,
      .examination_date = in.date.value_or(date_in_zone(now, order_.organization.time_zone)),
      .patient_access = order_.patient_access,
      .file = file.id,
      .original_file = std::nullopt,
      .file_name = in.file_name,
      .media_type = file.media_type,
      .size = file.size,
      .sha256 = file.sha256,
      .pages = prepared.file->pages,
      .practitioner = as_id<organization::PractitionerId>(practitioner),
      .practitioner_name = in.author.display,
      .location = std::nullopt,
      .encounter = links_.find(transaction, in.encounter, "Encounter"),
      .source = "import:" + order_.source,
      .created_by = std::nullopt,
      .created_at = now};
  if (claimed.claim == store::Claim::fresh)
    documents::store::insert(transaction, organization, document);
  else
    documents::store::replace(transaction, organization, document);
}

}  // namespace portico::fhir
