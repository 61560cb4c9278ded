#include "documents/store.hpp"

#include <array>

#include "base/refused.hpp"

namespace portico::documents::store {
namespace {

// In the order of Document's members.
#define DOCUMENT_COLUMNS                                                                                             \
  "select d.id as id, d.type as type, d.status as status, d.title as title, d.examination_date as examination_date," \
  " d.media_type as media_type, d.size as size, d.pages as pages, d.practitioner_name as practitioner,"              \
  " d.location_name as location, d.created_at as created_at,"                                                        \
  " case when d.first_viewed_at is null then 0 else 1 end as viewed"

// In the order of StaffDocument's members.
#define STAFF_DOCUMENT                                                                                        \
  DOCUMENT_COLUMNS                                                                                            \
  ", d.patient_access as patient_access, d.file_name as file_name, d.source as source, s.name as created_by," \
  " d.first_viewed_at as first_viewed_at, d.version as version from document_reference d"                     \
  " left join staff_account s on s.id = d.created_by"

// A patient never sees what has no patient access or was entered in error.
#define SHOWN_TO_PATIENTS "d.patient_access = 1 and d.status <> 'entered-in-error'"
#define OF_PATIENT " where d.organization = $1 and d.patient = $2"
// $3 = 1: staff.
#define READABLE OF_PATIENT " and ($3 = 1 or (" SHOWN_TO_PATIENTS "))"

// $3 type or '', $4 and $5 the days between; $6 and $7 the place after which the list goes on, $8 how far.
#define FILTERED " and ($3 = '' or d.type = $3) and d.examination_date >= $4 and d.examination_date <= $5"
#define NEWEST_EXAMINATION \
  FILTERED " and (d.examination_date, d.id) < ($6, $7) order by d.examination_date desc, d.id desc limit $8"
#define OLDEST_EXAMINATION \
  FILTERED " and (d.examination_date, d.id) > ($6, $7) order by d.examination_date, d.id limit $8"
#define NEWEST_FILED FILTERED " and (d.created_at, d.id) < ($6, $7) order by d.created_at desc, d.id desc limit $8"

constexpr std::string_view first_day = "0001-01-01";
constexpr std::string_view last_day = "9999-12-31";

// One for each Order, in its order.
using Lists = std::array<db::Sql, 3>;

template <class Row>
std::vector<Row> list(db::Transaction& transaction, const Lists& statements, OrganizationId organization,
                      patients::PatientId patient, const Filter& filter, Order order, const Place& after, int limit) {
  const auto statement = statements[static_cast<std::size_t>(order)];
  const auto type = filter.type ? spelling(*filter.type) : std::string{};
  const auto from = filter.from ? filter.from->text() : std::string{first_day};
  const auto to = filter.to ? filter.to->text() : std::string{last_day};
  if (order == Order::newest_filed)
    return transaction.all<Row>(statement, organization, patient, type, from, to, after.created_at, after.id, limit);
  return transaction.all<Row>(statement, organization, patient, type, from, to, after.date, after.id, limit);
}

}  // namespace

constexpr Lists lists_for_patient{
    DOCUMENT_COLUMNS " from document_reference d" OF_PATIENT " and " SHOWN_TO_PATIENTS NEWEST_EXAMINATION,
    DOCUMENT_COLUMNS " from document_reference d" OF_PATIENT " and " SHOWN_TO_PATIENTS OLDEST_EXAMINATION,
    DOCUMENT_COLUMNS " from document_reference d" OF_PATIENT " and " SHOWN_TO_PATIENTS NEWEST_FILED};
std::vector<Document> list_for_patient(db::Transaction& transaction, OrganizationId organization,
                                       patients::PatientId patient, const Filter& filter, Order order,
                                       const Place& after, int limit) {
  return list<Document>(transaction, lists_for_patient, organization, patient, filter, order, after, limit);
}

constexpr Lists lists_for_staff{STAFF_DOCUMENT OF_PATIENT NEWEST_EXAMINATION,
                                STAFF_DOCUMENT OF_PATIENT OLDEST_EXAMINATION, STAFF_DOCUMENT OF_PATIENT NEWEST_FILED};
std::vector<StaffDocument> list_for_staff(db::Transaction& transaction, OrganizationId organization,
                                          patients::PatientId patient, const Filter& filter, Order order,
                                          const Place& after, int limit) {
  return list<StaffDocument>(transaction, lists_for_staff, organization, patient, filter, order, after, limit);
}

constexpr db::Sql count_by_type{"select d.type as type, count(*) as count from document_reference d" READABLE
                                " group by d.type"};
std::vector<TypeCount> counts(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                              Reader reader) {
  return transaction.all<TypeCount>(count_by_type, organization, patient, reader == Reader::staff);
}

constexpr db::Sql find_document{STAFF_DOCUMENT READABLE " and d.id = $4"};
std::optional<StaffDocument> find(db::Transaction& transaction, OrganizationId organization,
                                  patients::PatientId patient, DocumentId id, Reader reader) {
  return transaction.maybe<StaffDocument>(find_document, organization, patient, reader == Reader::staff, id);
}

constexpr db::Sql find_content{
    "select d.file as file, d.media_type as media_type, d.size as size, d.pages as pages, d.title as title"
    " from document_reference d" READABLE " and d.id = $4"};
std::optional<Content> content(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                               DocumentId id, Reader reader) {
  return transaction.maybe<Content>(find_content, organization, patient, reader == Reader::staff, id);
}

constexpr db::Sql find_person{"select birth_date from patient where organization = $1 and id = $2"};
std::optional<Person> patient(db::Transaction& transaction, OrganizationId organization, patients::PatientId id) {
  return transaction.maybe<Person>(find_person, organization, id);
}

// The name that stands in the table for that id, else `otherwise`.
#define NAME_OF(table, id, otherwise) \
  "coalesce((select name from " table " where organization = $1 and id = " id "), " otherwise ")"

constexpr db::Sql insert_document{
    "insert into document_reference (organization, id, patient, status, type, title, examination_date, patient_access, "
    "file,"
    " original_file, file_name, media_type, size, sha256, pages, practitioner, practitioner_name, location, "
    "location_name, encounter, source,"
    " created_by, created_at, version)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, " NAME_OF(
        "practitioner", "$16", "$17") ", $18, " NAME_OF("location", "$18", "''") ", $19, $20, $21, $22, 1)"};
void insert(db::Transaction& transaction, OrganizationId organization, const NewDocument& d) {
  transaction.run(insert_document, organization, d.id, d.patient, d.status, d.type, d.title, d.examination_date,
                  d.patient_access, d.file, d.original_file, d.file_name, d.media_type, d.size, d.sha256, d.pages,
                  d.practitioner, d.practitioner_name, d.location, d.encounter, d.source, d.created_by, d.created_at);
}

constexpr db::Sql replace_document{
    "update document_reference set status = $3, type = $4, title = $5, examination_date = $6, file = $7, original_file "
    "= $8,"
    " file_name = $9, media_type = $10, size = $11, sha256 = $12, pages = $13, practitioner = $14, practitioner_name "
    "= " NAME_OF("practitioner", "$14", "$15") ", location = $16, location_name = " NAME_OF(
        "location", "$16", "''") ", encounter = $17, version = version + 1 where organization = $1 and id = $2"};
void replace(db::Transaction& transaction, OrganizationId organization, const NewDocument& d) {
  transaction.run(replace_document, organization, d.id, d.status, d.type, d.title, d.examination_date, d.file,
                  d.original_file, d.file_name, d.media_type, d.size, d.sha256, d.pages, d.practitioner,
                  d.practitioner_name, d.location, d.encounter);
}

constexpr db::Sql rename_author{
    "update document_reference set practitioner_name = $3"
    " where organization = $1 and practitioner = $2 and practitioner_name <> $3"};
void author_is_called(db::Transaction& transaction, OrganizationId organization, organization::PractitionerId id,
                      std::string_view name) {
  transaction.run(rename_author, organization, id, name);
}

constexpr db::Sql rename_place{
    "update document_reference set location_name = $3"
    " where organization = $1 and location = $2 and location_name <> $3"};
void place_is_called(db::Transaction& transaction, OrganizationId organization, organization::LocationId id,
                     std::string_view name) {
  transaction.run(rename_place, organization, id, name);
}

constexpr db::Sql change_document{
    "update document_reference set status = $4, type = $5, title = $6, examination_date = $7, patient_access = $8,"
    " version = version + 1 where organization = $1 and id = $2 and version = $3"};
bool change(db::Transaction& transaction, OrganizationId organization, const StaffDocument& d,
            std::int64_t expected_version) {
  return transaction.run(change_document, organization, d.id, expected_version, d.status, d.type, d.title,
                         d.examination_date, d.patient_access) == 1;
}

constexpr db::Sql mark_document_viewed{
    "update document_reference set first_viewed_at = $3 where organization = $1 and id = $2 and first_viewed_at is "
    "null"};
void mark_viewed(db::Transaction& transaction, OrganizationId organization, DocumentId id, Instant now) {
  transaction.run(mark_document_viewed, organization, id, now);
}

constexpr db::Sql insert_new_upload{
    "insert into upload (organization, id, staff, file, file_name, media_type, size, sha256, pages, created_at)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
void insert_upload(db::Transaction& transaction, OrganizationId organization, const StoredUpload& u) {
  transaction.run(insert_new_upload, organization, u.id, u.staff, u.file, u.file_name, u.media_type, u.size, u.sha256,
                  u.pages, u.created_at);
}

constexpr db::Sql delete_old_uploads{
    "delete from upload where (organization, id) in"
    " (select organization, id from upload where created_at < $1 order by created_at limit $2)"
    " returning organization, file, filed_at"};
std::vector<OldUpload> take_old_uploads(db::Transaction& transaction, Instant before, int limit) {
  return transaction.all<OldUpload>(delete_old_uploads, before, limit);
}

constexpr db::Sql claim_stored_upload{
    "update upload set filed_at = $4 where organization = $1 and id = $2 and staff = $3 and filed_at is null"
    " returning id, staff, file, file_name, media_type, size, sha256, pages, created_at"};
std::optional<StoredUpload> claim_upload(db::Transaction& transaction, OrganizationId organization, UploadId id,
                                         Uuid staff, Instant now) {
  return transaction.maybe<StoredUpload>(claim_stored_upload, organization, id, staff, now);
}

constexpr db::Sql find_page_image{
    "select image from document_page where organization = $1 and file = $2 and page = $3 and width = $4"};
std::optional<files::FileId> page_image(db::Transaction& transaction, OrganizationId organization, files::FileId file,
                                        int page, int width) {
  return transaction.maybe<files::FileId>(find_page_image, organization, file, page, width);
}

constexpr db::Sql insert_new_page_image{
    "insert into document_page (organization, file, page, width, image) values ($1, $2, $3, $4, $5)"
    " on conflict (organization, file, page, width) do nothing"};
bool insert_page_image(db::Transaction& transaction, OrganizationId organization, files::FileId file, int page,
                       int width, files::FileId image) {
  return transaction.run(insert_new_page_image, organization, file, page, width, image) == 1;
}

}  // namespace portico::documents::store
