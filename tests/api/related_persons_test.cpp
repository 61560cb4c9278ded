#include <gmock/gmock.h>

#include "support/api.hpp"
#include "support/family.hpp"

namespace portico {
namespace {

using proxies::Basis;
using proxies::Relation;
using support::Api;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class RelatedPersonsTest : public support::Family {
 protected:
  // From the notice that tells of a change of the account's phone.
  std::string stop_link(Api::Browser& browser, const std::string& phone) {
    browser.post(portal + "/account/phone-change", {{"phone", phone}});
    browser.post(portal + "/account/phone-change/code", {{"code", api.last_code(phone)}});
    api.run_jobs();
    std::string token;
    for (const auto& message : delivery::read_captured(api.data()))
      if (const auto at = message.text.find("/stop#"); at != std::string::npos) token = message.text.substr(at + 6, 43);
    return token;
  }
};
PORTICO_EACH_ENGINE(RelatedPersonsTest);

TEST_P(RelatedPersonsTest, StaffGiveChangeAndEndIt) {
  auto staff = desk();
  auto mother = api.sign_in("duna", eszter, password);
  const auto boys = portal + "/patients/" + mate_id.text();
  EXPECT_EQ(mother.get(boys).status, 404);
  api.run_jobs();

  const auto given = staff.post(record(mate_id), parents(eszter_id));
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_EQ(given.text("last_birthday"), "2033-02-20");
  EXPECT_EQ(given.text("last_day"), "2033-02-19");
  EXPECT_TRUE(given.json().at("holder_can_log_in").as_bool());
  EXPECT_EQ(mother.get(boys).status, 200);
  EXPECT_THAT(mails_to(eszter.email), SizeIs(1));
  EXPECT_EQ(staff.post(record(mate_id), parents(eszter_id)).code(), "GRANT_EXISTS");

  const auto shown = staff.get(record(eszter_id)).json();
  EXPECT_EQ(shown.at("patient_acts_for").at(0).at("patient").at("name").as_string(), "Tóth Máté");
  EXPECT_TRUE(shown.at("acting_for_patient").as_array().empty());

  const auto one = record(mate_id) + "/" + given.text("id");
  auto less = parents(eszter_id);
  less.erase("direction");
  less.erase("person");
  less["scopes"] = boost::json::array{"documents"};
  less["until"] = "2030-12-31";
  const auto changed = staff.put(one, less);
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.text("last_day"), "2030-12-31");
  EXPECT_EQ(mother.get(boys).status, 404);
  EXPECT_EQ(mother.get(boys + "/documents").status, 200);

