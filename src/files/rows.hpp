#pragma once
#include "files/files.hpp"

// The SQL of table `file`.
namespace portico::files::rows {

void add(db::Transaction& transaction, OrganizationId organization, const StoredFile& file, Instant now);
std::optional<StoredFile> find(db::Transaction& transaction, OrganizationId organization, FileId id);
// Whether there was one.
bool remove(db::Transaction& transaction, OrganizationId organization, FileId id);
std::vector<FileId> all_ids(db::Transaction& transaction);

struct Place {
  OrganizationId organization;
  FileId id;
};
BOOST_DESCRIBE_STRUCT(Place, (), (organization, id))
// The next 500 after `place`, in the order of the table's key.
std::vector<Place> after(db::Transaction& transaction, const Place& place);

}  // namespace portico::files::rows
