#include "access/desk_code.hpp"

#include <gtest/gtest.h>

namespace portico::access {
namespace {

TEST(DeskCode, BelongsToOnePatient) {
  const Bytes key(32, 1);
  const patients::PatientId one{Uuid::make()};
  const patients::PatientId two{Uuid::make()};
  EXPECT_EQ(hash_desk_code(key, one, "ABCDEFGHJK"), hash_desk_code(key, one, "ABCDEFGHJK"));
  EXPECT_NE(hash_desk_code(key, one, "ABCDEFGHJK"), hash_desk_code(key, two, "ABCDEFGHJK"));
}

}  // namespace
}  // namespace portico::access
