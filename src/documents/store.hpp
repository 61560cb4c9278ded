#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "documents/document.hpp"

// Tables upload, document_reference, document_page; joins the names of practitioner, location and staff_account.
namespace portico::documents::store {

struct Filter {
  std::optional<DocumentType> type;
  std::optional<Date> from;
  std::optional<Date> to;
};

// The place in a list, by what it is ordered.
struct Place {
  Date date;
  Instant created_at;
  Uuid id;
};

std::vector<Document> list_for_patient(db::Transaction& transaction, OrganizationId organization,
                                       patients::PatientId patient, const Filter& filter, Order order,
                                       const Place& after, int limit);
std::vector<StaffDocument> list_for_staff(db::Transaction& transaction, OrganizationId organization,
                                          patients::PatientId patient, const Filter& filter, Order order,
                                          const Place& after, int limit);

struct TypeCount {
  std::string type;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(TypeCount, (), (type, count))
std::vector<TypeCount> counts(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                              Reader reader);

std::optional<StaffDocument> find(db::Transaction& transaction, OrganizationId organization,
                                  patients::PatientId patient, DocumentId id, Reader reader);

// Which file a document's reader gets, and what is known of it.
struct Content {
  files::FileId file;
  std::string media_type;
  std::int64_t size = 0;
  std::int64_t pages = 0;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(Content, (), (file, media_type, size, pages, title))
std::optional<Content> content(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                               DocumentId id, Reader reader);

// Of table patient, what filing needs.
struct Person {
  std::optional<Date> birth_date;
};
BOOST_DESCRIBE_STRUCT(Person, (), (birth_date))
std::optional<Person> patient(db::Transaction& transaction, OrganizationId organization, patients::PatientId id);

// As it is written. Its author's name is the practitioner's, or what an import's source wrote where none is known.
struct NewDocument {
  DocumentId id;
  patients::PatientId patient;
  DocumentStatus status = DocumentStatus::current;
  DocumentType type = DocumentType::other;
  std::string title;
  Date examination_date;
  bool patient_access = false;
  files::FileId file;
  std::optional<files::FileId> original_file;
  std::string file_name;
  std::string media_type;
  std::int64_t size = 0;
  Bytes sha256;
  std::int64_t pages = 0;
  std::optional<organization::PractitionerId> practitioner;
  std::string practitioner_name;
  std::optional<organization::LocationId> location;
  std::optional<Uuid> encounter;
  std::string source;
  std::optional<Uuid> created_by;
  Instant created_at;
};
void insert(db::Transaction& transaction, OrganizationId organization, const NewDocument& document);
// What an import may change of a document it made before; the file stays where its bytes are the same.
void replace(db::Transaction& transaction, OrganizationId organization, const NewDocument& document);
// Everything filed before bears the new name from now on. Reads all documents of the contract.
void author_is_called(db::Transaction& transaction, OrganizationId organization, organization::PractitionerId id,
                      std::string_view name);
void place_is_called(db::Transaction& transaction, OrganizationId organization, organization::LocationId id,
                     std::string_view name);
// False when the version is not the stored one.
bool change(db::Transaction& transaction, OrganizationId organization, const StaffDocument& document,
            std::int64_t expected_version);
void mark_viewed(db::Transaction& transaction, OrganizationId organization, DocumentId id, Instant now);

struct StoredUpload {
  UploadId id;
  Uuid staff;
  files::FileId file;
  std::string file_name;
  std::string media_type;
  std::int64_t size = 0;
  Bytes sha256;
  std::int64_t pages = 0;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(StoredUpload, (), (id, staff, file, file_name, media_type, size, sha256, pages, created_at))
void insert_upload(db::Transaction& transaction, OrganizationId organization, const StoredUpload& upload);
struct OldUpload {
  OrganizationId organization;
  files::FileId file;
  std::optional<Instant> filed_at;
};
BOOST_DESCRIBE_STRUCT(OldUpload, (), (organization, file, filed_at))
// At most so many uploads of any contract from before that moment; their rows are gone. The file of one that was not
// filed is the caller's to forget.
std::vector<OldUpload> take_old_uploads(db::Transaction& transaction, Instant before, int limit);
// The upload of that member of staff, now marked as filed; nothing when it is another's, unknown or filed already.
std::optional<StoredUpload> claim_upload(db::Transaction& transaction, OrganizationId organization, UploadId id,
                                         Uuid staff, Instant now);

std::optional<files::FileId> page_image(db::Transaction& transaction, OrganizationId organization, files::FileId file,
                                        int page, int width);
bool insert_page_image(db::Transaction& transaction, OrganizationId organization, files::FileId file, int page,
                       int width, files::FileId image);

}  // namespace portico::documents::store
