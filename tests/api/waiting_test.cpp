#include <gmock/gmock.h>

#include <barrier>
#include <thread>

#include "support/api.hpp"
#include "support/clinic.hpp"

namespace portico {
namespace {

using booking::AppointmentId;
using identity::Role;
using patients::PatientId;
using support::Api;
using support::Reply;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using waiting::WaitingMode;
namespace json = boost::json;

// One visit a day at eight, bookable four days ahead, and all of them are taken: who comes has to wait.
class WaitingTest : public support::Clinic {
 protected:
  WaitingTest() {
    set_hours(agnes, 8 * 60, 8 * 60 + 40);
    service.horizon_days = 4;
    store_service();
    for (const auto* person : {&anna, &bela}) api.activate(duna, person == &anna ? anna_id : bela_id, password);
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::administrator}});
    for (const auto* day : {"2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"}) taken[day] = book(other_id, day);
  }

  static Caller staff(OrganizationId organization) {
    Caller made;
    made.kind = Caller::Kind::staff;
    made.actor = Uuid::make();
    made.organization = organization;
    return made;
  }
  booking::ChosenSlot slot(const std::string& day) const {
    return {service.id, agnes, buda, Instant::parse(day + "T08:00:00+01:00").value(), {}, {}};
  }
  AppointmentId book(PatientId patient, const std::string& day) {
    booking::StaffAppointment wanted;
    wanted.slot = slot(day);
    return api.services().bookings.book(staff(duna.id), patient, wanted).id;
  }
  void cancel(PatientId patient, AppointmentId id) { api.services().bookings.cancel(staff(duna.id), patient, id, {}); }
  // Frees a day, and gives what was sent then.
  std::vector<delivery::Captured> free_up(const std::string& day) {
    cancel(other_id, taken.at(day));
    return offers();
  }
  // Of what is due now.
  std::vector<delivery::Captured> offers() {
    auto sent = api.run_jobs();
    std::erase_if(sent, [](const auto& message) { return message.purpose != "waiting_offer"; });
    return sent;
  }
  static json::object link(const delivery::Captured& message) {
    const auto at = message.text.find("/p/duna/offer#");
    EXPECT_NE(at, std::string::npos) << message.text;
    return {{"token", message.text.substr(at + 14, 43)}};
  }
  std::string own(PatientId patient) const { return portal + "/patients/" + patient.text() + "/waiting-list"; }
  std::string of(PatientId patient) const { return console + "/patients/" + patient.text() + "/waiting-list"; }
  Api::Browser desk() { return api.sign_in_staff("eva@duna.example", password, "+36301110001"); }
  waiting::WaitingEntry wait(PatientId patient, waiting::NewWaiting wanted = {}) {
    wanted.service_id = service.id;
    return api.services().waiting_list.enter(staff(duna.id), patient, wanted);
  }
  Reply show(const json::object& link) { return api.browser().post(portal + "/offer", link); }
  Reply accept(const json::object& link) { return api.browser().post(portal + "/offer/acceptance", link); }
  Reply decline(json::object link, bool stop = false) {
    if (stop) link["stop_waiting"] = true;
    return api.browser().post(portal + "/offer/refusal", link);
  }
  std::vector<std::string> booked_days(PatientId patient) {
    std::vector<std::string> days;
    for (const auto& one : api.services().bookings.list(staff(duna.id), patient, {}).items)
      if (one.status == booking::AppointmentStatus::booked) days.push_back(one.start.rfc3339().substr(0, 10));
    return days;
  }
  std::vector<std::string> free_days() {
    std::vector<std::string> days;
    for (const auto& one : api.services().slots.find("duna", {service.id, {}, {}, {}, {}, {}}).items)
      days.push_back(one.start.rfc3339().substr(0, 10));
    return days;
  }
  std::string status_of(PatientId patient) {
    const auto list = api.services().waiting_list.list(staff(duna.id), patient);
    return list.items.empty() ? "" : spelling(list.items.front().status);
  }
  void offer_to_all() { api.services().waiting_list.change_policy(staff(duna.id), {WaitingMode::to_all, {}, 0}); }

  const std::string console = "/api/console/contracts/" + duna.id.text();
  const Api::Person anna{};
  const Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  const Api::Person other{.family = "Tóth", .given = "Cili", .phone = "+36303334444", .email = "cili@example.com"};
  const Api::Person offline{.family = "Öreg", .given = "Dani", .birth_date = "1938-01-01", .phone = "", .email = ""};
  PatientId anna_id = api.add_patient(duna.id, anna);
  PatientId bela_id = api.add_patient(duna.id, bela);
  PatientId other_id = api.add_patient(duna.id, other);
  PatientId offline_id = api.add_patient(duna.id, offline);
  std::map<std::string, AppointmentId> taken;
};
PORTICO_EACH_ENGINE(WaitingTest);

