#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>

#include "access/invitations.hpp"
#include "base/spelling.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string door = "/api/portal/duna/invitation";

// What stands behind "#" in a message, and its code "ABCDE-FGHJK".
struct Letter {
  std::string token;
  std::string code;
};
Letter letter_in(const std::string& text) {
  Letter letter;
  const auto hash = text.find("invite#");
  if (hash == std::string::npos) return letter;
  letter.token = text.substr(hash + 7, 43);
  for (auto dash = text.find('-', hash + 50); dash != std::string::npos; dash = text.find('-', dash + 1)) {
    const auto begin = text.find_last_of(" \n", dash) + 1;
    const auto word = text.substr(begin, text.find_first_of(" \n", dash) - begin);
    if (word.size() == 11 && word[5] == '-') letter.code = word;
  }
  return letter;
}

// Anna is on record, without access. The receptionist invites.
class InvitationTest : public support::EachApi {
 protected:
  InvitationTest() {
    api.add_staff("eva@duna.example", "Kiralyi7", "+36309990000", {{contract.id, identity::Role::receptionist}});
    desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
    api.run_jobs();
  }
  std::string tab(patients::PatientId of) const {
    return "/api/console/contracts/" + contract.id.text() + "/patients/" + of.text() + "/portal-access";
  }
  support::Reply invite(const std::string& channel) {
    return desk.post(tab(patient) + "/invitations", {{"channel", channel}});
  }
  Letter invite_by(const std::string& channel) {
    const auto reply = invite(channel);
    EXPECT_EQ(reply.status, 201) << reply.body;
    const auto messages = api.run_jobs();
    if (messages.size() == 1) return letter_in(messages[0].text);
    ADD_FAILURE() << messages.size() << " messages";
    return {};
  }
  static support::Reply accept(Api::Browser& browser, const Letter& letter) {
    return browser.post(door + "/acceptance", {{"token", letter.token}, {"code", letter.code}});
  }
  support::Reply finish(Api::Browser& browser) {
    const auto code = browser.post("/api/portal/duna/activation/code", {{"code", api.last_code(anna.phone)}});
    EXPECT_EQ(code.text("step"), "password") << code.body;
    return browser.post("/api/portal/duna/activation/password", {{"password", "Kiralyi7"}});
  }
  // Of the newest.
  std::string state() {
    const auto view = desk.get(tab(patient)).json();
    return std::string{view.at("invitations").at(0).at("state").as_string()};
  }
  support::Reply open(const std::string& token) { return api.browser().post(door, {{"token", token}}); }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  Api::Person anna{.portal_access = false};
  patients::PatientId patient = api.add_patient(contract.id, anna);
  Api::Browser desk = api.browser();
};
PORTICO_EACH_ENGINE(InvitationTest);

TEST_P(InvitationTest, TheMailsLinkItsCodeAndTheSmsOpenTheAccount) {
  const auto reply = invite("email");
  ASSERT_EQ(reply.status, 201) << reply.body;
  const auto access = reply.json().at("access");
  EXPECT_TRUE(access.at("enabled").as_bool()) << "to invite switches on";
  EXPECT_EQ(access.at("invitations").at(0).at("state").as_string(), "queued");
  EXPECT_EQ(access.at("invitations").at(0).at("sent_to").as_string(), "a•••@example.com");
  const auto messages = api.run_jobs();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].to, anna.email);
  EXPECT_THAT(messages[0].text, Not(HasSubstr("Anna"))) << "nobody is named";
  EXPECT_EQ(state(), "sent");

  const auto letter = letter_in(messages[0].text);
  EXPECT_EQ(open(letter.token).text("expires_at"), (api.clock().now() + hours{24 * 7}).rfc3339());
  EXPECT_EQ(state(), "opened");
  const auto detail = desk.get(tab(patient)).json().at("blockers").at(0).at("detail");
  EXPECT_THAT(std::string{detail.as_string()}, HasSubstr("the link was opened"));

  auto browser = api.browser();
  const auto step = accept(browser, letter);
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_THAT(step.text("sent_to"), Not(HasSubstr("1234")));
  const auto session = finish(browser);
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_EQ(session.json().at("profiles").at(0).at("patient_id").as_string(), patient.text());
  EXPECT_EQ(state(), "activated");
  EXPECT_EQ(open(letter.token).code(), "INVITATION_LINK_ENDED");
  EXPECT_EQ(invite("email").code(), "ALREADY_ACTIVATED");
  EXPECT_THAT(api.audited(), testing::AllOf(Contains("patient_invited"), Contains("invitation_opened"),
                                            Contains("portal_access_changed"), Contains("password_set")));
}

TEST_P(InvitationTest, AnSmsLeadsInAsWell) {
  const auto letter = invite_by("sms");
  auto browser = api.browser();
  EXPECT_EQ(accept(browser, letter).status, 200);
  EXPECT_EQ(finish(browser).status, 200);
}

