#include "support/api.hpp"

namespace portico {
namespace {

using support::Api;

const std::string password = "Kiralyi7";
// 2 × 2 pixels
constexpr std::string_view small_png{
    "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\2\0\0\0\2\x08\6\0\0\0\x72\xb6\x0d\x24\0\0\0\x14IDAT\x78\x9c\x63\xe0\x2f\xcb"
    "\xfb"
    "\x0f\xc2\x0c\x30\x06\0\x40\x8a\x07\xc9\x39\x3f\x1b\xc0\0\0\0\0IEND\xae\x42\x60\x82",
    77};
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