TEST_P(WaitingTest, AFreedTimeIsOfferedAndTakenWithOneTap) {
  auto patient = api.sign_in("duna", anna, password);
  const auto entered = patient.post(own(anna_id), {{"service_id", service.id.text()}});
  ASSERT_EQ(entered.status, 201) << entered.body;
  EXPECT_EQ(entered.text("status"), "waiting");
  EXPECT_EQ(entered.text("service_name"), "Cardiology");
  EXPECT_EQ(patient.post(own(anna_id), {{"service_id", service.id.text()}}).code(), "WAITING_ALREADY");

  const auto sent = free_up("2026-03-05");
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(sent[0].to, "anna@example.com");
  EXPECT_THAT(sent[0].text, HasSubstr("Fő utca 1."));
  for (const auto* secret : {"Cardio", "Kardio", "Kovács"})
    EXPECT_THAT(sent[0].text + sent[0].subject, Not(HasSubstr(secret)));
  EXPECT_THAT(free_days(), IsEmpty()) << "it is held";

  const auto link = this->link(sent[0]);
  const auto offer = show(link);
  EXPECT_EQ(offer.text("status"), "offered");
  EXPECT_EQ(offer.text("start"), "2026-03-05T07:00:00Z");
  EXPECT_EQ(offer.text("expires_at"), (api.clock().now() + minutes{30}).rfc3339());
  EXPECT_THAT(offer.body, Not(HasSubstr("Cardio")));
  EXPECT_EQ(api.browser().get(portal + "/offer").status, 405);
  EXPECT_EQ(api.browser().get(portal + "/offer/acceptance").status, 405);
  EXPECT_THAT(booked_days(anna_id), IsEmpty()) << "looking takes nothing";

  EXPECT_EQ(accept(link).text("status"), "accepted");
  EXPECT_EQ(accept(link).text("status"), "accepted") << "tapped twice";
  EXPECT_THAT(booked_days(anna_id), ElementsAre("2026-03-05"));
  EXPECT_EQ(decline(link).code(), "OFFER_ENDED");
  const auto list = patient.get(own(anna_id)).json().at("items").as_array();
  EXPECT_EQ(list.at(0).at("status").as_string(), "booked");
  api.clock().advance(hours{1});
  EXPECT_THAT(offers(), IsEmpty());
  EXPECT_THAT(booked_days(anna_id), ElementsAre("2026-03-05"));
  for (const auto* action : {"waiting_entered", "waiting_offered", "waiting_accepted", "appointment_booked"})
    EXPECT_THAT(api.audited(), Contains(action));
}

