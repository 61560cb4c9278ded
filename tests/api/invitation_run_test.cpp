#include <gmock/gmock.h>

#include <algorithm>
#include <latch>
#include <thread>

#include "access/invitation_runs.hpp"
#include "records/store.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using support::Api;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using State = std::pair<std::string, std::int64_t>;

// Twelve patients of a clinic in Budapest, on a Monday morning: p0 … p11, born 1950 … 1961.
class InvitationRunTest : public support::EachApi {
 protected:
  InvitationRunTest() {
    api.clock().set(*Instant::parse("2026-11-23T08:00:00Z"));
    for (int i = 0; i < 12; ++i) {
      people.push_back({.family = fmt::format("Páciens{:02}", i),
                        .given = "Éva",
                        .birth_date = fmt::format("{}-06-15", 1950 + i),
                        .phone = fmt::format("+3630123450{}", i % 10),
                        .email = fmt::format("p{}@example.com", i),
                        .portal_access = false});
      patients.push_back(api.add_patient(contract.id, people.back()));
    }
    api.add_staff("eva@duna.example", "Kiralyi7", "+36309990000", {{contract.id, identity::Role::receptionist}});
    sign_in();
  }
  void sign_in() {
    desk = api.sign_in_staff("eva@duna.example", "Kiralyi7", "+36309990000");
    api.run_jobs();
  }
  support::Reply preview(const boost::json::object& criteria, const std::string& channel = "email_or_sms") {
    return desk.post(runs + "/previews", {{"criteria", criteria}, {"channel", channel}});
  }
  support::Reply start(const boost::json::object& criteria, int per_day = 50,
                       const std::string& channel = "email_or_sms") {
    return desk.post(runs, {{"criteria", criteria}, {"channel", channel}, {"per_day", per_day}});
  }
  // What went to whom in one round.
  std::vector<std::string> go_on() {
    api.services().access.invitation_runs.go_on();
    std::vector<std::string> to;
    for (const auto& message : api.run_jobs()) to.push_back(message.to);
    return to;
  }
  std::vector<State> states(const std::string& run) {
    std::vector<State> found;
    const auto view = desk.get(runs + "/" + run).json();
    for (const auto& one : view.at("counts").as_array())
      found.emplace_back(one.at("state").as_string(), one.at("count").as_int64());
    std::ranges::sort(found);
    return found;
  }
  std::vector<std::string> names(const boost::json::value& list) {
    std::vector<std::string> found;
    for (const auto& one : list.as_array()) found.emplace_back(one.at("name").as_string());
    return found;
  }

  organization::Organization contract = api.add_contract("duna", Identification::email, AccessType::manual);
  std::string runs = "/api/console/contracts/" + contract.id.text() + "/invitation-runs";
  std::vector<Api::Person> people;
  std::vector<patients::PatientId> patients;
  Api::Browser desk = api.browser();
};
PORTICO_EACH_ENGINE(InvitationRunTest);

TEST_P(InvitationRunTest, StrangersAndOtherClinicsStaffSeeNothing) {
  EXPECT_EQ(api.browser().get(runs).status, 401);
  const auto other = api.add_contract("tisza", Identification::email, AccessType::manual);
  api.add_staff("bela@tisza.example", "Kiralyi7", "+36309990001", {{other.id, identity::Role::receptionist}});
  auto stranger = api.sign_in_staff("bela@tisza.example", "Kiralyi7", "+36309990001");
  EXPECT_EQ(stranger.get(runs).status, 404);
  const auto mine = start({}).text("id");
  const auto theirs = "/api/console/contracts/" + other.id.text() + "/invitation-runs/";
  EXPECT_EQ(stranger.get(theirs + mine).status, 404);
  EXPECT_EQ(stranger.get(theirs + mine + "/patients").status, 404);
  EXPECT_EQ(stranger.post(theirs + mine + "/cancellation", {{"revoke", true}}).status, 404);
  EXPECT_EQ(states(mine), (std::vector<State>{{"waiting", 12}}));
  boost::json::array listed{patients[0].text()};
  EXPECT_EQ(stranger
                .post("/api/console/contracts/" + other.id.text() + "/invitation-runs/previews",
                      {{"criteria", {{"patients", listed}}}, {"channel", "email"}})
                .number("invitable"),
            0)
      << "another clinic's patients are nobody";
}

