#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "fhir/mapping.hpp"

// Tables imported_resource and imported_identifier: what became of each resource of a source. Identity is
// (organization, source, type, id): two systems' Patient/1 never meet.
namespace portico::fhir::store {

enum class Claim { fresh, changed, unchanged };
struct Claimed {
  Claim claim = Claim::unchanged;
  Uuid local_id;
};
// Notes the resource with the hash of its content; `run` is the moment the import began. Of several contents in one
// import the last one stands, and the same import again finds them all unchanged. `proposed` becomes its id here when
// it was never seen.
Claimed claim(db::Transaction& transaction, OrganizationId organization, std::string_view source, std::string_view type,
              std::string_view source_id, Uuid proposed, BytesView content_hash, Instant run);

// All of a source: what stands here, and the contents that were overtaken in the import which brought that.
struct Standing {
  std::string type;
  std::string source_id;
  Uuid local_id;
  Bytes content_hash;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (type, source_id, local_id, content_hash))
std::vector<Standing> standing(db::Transaction& transaction, OrganizationId organization, std::string_view source);
struct Overtaken {
  std::string type;
  std::string source_id;
  Bytes content_hash;
};
BOOST_DESCRIBE_STRUCT(Overtaken, (), (type, source_id, content_hash))
std::vector<Overtaken> overtaken(db::Transaction& transaction, OrganizationId organization, std::string_view source);

// With an empty system any system fits.
std::optional<Uuid> by_identifier(db::Transaction& transaction, OrganizationId organization, std::string_view source,
                                  std::string_view type, std::string_view system, std::string_view value);
void put_identifier(db::Transaction& transaction, OrganizationId organization, std::string_view source,
                    std::string_view type, const Identifier& identifier, Uuid local_id);

// Joins an encounter or a document to people that were imported after it.
void link_encounter(db::Transaction& transaction, OrganizationId organization, Uuid encounter,
                    std::optional<Uuid> practitioner, std::optional<Uuid> location);
void link_document(db::Transaction& transaction, OrganizationId organization, Uuid document,
                   std::optional<Uuid> practitioner);

}  // namespace portico::fhir::store
