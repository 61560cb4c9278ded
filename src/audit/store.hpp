#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <vector>

#include "audit/row.hpp"
#include "db/database.hpp"

// Table audit_event: what is written to it, and how far its chains are.
namespace portico::audit::store {

// How far an organization's chain is: the position and the seal of its last row.
struct ChainEnd {
  std::int64_t position = 0;
  Bytes seal = first_seal;
};
BOOST_DESCRIBE_STRUCT(ChainEnd, (), (position, seal))
ChainEnd end_of_chain(db::Transaction& transaction, OrganizationId organization);
// How far each organization's chain is; those without a sealed row are left out.
struct Chain {
  OrganizationId organization;
  std::int64_t position = 0;
};
BOOST_DESCRIBE_STRUCT(Chain, (), (organization, position))
std::vector<Chain> chains(db::Transaction& transaction);

// A row ready to be written; with a place, it is sealed already.
struct MacedRow {
  Row row;
  Bytes mac;
  std::optional<std::int64_t> position{};
  std::optional<Bytes> seal{};
};
// Several rows a statement, since each statement costs a way to the server and back.
void insert(db::Transaction& transaction, std::span<const MacedRow* const> rows);

struct Unsealed {
  Uuid id;
  Bytes mac;
};
BOOST_DESCRIBE_STRUCT(Unsealed, (), (id, mac))
std::vector<OrganizationId> organizations_with_unsealed(db::Transaction& transaction);
std::vector<Unsealed> unsealed(db::Transaction& transaction, OrganizationId organization, std::int64_t most);

struct Place {
  Uuid id;
  std::int64_t position = 0;
  Bytes seal;
};
void set_places(db::Transaction& transaction, OrganizationId organization, std::span<const Place> places);

}  // namespace portico::audit::store
