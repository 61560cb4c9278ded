#include "access/desk_code.hpp"

#include <gtest/gtest.h>

namespace portico::access {
namespace {

TEST(DeskCode, ReadsBackWhatIsPrinted) {
  for (int i = 0; i < 500; ++i) {
    const auto code = make_desk_code();
    EXPECT_EQ(code.size(), 10U);
    EXPECT_EQ(desk_code_of(grouped(code)), code);
  }
}

TEST(DeskCode, ForgivesWhatPeopleType) {
  EXPECT_EQ(desk_code_of("abcde fghjk"), "ABCDEFGHJK");
  EXPECT_EQ(desk_code_of("O1IL0-ZZZZZ"), "01110ZZZZZ");
}

TEST(DeskCode, RefusesOtherThings) {
  EXPECT_FALSE(desk_code_of(""));
  EXPECT_FALSE(desk_code_of("ABCDE-FGHJ"));
  EXPECT_FALSE(desk_code_of("ABCDE-FGHJKM"));
  EXPECT_FALSE(desk_code_of("ABCDE-FGHJU"));
  EXPECT_FALSE(desk_code_of("ÁBCDE-FGHJK"));
}

TEST(DeskCode, BelongsToOnePatient) {
  const Bytes key(32, 1);
  const patients::PatientId one{Uuid::make()};
  const patients::PatientId two{Uuid::make()};
  EXPECT_EQ(hash_desk_code(key, one, "ABCDEFGHJK"), hash_desk_code(key, one, "ABCDEFGHJK"));
  EXPECT_NE(hash_desk_code(key, one, "ABCDEFGHJK"), hash_desk_code(key, two, "ABCDEFGHJK"));
}

}  // namespace
}  // namespace portico::access
