#include <gmock/gmock.h>

#include "support/api.hpp"

namespace portico {
namespace {

using delivery::SmsUse;
using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class SentMessagesTest : public support::EachApi {
 protected:
  SentMessagesTest() {
    api.add_staff("eva@duna.example", "Kiralyi7", "+36309990000", {{duna.id, Role::administrator}});
    desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
  }
  std::string path(patients::PatientId patient) const {
    return "/api/console/contracts/" + duna.id.text() + "/patients/" + patient.text() + "/messages";
  }
  void enqueue(patients::PatientId patient, const std::string& key) {
    api.database().write([&](db::Transaction& transaction) {
      api.services().outbox.enqueue(transaction, duna.id,
                                    {.channel = delivery::Channel::email,
                                     .to = "anna@example.com",
                                     .subject = "Secret subject",
                                     .text = "Secret words",
                                     .html = {},
                                     .purpose = "document_notice",
                                     .idempotency_key = key},
                                    patient.value);
    });
  }
  int admitted(int tries) {
    int count = 0;
    for (int i = 0; i < tries; ++i)
      api.database().write([&](db::Transaction& transaction) {
        const auto phone = fmt::format("+3630{:03}4567", 200 + i % 700);
        if (!api.services().sms_budget.admit(transaction, duna.id, "HU", phone, SmsUse::code_known_device)) ++count;
      });
    return count;
  }

  organization::Organization duna = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Browser desk = api.browser();
};
PORTICO_EACH_ENGINE(SentMessagesTest);

TEST_P(SentMessagesTest, ShowsCodesAndNoticesWithoutTheirWords) {
  const Api::Person person{};
  const auto anna = api.add_patient(duna.id, person);
  EXPECT_THAT(desk.get(path(anna)).json().at("items").as_array(), SizeIs(0));
  api.activate(duna, anna, "Kiralyi7");
  api.sign_in("duna", person, "Kiralyi7");
  api.clock().advance(minutes{1});
  enqueue(anna, "notice-1");
  const auto waiting = desk.get(path(anna));
  ASSERT_EQ(waiting.status, 200) << waiting.body;
  EXPECT_EQ(waiting.json().at("items").at(0).at("state").as_string(), "queued");
  api.run_jobs();
  const auto reply = desk.get(path(anna));
  const auto items = reply.json().at("items").as_array();
  ASSERT_THAT(items, SizeIs(2));
  EXPECT_EQ(items[0].at("channel").as_string(), "email");
  EXPECT_EQ(items[0].at("state").as_string(), "accepted");
  EXPECT_EQ(items[1].at("purpose").as_string(), "login_code");
  EXPECT_EQ(items[1].at("sent_to").as_string(), "••• 67");
  EXPECT_THAT(reply.body, Not(HasSubstr("Secret")));
  EXPECT_THAT(reply.body, Not(HasSubstr("1234567")));
  EXPECT_THAT(api.audited(), Contains("portal_access_viewed"));
}

TEST_P(SentMessagesTest, AnothersMessagesAreNotShown) {
  const auto anna = api.add_patient(duna.id, {});
  const auto bela = api.add_patient(duna.id, {.family = "Nagy", .given = "Béla", .email = "bela@example.com"});
  enqueue(anna, "notice-1");
  EXPECT_THAT(desk.get(path(bela)).json().at("items").as_array(), SizeIs(0)) << "they share a phone, and no more";
  EXPECT_EQ(desk.get(path(patients::PatientId::make())).status, 404);
}

TEST_P(SentMessagesTest, TellsHowMuchIsUsed) {
  EXPECT_EQ(admitted(3), 3);
  const auto reply = desk.get("/api/console/contracts/" + duna.id.text() + "/sms-consumption");
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto used = reply.json();
  EXPECT_EQ(used.at("allowance").at("day").as_int64(), 3);
  EXPECT_EQ(used.at("allowance").at("day_limit").as_int64(), 1000);
  EXPECT_EQ(used.at("month_messages").as_int64(), 0) << "staff's codes are the installation's";
}

TEST_P(SentMessagesTest, TheAdministratorsAreToldOnce) {
  api.add_staff("dora@duna.example", "Kiralyi7", "+36309990001", {{duna.id, Role::receptionist}});
  api.run_jobs();
  EXPECT_EQ(admitted(120), 120) << "60 % of the hour's 200";
  const auto mails = api.run_jobs();
  ASSERT_THAT(mails, SizeIs(1));
  EXPECT_EQ(mails[0].to, "eva@duna.example");
  EXPECT_EQ(mails[0].purpose, "sms_budget_alarm");
  EXPECT_THAT(mails[0].subject, HasSubstr("50"));
  EXPECT_THAT(mails[0].text, HasSubstr("200"));
  EXPECT_THAT(api.audited(), Contains("sms_budget_reached"));
}

TEST_P(SentMessagesTest, ANoticeBeyondTheAllowanceIsLeftOutAndSaysSo) {
  const auto anna = api.add_patient(duna.id, {});
  const auto announce = [&] {
    return api.database().write([&](db::Transaction& transaction) {
      return api.services().document_notice.announce(transaction, app::Services::system_caller(duna.id),
                                                     {.patient = anna,
                                                      .document = documents::DocumentId::make(),
                                                      .patient_access = true,
                                                      .notify = std::vector{delivery::Channel::sms}});
    });
  };
  const auto setting = [&](patients::NoticeSetting wanted) {
    auto& store = api.services().patients.store();
    api.database().write([&](db::Transaction& transaction) {
      auto record = *store.find(transaction, duna.id, anna);
      record.notice = wanted;
      store.update(transaction, duna.id, duna.language, record, record.version);
    });
  };
  setting(patients::NoticeSetting::email_sms);
  EXPECT_THAT(announce().channels, SizeIs(1));
  for (int i = 0; i < 99; ++i) announce();
  const auto beyond = announce();
  EXPECT_THAT(beyond.channels, SizeIs(0)) << "half of the hour's 200 is for notices";
  EXPECT_EQ(beyond.skipped, "NOTICE_SMS_LIMIT");
}

TEST_P(SentMessagesTest, CallbacksOfGatewaysNobodyUsesAreAnsweredAlike) {
  auto stranger = api.browser();
  EXPECT_EQ(stranger.get("/api/deliveries/AAAAAAAAAAAAAAAAAAAAAA.kannel?type=1").status, 204);
  stranger.headers["sec-fetch-site"] = "";
  EXPECT_EQ(stranger
                .send_raw("POST", "/api/deliveries/AAAAAAAAAAAAAAAAAAAAAA.sms_http", "MessageStatus=sent",
                          "application/x-www-form-urlencoded")
                .status,
            204);
}

}  // namespace
}  // namespace portico
