#include "documents/documents.hpp"

#include <limits>

#include "audit/changed_fields.hpp"
#include "base/page.hpp"
#include "base/refused.hpp"
#include "base/text.hpp"
#include "documents/matching.hpp"
#include "documents/store.hpp"
#include "organization/store.hpp"

namespace portico::documents {
namespace {

constexpr std::size_t matches_a_page = 50;
constexpr int most_searched = 2'000;

Order order_of(const std::optional<std::string>& sort) {
  if (!sort || *sort == "-examination_date") return Order::newest_examination;
  if (*sort == "examination_date") return Order::oldest_examination;
  if (*sort == "-created_at") return Order::newest_filed;
  throw Refused::fields({{"sort", "FORMAT_CHOICE", {{"allowed", "-examination_date, examination_date, -created_at"}}}},
                        Reason::bad_request);
}

store::Place start_of(Order order) {
  if (order == Order::oldest_examination) return {*Date::make(1, 1, 1), Instant{}, Uuid{}};
  return {*Date::make(9999, 12, 31), Instant{std::numeric_limits<std::int64_t>::max()}, Uuid{}};
}

store::Place place_of(Order order, const std::optional<std::string>& cursor) {
  auto place = start_of(order);
  if (!cursor) return place;
  const auto parsed = Cursor::parse(*cursor);
  place.id = parsed.id;
  if (order == Order::newest_filed) {
    const auto moment = Instant::parse(parsed.key);
    if (!moment) throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
    place.created_at = *moment;
  } else {
    const auto day = Date::parse(parsed.key);
    if (!day) throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
    place.date = *day;
  }
  return place;
}

std::string cursor_after(Order order, const Document& last) {
  const auto key = order == Order::newest_filed ? last.created_at.rfc3339() : last.examination_date.text();
  return Cursor{key, last.id.value}.text();
}

template <class Row>
using ListRows = std::vector<Row>(db::Transaction&, OrganizationId, patients::PatientId, const store::Filter&, Order,
                                  const store::Place&, int);

// A row more than asked for tells that there is a next page.
template <class Row>
std::vector<Row> page_of(ListRows<Row>& list, db::Transaction& transaction, OrganizationId organization,
                         patients::PatientId patient, const DocumentListQuery& query,
                         std::optional<std::string>& next_cursor) {
  const auto order = order_of(query.sort);
  const int size = page_size(query.limit);
  next_cursor.reset();
  auto rows = list(transaction, organization, patient, {query.type, query.from, query.to}, order,
                   place_of(order, query.cursor), size + 1);
  if (rows.size() > static_cast<std::size_t>(size)) {
    rows.pop_back();
    next_cursor = cursor_after(order, rows.back());
  }
  return rows;
}

std::string checked_title(const std::string& title) {
  auto tidied = tidy(title);
  if (tidied.empty()) throw Refused::field("title", "MISSING");
  return tidied;
}

// A day that lies after tomorrow (anywhere on Earth) or before the patient's birth is a slip of the pen.
void check_examination_date(Date date, Instant now, const std::optional<Date>& birth) {
  if (date > date_in_zone(now, "UTC").plus_days(1)) throw Refused::field("examination_date", "EXAMINATION_DATE_FUTURE");
  if (birth && date < *birth) throw Refused::field("examination_date", "EXAMINATION_DATE_BEFORE_BIRTH");
}

// Institution and practitioner are the contract's own.
void check_places(db::Transaction& transaction, OrganizationId organization, const FileDocument& wanted) {
  if (wanted.practitioner_id &&
      !organization::store::practitioner_name(transaction, organization, *wanted.practitioner_id))
    throw Refused::field("practitioner_id", "FORMAT_ID");
  if (wanted.location_id && !organization::store::has_location(transaction, organization, *wanted.location_id))
    throw Refused::field("location_id", "FORMAT_ID");
}

store::NewDocument new_document(const Caller& caller, patients::PatientId patient, const FileDocument& wanted,
                                const store::StoredUpload& upload, Instant now) {
  store::NewDocument document;
  document.id = DocumentId::make();
  document.patient = patient;
  document.type = wanted.type;
  document.title = checked_title(wanted.title);
  document.examination_date = wanted.examination_date;
  document.patient_access = wanted.patient_access;
  document.file = upload.file;
  document.file_name = upload.file_name;
  document.media_type = upload.media_type;
  document.size = upload.size;
  document.sha256 = upload.sha256;
  document.pages = upload.pages;
  document.practitioner = wanted.practitioner_id;
  document.location = wanted.location_id;
  document.source = "staff";
  document.created_by = caller.actor;
  document.created_at = now;
  return document;
}

StaffDocument changed(StaffDocument document, const DocumentChange& wanted) {
  document.type = wanted.type.value_or(document.type);
  if (wanted.title) document.title = checked_title(*wanted.title);
  document.examination_date = wanted.examination_date.value_or(document.examination_date);
  document.patient_access = wanted.patient_access.value_or(document.patient_access);
  document.status = wanted.status.value_or(document.status);
  return document;
}

}  // namespace

DocumentList Documents::list(OrganizationId organization, patients::PatientId patient, const DocumentListQuery& query) {
  DocumentList list;
  list.items = database_.read([&](db::Transaction& transaction) {
    return page_of(store::list_for_patient, transaction, organization, patient, query, list.next_cursor);
  });
  if (query.counts.value_or(false)) {
    list.counts.emplace();
    const auto counts = database_.read([&](db::Transaction& transaction) {
      return store::counts(transaction, organization, patient, Reader::patient);
    });
    for (const auto& [type, count] : counts) list.counts->emplace(type, count);
  }
  return list;
}

StaffDocumentList Documents::list_for_staff(OrganizationId organization, patients::PatientId patient,
                                            const DocumentListQuery& query) {
  StaffDocumentList list;
  list.items = database_.read([&](db::Transaction& transaction) {
    return page_of(store::list_for_staff, transaction, organization, patient, query, list.next_cursor);
  });
  return list;
}

DocumentMatches Documents::search(OrganizationId organization, patients::PatientId patient,
                                  const DocumentSearch& wanted) {
  constexpr auto order = Order::newest_examination;
  const auto place = place_of(order, wanted.cursor);
  const auto rows = database_.read([&](db::Transaction& transaction) {
    return store::list_for_patient(transaction, organization, patient, {wanted.type, wanted.from, wanted.to}, order,
                                   place, most_searched);
  });
  DocumentMatches matches;
  const Query query{wanted.query.value};
  const Document* last = nullptr;
  for (const auto& row : rows) {
    if (!query.matches(row)) continue;
    if (matches.items.size() == matches_a_page) {
      matches.next_cursor = cursor_after(order, *last);
      break;
    }
    matches.items.push_back({row, query.marked(row.title)});
    last = &row;
  }
  return matches;
}

StaffDocument Documents::find(OrganizationId organization, patients::PatientId patient, DocumentId id, Reader reader) {
  auto found = database_.read(
      [&](db::Transaction& transaction) { return store::find(transaction, organization, patient, id, reader); });
  if (!found) throw Refused::not_found();
  return std::move(*found);
}

void Documents::viewed(OrganizationId organization, const StaffDocument& document) {
  if (document.viewed) return;
  journal_.along([organization, id = document.id, now = clock_.now()](db::Transaction& transaction) {
    store::mark_viewed(transaction, organization, id, now);
  });
}

FiledDocument Documents::file(const Caller& caller, patients::PatientId patient, const FileDocument& wanted) {
  const auto organization = caller.organization;
  const auto now = clock_.now();
  return database_.write([&](db::Transaction& transaction) {
    const auto person = store::patient(transaction, organization, patient);
    if (!person) throw Refused::not_found();
    check_examination_date(wanted.examination_date, now, person->birth_date);
    check_places(transaction, organization, wanted);
    const auto upload = store::claim_upload(transaction, organization, wanted.upload_id, caller.actor, now);
    if (!upload) throw Refused::field("upload_id", "UPLOAD_UNKNOWN");
    const auto document = new_document(caller, patient, wanted, *upload, now);
    store::insert(transaction, organization, document);
    journal_.write(transaction, caller,
                   {.action = audit::Action::document_filed,
                    .patient = patient.value,
                    .entity_type = "DocumentReference",
                    .entity = document.id.value});
    const auto told = announce_(transaction, caller, {patient, document.id, wanted.patient_access, wanted.notify});
    FiledDocument filed;
    static_cast<StaffDocument&>(filed) = *store::find(transaction, organization, patient, document.id, Reader::staff);
    filed.notified = told.channels;
    filed.notice_skipped = told.skipped;
    return filed;
  });
}

StaffDocument Documents::change(const Caller& caller, patients::PatientId patient, DocumentId id,
                                const DocumentChange& wanted) {
  const auto organization = caller.organization;
  return database_.write([&](db::Transaction& transaction) {
    const auto before = store::find(transaction, organization, patient, id, Reader::staff);
    if (!before) throw Refused::not_found();
    if (before->version != wanted.version) throw Refused{Reason::conflict, "VERSION_CHANGED"};
    if (wanted.examination_date) {
      const auto person = store::patient(transaction, organization, patient);
      check_examination_date(*wanted.examination_date, clock_.now(), person ? person->birth_date : std::nullopt);
    }
    const auto after = changed(*before, wanted);
    store::change(transaction, organization, after, wanted.version);
    journal_.write(transaction, caller,
                   {.action = audit::Action::document_changed,
                    .patient = patient.value,
                    .entity_type = "DocumentReference",
                    .entity = id.value,
                    .detail = audit::changed_fields(*before, after)});
    return *store::find(transaction, organization, patient, id, Reader::staff);
  });
}

}  // namespace portico::documents
