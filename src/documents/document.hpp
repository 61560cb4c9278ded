#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/spelling.hpp"
#include "delivery/message.hpp"
#include "files/files.hpp"
#include "json/text.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"

namespace portico::documents {

using DocumentId = Id<struct DocumentTag>;
using UploadId = Id<struct UploadTag>;

enum class DocumentType {
  invoice,
  receipt,
  report,
  lab_report,
  imaging,
  ambulatory_sheet,
  discharge_summary,
  referral,
  prescription,
  consent,
  treatment_plan,
  certificate,
  vaccination,
  other
};
BOOST_DESCRIBE_ENUM(DocumentType, invoice, receipt, report, lab_report, imaging, ambulatory_sheet, discharge_summary,
                    referral, prescription, consent, treatment_plan, certificate, vaccination, other)

// http://hl7.org/fhir/R4/valueset-document-reference-status.html
enum class DocumentStatus { current, superseded, entered_in_error };
BOOST_DESCRIBE_ENUM(DocumentStatus, current, superseded, entered_in_error)

// Who reads: patients see current and superseded documents with patient access; staff see all.
enum class Reader { patient, staff };

enum class Order { newest_examination, oldest_examination, newest_filed };

// As a list shows it to a patient.
struct Document {
  DocumentId id;
  DocumentType type = DocumentType::other;
  DocumentStatus status = DocumentStatus::current;
  std::string title;
  Date examination_date;
  std::string media_type;
  std::int64_t size = 0;  // bytes
  std::int64_t pages = 0;
  std::string practitioner;
  std::string location;
  Instant created_at;
  bool viewed = false;  // by the patient's side
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (id, type, status, title, examination_date, media_type, size, pages, practitioner, location,
                       created_at, viewed))

// And to staff.
struct StaffDocument : Document {
  bool patient_access = false;
  std::string file_name;
  std::string source;                     // staff, import:<source>
  std::optional<std::string> created_by;  // the name of the member of staff
  std::optional<Instant> first_viewed_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(StaffDocument, (Document),
                      (patient_access, file_name, source, created_by, first_viewed_at, version))

struct DocumentList {
  std::vector<Document> items;
  std::optional<std::string> next_cursor;
  std::optional<std::map<std::string, std::int64_t>> counts;  // by type, on the first page
};
BOOST_DESCRIBE_STRUCT(DocumentList, (), (items, next_cursor, counts))

struct StaffDocumentList {
  std::vector<StaffDocument> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(StaffDocumentList, (), (items, next_cursor))

struct DocumentListQuery {
  std::optional<DocumentType> type;
  std::optional<Date> from;  // examination date, both ends included
  std::optional<Date> to;
  std::optional<std::string> sort;  // -examination_date (default), examination_date, -created_at
  std::optional<bool> counts;       // whether the first page also counts by type
  std::optional<int> limit;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(DocumentListQuery, (), (type, from, to, sort, counts, limit, cursor))

struct DocumentSearch {
  Text<1, 200> query;
  std::optional<DocumentType> type;
  std::optional<Date> from;  // examination date, both ends included
  std::optional<Date> to;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(DocumentSearch, (), (query, type, from, to, cursor))

// `title_marked` has U+0001 before and U+0002 after each match.
struct DocumentMatch {
  Document document;
  std::string title_marked;
};
BOOST_DESCRIBE_STRUCT(DocumentMatch, (), (document, title_marked))
struct DocumentMatches {
  std::vector<DocumentMatch> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(DocumentMatches, (), (items, next_cursor))

// One document with where its pages and bytes are.
struct DocumentView : Document {
  std::vector<std::string> page_images;
  std::string content;
};
BOOST_DESCRIBE_STRUCT(DocumentView, (Document), (page_images, content))
struct StaffDocumentView : StaffDocument {
  std::vector<std::string> page_images;
  std::string content;
};
BOOST_DESCRIBE_STRUCT(StaffDocumentView, (StaffDocument), (page_images, content))

// Bytes that passed the checks, waiting to be filed.
struct Upload {
  UploadId upload_id;
  std::string media_type;
  std::int64_t size = 0;
  std::string sha256;  // hex, of the bytes as they came
  std::int64_t pages = 0;
  std::string file_name;
  std::vector<std::string> notes;  // what was done or seen: gps_removed, acroform…
};
BOOST_DESCRIBE_STRUCT(Upload, (), (upload_id, media_type, size, sha256, pages, file_name, notes))

struct FileDocument {
  UploadId upload_id;
  DocumentType type = DocumentType::other;
  Text<1, 200> title;
  Date examination_date;
  bool patient_access = false;
  std::optional<std::vector<delivery::Channel>> notify;  // absent: the patient's default; empty: nobody is told
  std::optional<organization::PractitionerId> practitioner_id;
  std::optional<organization::LocationId> location_id;
};
BOOST_DESCRIBE_STRUCT(FileDocument, (),
                      (upload_id, type, title, examination_date, patient_access, notify, practitioner_id, location_id))

// `notified`: the channels by which the patient is told; none with the reason in `notice_skipped`.
struct FiledDocument : StaffDocument {
  std::vector<delivery::Channel> notified;
  std::optional<std::string> notice_skipped;
};
BOOST_DESCRIBE_STRUCT(FiledDocument, (StaffDocument), (notified, notice_skipped))

struct DocumentChange {
  std::int64_t version = 0;
  std::optional<DocumentType> type;
  std::optional<Text<1, 200>> title;
  std::optional<Date> examination_date;
  std::optional<bool> patient_access;
  std::optional<DocumentStatus> status;
};
BOOST_DESCRIBE_STRUCT(DocumentChange, (), (version, type, title, examination_date, patient_access, status))

}  // namespace portico::documents

namespace portico {
template <>
inline constexpr bool spelled_with_hyphens<documents::DocumentStatus> = true;
}
