#include <gmock/gmock.h>

#include "organization/store.hpp"
#include "support/api.hpp"
#include "support/family.hpp"

namespace portico {
namespace {

using support::Api;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

// What the receptionist does with a patient who stands before her.
class DeskTest : public support::Family {
 protected:
  DeskTest() { api.run_jobs(); }

  std::string proof_of(patients::PatientId patient) const {
    return "/api/console/contracts/" + duna.id.text() + "/patients/" + patient.text() + "/portal-access/phone-proof";
  }
  std::string last_sms(const std::string& phone) {
    api.run_jobs();
    std::string text;
    for (const auto& message : delivery::read_captured(api.data()))
      if (message.to == phone) text = message.text;
    return text;
  }
  static bool is_proved(const support::Reply& reply) { return reply.json().at("proved").as_bool(); }
  bool is_proved_on_record(Api::Browser& staff, patients::PatientId patient) {
    const auto tab = "/api/console/contracts/" + duna.id.text() + "/patients/" + patient.text() + "/portal-access";
    return staff.get(tab).json().at("phone_proof").at("proved").as_bool();
  }

  const Api::Person dora{.family = "Szép", .given = "Dóra", .phone = "+36305556666", .email = "dora@example.com"};
  patients::PatientId dora_id = api.add_patient(duna.id, dora);
};
PORTICO_EACH_ENGINE(DeskTest);

TEST_P(DeskTest, AnSmsIsReadAloud) {
  auto staff = desk();
  EXPECT_FALSE(is_proved_on_record(staff, dora_id));
  const auto sent = staff.post(proof_of(dora_id));
  ASSERT_EQ(sent.status, 200) << sent.body;
  EXPECT_FALSE(sent.text("expires_at").empty());
  EXPECT_EQ(staff.post(proof_of(dora_id)).code(), "RESEND_TOO_EARLY");

  const auto text = last_sms(dora.phone);
  EXPECT_THAT(text, HasSubstr("duna"));
  EXPECT_THAT(text, Not(HasSubstr("Dóra")));
  EXPECT_THAT(text, SizeIs(testing::Le(160)));
  const auto code = text.substr(0, 6);
  const auto wrong = staff.post(proof_of(dora_id) + "/code", {{"code", code == "123456" ? "654321" : "123456"}});
  EXPECT_EQ(wrong.code(), "PHONE_CODE_WRONG");
  EXPECT_EQ(staff.post(proof_of(dora_id) + "/code", {{"code", "12"}}).code(), "FORMAT_CODE");
  const auto proved = staff.post(proof_of(dora_id) + "/code", {{"code", code}});
  ASSERT_EQ(proved.status, 200) << proved.body;
  EXPECT_TRUE(is_proved(proved));
  EXPECT_TRUE(is_proved_on_record(staff, dora_id));
  EXPECT_EQ(staff.post(proof_of(dora_id) + "/code", {{"code", code}}).code(), "PHONE_CODE_ENDED");
  EXPECT_THAT(api.audited(), Contains("phone_proved"));

  // It is no code of any login.
  auto browser = api.browser();
  browser.post(portal + "/activation", {{"identifier", dora.email}, {"phone", dora.phone}, {"code", "AAAAA-AAAAA"}});
  EXPECT_NE(browser.post(portal + "/activation/code", {{"code", code}}).status, 200);
}

TEST_P(DeskTest, OrItsLinkIsOpened) {
  auto staff = desk();
  const auto sent = staff.post(proof_of(dora_id));
  ASSERT_EQ(sent.status, 200);
  const auto text = last_sms(dora.phone);
  const auto token = text.substr(text.find("phone#") + 6, 43);
  auto phone = api.browser();
  EXPECT_EQ(phone.post(portal + "/phone-proofs", {{"token", std::string(43, 'A')}}).code(), "PHONE_LINK_ENDED");
  EXPECT_EQ(phone.post(portal + "/phone-proofs", {{"token", token}}).status, 204);
  EXPECT_EQ(phone.post(portal + "/phone-proofs", {{"token", token}}).status, 204) << "twice is no fault";
  const auto waited = "/api/console/contracts/" + duna.id.text() + "/phone-proofs/" + sent.text("id");
  EXPECT_TRUE(is_proved(staff.get(waited)));
  EXPECT_TRUE(is_proved_on_record(staff, dora_id));
  EXPECT_TRUE(phone.cookies.empty()) << "it opens nothing";
}

TEST_P(DeskTest, AProofIsOfOneNumberAndForAQuarterOfAnHour) {
  auto staff = desk();
  ASSERT_EQ(staff.post(proof_of(dora_id)).status, 200);
  auto text = last_sms(dora.phone);
  api.clock().advance(minutes{15});
  auto phone = api.browser();
  EXPECT_EQ(phone.post(portal + "/phone-proofs", {{"token", text.substr(text.find("phone#") + 6, 43)}}).status, 404);
  EXPECT_EQ(staff.post(proof_of(dora_id) + "/code", {{"code", text.substr(0, 6)}}).code(), "PHONE_CODE_ENDED");

  ASSERT_EQ(staff.post(proof_of(dora_id)).status, 200);
  text = last_sms(dora.phone);
  const auto record = "/api/console/contracts/" + duna.id.text() + "/patients/" + dora_id.text();
  const auto version = staff.get(record).number("version");
  ASSERT_EQ(staff.patch(record, {{"version", version}, {"phone", "+36305557777"}}).status, 200);
  EXPECT_EQ(staff.post(proof_of(dora_id) + "/code", {{"code", text.substr(0, 6)}}).code(), "PHONE_CODE_ENDED");
  EXPECT_EQ(phone.post(portal + "/phone-proofs", {{"token", text.substr(text.find("phone#") + 6, 43)}}).status, 404);
  EXPECT_FALSE(is_proved_on_record(staff, dora_id));
}

TEST_P(DeskTest, FiveWrongCodesEndIt) {
  auto staff = desk();
  ASSERT_EQ(staff.post(proof_of(dora_id)).status, 200);
  const auto code = last_sms(dora.phone).substr(0, 6);
  const std::string wrong = code == "123456" ? "654321" : "123456";
  for (int left = 4; left >= 0; --left)
    EXPECT_EQ(staff.post(proof_of(dora_id) + "/code", {{"code", wrong}}).code(), "PHONE_CODE_WRONG");
  EXPECT_EQ(staff.post(proof_of(dora_id) + "/code", {{"code", code}}).code(), "PHONE_CODE_ENDED");
}

TEST_P(DeskTest, WithoutAMobileNumberNothingIsSent) {
  const auto nobody = api.add_patient(duna.id, {.family = "Kis", .given = "Pál", .phone = "", .email = ""});
  auto staff = desk();
  EXPECT_EQ(staff.post(proof_of(nobody)).code(), "PHONE_NOT_FOR_SMS");
  EXPECT_EQ(api.browser().post(proof_of(dora_id)).status, 401);
  api.add_staff("peter@duna.example", password, "+36309990009", {{duna.id, identity::Role::practitioner}});
  auto doctor = api.sign_in_staff("peter@duna.example", password, "+36309990009");
  EXPECT_EQ(doctor.post(proof_of(dora_id)).status, 403);
}

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