TEST_P(InvitationTest, ALetterIsTwentyEightDaysGoodAndToldOnce) {
  const auto reply = invite("letter");
  ASSERT_EQ(reply.status, 201) << reply.body;
  const auto pdf = from_base64url(reply.text("letter"));
  EXPECT_EQ(std::string(pdf.begin(), pdf.begin() + 5), "%PDF-");
  EXPECT_THAT(api.run_jobs(), IsEmpty());
  EXPECT_EQ(state(), "printed");
  const auto invitation = desk.get(tab(patient)).json().at("invitations").at(0);
  EXPECT_EQ(invitation.at("expires_at").as_string(), (api.clock().now() + hours{24 * 28}).rfc3339());
}

TEST_P(InvitationTest, TheCodeServesOnThePageOfTheFirstLoginToo) {
  const auto letter = invite_by("email");
  auto browser = api.browser();
  const auto step = browser.post("/api/portal/duna/activation",
                                 {{"identifier", anna.email}, {"phone", anna.phone}, {"code", letter.code}});
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_EQ(finish(browser).status, 200);
}

TEST_P(InvitationTest, StrangersTokensAnswerAlike) {
  const auto used = invite_by("email");
  const auto replaced = invite_by("email");
  const auto revoked = invite_by("email");
  EXPECT_EQ(open(replaced.token).status, 404) << "a newer one makes it void";
  const auto id = std::string{desk.get(tab(patient)).json().at("invitations").at(0).at("id").as_string()};
  ASSERT_EQ(desk.post(tab(patient) + "/invitations/" + id + "/revocation").status, 200);
  EXPECT_EQ(desk.post(tab(patient) + "/invitations/" + id + "/revocation").status, 404) << "once";
  EXPECT_EQ(state(), "revoked");
  const auto expired = invite_by("email");
  api.clock().advance(hours{24 * 7});
  desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
  EXPECT_EQ(state(), "expired");
  const auto unknown = open(std::string(43, 'A'));
  EXPECT_EQ(unknown.code(), "INVITATION_LINK_ENDED");
  for (const auto& letter : {used, replaced, revoked, expired}) {
    EXPECT_EQ(open(letter.token).body, unknown.body);
    auto browser = api.browser();
    EXPECT_EQ(accept(browser, letter).body, unknown.body);
  }
  EXPECT_EQ(open("").body, unknown.body);
}

TEST_P(InvitationTest, ALinkOfAnotherClinicIsNone) {
  api.add_contract("tisza", Identification::email, AccessType::manual);
  const auto letter = invite_by("email");
  EXPECT_EQ(api.browser().post("/api/portal/tisza/invitation", {{"token", letter.token}}).code(),
            "INVITATION_LINK_ENDED");
}

TEST_P(InvitationTest, ACodeHasFiveTries) {
  auto letter = invite_by("email");
  auto browser = api.browser();
  const Letter wrong{letter.token, "ABCDE-FGHJK"};
  for (int left = 4; left > 0; --left) {
    const auto reply = accept(browser, wrong);
    EXPECT_EQ(reply.code(), "INVITATION_CODE_WRONG");
    EXPECT_EQ(reply.number("attempts_left"), left);
  }
  EXPECT_EQ(accept(browser, wrong).code(), "INVITATION_LINK_ENDED");
  EXPECT_EQ(accept(browser, letter).code(), "INVITATION_LINK_ENDED");
  EXPECT_THAT(api.run_jobs(), IsEmpty());
}

TEST_P(InvitationTest, WhoeverStealsTheLetterNeedsThePhoneOnRecord) {
  const auto letter = invite_by("email");
  auto thief = api.browser();
  thief.address = "198.51.100.7";
  ASSERT_EQ(accept(thief, letter).status, 200);
  const auto messages = api.run_jobs();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].to, anna.phone);
  for (int i = 0; i < 5; ++i) thief.post("/api/portal/duna/activation/code", {{"code", fmt::format("{:06}", i)}});
  EXPECT_EQ(thief.post("/api/portal/duna/activation/password", {{"password", "Kiralyi7"}}).code(), "FLOW_ENDED");
}

// Each in a thread of its own, all let go together.
template <class Act>
void at_once(std::size_t many, Act act) {
  std::latch start{static_cast<std::ptrdiff_t>(many)};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < many; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      act(i);
    });
  for (auto& thread : threads) thread.join();
}

