#include "base/percent.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace portico {
namespace {

TEST(Percent, IsUndone) {
  const bool holds = rc::check([] {
    const auto bytes = *rc::gen::string<std::string>();
    RC_ASSERT(percent_decoded_bytes(percent_encoded(bytes)) == bytes);
  });
  EXPECT_TRUE(holds);
}

TEST(Percent, EscapesAllButUnreservedCharacters) {
  EXPECT_EQ(percent_encoded("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(percent_encoded("ő/ %"), "%C5%91%2F%20%25");
}

TEST(Percent, RefusesBrokenEscapes) {
  for (const auto* text : {"%", "%4", "%zz", "%4g", "a%", "%%41"})
    EXPECT_EQ(percent_decoded_bytes(text), std::nullopt) << text;
  EXPECT_EQ(percent_decoded_bytes("%41+%c5%91"), "A+ő");
}

}  // namespace
}  // namespace portico
