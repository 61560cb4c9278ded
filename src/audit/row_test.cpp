#include "audit/row.hpp"

#include <gtest/gtest.h>

namespace portico::audit {
namespace {

const Bytes key(32, 3);

Row some_row() {
  return {.organization = {Uuid::make()},
          .id = Uuid::make(),
          .at = {1},
          .action = "document_viewed",
          .outcome = "success",
          .actor_kind = "patient",
          .actor = Uuid::make(),
          .session = Uuid::make(),
          .patient = Uuid::make(),
          .entity_type = "DocumentReference",
          .entity = Uuid::make(),
          .detail = "{}",
          .address = "192.0.2.1",
          .request_id = "r1"};
}

TEST(AuditMac, CoversEveryColumn) {
  const Row row = some_row();
  std::set<Bytes> macs{mac_of(row, key)};
  const auto with = [&](auto change) {
    Row other = row;
    change(other);
    macs.insert(mac_of(other, key));
  };
  with([](Row& r) { r.organization = {Uuid::make()}; });
  with([](Row& r) { r.id = Uuid::make(); });
  with([](Row& r) { r.at = {2}; });
  with([](Row& r) { r.action = "x"; });
  with([](Row& r) { r.outcome = "x"; });
  with([](Row& r) { r.actor_kind = "staff"; });
  with([](Row& r) { r.actor.reset(); });
  with([](Row& r) { r.session.reset(); });
  with([](Row& r) { r.patient.reset(); });
  with([](Row& r) { r.entity_type = "x"; });
  with([](Row& r) { r.entity.reset(); });
  with([](Row& r) { r.detail = "{\"a\":1}"; });
  with([](Row& r) { r.address = "192.0.2.2"; });
  with([](Row& r) { r.request_id = "r2"; });
  EXPECT_EQ(macs.size(), 15U);
  EXPECT_EQ(mac_of(row, key), mac_of(row, key));
  EXPECT_NE(mac_of(row, key), mac_of(row, Bytes(32, 4)));
}

TEST(AuditMac, KeepsNeighbouringColumnsApart) {
  Row one = some_row();
  Row two = one;
  one.address = "ab";
  one.request_id = "c";
  two.address = "a";
  two.request_id = "bc";
  EXPECT_NE(mac_of(one, key), mac_of(two, key));
}

}  // namespace
}  // namespace portico::audit