TEST_P(WaitingTest, WhatIsFreeNeedNotBeWaitedFor) {
  cancel(other_id, taken.at("2026-03-05"));
  auto patient = api.sign_in("duna", anna, password);
  const auto refused = patient.post(own(anna_id), {{"service_id", service.id.text()}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "WAITING_NOT_NEEDED");
  EXPECT_THAT(refused.json().at("nearest").as_array(), SizeIs(1));
  const auto narrower = patient.post(own(anna_id), {{"service_id", service.id.text()}, {"until_day", "2026-03-04"}});
  EXPECT_EQ(narrower.status, 201) << narrower.body;
}

TEST_P(WaitingTest, WhoDoesNotAnswerLetsTheNextHaveIt) {
  wait(anna_id);
  api.clock().advance(minutes{1});
  wait(bela_id);
  const auto first = free_up("2026-03-05");
  ASSERT_THAT(first, SizeIs(1));
  EXPECT_EQ(first[0].to, "anna@example.com");
  api.clock().advance(minutes{29});
  EXPECT_THAT(offers(), IsEmpty());
  api.clock().advance(minutes{1});
  EXPECT_THAT(free_days(), IsEmpty()) << "nobody comes in between";
  const auto second = offers();
  ASSERT_THAT(second, SizeIs(1));
  EXPECT_EQ(second[0].to, "bela@example.com");
  EXPECT_EQ(accept(link(first[0])).code(), "OFFER_EXPIRED");
  EXPECT_EQ(status_of(anna_id), "waiting") << "the place is kept";
  EXPECT_EQ(accept(link(second[0])).text("status"), "accepted");
  EXPECT_THAT(booked_days(bela_id), ElementsAre("2026-03-05"));
  EXPECT_THAT(booked_days(anna_id), IsEmpty());
  // Anna is still the first for what comes next.
  const auto next = free_up("2026-03-06");
  ASSERT_THAT(next, SizeIs(1));
  EXPECT_EQ(next[0].to, "anna@example.com");
}

TEST_P(WaitingTest, WhoDeclinesLetsTheNextHaveItAtOnceAndTheLastLeavesItFree) {
  wait(anna_id);
  api.clock().advance(minutes{1});
  wait(bela_id);
  const auto first = free_up("2026-03-05");
  ASSERT_THAT(first, SizeIs(1));
  EXPECT_EQ(decline(link(first[0])).text("status"), "declined");
  const auto second = offers();
  ASSERT_THAT(second, SizeIs(1));
  EXPECT_EQ(second[0].to, "bela@example.com");
  EXPECT_EQ(decline(link(second[0]), true).text("status"), "declined");
  EXPECT_THAT(offers(), IsEmpty());
  EXPECT_THAT(free_days(), ElementsAre("2026-03-05")) << "free for anybody, with nothing left behind";
  EXPECT_EQ(status_of(anna_id), "waiting");
  EXPECT_EQ(status_of(bela_id), "withdrawn");
  EXPECT_EQ(decline(link(first[0]), true).text("status"), "declined") << "the same link, a moment later";
  EXPECT_EQ(status_of(anna_id), "withdrawn");
  const auto figures = desk().get(console + "/waiting-list/figures");
  EXPECT_EQ(figures.number("offered"), 2);
  EXPECT_EQ(figures.number("declined"), 2);
  EXPECT_EQ(figures.number("freed"), 1);
  EXPECT_EQ(figures.number("refilled"), 0);
  EXPECT_EQ(figures.number("waiting"), 0);
}

TEST_P(WaitingTest, WithoutAnyJobTheTimeIsFreeAgainAllTheSame) {
  wait(anna_id);
  const auto sent = free_up("2026-03-05");
  ASSERT_THAT(sent, SizeIs(1));
  api.clock().advance(minutes{31});
  EXPECT_THAT(free_days(), ElementsAre("2026-03-05"));
  const auto booked = book(bela_id, "2026-03-05");
  EXPECT_EQ(accept(link(sent[0])).code(), "OFFER_EXPIRED");
  EXPECT_THAT(offers(), IsEmpty());
  EXPECT_THAT(booked_days(bela_id), ElementsAre("2026-03-05")) << "what was somebody's is not given back";
  cancel(bela_id, booked);
  EXPECT_THAT(offers(), IsEmpty()) << "Anna had this time before";
  EXPECT_THAT(free_days(), ElementsAre("2026-03-05"));
}

TEST_P(WaitingTest, CloseToTheVisitThereAreTenMinutes) {
  wait(anna_id);
  const auto sent = free_up("2026-03-03");
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(show(link(sent[0])).text("expires_at"), (api.clock().now() + minutes{10}).rfc3339());
}

TEST_P(WaitingTest, AtNightNothingIsOfferedAndNothingIsHeld) {
  wait(anna_id);
  api.clock().advance(hours{12});  // nine in the evening
  EXPECT_THAT(free_up("2026-03-05"), IsEmpty());
  EXPECT_THAT(free_days(), ElementsAre("2026-03-05"));
  api.clock().advance(hours{11} - minutes{1});
  EXPECT_THAT(offers(), IsEmpty());
  api.clock().advance(minutes{1});
  EXPECT_THAT(offers(), SizeIs(1)) << "at eight";
}

TEST_P(WaitingTest, TheOldAppointmentStandsUntilTheNewOneIsTaken) {
  cancel(other_id, taken.at("2026-03-06"));
  const auto old = book(anna_id, "2026-03-06");
  auto patient = api.sign_in("duna", anna, password);
  const auto entered = patient.post(own(anna_id), {{"service_id", service.id.text()}, {"replaces", old.text()}});
  ASSERT_EQ(entered.status, 201) << entered.body;
  EXPECT_EQ(entered.text("replaces_start"), "2026-03-06T07:00:00Z");
  const auto entry = entered.text("id");
  const auto sent = free_up("2026-03-04");
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(show(link(sent[0])).text("replaces_start"), "2026-03-06T07:00:00Z");
  EXPECT_THAT(booked_days(anna_id), ElementsAre("2026-03-06"));
  // Signed in it is the same tap.
  const auto taken_now = patient.post(own(anna_id) + "/" + entry + "/acceptance");
  ASSERT_EQ(taken_now.status, 200) << taken_now.body;
  EXPECT_EQ(taken_now.text("status"), "booked");
  EXPECT_EQ(taken_now.text("appointment_id"), old.text()) << "moved, and the same appointment";
  EXPECT_THAT(booked_days(anna_id), ElementsAre("2026-03-04"));
  EXPECT_THAT(free_days(), ElementsAre("2026-03-06"));
  const auto figures = desk().get(console + "/waiting-list/figures");
  EXPECT_EQ(figures.number("minutes_gained"), 2 * 24 * 60);
  EXPECT_EQ(figures.number("refilled"), 1);
}

TEST_P(WaitingTest, WhatIsGivenUpGoesToTheNextInLine) {
  cancel(other_id, taken.at("2026-03-06"));
  const auto old = book(anna_id, "2026-03-06");
  waiting::NewWaiting wanted;
  wanted.replaces = old;
  wait(anna_id, wanted);
  api.clock().advance(minutes{1});
  wait(bela_id);
  const auto first = free_up("2026-03-04");
  ASSERT_THAT(first, SizeIs(1));
  EXPECT_EQ(accept(link(first[0])).text("status"), "accepted");
  const auto second = offers();
  ASSERT_THAT(second, SizeIs(1));
  EXPECT_EQ(second[0].to, "bela@example.com");
  EXPECT_EQ(show(link(second[0])).text("start"), "2026-03-06T07:00:00Z");
}

TEST_P(WaitingTest, WhoBooksMeanwhileWaitsForSomethingEarlier) {
  wait(anna_id);
  cancel(other_id, taken.at("2026-03-05"));
  book(anna_id, "2026-03-05");
  EXPECT_THAT(offers(), IsEmpty());
  EXPECT_EQ(free_up("2026-03-06").size(), 0U) << "later than what she has";
  const auto sent = free_up("2026-03-04");
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(accept(link(sent[0])).text("status"), "accepted");
  EXPECT_THAT(booked_days(anna_id), ElementsAre("2026-03-04"));
}

TEST_P(WaitingTest, NewHoursAreFoundByThePeriodicLook) {
  wait(anna_id);
  set_hours(agnes, 8 * 60, 9 * 60 + 20);
  api.services().waiting_offers.look_everywhere();
  const auto sent = offers();
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(show(link(sent[0])).text("start"), "2026-03-03T07:40:00Z");
}

TEST_P(WaitingTest, OfAllWhoAreToldTheFirstHasIt) {
  offer_to_all();
  wait(anna_id);
  api.clock().advance(minutes{1});
  wait(bela_id);
  const auto sent = free_up("2026-03-05");
  ASSERT_THAT(sent, SizeIs(2));
  std::barrier together{2};
  std::vector<Reply> replies(2);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 2; ++i)
    threads.emplace_back([&, i] {
      const auto mine = link(sent[i]);
      together.arrive_and_wait();
      do replies[i] = accept(mine);
      while (replies[i].status == 503);
    });
  for (auto& thread : threads) thread.join();
  const std::size_t winner = replies[0].status == 200 ? 0 : 1;
  EXPECT_EQ(replies[winner].text("status"), "accepted") << replies[winner].body;
  EXPECT_EQ(replies[1 - winner].code(), "OFFER_TAKEN") << replies[1 - winner].body;
  EXPECT_EQ(booked_days(anna_id).size() + booked_days(bela_id).size(), 1U);
  EXPECT_EQ(status_of(winner == 0 ? bela_id : anna_id), "waiting");
  EXPECT_THAT(free_days(), IsEmpty());
}

