#include "base/page.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/refused.hpp"

namespace portico {
namespace {

RC_GTEST_PROP(Cursor, what_it_writes_it_reads, (std::string key)) {
  key.resize(std::min<std::size_t>(key.size(), 1000));
  const Cursor cursor{key, Uuid::make()};
  const auto again = Cursor::parse(cursor.text());
  RC_ASSERT(again.key == cursor.key);
  RC_ASSERT(again.id == cursor.id);
}

TEST(Cursor, anything_else_is_refused) {
  for (const char* text : {"", "x", "%%%", "AAAA"}) EXPECT_THROW(Cursor::parse(text), Refused) << text;
}

TEST(PageSize, stays_within_bounds) {
  EXPECT_EQ(page_size(std::nullopt), default_page);
  EXPECT_EQ(page_size(0), 1);
  EXPECT_EQ(page_size(7), 7);
  EXPECT_EQ(page_size(100'000), longest_page);
}

}  // namespace
}  // namespace portico