TEST_P(InvitationRunTest, ThePreviewSaysWhoAndWhyNotTheOthers) {
  api.activate(contract, patients[0], "Kiralyi7");
  api.add_patient(contract.id, {.family = "Telefontalan", .phone = "", .email = "t@example.com"});
  api.add_patient(contract.id, {.family = "Vezetékes", .phone = "+3612345678", .email = "v@example.com"});
  api.add_patient(contract.id, {.family = "Gyerek", .birth_date = "2020-01-01", .email = "gy@example.com"});
  desk.post(
      "/api/console/contracts/" + contract.id.text() + "/patients/" + patients[1].text() + "/portal-access/invitations",
      {{"channel", "letter"}});
  const auto seen = preview({});
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(seen.number("invitable"), 10);
  EXPECT_EQ(seen.number("by_email"), 10);
  EXPECT_EQ(seen.number("activated"), 1);
  EXPECT_THAT(names(seen.json().at("patients")), SizeIs(10));
  std::map<std::string, std::vector<std::string>> left_out;
  const auto told = seen.json();
  for (const auto& group : told.at("left_out").as_array())
    left_out[std::string{group.at("code").as_string()}] = names(group.at("patients"));
  EXPECT_THAT(left_out["NO_PHONE"], ElementsAre("Telefontalan Anna"));
  EXPECT_THAT(left_out["PHONE_INVALID"], ElementsAre("Vezetékes Anna"));
  EXPECT_THAT(left_out["UNDER_AGE"], ElementsAre("Gyerek Anna")) << "though the contract gives access by hand";
  EXPECT_THAT(left_out["INVITED_ALREADY"], ElementsAre("Páciens01 Éva"));
  EXPECT_THAT(api.run_jobs(), IsEmpty()) << "to look sends nothing";
}

TEST_P(InvitationRunTest, CriteriaNarrow) {
  // Born on 15 June; today is 23 November 2026: p4 (1954) is 72, p6 (1956) is 70.
  EXPECT_THAT(names(preview({{"age_from", 70}, {"age_until", 72}}).json().at("patients")),
              ElementsAre("Páciens04 Éva", "Páciens05 Éva", "Páciens06 Éva"));
  api.clock().set(*Instant::parse("2027-06-14T08:00:00Z"));
  sign_in();
  EXPECT_THAT(names(preview({{"age_from", 72}, {"age_until", 72}}).json().at("patients")), ElementsAre("Páciens04 Éva"))
      << "the day before a birthday";
  api.clock().set(*Instant::parse("2027-06-15T08:00:00Z"));
  sign_in();
  EXPECT_THAT(names(preview({{"age_from", 72}, {"age_until", 72}}).json().at("patients")),
              ElementsAre("Páciens05 Éva"));
  EXPECT_EQ(preview({{"language", "es"}}).number("invitable"), 0);
  EXPECT_EQ(preview({{"age_from", 131}}).status, 422);

  const auto doctor = Uuid::make();
  const auto visits = [&](patients::PatientId patient, const char* at, std::optional<Uuid> practitioner) {
    api.database().write([&](db::Transaction& transaction) {
      records::Encounter visit;
      visit.id = records::EncounterId::make();
      visit.patient = patient;
      visit.status = records::EncounterStatus::finished;
      visit.started_at = *Instant::parse(at);
      if (practitioner) visit.practitioner = organization::PractitionerId{*practitioner};
      records::store::put(transaction, contract.id, visit);
    });
  };
  visits(patients[2], "2027-01-10T09:00:00Z", doctor);
  visits(patients[3], "2025-01-10T09:00:00Z", doctor);
  visits(patients[4], "2027-01-10T09:00:00Z", {});
  EXPECT_THAT(names(preview({{"visited_since", "2026-06-01"}}).json().at("patients")),
              ElementsAre("Páciens02 Éva", "Páciens04 Éva"));
  EXPECT_THAT(names(preview({{"practitioner_id", doctor.text()}}).json().at("patients")),
              ElementsAre("Páciens02 Éva", "Páciens03 Éva"));
  EXPECT_THAT(
      names(preview({{"practitioner_id", doctor.text()}, {"visited_since", "2026-06-01"}}).json().at("patients")),
      ElementsAre("Páciens02 Éva"));
  boost::json::array listed{patients[7].text(), patients[5].text(), patients::PatientId::make().text()};
  EXPECT_THAT(names(preview({{"patients", listed}}).json().at("patients")),
              ElementsAre("Páciens05 Éva", "Páciens07 Éva"));
}

