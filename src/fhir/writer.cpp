#include "fhir/writer.hpp"

#include "documents/text_documents.hpp"
#include "records/kept_body.hpp"
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

}  // namespace

Writer::Writer(const ImportServices& services, const Caller& caller, const ImportOrder& order, const Known& known)
    : services_{services},
      caller_{caller},
      order_{order},
      links_{order.organization.id, order.source, known},
      run_{services.clock.now()} {}

void Writer::write(Batch&& batch) {
  resources_ += batch.resources.size() + batch.refused.size();
  for (auto& refused : batch.refused) report_.refused.push_back(std::move(refused));
  write_batch(batch, Waiting::allowed);
}

void Writer::finish() {
  auto waited = std::move(waiting_);
  waiting_ = {};
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
  const auto& prepared = *batch.resources[place];
  if (prepared.unchanged) {
    ++outcome.report.unchanged[prepared.type];
    return;
  }
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
                                    prepared.local_id, prepared.hash, run_);
  links_.add(prepared.key, claimed.local_id);
  if (claimed.claim == store::Claim::unchanged) {
    ++outcome.report.unchanged[prepared.type];
    return;
  }
  for (const auto& identifier : prepared.identifiers)
    links_.add(transaction, prepared.type, identifier, claimed.local_id);
  if (std::holds_alternative<PatientIn>(prepared.taken)) patient = claimed.local_id;
  take(transaction, prepared, claimed, patient, outcome);
  keep(transaction, prepared, claimed.local_id, patient);
  ++(is_kept_only(prepared) ? outcome.report.kept : outcome.report.taken)[prepared.type];
}

void Writer::take(db::Transaction& transaction, const Prepared& prepared, const store::Claimed& claimed,
                  std::optional<Uuid> patient, Outcome& outcome) {
  std::visit(
      [&](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, PatientIn>) {
          take(transaction, prepared, claimed, value, outcome);
        } else if constexpr (std::is_same_v<Value, DocumentIn>) {
          take(transaction, prepared, claimed, *patient, value, outcome);
        } else if constexpr (std::is_same_v<Value, EncounterIn>) {
          take(transaction, claimed, *patient, value);
        } else if constexpr (!std::is_same_v<Value, std::monostate>) {
          take(transaction, prepared, claimed, value);
        }
      },
      prepared.taken);
}

void Writer::keep(db::Transaction& transaction, const Prepared& prepared, Uuid local_id, std::optional<Uuid> patient) {
  const auto organization = order_.organization.id;
  std::optional<patients::PatientId> owner;
  if (patient) owner = patients::PatientId{*patient};
  const auto put = [&](BytesView sealed) {
    records::store::keep(transaction, organization, local_id, order_.source, prepared.type, prepared.id, owner, sealed);
  };
  if (local_id == prepared.local_id) return put(prepared.sealed);
  // An earlier content of this import gave it another id.
  put(records::store::seal(services_.keys, organization, local_id,
                           records::store::open(services_.keys, organization, prepared.local_id, prepared.sealed)));
}

}  // namespace portico::fhir