// However many use the link at once and from wherever: one SMS a minute, one account, one session.
TEST_P(InvitationTest, FiftyThatRaceWithOneLinkMakeOneSession) {
  const auto letter = invite_by("email");
  std::vector<Api::Browser> browsers(50, api.browser());
  std::atomic<int> let_in = 0;
  at_once(browsers.size(), [&](std::size_t i) { let_in += accept(browsers[i], letter).status == 200 ? 1 : 0; });
  EXPECT_EQ(let_in, 1) << "one code at a time goes to the phone";
  const auto code = api.last_code(anna.phone);
  const auto winner = std::ranges::find_if(browsers, [](const auto& browser) { return !browser.cookies.empty(); });
  ASSERT_NE(winner, browsers.end());
  ASSERT_EQ(winner->post("/api/portal/duna/activation/code", {{"code", code}}).status, 200);
  std::atomic<int> sessions = 0;
  at_once(browsers.size(), [&](std::size_t) {
    auto copy = *winner;
    sessions += copy.post("/api/portal/duna/activation/password", {{"password", "Kiralyi7"}}).status == 200 ? 1 : 0;
  });
  EXPECT_EQ(sessions, 1);
  EXPECT_EQ(state(), "activated");
}

// Five flows of one link that all have proved everything.
TEST_P(InvitationTest, OfManyWhoHaveProvedEverythingOneChoosesThePassword) {
  const auto letter = invite_by("email");
  std::vector<Api::Browser> browsers(5, api.browser());
  for (auto& browser : browsers) {
    ASSERT_EQ(accept(browser, letter).status, 200);
    ASSERT_EQ(browser.post("/api/portal/duna/activation/code", {{"code", api.last_code(anna.phone)}}).status, 200);
    api.clock().advance(minutes{1});
  }
  std::atomic<int> sessions = 0;
  std::atomic<int> ended = 0;
  at_once(browsers.size(), [&](std::size_t i) {
    const auto reply = browsers[i].post("/api/portal/duna/activation/password", {{"password", "Kiralyi7"}});
    sessions += reply.status == 200 ? 1 : 0;
    ended += reply.code() == "FLOW_ENDED" ? 1 : 0;
  });
  EXPECT_EQ(sessions, 1);
  EXPECT_EQ(ended, 4);
}

TEST_P(InvitationTest, GuessesAtOnceHaveFiveTriesTogether) {
  const auto letter = invite_by("email");
  std::atomic<int> judged = 0;
  at_once(50, [&](std::size_t) {
    auto browser = api.browser();
    judged += accept(browser, {letter.token, "ABCDE-FGHJK"}).code() == "INVITATION_CODE_WRONG" ? 1 : 0;
  });
  EXPECT_LE(judged, 4) << "the fifth ends it";
  auto late = api.browser();
  while (open(letter.token).status == 200)
    judged += accept(late, {letter.token, "ABCDE-FGHJK"}).code() == "INVITATION_CODE_WRONG" ? 1 : 0;
  EXPECT_EQ(judged, 4) << "whatever a busy database put off";
}

TEST_P(InvitationTest, OfManyWhoInviteAtOnceOneInvitationStands) {
  std::atomic<int> invited = 0;
  at_once(8, [&](std::size_t) {
    auto clerk = desk;
    invited += clerk.post(tab(patient) + "/invitations", {{"channel", "letter"}}).status == 201 ? 1 : 0;
  });
  EXPECT_EQ(invited, 8);
  int open = 0;
  const auto view = desk.get(tab(patient)).json();
  for (const auto& invitation : view.at("invitations").as_array()) open += invitation.at("open").as_bool() ? 1 : 0;
  EXPECT_EQ(open, 1);
}

TEST_P(InvitationTest, WhoGuessesWithoutTheLinkClosesItToNobody) {
  const auto letter = invite_by("email");
  for (int i = 0; i < 6; ++i) {
    auto stranger = api.browser();
    stranger.post("/api/portal/duna/activation",
                  {{"identifier", anna.email}, {"phone", anna.phone}, {"code", "ABCDE-FGHJK"}});
  }
  EXPECT_EQ(open(letter.token).status, 200);
  auto browser = api.browser();
  EXPECT_EQ(accept(browser, letter).status, 200);
  EXPECT_EQ(finish(browser).status, 200);
}

TEST_P(InvitationTest, ToRevokeEndsWhatWasBegunWithIt) {
  const auto letter = invite_by("email");
  auto browser = api.browser();
  ASSERT_EQ(accept(browser, letter).status, 200);
  const auto code = api.last_code(anna.phone);
  const auto id = std::string{desk.get(tab(patient)).json().at("invitations").at(0).at("id").as_string()};
  ASSERT_EQ(desk.post(tab(patient) + "/invitations/" + id + "/revocation").status, 200);
  browser.post("/api/portal/duna/activation/code", {{"code", code}});
  EXPECT_EQ(browser.post("/api/portal/duna/activation/password", {{"password", "Kiralyi7"}}).code(), "FLOW_ENDED");
  EXPECT_FALSE(desk.get(tab(patient)).json().at("activated").as_bool());
}