TEST_P(WaitingTest, TwoTapsAtOnceAreOneBooking) {
  wait(anna_id);
  const auto sent = free_up("2026-03-05");
  ASSERT_THAT(sent, SizeIs(1));
  const auto mine = link(sent[0]);
  std::barrier together{4};
  std::vector<Reply> replies(4);
  std::vector<std::thread> threads;
  for (auto& reply : replies)
    threads.emplace_back([&] {
      together.arrive_and_wait();
      do reply = accept(mine);
      while (reply.status == 503);
    });
  for (auto& thread : threads) thread.join();
  for (const auto& reply : replies) EXPECT_EQ(reply.text("status"), "accepted") << reply.body;
  EXPECT_THAT(booked_days(anna_id), ElementsAre("2026-03-05"));
}

TEST_P(WaitingTest, AnothersLinkAndEntryAreNobodys) {
  api.add_contract("tisza", organization::Identification::email, organization::AccessType::manual);
  const auto entry = wait(anna_id);
  const auto sent = free_up("2026-03-05");
  ASSERT_THAT(sent, SizeIs(1));
  const auto mine = link(sent[0]);
  EXPECT_EQ(api.browser().post("/api/portal/tisza/offer", mine).code(), "OFFER_UNKNOWN");
  EXPECT_EQ(api.browser().post("/api/portal/tisza/offer/acceptance", mine).code(), "OFFER_UNKNOWN");
  EXPECT_EQ(accept({{"token", std::string(43, 'A')}}).status, 404);
  EXPECT_EQ(accept({{"token", "nonsense"}}).status, 404);
  auto stranger = api.sign_in("duna", bela, password);
  for (const auto* verb : {"/acceptance", "/refusal", "/withdrawal"}) {
    EXPECT_EQ(stranger.post(own(anna_id) + "/" + entry.id.text() + verb, json::object{}).status, 404) << verb;
    EXPECT_EQ(stranger.post(own(bela_id) + "/" + entry.id.text() + verb, json::object{}).status, 404) << verb;
  }
  EXPECT_EQ(stranger.put(own(bela_id) + "/" + entry.id.text(), json::object{}).status, 404);
  EXPECT_EQ(show(mine).text("status"), "offered");
}

