#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"

namespace portico::audit {

// A row of audit_event up to its MAC, in the order of the columns.
struct Row {
  OrganizationId organization;
  Uuid id;
  Instant at;
  std::string action;
  std::string outcome;
  std::string actor_kind;
  std::optional<Uuid> actor;
  std::optional<Uuid> session;
  std::optional<Uuid> patient;
  std::string entity_type;
  std::optional<Uuid> entity;
  std::string detail;
  std::string address;
  std::string request_id;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (organization, id, at, action, outcome, actor_kind, actor, session, patient, entity_type, entity,
                       detail, address, request_id))

// Keyed BLAKE2b-256 over
//   "portico audit 1" { u32 length, bytes }*      one for each column of Row, in order, little endian;
//                                                 length 0xffffffff and no bytes for NULL
// so that no two different rows have one encoding.
Bytes mac_of(const Row& row, BytesView key);

// BLAKE2b-256(previous seal ‖ mac). The first row's previous seal is 32 zero bytes.
Bytes seal_after(BytesView previous, BytesView mac);
inline const Bytes first_seal(32, 0);

}  // namespace portico::audit
