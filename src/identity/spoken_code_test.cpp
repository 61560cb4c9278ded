#include "identity/spoken_code.hpp"

#include <gtest/gtest.h>

namespace portico::identity {
namespace {

TEST(SpokenCode, ReadsBackWhatIsPrinted) {
  for (int i = 0; i < 500; ++i) {
    const auto code = make_spoken_code();
    EXPECT_EQ(code.size(), 10U);
    EXPECT_EQ(spoken_code_of(grouped(code)), code);
  }
}

TEST(SpokenCode, ForgivesWhatPeopleType) {
  EXPECT_EQ(spoken_code_of("abcde fghjk"), "ABCDEFGHJK");
  EXPECT_EQ(spoken_code_of("O1IL0-ZZZZZ"), "01110ZZZZZ");
}

TEST(SpokenCode, RefusesOtherThings) {
  EXPECT_FALSE(spoken_code_of(""));
  EXPECT_FALSE(spoken_code_of("ABCDE-FGHJ"));
  EXPECT_FALSE(spoken_code_of("ABCDE-FGHJKM"));
  EXPECT_FALSE(spoken_code_of("ABCDE-FGHJU"));
  EXPECT_FALSE(spoken_code_of("ÁBCDE-FGHJK"));
}

}  // namespace
}  // namespace portico::identity
