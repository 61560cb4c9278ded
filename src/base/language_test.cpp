#include "base/language.hpp"

#include <gtest/gtest.h>

namespace portico {
namespace {

TEST(PreferredLanguage, HonoursWeightsAndOrder) {
  const struct {
    const char* header;
    Language wanted;
  } cases[] = {
      {"", Language::hu},
      {"hu", Language::hu},
      {"es-CR,es;q=0.9,en;q=0.8", Language::es},
      {"de-DE, de;q=0.9, en;q=0.8, hu;q=0.7", Language::en},
      {"en;q=0.2, es;q=0.3", Language::es},
      {"en;q=0, es;q=0.001", Language::es},
      {"en;q=0", Language::hu},
      {"fr, *;q=0.5", Language::hu},
      {"EN-us", Language::en},
      {"en ; q=0.5 , es ; q=0.5", Language::en},
      {";;,,q=1,=", Language::hu},
  };
  for (const auto& [header, wanted] : cases) EXPECT_EQ(preferred_language(header, Language::hu), wanted) << header;
}

}  // namespace
}  // namespace portico