  EXPECT_EQ(staff.post(one + "/revocation", {{"reason", " "}}).code(), "REASON_NEEDED");
  EXPECT_EQ(staff.post(one + "/revocation", {{"reason", "bírósági végzés"}}).status, 204);
  EXPECT_EQ(mother.get(boys + "/documents").status, 404);
  EXPECT_THAT(mails_to(eszter.email), SizeIs(1));
  EXPECT_EQ(staff.post(one + "/revocation", {{"reason", "x"}}).status, 404);
  for (const auto* action : {"grant_given", "grant_changed", "grant_revoked", "related_persons_viewed"})
    EXPECT_THAT(api.audited(), Contains(action));
}

TEST_P(RelatedPersonsTest, StaffAreToldWhatIsWrong) {
  auto staff = desk();
  const auto code = [&](boost::json::object body) { return staff.post(record(mate_id), body).code(); };
  auto wrong = parents(mate_id);
  EXPECT_EQ(code(wrong), "PERSON_SELF");
  wrong["person"] = Uuid::make().text();
  EXPECT_EQ(code(wrong), "PERSON_UNKNOWN");
  wrong = parents(eszter_id);
  wrong["scopes"] = boost::json::array{};
  EXPECT_EQ(code(wrong), "SCOPES_NEEDED");
  wrong = parents(eszter_id);
  wrong["until"] = "2020-01-01";
  EXPECT_EQ(code(wrong), "GRANT_DAY_PAST");
  wrong = parents(eszter_id);
  wrong["relation"] = "self";
  EXPECT_EQ(code(wrong), "RELATION_NEEDED");
  EXPECT_EQ(staff.post(record(ilona_id), parents(eszter_id)).code(), "GRANT_OF_AGE");
  const auto nobody = api.add_patient(duna.id, {.family = "Kis", .given = "Pál", .phone = "", .email = ""});
  EXPECT_EQ(code(parents(nobody)), "HOLDER_WITHOUT_KEYS");
  // The father's only address is the mother's, and with it she signs in.
  const auto father =
      api.add_patient(duna.id, {.family = "Tóth", .given = "Bence", .phone = "+36301113333", .email = eszter.email});
  EXPECT_EQ(code(parents(father)), "IDENTIFIER_TAKEN");
  EXPECT_EQ(staff.post(record(nobody), parents(eszter_id)).code(), "GRANT_OF_AGE");
}

// At the desk mother and child are written down in one go; her first login comes later.
TEST_P(RelatedPersonsTest, TheHolderNeedNotHaveSignedInYet) {
  auto staff = desk();
  const Api::Person new_mother{.family = "Szép", .given = "Dóra", .phone = "+36305556666", .email = "dora@example.com"};
  const auto dora = api.add_patient(duna.id, new_mother);
  const auto given = staff.post(record(mate_id), parents(dora));
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_FALSE(given.json().at("holder_can_log_in").as_bool());

  const auto tab = "/api/console/contracts/" + duna.id.text() + "/patients/" + dora.text() + "/portal-access";
  const auto code = staff.post(tab + "/desk-codes").text("code");
  auto browser = api.browser();
  ASSERT_EQ(
      browser
          .post(portal + "/activation", {{"identifier", new_mother.email}, {"phone", new_mother.phone}, {"code", code}})
          .status,
      200);
  ASSERT_EQ(browser.post(portal + "/activation/code", {{"code", api.last_code(new_mother.phone)}}).status, 200);
  const auto session = browser.post(portal + "/activation/password", {{"password", "Tavaszi88"}});
  ASSERT_EQ(session.status, 200) << session.body;
  EXPECT_THAT(session.json().at("profiles").as_array(), SizeIs(2));
  EXPECT_EQ(browser.get(portal + "/patients/" + mate_id.text()).status, 200);
}

TEST_P(RelatedPersonsTest, AnAdultAsksAndTheOtherAccepts) {
  auto mother = api.sign_in("duna", ilona, password);
  EXPECT_EQ(mother.post(portal + "/related-persons/invitations", asking(eszter)).code(), "STEP_UP_REQUIRED");
  prove(mother, ilona);
  const auto taken = mother.post(portal + "/related-persons/invitations", asking(eszter));
  ASSERT_EQ(taken.status, 202) << taken.body;
  EXPECT_THAT(mails_to(eszter.email), ElementsAre(HasSubstr("Horváth Ilona")));

  auto daughter = api.sign_in("duna", eszter, password);
  const auto hers = portal + "/patients/" + ilona_id.text();
  EXPECT_EQ(daughter.get(hers).status, 404);
  const auto page = daughter.get(portal + "/related-persons").json();
  ASSERT_THAT(page.at("received").as_array(), SizeIs(1));
  EXPECT_EQ(page.at("received").at(0).at("patient").as_string(), "Horváth Ilona");
  const auto invitation =
      portal + "/related-persons/invitations/" + std::string{page.at("received").at(0).at("id").as_string()};
  EXPECT_EQ(mother.post(invitation + "/acceptance").status, 404);
  auto former = daughter;
  const auto accepted = daughter.post(invitation + "/acceptance");
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_THAT(accepted.json().at("i_act_for").as_array(), SizeIs(1));
  EXPECT_EQ(former.get(portal + "/session").status, 401) << "who may do more has a new key";
  daughter.csrf = daughter.get(portal + "/session").text("csrf_token");
  EXPECT_NE(daughter.csrf, former.csrf);
  EXPECT_EQ(daughter.post(portal + "/related-persons/invitations", asking(ilona)).code(), "STEP_UP_REQUIRED")
      << "no fresher than before";
  EXPECT_EQ(daughter.post(invitation + "/acceptance").status, 404);
  EXPECT_EQ(daughter.get(hers).status, 200);
  EXPECT_EQ(daughter.get(portal + "/patients/" + ilona_id.text() + "/encounters").status, 404);
  EXPECT_THAT(mails_to(ilona.email), SizeIs(1));

  EXPECT_EQ(daughter.post(portal + "/profile-switches", {{"patient_id", ilona_id.text()}}).status, 204);
  EXPECT_EQ(daughter.post(portal + "/profile-switches", {{"patient_id", mate_id.text()}}).status, 404);

  const auto family = mother.get(portal + "/related-persons").json();
  EXPECT_THAT(family.at("sent").as_array(), IsEmpty());
  const auto& grant = family.at("acting_for_me").at(0);
  EXPECT_FALSE(grant.at("holder").as_object().contains("patient_id"));
  const auto one = portal + "/related-persons/" + std::string{grant.at("id").as_string()};
  EXPECT_EQ(mother.put(one, {{"scopes", boost::json::array{"documents"}}}).status, 200);
  EXPECT_EQ(daughter.get(hers).status, 404);
  EXPECT_EQ(daughter.get(hers + "/documents").status, 200);
  EXPECT_EQ(mother.post(one + "/revocation").status, 204);
  EXPECT_EQ(daughter.get(hers + "/documents").status, 404);
  EXPECT_THAT(mails_to(eszter.email), SizeIs(1));
  for (const auto* action : {"grant_invited", "grant_accepted", "profile_switched", "grant_revoked"})
    EXPECT_THAT(api.audited(), Contains(action));
}

// What stood for the child is no hindrance to what the adult decides.
TEST_P(RelatedPersonsTest, WhoHasComeOfAgeGivesItAnew) {
  const Api::Person anna{
      .family = "Tóth", .given = "Anna", .birth_date = "2008-11-23", .phone = "+36306667777", .email = "anna@toth.hu"};
  const auto anna_id = api.add_patient(duna.id, anna);
  api.activate(duna, anna_id, password);
  auto wanted = of_eszter_on_mate();
  wanted.patient = anna_id;
  give(wanted);
  move_to("2026-11-22T23:54:00+01:00");
  auto daughter = api.sign_in("duna", anna, password);
  prove(daughter, anna);
  EXPECT_EQ(daughter.post(portal + "/related-persons/invitations", asking(eszter)).code(), "GIVER_UNDER_AGE");
  move_to("2026-11-23T00:00:00+01:00");
  auto mother = api.sign_in("duna", eszter, password);
  EXPECT_THAT(mother.get(portal + "/related-persons").json().at("i_act_for").as_array(), IsEmpty());
  ASSERT_EQ(daughter.post(portal + "/related-persons/invitations", asking(eszter)).status, 202);
  const auto received = mother.get(portal + "/related-persons").json().at("received");
  const auto invitation =
      portal + "/related-persons/invitations/" + std::string{received.at(0).at("id").as_string()} + "/acceptance";
  const auto accepted = mother.post(invitation);
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(accepted.json().at("i_act_for").at(0).at("basis").as_string(), "consent");
  EXPECT_EQ(mother.get(portal + "/patients/" + anna_id.text()).status, 200);
}

// "This wasn't me": whoever was in the account may have asked a friend of his.
TEST_P(RelatedPersonsTest, AnAccountThatWasStoppedAsksNobody) {
  auto mother = api.sign_in("duna", ilona, password);
  prove(mother, ilona);
  ASSERT_EQ(mother.post(portal + "/related-persons/invitations", asking(eszter)).status, 202);
  auto daughter = api.sign_in("duna", eszter, password);
  const auto received = [&] { return daughter.get(portal + "/related-persons").json().at("received").as_array(); };
  ASSERT_THAT(received(), SizeIs(1));
  const auto acceptance =
      portal + "/related-persons/invitations/" + std::string{received()[0].at("id").as_string()} + "/acceptance";
  const auto stand = [&](identity::Standing from, identity::Standing to) {
    api.database().write([&](db::Transaction& transaction) {
      api.services().accounts.set_standing(transaction, duna.id, ilona_account, from, to);
    });
  };
  stand(identity::Standing::active, identity::Standing::frozen);
  EXPECT_THAT(received(), IsEmpty());
  EXPECT_EQ(daughter.post(acceptance).status, 404);
  stand(identity::Standing::frozen, identity::Standing::active);
  EXPECT_THAT(received(), SizeIs(1));

  const std::string token = stop_link(mother, "+36309998888");
  EXPECT_EQ(api.browser().post(portal + "/account/freezing", {{"token", token}}).status, 204);
  stand(identity::Standing::frozen, identity::Standing::active);
  EXPECT_THAT(received(), IsEmpty()) << "also after the clinic has opened it again";
  EXPECT_EQ(daughter.post(acceptance).status, 404);
}

TEST_P(RelatedPersonsTest, AskingNeverTellsWhetherSomeoneHasAnAccount) {
  auto mother = api.sign_in("duna", ilona, password);
  prove(mother, ilona);
  auto stranger = eszter;
  stranger.email = "nobody@example.com";
  auto other_phone = eszter;
  other_phone.phone = "+36307778888";
  std::vector<support::Reply> replies;
  for (const auto& whom : {eszter, stranger, other_phone, mate})
    replies.push_back(mother.post(portal + "/related-persons/invitations", asking(whom)));
  for (const auto& reply : replies) {
    EXPECT_EQ(reply.status, 202);
    EXPECT_EQ(reply.body, replies.front().body);
    EXPECT_EQ(reply.headers, replies.front().headers);
    EXPECT_TRUE(reply.padded);
  }
  const auto sent = [&] { return mother.get(portal + "/related-persons").json().at("sent").as_array(); };
  EXPECT_THAT(sent(), SizeIs(4));

  // Mate's keys are his mother's: both are for her. One is declined, and nobody hears of it.
  auto daughter = api.sign_in("duna", eszter, password);
  const auto received = daughter.get(portal + "/related-persons").json().at("received").as_array();
  ASSERT_THAT(received, SizeIs(2));
  EXPECT_EQ(
      daughter
          .post(portal + "/related-persons/invitations/" + std::string{received[0].at("id").as_string()} + "/refusal")
          .status,
      204);
  EXPECT_THAT(sent(), SizeIs(4));
  const auto before = sent()[0];
  for (const auto& one : sent())
    EXPECT_EQ(
        mother.post(portal + "/related-persons/invitations/" + std::string{one.at("id").as_string()} + "/withdrawal")
            .status,
        204);
  EXPECT_THAT(sent(), IsEmpty());
  EXPECT_THAT(daughter.get(portal + "/related-persons").json().at("received").as_array(), IsEmpty());
}

TEST_P(RelatedPersonsTest, AskingHasItsLimits) {
  auto mother = api.sign_in("duna", ilona, password);
  prove(mother, ilona);
  const auto invitations = portal + "/related-persons/invitations";
  EXPECT_EQ(mother.post(invitations, asking(ilona)).code(), "PERSON_SELF");
  auto wrong = asking(eszter);
  wrong["phone"] = "12";
  EXPECT_EQ(mother.post(invitations, wrong).code(), "FORMAT_PHONE");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(mother.post(invitations, asking(eszter)).status, 202);
  EXPECT_EQ(mother.post(invitations, asking(eszter)).code(), "INVITATIONS_TOO_MANY");

  const Api::Person young{.family = "Nagy",
                          .given = "Lili",
                          .birth_date = "2009-06-01",
                          .phone = "+36304445555",
                          .email = "lili@example.com"};
  api.activate(duna, api.add_patient(duna.id, young), password);
  auto lili = api.sign_in("duna", young, password);
  prove(lili, young);
  EXPECT_EQ(lili.post(invitations, asking(eszter)).code(), "GIVER_UNDER_AGE");
}

TEST_P(RelatedPersonsTest, WhatTheClinicArrangedThePatientCannotEndButTheHolderCan) {
  const auto id =
      give({.account = eszter_account, .patient = ilona_id, .relation = Relation::child, .basis = Basis::guardianship});
  auto mother = api.sign_in("duna", ilona, password);
  prove(mother, ilona);
  const auto one = portal + "/related-persons/" + id.text();
  EXPECT_EQ(mother.post(one + "/revocation").code(), "GRANT_OF_CLINIC");
  EXPECT_EQ(mother.put(one, {{"scopes", boost::json::array{"documents"}}}).code(), "GRANT_OF_CLINIC");
  auto daughter = api.sign_in("duna", eszter, password);
  EXPECT_EQ(daughter.post(one + "/revocation").code(), "STEP_UP_REQUIRED");
  prove(daughter, eszter);
  EXPECT_EQ(daughter.post(one + "/revocation").status, 204);
  EXPECT_EQ(daughter.post(one + "/revocation").status, 404);
  EXPECT_EQ(daughter.get(portal + "/patients/" + ilona_id.text()).status, 404);
}

}  // namespace
}  // namespace portico
