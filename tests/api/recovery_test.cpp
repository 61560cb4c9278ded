#include <gmock/gmock.h>

#include "support/api.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;

const std::string portal = "/api/portal/duna";
const std::string password = "Kiralyi7";
const std::string new_password = "Nyari8Eso";

// The six digits in a text.
std::string digits_in(const std::string& text) {
  for (std::size_t at = 0; at + 6 <= text.size(); ++at) {
    const auto part = text.substr(at, 6);
    const bool before = at > 0 && std::isdigit(static_cast<unsigned char>(text[at - 1])) != 0;
    if (!before && part.find_first_not_of("0123456789") == std::string::npos) return part;
  }
  return {};
}

// Anna Kovács has an account at Duna Medical and no longer knows her password.
class RecoveryTest : public support::EachApi {
 protected:
  RecoveryTest() { account = api.activate(contract, patient, password); }

  support::Reply submit(Api::Browser& browser, const std::string& identifier, const std::string& phone) {
    return browser.post(portal + "/recovery", {{"identifier", identifier}, {"phone", phone}});
  }
  support::Reply submit(Api::Browser& browser) { return submit(browser, anna.email, anna.phone); }
  support::Reply enter(Api::Browser& browser, const std::string& code) {
    return browser.post(portal + "/recovery/code", {{"code", code}});
  }
  support::Reply set(Api::Browser& browser, const std::string& word) {
    return browser.post(portal + "/recovery/password", {{"password", word}});
  }
  struct Codes {
    std::string sms;
    std::string mail;
  };
  Codes codes() {
    Codes found;
    for (const auto& message : api.run_jobs()) {
      if (message.purpose == "login_code") found.sms = digits_in(message.text);
      if (message.purpose == "recovery_code") found.mail = digits_in(message.text);
    }
    return found;
  }
  support::Reply login(Api::Browser& browser, const std::string& word) {
    return browser.post(portal + "/login", {{"identifier", anna.email}, {"phone", anna.phone}, {"password", word}});
  }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Person anna{};
  patients::PatientId patient = api.add_patient(contract.id, anna);
  identity::AccountId account;
};
PORTICO_EACH_ENGINE(RecoveryTest);

TEST_P(RecoveryTest, TakesBothCodesThenTheNewPassword) {
  auto old = api.sign_in("duna", anna, password);
  api.clock().advance(minutes{2});
  auto browser = api.browser();
  const auto step = submit(browser);
  ASSERT_EQ(step.status, 202) << step.body;
  EXPECT_TRUE(step.padded);
  const auto sent = codes();
  ASSERT_FALSE(sent.sms.empty());
  ASSERT_FALSE(sent.mail.empty());

  const auto first = enter(browser, sent.sms);
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(first.text("step"), "code");
  EXPECT_EQ(first.json().at("missing").at(0).as_string(), "second");
  EXPECT_EQ(set(browser, new_password).code(), "FLOW_ENDED") << "no password before both";
  EXPECT_EQ(enter(browser, sent.mail).text("step"), "password");

  const auto session = set(browser, new_password);
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(browser.get(portal + "/session").status, 200);
  EXPECT_EQ(old.get(portal + "/session").status, 401) << "all other sessions are over";
  EXPECT_THAT(api.audited(), Contains("recovery_submitted"));
  bool told = false;
  for (const auto& message : api.run_jobs()) told = told || message.purpose == "security_notice";
  EXPECT_TRUE(told);
  api.clock().advance(minutes{2});
  auto again = api.browser();
  EXPECT_EQ(login(again, password).status, 401);
  EXPECT_EQ(login(again, new_password).status, 200);
}

TEST_P(RecoveryTest, TheCodesMayComeInEitherOrder) {
  auto browser = api.browser();
  submit(browser);
  const auto sent = codes();
  EXPECT_EQ(enter(browser, sent.mail).json().at("missing").at(0).as_string(), "sms");
  EXPECT_EQ(enter(browser, sent.sms).text("step"), "password");
}

TEST_P(RecoveryTest, ACodeTwiceIsNotTwoProofs) {
  auto browser = api.browser();
  submit(browser);
  const auto sent = codes();
  enter(browser, sent.sms);
  EXPECT_EQ(enter(browser, sent.sms).text("step"), "code");
  EXPECT_EQ(set(browser, new_password).code(), "FLOW_ENDED");
}

TEST_P(RecoveryTest, TheClinicsCodeStandsInForTheEmail) {
  api.add_staff("rita@example.com", "Recepcio1", "+36205550001", {{contract.id, identity::Role::receptionist}});
  auto desk = api.sign_in_staff("rita@example.com", "Recepcio1", "+36205550001");
  const auto issued = desk.post("/api/console/contracts/" + contract.id.text() + "/patients/" + patient.text() +
                                "/portal-access/desk-codes");
  ASSERT_EQ(issued.status, 201) << issued.body;
  auto browser = api.browser();
  submit(browser);
  EXPECT_EQ(enter(browser, codes().sms).status, 200);
  EXPECT_EQ(enter(browser, "ABCDE-FGHJK").code(), "CODE_WRONG");
  EXPECT_EQ(enter(browser, issued.text("code")).text("step"), "password");
  EXPECT_EQ(set(browser, new_password).status, 200);
}

