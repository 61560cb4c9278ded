#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "organization/store.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

const std::string password = "Kiralyi7";

std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string{digits.substr(i, 2)}, nullptr, 16));
  return bytes;
}

// Duna Medical and Tisza Medical; Éva administers the first and works at the desk of nothing else.
class OrganizationTest : public support::EachApi {
 protected:
  OrganizationTest() {
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::administrator}});
    api.add_staff("root@portico.example", password, "+36301110002", {}, true);
  }

  Api::Browser administrator() { return api.sign_in_staff("eva@duna.example", password, "+36301110001"); }
  Api::Browser platform() { return api.sign_in_staff("root@portico.example", password, "+36301110002"); }
  static std::string settings_of(OrganizationId id) {
    return "/api/console/contracts/" + id.text() + "/portal-settings";
  }

  organization::Organization duna = api.add_contract("duna", Identification::email, AccessType::manual);
  organization::Organization tisza = api.add_contract("tisza", Identification::email, AccessType::manual);
};
PORTICO_EACH_ENGINE(OrganizationTest);

TEST_P(OrganizationTest, AnyoneMayKnowWhatALoginPageNeeds) {
  const auto reply = api.browser().get("/api/portal/duna");
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(reply.text("name"), "Duna Medical");
  EXPECT_EQ(reply.text("identification"), "email");
  EXPECT_EQ(reply.number("idle_timeout_s"), 3600);
  EXPECT_EQ(reply.json().at("password_rule").at("min_length").as_int64(), 8);
  EXPECT_EQ(reply.json().at("languages").as_array().size(), 3u);
  EXPECT_EQ(api.browser().get("/api/portal/nowhere").status, 404);
}

TEST_P(OrganizationTest, TheStylesheetIsServedAsItsNameSays) {
  const auto portal = api.browser().get("/api/portal/duna").json();
  const std::string url{portal.at("branding").at("stylesheet").as_string()};
  const auto css = api.browser().get(url);
  ASSERT_EQ(css.status, 200);
  EXPECT_THAT(css.body, StartsWith(":root{color-scheme:light;--page:#f4f9f8;"));
  EXPECT_EQ(api.browser().get("/branding/0f766e0000000000.css").status, 404) << "a name we did not give";
  EXPECT_EQ(api.browser().get("/branding/..%2f..%2fetc%2fpasswd.css").status, 404);
  EXPECT_EQ(api.browser().get("/branding/" + Uuid::make().text() + ".png").status, 404);
}

TEST_P(OrganizationTest, AStrangerSeesNoContract) {
  auto stranger = api.browser();
  EXPECT_EQ(stranger.get("/api/console/contracts").status, 401);
  EXPECT_EQ(stranger.get(settings_of(duna.id)).status, 401);
  EXPECT_EQ(stranger.patch(settings_of(duna.id), {{"version", 1}}).status, 401);
}

TEST_P(OrganizationTest, AnAdministratorSeesTheOwnContractOnly) {
  auto browser = administrator();
  const auto items = browser.get("/api/console/contracts").json().at("items").as_array();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].at("suffix").as_string(), "duna");
  EXPECT_EQ(browser.get(settings_of(tisza.id)).status, 404);
  EXPECT_EQ(browser.get(settings_of(tisza.id)).json().at("code"),
            browser.get(settings_of(OrganizationId::make())).json().at("code"));
  EXPECT_EQ(browser
                .post("/api/console/contracts", {{"name", "X"},
                                                 {"suffix", "xyz"},
                                                 {"language", "hu"},
                                                 {"country", "HU"},
                                                 {"time_zone", "Europe/Budapest"}})
                .status,
            403);
}

TEST_P(OrganizationTest, ThePlatformAdministratorCreatesContractsAndSeesNoPatient) {
  api.add_patient(duna.id, {});
  auto browser = platform();
  const auto made = browser.post("/api/console/contracts", {{"name", " Clínica  Sol "},
                                                            {"suffix", "sol"},
                                                            {"language", "es"},
                                                            {"country", "CR"},
                                                            {"time_zone", "America/Costa_Rica"}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.text("name"), "Clínica Sol");
  const auto items = browser.get("/api/console/contracts").json().at("items").as_array();
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[0].at("name").as_string(), "Clínica Sol");
  EXPECT_EQ(api.browser().get("/api/portal/sol").text("national_id_kind"), "cr_cedula");
  EXPECT_EQ(browser.get("/api/console/contracts/" + duna.id.text() + "/patients").status, 403);
  EXPECT_THAT(api.audited(), Contains("contract_created"));
}