TEST_P(WaitingTest, WhomNoMessageReachesIsCalled) {
  wait(offline_id);
  api.clock().advance(minutes{1});
  wait(anna_id);
  EXPECT_THAT(free_up("2026-03-05"), IsEmpty()) << "it is Dani's turn";
  auto staff = desk();
  const auto line = staff.get(console + "/waiting-list").json().at("items").as_array();
  ASSERT_THAT(line, SizeIs(2));
  const auto calls = staff.get(console + "/waiting-list?to_call=true").json().at("items").as_array();
  ASSERT_THAT(calls, SizeIs(1));
  EXPECT_EQ(calls[0].at("patient_name").as_string(), "Öreg Dani");
  EXPECT_THAT(calls[0].at("channels").as_array(), IsEmpty());
  EXPECT_TRUE(calls[0].at("offer").at("by_call").as_bool());
  const auto entry = std::string{calls[0].at("id").as_string()};
  EXPECT_EQ(staff.post(of(offline_id) + "/" + entry + "/acceptance").text("status"), "booked");
  EXPECT_THAT(booked_days(offline_id), ElementsAre("2026-03-05"));
  EXPECT_THAT(api.audited(), Contains("waiting_list_viewed"));
}

TEST_P(WaitingTest, LeavingGivesTheOfferedTimeToTheNext) {
  const auto entry = wait(anna_id);
  api.clock().advance(minutes{1});
  wait(bela_id);
  ASSERT_THAT(free_up("2026-03-05"), SizeIs(1));
  auto patient = api.sign_in("duna", anna, password);
  EXPECT_EQ(patient.post(own(anna_id) + "/" + entry.id.text() + "/withdrawal").text("status"), "withdrawn");
  const auto next = offers();
  ASSERT_THAT(next, SizeIs(1));
  EXPECT_EQ(next[0].to, "bela@example.com");
  EXPECT_EQ(patient.put(own(anna_id) + "/" + entry.id.text(), json::object{}).code(), "WAITING_ENDED");
}