TEST_P(RecoveryTest, SmsAloneOnlyWhereTheContractSaysSo) {
  api.services().sign_in_policies.change(app::Services::system_caller(contract.id), contract.id,
                                         {.recovery_by_sms_alone = true});
  auto browser = api.browser();
  EXPECT_FALSE(submit(browser).json().at("second_channel").as_bool());
  const auto sent = codes();
  EXPECT_TRUE(sent.mail.empty());
  EXPECT_EQ(enter(browser, sent.sms).text("step"), "password");
}

TEST_P(RecoveryTest, StrangersGetTheSameAnswerAndNothingIsSent) {
  auto browser = api.browser();
  const auto real = submit(browser);
  api.run_jobs();
  struct {
    const char* name;
    std::string identifier;
    std::string phone;
  } const strangers[] = {{"unknown", "nobody@example.com", anna.phone}, {"another phone", anna.email, "+36301112267"}};
  for (const auto& stranger : strangers) {
    auto other = api.browser();
    const auto reply = submit(other, stranger.identifier, stranger.phone);
    EXPECT_EQ(reply.status, 202) << stranger.name;
    EXPECT_TRUE(reply.padded) << stranger.name;
    EXPECT_EQ(reply.text("sent_to"), real.text("sent_to")) << "the masked number that was typed";
    EXPECT_EQ(reply.body.size(), real.body.size()) << stranger.name;
    EXPECT_TRUE(api.run_jobs().empty()) << stranger.name;
    for (int left = 4; left >= 0; --left) {
      const auto wrong = enter(other, "123456");
      EXPECT_EQ(wrong.code(), "CODE_WRONG") << stranger.name;
      EXPECT_EQ(wrong.number("attempts_left"), left) << stranger.name;
    }
    EXPECT_EQ(enter(other, "123456").code(), "FLOW_ENDED");
  }
}

TEST_P(RecoveryTest, ThreeAnHourAreSentAndMoreAreAnsweredAlike) {
  int sent = 0;
  for (int i = 0; i < 5; ++i) {
    auto browser = api.browser();
    browser.address = fmt::format("192.0.2.{}", 20 + i);
    EXPECT_EQ(submit(browser).status, 202);
    for (const auto& message : api.run_jobs()) sent += message.purpose == "recovery_code" ? 1 : 0;
    api.clock().advance(minutes{2});
  }
  EXPECT_EQ(sent, 3);
}

TEST_P(RecoveryTest, AResendGivesTheCodeThatIsMissing) {
  auto browser = api.browser();
  submit(browser);
  const auto first = codes();
  EXPECT_EQ(browser.post(portal + "/recovery/resend").code(), "RESEND_TOO_EARLY");
  enter(browser, first.sms);
  api.clock().advance(seconds{61});
  EXPECT_EQ(browser.post(portal + "/recovery/resend").status, 200);
  const auto second = codes();
  EXPECT_TRUE(second.sms.empty()) << "the SMS was right already";
  EXPECT_EQ(enter(browser, second.mail).text("step"), "password");
}

TEST_P(RecoveryTest, AFlowStaysInItsBrowserAndItsState) {
  auto browser = api.browser();
  browser.headers["user-agent"] = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
  submit(browser);
  const auto sent = codes();
  auto thief = browser;
  thief.headers["user-agent"] = "curl/8.0";
  EXPECT_EQ(enter(thief, sent.sms).code(), "FLOW_ENDED");
  EXPECT_EQ(browser.post(portal + "/login/code", {{"code", sent.sms}}).code(), "FLOW_ENDED");
  EXPECT_EQ(browser.post(portal + "/activation/code", {{"code", sent.sms}}).code(), "FLOW_ENDED");
  EXPECT_EQ(enter(browser, sent.sms).status, 200);
}

TEST_P(RecoveryTest, OpensAPasswordThatTooManyWrongTriesHaveDisabled) {
  api.database().write([&](db::Transaction& transaction) {
    api.services().accounts.disable_password(transaction, contract.id, account);
  });
  auto browser = api.browser();
  EXPECT_EQ(login(browser, password).code(), "LOGIN_MISMATCH") << "strangers learn nothing of it";
  submit(browser);
  const auto sent = codes();
  enter(browser, sent.sms);
  enter(browser, sent.mail);
  EXPECT_EQ(set(browser, new_password).status, 200);
  api.clock().advance(minutes{2});
  auto again = api.browser();
  EXPECT_EQ(login(again, new_password).status, 200);
}

TEST_P(RecoveryTest, AFrozenAccountIsNotRecovered) {
  api.database().write([&](db::Transaction& transaction) {
    api.services().accounts.set_standing(transaction, contract.id, account, identity::Standing::active,
                                         identity::Standing::frozen);
  });
  auto browser = api.browser();
  EXPECT_EQ(submit(browser).status, 202);
  EXPECT_TRUE(api.run_jobs().empty());
}

}  // namespace
}  // namespace portico