// Two flows that both have proved everything.
TEST_P(InvitationTest, TheSlowerOfTwoRightOnesFindsTheAccountOpened) {
  const auto letter = invite_by("email");
  auto first = api.browser();
  auto second = api.browser();
  ASSERT_EQ(accept(first, letter).status, 200);
  first.post("/api/portal/duna/activation/code", {{"code", api.last_code(anna.phone)}});
  api.clock().advance(minutes{2});
  ASSERT_EQ(accept(second, letter).status, 200);
  EXPECT_EQ(finish(second).status, 200);
  EXPECT_EQ(first.post("/api/portal/duna/activation/password", {{"password", "Masik7szo"}}).code(), "FLOW_ENDED");
}

TEST_P(InvitationTest, WhatStandsInTheWayIsSaid) {
  anna = {.family = "Nagy", .given = "Ilona", .phone = "", .email = "ilona@example.com", .portal_access = false};
  patient = api.add_patient(contract.id, anna);
  EXPECT_EQ(invite("email").code(), "NO_PHONE");
  const auto view = desk.get(tab(patient)).json();
  EXPECT_TRUE(view.at("invitable").as_array().empty());
  EXPECT_FALSE(view.at("enabled").as_bool()) << "a refusal switches nothing on";
  EXPECT_TRUE(view.at("invitations").as_array().empty());
  EXPECT_EQ(desk.post(tab(patients::PatientId::make()) + "/invitations", {{"channel", "email"}}).status, 404);
}

TEST_P(InvitationTest, FollowUpsCarryALinkOfTheirOwnAndEnd) {
  api.clock().set(*Instant::parse("2026-11-23T10:00:00Z"));
  desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
  api.run_jobs();
  const auto first = invite_by("email");
  auto& invitations = api.services().access.invitations;
  const auto after = [&](hours wait) {
    api.clock().advance(wait);
    invitations.follow_up();
    return api.run_jobs();
  };
  EXPECT_THAT(after(hours{71}), IsEmpty());
  EXPECT_THAT(after(hours{11}), IsEmpty()) << "not at nine in the evening";
  const auto reminder = after(hours{11});
  ASSERT_EQ(reminder.size(), 1U);
  EXPECT_EQ(open(first.token).status, 200) << "the first link stays good";
  const auto second = letter_in(reminder[0].text);
  EXPECT_EQ(open(second.token).status, 200);
  EXPECT_THAT(after(hours{1}), IsEmpty());
  EXPECT_EQ(after(hours{96}).size(), 1U);
  EXPECT_THAT(after(hours{24 * 6}), IsEmpty()) << "two, and no more";
  EXPECT_EQ(open(second.token).status, 404) << "each link has its own week";
}

TEST_P(InvitationTest, NobodyIsRemindedAfterTheyCameOrWereRevoked) {
  api.clock().set(*Instant::parse("2026-11-23T10:00:00Z"));
  desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
  api.run_jobs();
  const auto letter = invite_by("email");
  auto browser = api.browser();
  ASSERT_EQ(accept(browser, letter).status, 200);
  ASSERT_EQ(finish(browser).status, 200);
  api.run_jobs();
  api.clock().advance(hours{24 * 4});
  api.services().access.invitations.follow_up();
  EXPECT_THAT(api.run_jobs(), IsEmpty());
}

TEST_P(InvitationTest, OneRoundSendsOneReminderHoweverOftenItIsAsked) {
  api.clock().set(*Instant::parse("2026-11-23T10:00:00Z"));
  desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
  api.run_jobs();
  invite_by("email");
  api.clock().advance(hours{24 * 3});
  at_once(6, [&](std::size_t) { api.services().access.invitations.follow_up(); });
  EXPECT_EQ(api.run_jobs().size(), 1U);
}

TEST(WakingHours, AreTheClinicsOwn) {
  const auto wait = [](const char* moment, const char* zone) {
    return access::until_waking(*Instant::parse(moment), zone);
  };
  EXPECT_EQ(wait("2026-11-23T06:59:59Z", "Europe/Budapest"), minutes{1});
  EXPECT_EQ(wait("2026-11-23T07:00:00Z", "Europe/Budapest"), minutes{0});
  EXPECT_EQ(wait("2026-11-23T18:59:59Z", "Europe/Budapest"), minutes{0});
  EXPECT_EQ(wait("2026-11-23T19:00:00Z", "Europe/Budapest"), hours{12});
  EXPECT_EQ(wait("2026-11-23T22:30:00Z", "Europe/Budapest"), hours{8} + minutes{30});
  EXPECT_EQ(wait("2026-11-24T01:00:00Z", "America/Costa_Rica"), minutes{0});
}

}  // namespace
}  // namespace portico
