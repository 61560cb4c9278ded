#include "files/rows.hpp"

namespace portico::files::rows {

constexpr db::Sql insert_file{
    "insert into file (organization, id, wrapped_key, key_version, size, sha256, media_type, created_at) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8)"};
void add(db::Transaction& transaction, OrganizationId organization, const StoredFile& file, Instant now) {
  transaction.run(insert_file, organization, file.id, file.wrapped_key,
                  std::int64_t{keys::sealed_version(file.wrapped_key)}, file.size, file.sha256, file.media_type, now);
}

constexpr db::Sql select_file{
    "select id, size, sha256, media_type, wrapped_key from file where organization = $1 and id = $2"};
std::optional<StoredFile> find(db::Transaction& transaction, OrganizationId organization, FileId id) {
  return transaction.maybe<StoredFile>(select_file, organization, id);
}

constexpr db::Sql delete_file{"delete from file where organization = $1 and id = $2"};
bool remove(db::Transaction& transaction, OrganizationId organization, FileId id) {
  return transaction.run(delete_file, organization, id) > 0;
}

constexpr db::Sql select_ids{"select id from file"};
std::vector<FileId> all_ids(db::Transaction& transaction) { return transaction.all<FileId>(select_ids); }

constexpr db::Sql select_after{
    "select organization, id from file where organization > $1 or (organization = $1 and id > $2) "
    "order by organization, id limit 500"};
std::vector<Place> after(db::Transaction& transaction, const Place& place) {
  return transaction.all<Place>(select_after, place.organization, place.id);
}

}  // namespace portico::files::rows