TEST_P(OrganizationTest, EveryFaultOfANewContractIsTold) {
  const auto reply = platform().post(
      "/api/console/contracts",
      {{"name", "X"}, {"suffix", "Api!"}, {"language", "hu"}, {"country", "hu"}, {"time_zone", "Mars/Base"}});
  EXPECT_EQ(reply.status, 422);
  std::vector<std::string> codes;
  const auto body = reply.json();
  for (const auto& error : body.at("errors").as_array()) codes.emplace_back(error.at("code").as_string());
  EXPECT_THAT(codes, testing::ElementsAre("FORMAT_SUFFIX", "FORMAT_COUNTRY", "FORMAT_TIME_ZONE"));
}

TEST_P(OrganizationTest, SettingsChangeTogetherOrNotAtAll) {
  auto browser = administrator();
  const auto changed = browser.patch(settings_of(duna.id), {{"version", 1},
                                                            {"identification", "national_id"},
                                                            {"access_type", "automatic"},
                                                            {"idle_timeout_minutes", 15},
                                                            {"primary_color", "#C00"},
                                                            {"phone", "06 1 234 5678"},
                                                            {"email", "info@duna.example"},
                                                            {"emergency_text_en", "112"}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.number("version"), 2);
  EXPECT_EQ(changed.text("primary_color"), "#cc0000");
  EXPECT_EQ(changed.text("phone"), "+3612345678");
  EXPECT_TRUE(changed.json().as_object().contains("qualifying"));
  const auto portal = api.browser().get("/api/portal/duna");
  EXPECT_EQ(portal.text("identification"), "national_id");
  EXPECT_EQ(portal.number("idle_timeout_s"), 900);
  EXPECT_EQ(browser.patch(settings_of(duna.id), {{"version", 1}, {"idle_timeout_minutes", 20}}).code(),
            "VERSION_CHANGED");
  EXPECT_THAT(api.audited(), Contains("settings_changed"));
}

TEST_P(OrganizationTest, WhatToDoInAnEmergencyIsSaidInTheReadersLanguage) {
  ASSERT_EQ(platform()
                .post("/api/console/contracts", {{"name", "Sol"},
                                                 {"suffix", "sol"},
                                                 {"language", "es"},
                                                 {"country", "CR"},
                                                 {"time_zone", "America/Costa_Rica"}})
                .status,
            201);
  const auto read_in = [this](std::string_view suffix, std::string_view language) {
    auto reader = api.browser();
    reader.headers["accept-language"] = language;
    return reader.get("/api/portal/" + std::string{suffix}).text("emergency_text");
  };
  EXPECT_THAT(read_in("sol", "es"), testing::AllOf(HasSubstr("911"), HasSubstr("urgencia")));
  EXPECT_THAT(read_in("sol", "hu"), testing::AllOf(HasSubstr("911"), HasSubstr("Sürgős")));

  auto browser = administrator();
  const auto saved = browser.patch(settings_of(duna.id), {{"version", 1},
                                                          {"emergency_text_en", "  Call 112. "},
                                                          {"emergency_text_hu", "Hívja a 112-t."},
                                                          {"emergency_text_es", ""}});
  ASSERT_EQ(saved.status, 200) << saved.body;
  EXPECT_EQ(saved.text("emergency_text_en"), "Call 112.");
  EXPECT_THAT(std::string{saved.json().at("emergency_text_usual").at("es").as_string()}, HasSubstr("112"));
  EXPECT_EQ(read_in("duna", "hu"), "Hívja a 112-t.");
  EXPECT_EQ(read_in("duna", "en"), "Call 112.");
  EXPECT_EQ(read_in("duna", "es"), "Hívja a 112-t.") << "the contract's own language";
}

TEST_P(OrganizationTest, WrongSettingsAreRefusedFieldByField) {
  auto browser = administrator();
  const struct {
    boost::json::object change;
    std::string code;
  } table[] = {{{{"suffix", "-ab"}}, "FORMAT_SUFFIX"},
               {{{"suffix", "console"}}, "SUFFIX_RESERVED"},
               {{{"suffix", "tisza"}}, "SUFFIX_TAKEN"},
               {{{"primary_color", "red"}}, "FORMAT_COLOR"},
               {{{"primary_color", "#fff;}"}}, "FORMAT_COLOR"},
               {{{"idle_timeout_minutes", 4}}, "IDLE_TIMEOUT_RANGE"},
               {{{"idle_timeout_minutes", 61}}, "IDLE_TIMEOUT_RANGE"},
               {{{"phone", "+36 1"}}, "FORMAT_PHONE"},
               {{{"email", "duna"}}, "FORMAT_EMAIL"},
               {{{"identification", "national_id"}, {"national_id_kind", "none"}}, "NATIONAL_ID_KIND_NEEDED"},
               {{{"colour", "#fff"}}, "UNKNOWN_MEMBER"}};
  for (const auto& row : table) {
    auto change = row.change;
    change["version"] = 1;
    const auto reply = browser.patch(settings_of(duna.id), change);
    EXPECT_GE(reply.status, 400);
    EXPECT_EQ(reply.code(), row.code) << reply.body;
    EXPECT_FALSE(reply.text("detail").empty());
  }
  EXPECT_EQ(browser.get(settings_of(duna.id)).number("version"), 1) << "nothing was written";
}

TEST_P(OrganizationTest, AFormerSuffixLeadsOnAndStaysTaken) {
  auto browser = administrator();
  ASSERT_EQ(browser.patch(settings_of(duna.id), {{"version", 1}, {"suffix", "duna-medical"}}).status, 200);
  const auto moved = api.browser().get("/api/portal/duna");
  EXPECT_EQ(moved.status, 404);
  EXPECT_EQ(moved.code(), "SUFFIX_MOVED");
  EXPECT_EQ(moved.text("suffix"), "duna-medical");
  auto root = platform();
  EXPECT_EQ(root.patch(settings_of(tisza.id), {{"version", 1}, {"suffix", "duna"}}).code(), "SUFFIX_TAKEN");
  ASSERT_EQ(browser.patch(settings_of(duna.id), {{"version", 2}, {"suffix", "duna"}}).status, 200)
      << "one's own may be taken back";
  EXPECT_EQ(api.browser().get("/api/portal/duna").status, 200);
  EXPECT_EQ(api.browser().get("/api/portal/duna-medical").text("suffix"), "duna");
}

TEST_P(OrganizationTest, OfManyWhoWantOneSuffixOneGetsIt) {
  Caller root;
  root.kind = Caller::Kind::staff;
  std::atomic<int> won = 0;
  std::atomic<int> told = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i)
    clients.emplace_back([&] {
      try {
        api.services().organizations.create(root, {{"Sol"}, {"sol"}, Language::es, {"CR"}, {"America/Costa_Rica"}});
        ++won;
      } catch (const Refused& refused) {
        if (refused.code() == "SUFFIX_TAKEN") ++told;
      }
    });
  for (auto& client : clients) client.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(told, 7);
}

