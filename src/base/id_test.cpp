#include "base/id.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <thread>

namespace portico {
namespace {

TEST(Uuid, IsVersionSevenOfVariantTwo) {
  const std::string text = Uuid::make().text();
  EXPECT_EQ(text.size(), 36U);
  EXPECT_EQ(text[14], '7');
  EXPECT_NE(std::string_view{"89ab"}.find(text[19]), std::string_view::npos);
}

TEST(Uuid, GrowsWithinOneThread) {
  Uuid before = Uuid::make();
  for (int i = 0; i < 20'000; ++i) {
    const Uuid next = Uuid::make();
    ASSERT_LT(before, next);
    before = next;
  }
}

TEST(Uuid, NeverComesTwiceFromManyThreads) {
  std::mutex mutex;
  std::set<Uuid> seen;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      std::vector<Uuid> made(2'000);
      for (Uuid& id : made) id = Uuid::make();
      const std::lock_guard lock{mutex};
      seen.insert(made.begin(), made.end());
    });
  threads.clear();
  EXPECT_EQ(seen.size(), 8'000U);
}

TEST(Uuid, ParsesTheCanonicalFormOnly) {
  EXPECT_TRUE(Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057"));
  EXPECT_EQ(Uuid::parse("01890A5D-AC96-774B-BCCE-B302099A8057")->text(), "01890a5d-ac96-774b-bcce-b302099a8057");
  for (const char* wrong : {"", "01890a5dac96774bbcceb302099a8057", "{01890a5d-ac96-774b-bcce-b302099a8057}",
                            "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577",
                            "01890a5d-ac96-774b-bcce_b302099a8057", "01890a5d-ac96-774b-bcce-b302099a805g"})
    EXPECT_FALSE(Uuid::parse(wrong)) << wrong;
}

RC_GTEST_PROP(Uuid, ReadsWhatItWrites, ()) {
  Uuid id;
  for (auto& byte : id.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
  RC_ASSERT(Uuid::parse(id.text()) == id);
}

}  // namespace
}  // namespace portico
