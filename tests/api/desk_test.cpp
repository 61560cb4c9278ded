#include <gmock/gmock.h>

#include "organization/store.hpp"
#include "support/api.hpp"
#include "support/family.hpp"

namespace portico {
namespace {

using testing::StartsWith;

// What a clinic hangs up and hands out.
class DeskTest : public support::Family {};
PORTICO_EACH_ENGINE(DeskTest);

TEST_P(DeskTest, PosterAndLeafletArePdfsInThreeLanguages) {
  api.database().write([&](db::Transaction& transaction) {
    duna = *organization::store::by_id(transaction, duna.id);
    duna.name = "Rózsadombi Egészségközpont, Szakorvosi Rendelő és Egynapos Sebészet";
    organization::store::update(transaction, duna, duna.version);
  });
  auto staff = desk();
  const auto handouts = "/api/console/contracts/" + duna.id.text() + "/handouts/";
  for (const std::string kind : {"poster", "leaflet"})
    for (const std::string language : {"en", "hu", "es"}) {
      const auto reply = staff.get(handouts + kind + "?language=" + language);
      EXPECT_EQ(reply.status, 200) << reply.body;
      EXPECT_THAT(reply.body, StartsWith("%PDF-"));
    }
  EXPECT_EQ(staff.get(handouts + "poster?language=xx").status, 422);
  EXPECT_EQ(api.browser().get(handouts + "poster").status, 401);
}

}  // namespace
}  // namespace portico