TEST_P(InvitationRunTest, AListOfTheClinicsOwnNamesThem) {
  const auto other = api.add_patient(contract.id, {.family = "Páciens05",
                                                   .given = "Ödön",
                                                   .birth_date = "1990-01-01",
                                                   .phone = "+36307654321",
                                                   .email = "p5@example.com",
                                                   .taj = "041238574"});
  using Row = boost::json::array;
  const boost::json::array rows{
      Row{"Név", "Született", "E-mail", "Telefon"},                  // 1: its head
      Row{"Valaki Más", "", "P3@Example.com", ""},                   // 2: by e-mail, whatever the name
      Row{"", "", "", ""},                                           // 3: empty
      Row{"paciens07 eva", "1957.06.15.", "", ""},                   // 4: by name and birth date
      Row{"Páciens08", "Éva", "15/06/1958", ""},                     // 5: in two columns
      Row{"Páciens05 Éva", "1955-06-15", "p5@example.com", ""},      // 6: the one of two with that address
      Row{"", "", "p5@example.com", ""},                             // 7: nobody knows which
      Row{"041 238 574", "x"},                                       // 8: by ID number
      Row{"Senki Alfonz", "1955-06-15", "senki@example.com", "1"},   // 9: nobody
      Row{"Páciens03 Éva", "", "p3@example.com", "06 30 123 4503"},  // 10: again
  };
  const auto reply = desk.post(runs + "/lists", {{"rows", rows}});
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(reply.number("rows"), 8);
  const auto matched = reply.json();
  std::vector<std::string> found;
  for (const auto& id : matched.at("patients").as_array()) found.emplace_back(id.as_string());
  EXPECT_THAT(found, testing::UnorderedElementsAre(patients[3].text(), patients[7].text(), patients[8].text(),
                                                   patients[5].text(), other.text()));
  std::vector<State> unmatched;
  for (const auto& one : matched.at("unmatched").as_array())
    unmatched.emplace_back(one.at("why").as_string(), one.at("row").as_int64());
  EXPECT_EQ(unmatched, (std::vector<State>{{"several", 7}, {"nobody", 9}}));
}

TEST_P(InvitationRunTest, ADaysShareGoesEachDayBetweenEightAndEight) {
  const auto run = start({}, 5).text("id");
  EXPECT_THAT(go_on(),
              ElementsAre("p0@example.com", "p1@example.com", "p2@example.com", "p3@example.com", "p4@example.com"));
  EXPECT_THAT(go_on(), IsEmpty());
  EXPECT_EQ(states(run), (std::vector<State>{{"sent", 5}, {"waiting", 7}}));
  api.clock().advance(hours{14});  // 23 o'clock
  EXPECT_THAT(go_on(), IsEmpty());
  api.clock().advance(hours{8});  // 7 in the morning
  EXPECT_THAT(go_on(), IsEmpty());
  api.clock().advance(hours{1});
  EXPECT_THAT(go_on(), SizeIs(5));
  api.clock().advance(hours{24});
  EXPECT_THAT(go_on(), SizeIs(2));
  sign_in();
  EXPECT_EQ(desk.get(runs + "/" + run).text("state"), "done");
  EXPECT_EQ(states(run), (std::vector<State>{{"sent", 12}}));
  api.clock().advance(hours{24});
  EXPECT_THAT(go_on(), IsEmpty());
}

TEST_P(InvitationRunTest, ManyProcessesAtOnceInviteEachOnceAndNoMoreThanTheShare) {
  const auto run = start({}, 7).text("id");
  std::latch begin{4};
  std::vector<std::thread> processes;
  for (int i = 0; i < 4; ++i)
    processes.emplace_back([&] {
      begin.arrive_and_wait();
      api.services().access.invitation_runs.go_on();
    });
  for (auto& process : processes) process.join();
  std::vector<std::string> to;
  for (const auto& message : api.run_jobs()) to.push_back(message.to);
  std::ranges::sort(to);
  EXPECT_THAT(to, SizeIs(7));
  EXPECT_EQ(std::ranges::unique(to).size(), 0U);
}

TEST_P(InvitationRunTest, WhatBecameOfEach) {
  const auto run = start({}, 6).text("id");
  api.services().access.invitation_runs.go_on();
  EXPECT_EQ(states(run), (std::vector<State>{{"queued", 6}, {"waiting", 6}}));
  const auto messages = api.run_jobs();
  ASSERT_THAT(messages, SizeIs(6));
  const auto& text = messages[0].text;
  const auto token = text.substr(text.find("invite#") + 7, 43);
  EXPECT_EQ(api.browser().post("/api/portal/duna/invitation", {{"token", token}}).status, 200);
  EXPECT_EQ(states(run), (std::vector<State>{{"opened", 1}, {"sent", 5}, {"waiting", 6}}));
  const auto opened = desk.get(runs + "/" + run + "/patients?state=opened").json();
  ASSERT_THAT(opened.at("items").as_array(), SizeIs(1));
  EXPECT_EQ(opened.at("items").at(0).at("name").as_string(), "Páciens00 Éva");
  EXPECT_EQ(opened.at("items").at(0).at("sent_to").as_string(), "p•••@example.com");
  const auto first = desk.get(runs + "/" + run + "/patients?limit=5").json();
  ASSERT_THAT(first.at("items").as_array(), SizeIs(5));
  const auto cursor = std::string{first.at("next_cursor").as_string()};
  const auto second = desk.get(runs + "/" + run + "/patients?limit=100&cursor=" + cursor).json();
  EXPECT_THAT(second.at("items").as_array(), SizeIs(7));
  EXPECT_EQ(desk.get(runs + "/" + run + "/patients?cursor=x").status, 400);
  api.clock().advance(hours{24 * 7});
  sign_in();
  EXPECT_EQ(states(run), (std::vector<State>{{"expired", 6}, {"waiting", 6}}));
}