TEST_P(WaitingTest, WhatIsWishedWronglyIsSaidSo) {
  auto patient = api.sign_in("duna", anna, password);
  const auto wish = [&](json::object wanted) {
    wanted["service_id"] = service.id.text();
    return patient.post(own(anna_id), wanted).code();
  };
  EXPECT_EQ(wish({{"until_day", "2026-03-01"}}), "WAITING_DAYS");
  EXPECT_EQ(wish({{"from_day", "2026-03-05"}, {"until_day", "2026-03-04"}}), "WAITING_DAYS");
  EXPECT_EQ(wish({{"from_minute", 600}, {"to_minute", 620}}), "WAITING_HOURS");
  EXPECT_EQ(wish({{"notice_minutes", 5}}), "WAITING_NOTICE");
  EXPECT_EQ(wish({{"weekdays", {0}}}), "OUT_OF_RANGE");
  EXPECT_EQ(wish({{"practitioner_ids", {Uuid::make().text()}}}), "WAITING_WISH");
  EXPECT_EQ(wish({{"replaces", taken.at("2026-03-05").text()}}), "WAITING_REPLACES") << "it is another's";
  EXPECT_EQ(patient.post(own(anna_id), {{"service_id", Uuid::make().text()}}).status, 404);
  auto staff = desk();
  EXPECT_EQ(staff.put(console + "/waiting-policy", {{"mode", "off"}, {"services", json::array{}}, {"version", 0}})
                .number("version"),
            1);
  EXPECT_EQ(wish({}), "WAITING_OFF");
  EXPECT_THAT(patient.get(own(anna_id)).json().at("services").as_array(), IsEmpty());
  EXPECT_EQ(
      staff.put(console + "/waiting-policy", {{"mode", "to_all"}, {"services", json::array{}}, {"version", 0}}).code(),
      "VERSION_CHANGED");
}

TEST_P(WaitingTest, WishesAreKeptAndTheDaysEnd) {
  waiting::NewWaiting wanted;
  wanted.weekdays = std::vector{5};
  wanted.until_day = Date::parse("2026-03-06").value();
  const auto entry = wait(anna_id, wanted);
  EXPECT_THAT(free_up("2026-03-05"), IsEmpty()) << "a Thursday";
  auto patient = api.sign_in("duna", anna, password);
  const auto changed =
      patient.put(own(anna_id) + "/" + entry.id.text(), {{"weekdays", {3, 5}}, {"until_day", "2026-03-06"}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(free_up("2026-03-04").size(), 1U);
  api.clock().advance(hours{24 * 6});
  api.run_jobs();
  api.services().waiting_offers.look_everywhere();
  EXPECT_EQ(status_of(anna_id), "expired");
}

}  // namespace
}  // namespace portico
