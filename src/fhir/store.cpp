#include "fhir/store.hpp"

#include <algorithm>

namespace portico::fhir::store {
namespace {

struct Seen {
  Uuid local_id;
  Bytes content_hash;
  Instant imported_at;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (local_id, content_hash, imported_at))

constexpr db::Sql insert_resource{
    "insert into imported_resource (organization, source, type, source_id, local_id, content_hash, imported_at)"
    " values ($1, $2, $3, $4, $5, $6, $7) on conflict (organization, source, type, source_id) do nothing"};

constexpr db::Sql find_seen{
    "select local_id, content_hash, imported_at from imported_resource"
    " where organization = $1 and source = $2 and type = $3 and source_id = $4"};

// A content that came, and was overtaken, in the very import that the stored content is from.
constexpr db::Sql find_overtaken{
    "select content_hash from imported_version where organization = $1 and source = $2 and type = $3 and source_id = $4"
    " and content_hash = $5 and imported_at = $6"};

constexpr db::Sql remember_overtaken{
    "insert into imported_version (organization, source, type, source_id, content_hash, imported_at)"
    " values ($1, $2, $3, $4, $5, $6) on conflict (organization, source, type, source_id, content_hash)"
    " do update set imported_at = excluded.imported_at"};

constexpr db::Sql update_resource{
    "update imported_resource set content_hash = $5, imported_at = $6"
    " where organization = $1 and source = $2 and type = $3 and source_id = $4"};

}  // namespace

Claimed claim(db::Transaction& transaction, OrganizationId organization, std::string_view source, std::string_view type,
              std::string_view source_id, Uuid proposed, BytesView content_hash, Instant run) {
  if (transaction.run(insert_resource, organization, source, type, source_id, proposed, content_hash, run) == 1)
    return {Claim::fresh, proposed};
  const auto seen = transaction.one<Seen>(find_seen, organization, source, type, source_id);
  const bool is_same = std::ranges::equal(seen.content_hash, content_hash);
  if (is_same ||
      transaction.maybe<Bytes>(find_overtaken, organization, source, type, source_id, content_hash, seen.imported_at))
    return {Claim::unchanged, seen.local_id};
  if (seen.imported_at == run)
    transaction.run(remember_overtaken, organization, source, type, source_id, seen.content_hash, run);
  transaction.run(update_resource, organization, source, type, source_id, content_hash, run);
  return {Claim::changed, seen.local_id};
}

constexpr db::Sql list_standing{
    "select type, source_id, local_id, content_hash from imported_resource where organization = $1 and source = $2"};
std::vector<Standing> standing(db::Transaction& transaction, OrganizationId organization, std::string_view source) {
  return transaction.all<Standing>(list_standing, organization, source);
}

constexpr db::Sql list_overtaken{
    "select v.type as type, v.source_id as source_id, v.content_hash as content_hash from imported_version v"
    " join imported_resource r on r.organization = v.organization and r.source = v.source and r.type = v.type"
    " and r.source_id = v.source_id and r.imported_at = v.imported_at where v.organization = $1 and v.source = $2"};
std::vector<Overtaken> overtaken(db::Transaction& transaction, OrganizationId organization, std::string_view source) {
  return transaction.all<Overtaken>(list_overtaken, organization, source);
}

constexpr db::Sql find_by_identifier{
    "select local_id from imported_identifier where organization = $1 and source = $2 and type = $3"
    " and (system = $4 or $4 = '') and value = $5"};
std::optional<Uuid> by_identifier(db::Transaction& transaction, OrganizationId organization, std::string_view source,
                                  std::string_view type, std::string_view system, std::string_view value) {
  return transaction.maybe<Uuid>(find_by_identifier, organization, source, type, system, value);
}

constexpr db::Sql put_business_identifier{
    "insert into imported_identifier (organization, source, type, system, value, local_id) values ($1, $2, $3, $4, $5, "
    "$6)"
    " on conflict (organization, source, type, system, value) do update set local_id = excluded.local_id"};
void put_identifier(db::Transaction& transaction, OrganizationId organization, std::string_view source,
                    std::string_view type, const Identifier& identifier, Uuid local) {
  transaction.run(put_business_identifier, organization, source, type, identifier.system, identifier.value, local);
}

constexpr db::Sql link_encounter_people{
    "update encounter set practitioner = coalesce($3, practitioner), location = coalesce($4, location)"
    " where organization = $1 and id = $2"};
void link_encounter(db::Transaction& transaction, OrganizationId organization, Uuid encounter,
                    std::optional<Uuid> practitioner, std::optional<Uuid> location) {
  transaction.run(link_encounter_people, organization, encounter, practitioner, location);
}

constexpr db::Sql link_document_people{
    "update document_reference set practitioner = $3, practitioner_name = coalesce((select name from practitioner"
    " where organization = $1 and id = $3), practitioner_name)"
    " where organization = $1 and id = $2 and practitioner is null"};
void link_document(db::Transaction& transaction, OrganizationId organization, Uuid document,
                   std::optional<Uuid> practitioner) {
  transaction.run(link_document_people, organization, document, practitioner);
}

}  // namespace portico::fhir::store