TEST_P(InvitationRunTest, WhoMeanwhileCannotBeInvitedIsPassedOver) {
  const auto run = start({}, 2).text("id");
  EXPECT_THAT(go_on(), SizeIs(2));
  api.activate(contract, patients[2], "Kiralyi7");
  api.clock().advance(hours{24});
  EXPECT_THAT(go_on(), ElementsAre("p3@example.com", "p4@example.com")) << "who is passed over takes no share";
  sign_in();
  const auto skipped = desk.get(runs + "/" + run + "/patients?state=skipped").json().at("items");
  ASSERT_THAT(skipped.as_array(), SizeIs(1));
  EXPECT_EQ(skipped.at(0).at("detail").as_string(), "Came in by another way");
}

TEST_P(InvitationRunTest, AStoppedRunInvitesNobodyElse) {
  const auto run = start({}, 3).text("id");
  const auto sent = go_on();
  ASSERT_THAT(sent, SizeIs(3));
  ASSERT_EQ(desk.post(runs + "/" + run + "/cancellation", {{"revoke", false}}).status, 200);
  EXPECT_EQ(desk.post(runs + "/" + run + "/cancellation", {{"revoke", false}}).code(), "RUN_ENDED");
  EXPECT_EQ(states(run), (std::vector<State>{{"not_sent", 9}, {"sent", 3}}));
  api.clock().advance(hours{24});
  EXPECT_THAT(go_on(), IsEmpty());
  sign_in();
  ASSERT_EQ(desk.post(runs + "/" + run + "/cancellation", {{"revoke", true}}).status, 200) << "also later";
  EXPECT_EQ(states(run), (std::vector<State>{{"not_sent", 9}, {"revoked", 3}}));
  api.clock().advance(hours{24 * 3});
  api.services().access.invitations.follow_up();
  EXPECT_THAT(api.run_jobs(), IsEmpty()) << "nobody is reminded of what is void";
}

TEST_P(InvitationRunTest, LettersArePrintedSoManyAtATimeAndAgainWhenThePaperJams) {
  EXPECT_EQ(preview({}, "letter").json().at("by_letter").as_int64(), 12);
  EXPECT_EQ(start({}, 101, "letter").json().at("errors").as_array()[0].at("code").as_string(), "FORMAT_PER_DAY");
  const auto run = start({}, 5, "letter").text("id");
  EXPECT_THAT(go_on(), IsEmpty()) << "nobody prints them but staff";
  const auto print = [&](bool again = false) { return desk.post(runs + "/" + run + "/letters", {{"again", again}}); };
  const auto first = print();
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(first.number("count"), 5);
  EXPECT_THAT(from_base64url(first.text("letters")), testing::SizeIs(testing::Gt(5'000u)));
  EXPECT_THAT(states(run), ElementsAre(State{"printed", 5}, State{"waiting", 7}));
  const auto links = [&] {
    return api.database().read([&](db::Transaction& transaction) {
      return transaction.one<std::int64_t>("select count(*) from invitation where ended_at is null");
    });
  };
  EXPECT_EQ(links(), 5);
  EXPECT_EQ(print(true).number("count"), 5);
  EXPECT_EQ(links(), 5) << "those printed before are void";
  EXPECT_EQ(print().number("count"), 5);
  EXPECT_EQ(print().number("count"), 2);
  EXPECT_EQ(desk.get(runs + "/" + run).text("state"), "done");
  EXPECT_EQ(print().code(), "RUN_NOTHING_TO_PRINT");
  api.clock().advance(hours{24});
  sign_in();
  EXPECT_EQ(print(true).code(), "RUN_NOTHING_TO_PRINT") << "yesterday's are in the post";
  const auto mails = start({}, 5).code();
  EXPECT_EQ(mails, "RUN_EMPTY") << "all have a letter";
}

TEST_P(InvitationRunTest, RefusesWhatMakesNoSense) {
  EXPECT_EQ(start({{"language", "es"}}).code(), "RUN_EMPTY");
  EXPECT_EQ(start({}, 0).status, 422);
  EXPECT_EQ(start({}, 501).status, 422);
  start({}, 1);
  EXPECT_EQ(start({}, 1).code(), "RUN_EMPTY") << "all wait already";
  const auto list = desk.get(runs).json().at("items");
  ASSERT_THAT(list.as_array(), SizeIs(1));
  EXPECT_EQ(list.at(0).at("counts").at(0).at("count").as_int64(), 12);
}

}  // namespace
}  // namespace portico
