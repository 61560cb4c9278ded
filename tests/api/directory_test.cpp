#include <gmock/gmock.h>

#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using support::Api;
using testing::Contains;
namespace json = boost::json;

const std::string password = "Kiralyi7";

// Institutions and practitioners of Duna Medical, entered by hand.
class DirectoryTest : public support::EachApi {
 protected:
  DirectoryTest() { api.add_staff("eszter@duna.example", password, "+36301110001", {{duna.id, Role::administrator}}); }
  Api::Browser admin() { return api.sign_in_staff("eszter@duna.example", password, "+36301110001"); }
  static json::object buda() {
    return {{"name", " Buda "},      {"address_line", "Fő utca 1."}, {"city", "Budapest"},
            {"postal_code", "1011"}, {"phone", "06 1 111 2222"},     {"status", "active"}};
  }

  organization::Organization duna =
      api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);
  organization::Organization tisza =
      api.add_contract("tisza", organization::Identification::email, organization::AccessType::manual);
  const std::string contract = "/api/console/contracts/" + duna.id.text();
};
PORTICO_EACH_ENGINE(DirectoryTest);

TEST_P(DirectoryTest, AnInstitutionIsAddedAndChanged) {
  auto staff = admin();
  const auto made = staff.post(contract + "/locations", buda());
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("name"), "Buda");
  EXPECT_EQ(made.text("phone"), "+3611112222");
  auto closed = buda();
  closed["status"] = "inactive";
  EXPECT_EQ(staff.put(contract + "/locations/" + made.text("id"), closed).text("status"), "inactive");
  EXPECT_EQ(staff.get(contract + "/locations").json().at("items").as_array().size(), 1u);
  EXPECT_EQ(staff.put(contract + "/locations/" + Uuid::make().text(), closed).status, 404);
  EXPECT_THAT(api.audited(), Contains("scheduling_changed"));
}

TEST_P(DirectoryTest, APractitionerIsAddedAndChanged) {
  auto staff = admin();
  const json::object agnes{{"name", "Dr. Kovács Ágnes"}, {"specialty", "kardiológia"}, {"status", "active"}};
  const auto made = staff.post(contract + "/practitioners", agnes);
  ASSERT_EQ(made.status, 201) << made.body;
  const json::object left{{"name", "Dr. Kovács Ágnes"}, {"specialty", "kardiológia"}, {"status", "inactive"}};
  EXPECT_EQ(staff.put(contract + "/practitioners/" + made.text("id"), left).text("status"), "inactive");
  EXPECT_EQ(staff.put(contract + "/practitioners/" + Uuid::make().text(), left).status, 404);
  // Another contract's administrator knows nothing of it.
  api.add_staff("zoe@tisza.example", password, "+36301110002", {{tisza.id, Role::administrator}});
  auto other = api.sign_in_staff("zoe@tisza.example", password, "+36301110002");
  EXPECT_EQ(other.put("/api/console/contracts/" + tisza.id.text() + "/practitioners/" + made.text("id"), left).status,
            404);
}

TEST_P(DirectoryTest, WhatIsWrongIsSaid) {
  auto staff = admin();
  auto wrong = buda();
  wrong["name"] = "  ";
  wrong["phone"] = "12";
  const auto refused = staff.post(contract + "/locations", wrong);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json().at("errors").as_array().size(), 2u);
  EXPECT_EQ(staff.post(contract + "/practitioners", {{"name", ""}, {"specialty", ""}, {"status", "active"}}).code(),
            "NAME_NEEDED");
}

}  // namespace
}  // namespace portico