TEST_P(OrganizationTest, ChangesNeedTheCsrfToken) {
  auto browser = administrator();
  browser.csrf.clear();
  EXPECT_EQ(browser.patch(settings_of(duna.id), {{"version", 1}, {"idle_timeout_minutes", 20}}).status, 403);
}

TEST_P(OrganizationTest, ALogoIsWhatItsPixelsAre) {
  auto browser = administrator();
  const auto png = from_hex(  // 2 × 2 pixels
      "89504e470d0a1a0a0000000d494844520000000200000002080600000072b60d240000001149444154789c63e02fcbfb"
      "0fc20c300600408a07c9393f1bc00000000049454e44ae426082");
  const auto path = "/api/console/contracts/" + duna.id.text() + "/branding/logo";
  const auto reply = browser.send_raw("POST", path, png, "image/png");
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto image = api.browser().get(reply.text("url"));
  EXPECT_EQ(image.status, 200);
  EXPECT_THAT(image.body, StartsWith("\x89PNG"));
  EXPECT_EQ(std::string{api.browser().get("/api/portal/duna").json().at("branding").at("logo").as_string()},
            reply.text("url"));
  const auto svg =
      browser.send_raw("POST", path, "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/png");
  EXPECT_EQ(svg.status, 422) << svg.body;
  EXPECT_THAT(svg.code(), StartsWith("FILE_"));
}

TEST_P(OrganizationTest, InstitutionsAndPractitionersAreInTheOrderOfTheLanguage) {
  api.database().write([&](db::Transaction& transaction) {
    for (const auto* name : {"Zuglói Rendelő", "Óbudai Rendelő", "Csepeli Rendelő"})
      organization::store::put_location(transaction, duna.id,
                                        {organization::LocationId::make(), name, "", "", "", "", {}});
    for (const auto* name : {"Dr. Őze Ida", "Dr. Nagy Ede"})
      organization::store::put_practitioner(transaction, duna.id, {organization::PractitionerId::make(), name, "", {}},
                                            Language::hu);
  });
  auto browser = administrator();
  const auto names = [&](const std::string& list) {
    std::vector<std::string> result;
    const auto body = browser.get("/api/console/contracts/" + duna.id.text() + list).json();
    for (const auto& item : body.at("items").as_array()) result.emplace_back(item.at("name").as_string());
    return result;
  };
  EXPECT_THAT(names("/locations"), testing::ElementsAre("Csepeli Rendelő", "Óbudai Rendelő", "Zuglói Rendelő"));
  EXPECT_THAT(names("/practitioners"), testing::ElementsAre("Dr. Nagy Ede", "Dr. Őze Ida"));
}

}  // namespace
}  // namespace portico
