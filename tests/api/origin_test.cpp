#include "support/api.hpp"

namespace portico {
namespace {

using support::Api;

const std::string password = "Kiralyi7";
const Api::Person anna{};

struct From {
  const char* name;
  const char* site;    // Sec-Fetch-Site, "" for none
  const char* origin;  // Origin, "" for none
  bool may;
};
// docs/adr/0008: what a browser says of a request's origin decides; a program says nothing.
constexpr From callers[]{
    {"OurPage", "same-origin", "https://portal.example.org", true},
    {"OurPageInABrowserThatSendsNoOrigin", "same-origin", "", true},
    {"OurPageInAnOlderBrowser", "", "https://portal.example.org", true},
    {"AProgram", "", "", true},
    {"AnotherSite", "cross-site", "https://evil.example", false},
    {"AnotherSiteThatHidesItsName", "cross-site", "null", false},
    {"ASiblingHost", "same-site", "https://www.example.org", false},
    {"AnAddressTypedOrBookmarked", "none", "", false},
    {"AnotherSiteInAnOlderBrowser", "", "https://evil.example", false},
    {"ASandboxedFrameInAnOlderBrowser", "", "null", false},
    {"OurHostByAnotherScheme", "", "http://portal.example.org", false},
    {"OurHostByAnotherPort", "", "https://portal.example.org:8443", false},
    {"AHostThatBeginsLikeOurs", "", "https://portal.example.org.evil.example", false},
    {"AValueNobodySends", "SAME-ORIGIN", "https://portal.example.org", false},
};

class OriginTest : public support::EachApi {
 protected:
  OriginTest() {
    const auto duna = api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);
    api.activate(duna, api.add_patient(duna.id, anna), password);
  }

  static Api::Browser from(Api::Browser browser, const From& caller) {
    browser.headers = {{"sec-fetch-site", caller.site}, {"origin", caller.origin}};
    return browser;
  }
  static support::Reply sign_in(Api::Browser browser) {
    return browser.post("/api/portal/duna/login",
                        {{"identifier", anna.email}, {"phone", anna.phone}, {"password", password}});
  }
};
PORTICO_EACH_ENGINE(OriginTest);

TEST_P(OriginTest, DecidesWhoMayEndASession) {
  for (const From& caller : callers) {
    api.clock().advance(hours{3});
    auto browser = from(api.sign_in("duna", anna, password), caller);
    const auto reply = browser.del("/api/portal/duna/session");
    EXPECT_EQ(reply.status, caller.may ? 204 : 403) << caller.name << ' ' << reply.body;
    if (!caller.may) {
      EXPECT_EQ(reply.code(), "CSRF_REJECTED") << caller.name;
    }
    EXPECT_EQ(browser.get("/api/portal/duna/session").status, caller.may ? 401 : 200) << caller.name;
  }
}

TEST_P(OriginTest, DecidesBeforeThereIsASession) {
  for (const From& caller : callers) {
    api.clock().advance(hours{3});  // ten SMS a day
    EXPECT_EQ(sign_in(from(api.browser(), caller)).status, caller.may ? 200 : 403) << caller.name;
  }
}

TEST_P(OriginTest, IsNoneOfReadingsBusiness) {
  const auto signed_in = api.sign_in("duna", anna, password);
  for (const From& caller : callers)
    EXPECT_EQ(from(signed_in, caller).get("/api/portal/duna/session").status, 200) << caller.name;
}

TEST_P(OriginTest, IsLeftInTheJournalWhenItIsWrong) {
  sign_in(from(api.browser(), {"", "cross-site", "https://evil.example", false}));
  EXPECT_EQ(api.audited().back(), "request_rejected");
}

// What a program may leave out, nobody's page can use: without both headers the token and JSON are wanted as ever.
TEST_P(OriginTest, DoesNotStandInForTheTokenOrJson) {
  auto program = from(api.sign_in("duna", anna, password), {"", "", "", true});
  const auto token = std::exchange(program.csrf, "");
  EXPECT_EQ(program.del("/api/portal/duna/session").code(), "CSRF_REJECTED");
  program.csrf = std::string(token.size(), 'a');
  EXPECT_EQ(program.del("/api/portal/duna/session").code(), "CSRF_REJECTED");
  auto form = from(api.browser(), {"", "", "", true});
  for (const char* type : {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"})
    EXPECT_EQ(form.send_raw("POST", "/api/portal/duna/login", R"({"identifier":"a"})", type).status, 415) << type;
}

}  // namespace
}  // namespace portico
