#include "fhir/store.hpp"

namespace portico::fhir::store {
namespace {

struct Seen {
  Uuid local_id;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (local_id))

}  // namespace

// One statement says all three: no row means unchanged, our own proposal means fresh.
constexpr db::Sql claim_resource{
    "insert into imported_resource (organization, source, type, source_id, local_id, content_hash, imported_at)"
    " values ($1, $2, $3, $4, $5, $6, $7)"
    " on conflict (organization, source, type, source_id) do update"
    " set content_hash = excluded.content_hash, imported_at = excluded.imported_at"
    " where imported_resource.content_hash <> excluded.content_hash"
    " returning local_id"};
Claimed claim(db::Transaction& transaction, OrganizationId organization, std::string_view source, std::string_view type,
              std::string_view source_id, Uuid proposed, BytesView content_hash, Instant now) {
  const auto seen =
      transaction.maybe<Seen>(claim_resource, organization, source, type, source_id, proposed, content_hash, now);
  if (!seen) return {Claim::unchanged, local_id(transaction, organization, source, type, source_id).value()};
  return {seen->local_id == proposed ? Claim::fresh : Claim::changed, seen->local_id};
}

constexpr db::Sql find_local_id{
    "select local_id from imported_resource where organization = $1 and source = $2 and type = $3 and source_id = $4"};
std::optional<Uuid> local_id(db::Transaction& transaction, OrganizationId organization, std::string_view source,
                             std::string_view type, std::string_view source_id) {
  return transaction.maybe<Uuid>(find_local_id, organization, source, type, source_id);
}

constexpr db::Sql find_same_content{
    "select local_id from imported_resource where organization = $1 and source = $2 and type = $3 and source_id = $4"
    " and content_hash = $5"};
bool is_known(db::Transaction& transaction, OrganizationId organization, std::string_view source, std::string_view type,
              std::string_view source_id, BytesView content_hash) {
  return transaction.maybe<Uuid>(find_same_content, organization, source, type, source_id, content_hash).has_value();
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
    "update document_reference set practitioner = $3 where organization = $1 and id = $2 and practitioner is null"};
void link_document(db::Transaction& transaction, OrganizationId organization, Uuid document,
                   std::optional<Uuid> practitioner) {
  transaction.run(link_document_people, organization, document, practitioner);
}

}  // namespace portico::fhir::store
