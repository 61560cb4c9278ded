#include "support/api.hpp"

namespace portico {
namespace {

using namespace std::string_view_literals;
using support::Api;

const std::string password = "Kiralyi7";
// 2 × 2 pixels
constexpr std::string_view small_png =
    "\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x02\x08\x02"
    "\x00\x00\x00\xfd\xd4\x9a\x73\x00\x00\x00\x10\x49\x44\x41\x54\x78\xda\x63\xe0\x2f\xcb\x03\x22\x06\x08\x05"
    "\x00\x19\x26\x03\xcd\x8a\x09\xdd\x51\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82"sv;
constexpr db::Sql count_files{"select count(*) from file"};

class BrandingTest : public support::EachApi {
 protected:
  BrandingTest() {
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, identity::Role::administrator}});
    browser = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  }

  // The address that shows it from now on.
  std::string upload(const std::string& which) {
    const auto path = "/api/console/contracts/" + duna.id.text() + "/branding/" + which;
    const auto reply = browser.send_raw("POST", path, std::string{small_png}, "image/png");
    EXPECT_EQ(reply.status, 200) << reply.body;
    return reply.text("url");
  }
  int shown(const std::string& url) { return api.browser().get(url).status; }
  int files() {
    return api.services().database->read([](db::Transaction& t) { return t.one<int>(count_files); });
  }

  organization::Organization duna =
      api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);
  Api::Browser browser = api.browser();
};
PORTICO_EACH_ENGINE(BrandingTest);

TEST_P(BrandingTest, AReplacedImageIsGone) {
  const auto favicon = upload("favicon");
  const auto first = upload("logo");
  EXPECT_EQ(shown(first), 200);
  const auto second = upload("logo");
  EXPECT_EQ(shown(first), 404);
  EXPECT_EQ(shown(second), 200);
  EXPECT_EQ(shown(favicon), 200);
  EXPECT_EQ(files(), 2);
}

}  // namespace
}  // namespace portico
