#include <gmock/gmock.h>

#include <barrier>
#include <thread>

#include "delivery/testing/far_end.hpp"
#include "support/api.hpp"
#include "support/clinic.hpp"

namespace portico {
namespace {

using delivery::testing::Asked;
using delivery::testing::FarEnd;
using identity::Role;
using support::Api;
using support::Reply;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
namespace json = boost::json;

// Dr. Kovács keeps a calendar of her own elsewhere, and reads the clinic's in it.
class FeedsBusyTest : public support::Clinic {
 protected:
  FeedsBusyTest() {
    api.activate(duna, anna_id, password);
    api.add_staff("eszter@duna.example", password, "+36301110001", {{duna.id, Role::administrator}});
    api.add_staff("eva@duna.example", password, "+36301110002", {{duna.id, Role::receptionist}});
    anna_in = api.sign_in("duna", anna, password);
    admin = api.sign_in_staff("eszter@duna.example", password, "+36301110001");
    desk = api.sign_in_staff("eva@duna.example", password, "+36301110002");
  }

  // What her calendar says: each "20260303T080000", on the clock of Budapest, for an hour.
  static std::string says(const std::vector<std::string>& hours) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elsewhere//EN\r\n";
    for (const auto& start : hours)
      text += "BEGIN:VEVENT\r\nUID:" + start +
              "@elsewhere\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Budapest:" + start +
              "\r\nDURATION:PT1H\r\nSUMMARY:Psychotherapy\r\nLOCATION:Private\r\nEND:VEVENT\r\n";
    return text + "END:VCALENDAR\r\n";
  }
  void keeps(std::string text, std::string etag = {}) {
    const std::scoped_lock lock{mutex_};
    text_ = std::move(text);
    etag_ = std::move(etag);
  }
  void answers(int status, std::string more_headers = {}) {
    const std::scoped_lock lock{mutex_};
    status_ = status;
    more_headers_ = std::move(more_headers);
  }

  Reply calendars() { return admin.get(doctor + "/calendars"); }
  json::value outside() { return calendars().json().at("outside_calendar"); }
  Reply set(const std::string& address) { return admin.put(doctor + "/outside-calendar", {{"address", address}}); }
  void set_and_read() {
    const auto reply = set(far_end.url("/secret-path/agnes.ics"));
    ASSERT_EQ(reply.status, 200) << reply.body;
    api.run_jobs();
  }
  void read_later() {
    api.clock().advance(minutes{16});
    api.services().outside_calendars.read_due();
  }

  json::object slot(const std::string& moment) const {
    return {{"service_id", service.id.text()},
            {"practitioner_id", agnes.text()},
            {"location_id", buda.text()},
            {"start", moment}};
  }
  static std::vector<std::string> starts(const json::value& slots) {
    std::vector<std::string> all;
    for (const auto& one : slots.as_array()) {
      const auto wall = wall_time(Instant::parse(one.at("start").as_string()).value(), "Europe/Budapest");
      all.push_back(fmt::format("{:02}:{:02}", wall.hour, wall.minute));
    }
    return all;
  }
  std::vector<std::string> free_on_tuesday() {
    const auto reply =
        api.browser().get(portal + "/slots?service=" + service.id.text() + "&from=2026-03-03&to=2026-03-03");
    EXPECT_EQ(reply.status, 200) << reply.body;
    return starts(reply.json().at("items"));
  }
  Reply book_as_patient(const json::object& wanted) {
    return anna_in.post(portal + "/patients/" + anna_id.text() + "/appointments", wanted);
  }
  Reply book_at_the_desk(const std::string& moment, bool all_the_same = false) {
    json::object wanted{{"slot", slot(moment)}};
    if (all_the_same) wanted["outside_hours"] = true;
    return desk.post(contract + "/patients/" + anna_id.text() + "/appointments", wanted);
  }
  static std::string path_of(const std::string& address) { return address.substr(address.find("/api/")); }

  const Api::Person anna{};
  patients::PatientId anna_id = api.add_patient(duna.id, anna);
  const std::string contract = "/api/console/contracts/" + duna.id.text();
  const std::string doctor = contract + "/practitioners/" + agnes.text();
  static constexpr auto tuesday_eight = "2026-03-03T08:00:00+01:00";
  Api::Browser anna_in{};
  Api::Browser admin{};
  Api::Browser desk{};

 private:
  std::mutex mutex_;
  std::string text_ = says({});
  std::string etag_;
  int status_ = 200;
  std::string more_headers_;

 protected:
  FarEnd far_end{[this](const Asked& asked, FarEnd::Line& line) {
    const std::scoped_lock lock{mutex_};
    if (status_ != 200) return line.answer(status_, "", more_headers_);
    if (!etag_.empty() && asked.header("if-none-match") == etag_) return line.answer(304, "");
    line.answer(200, text_, etag_.empty() ? "" : "ETag: " + etag_ + "\r\n");
  }};
};
PORTICO_EACH_ENGINE(FeedsBusyTest);

TEST_P(FeedsBusyTest, NothingIsOfferedOrBookedOverBusyTimes) {
  keeps(says({"20260303T080000", "20260303T103000"}));
  const auto set_up = set(far_end.url("/secret-path/agnes.ics"));
  ASSERT_EQ(set_up.status, 200) << set_up.body;
  EXPECT_TRUE(set_up.json().at("outside_calendar").at("is_due").as_bool());
  EXPECT_THAT(free_on_tuesday(), SizeIs(6)) << "it has not been read yet";
  api.run_jobs();
  EXPECT_EQ(outside().at("host").as_string(), "127.0.0.1");
  EXPECT_EQ(outside().at("read_at").as_string(), api.clock().now().rfc3339());
  EXPECT_EQ(outside().at("busy_times").as_int64(), 2);
  EXPECT_FALSE(outside().at("is_due").as_bool());
  EXPECT_FALSE(outside().as_object().contains("fault"));

  EXPECT_THAT(free_on_tuesday(), ElementsAre("09:20")) << "what touches a busy time, ten minutes after it too, is gone";
  const auto refused = book_as_patient({{"slot", slot(tuesday_eight)}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "SLOT_TAKEN") << "why is nobody's business";
  EXPECT_THAT(starts(refused.json().at("nearest")), Contains("09:20"));
  EXPECT_EQ(api.browser().post(portal + "/holds", {{"slot", slot(tuesday_eight)}}).code(), "SLOT_TAKEN");
  EXPECT_EQ(book_as_patient({{"slot", slot("2026-03-03T09:20:00+01:00")}}).status, 201);
}

TEST_P(FeedsBusyTest, TheDeskIsToldAndMayMeanIt) {
  keeps(says({"20260303T080000"}));
  set_and_read();
  const auto refused = book_at_the_desk(tuesday_eight);
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "BUSY_ELSEWHERE");
  EXPECT_THAT(starts(refused.json().at("nearest")), Contains("09:20"));
  const auto meant = book_at_the_desk(tuesday_eight, true);
  EXPECT_EQ(meant.status, 201) << meant.body;
  EXPECT_EQ(book_at_the_desk(tuesday_eight, true).code(), "SLOT_TAKEN") << "somebody booked there is another matter";
}

TEST_P(FeedsBusyTest, TheCalendarShowsThemWithoutWhatTheyAre) {
  const auto days = contract + "/calendar?from=2026-03-03";
  const auto stamp = [&] { return desk.get(contract + "/calendar/stamp?from=2026-03-03").text("stamp"); };
  const auto before = stamp();
  EXPECT_THAT(desk.get(days).json().at("busy").as_array(), IsEmpty());
  keeps(says({"20260303T080000", "20260304T080000"}));
  set_and_read();
  EXPECT_NE(stamp(), before);
  const auto shown = desk.get(days);
  const auto busy = shown.json().at("busy").as_array();
  ASSERT_THAT(busy, SizeIs(1));
  EXPECT_EQ(busy[0].at("practitioner_id").as_string(), agnes.text());
  EXPECT_EQ(busy[0].at("start").as_string(), "2026-03-03T07:00:00Z");
  EXPECT_EQ(busy[0].at("end").as_string(), "2026-03-03T08:00:00Z");
  for (const auto* told : {"Psychotherapy", "Private", "secret-path"})
    EXPECT_THAT(shown.body, Not(HasSubstr(told))) << told;
  const auto kept = api.database().read(
      [](db::Transaction& transaction) { return transaction.one<Bytes>("select address from outside_calendar"); });
  EXPECT_THAT(std::string(kept.begin(), kept.end()), Not(HasSubstr("secret-path")));
  EXPECT_THAT(calendars().body, Not(HasSubstr("secret-path")));
}

TEST_P(FeedsBusyTest, WhoIsBookedMeanwhileIsListedWithOtherTimes) {
  ASSERT_EQ(book_at_the_desk(tuesday_eight).status, 201);
  ASSERT_EQ(book_at_the_desk("2026-03-05T08:00:00+01:00").status, 201);
  keeps(says({"20260303T080000"}));
  set_and_read();
  const auto hit = desk.get(doctor + "/busy-times/affected-appointments").json().at("items").as_array();
  ASSERT_THAT(hit, SizeIs(1)) << "what is booked stays booked, and is told";
  EXPECT_EQ(hit[0].at("start").as_string(), "2026-03-03T07:00:00Z");
  EXPECT_THAT(starts(hit[0].at("offers")), ElementsAre("09:20", "10:00"));
}

TEST_P(FeedsBusyTest, WhatWasHeldBeforeMayBeBooked) {
  const auto held = api.browser().post(portal + "/holds", {{"slot", slot(tuesday_eight)}});
  ASSERT_EQ(held.status, 201) << held.body;
  keeps(says({"20260303T080000"}));
  set_and_read();
  EXPECT_EQ(book_as_patient({{"hold_id", held.text("hold_id")}}).status, 201);
}

TEST_P(FeedsBusyTest, ItIsReadAgainAndAgain) {
  keeps(says({"20260303T080000"}));
  set_and_read();
  api.services().outside_calendars.read_due();
  EXPECT_THAT(far_end.asked(), SizeIs(1)) << "not before a quarter of an hour";
  keeps(says({"20260303T100000"}));
  read_later();
  EXPECT_THAT(free_on_tuesday(), ElementsAre("08:00", "08:40", "09:20", "11:20"));
  keeps(says({}));
  read_later();
  EXPECT_THAT(free_on_tuesday(), SizeIs(6));
}

TEST_P(FeedsBusyTest, WhatStandsIsNotSentAgainTheSameDay) {
  keeps(says({"20260303T080000"}), "\"7\"");
  set_and_read();
  read_later();
  ASSERT_THAT(far_end.asked(), SizeIs(2));
  EXPECT_EQ(far_end.asked()[1].header("if-none-match"), "\"7\"");
  EXPECT_THAT(free_on_tuesday(), SizeIs(4)) << "it still stands";
  EXPECT_EQ(outside().at("read_at").as_string(), api.clock().now().rfc3339());
  api.clock().advance(hours{24});
  api.services().outside_calendars.read_due();
  ASSERT_THAT(far_end.asked(), SizeIs(3));
  EXPECT_EQ(far_end.asked()[2].header("if-none-match"), "") << "each day what repeats reaches a day further";
}

TEST_P(FeedsBusyTest, FaultsAreToldAndWhatWasBusyStays) {
  keeps(says({"20260303T080000"}));
  set_and_read();
  const auto read_at = outside().at("read_at").as_string();
  answers(404);
  read_later();
  EXPECT_EQ(outside().at("fault").at("code").as_string(), "CALENDAR_DENIED");
  EXPECT_NE(outside().at("fault").at("detail").as_string(), "");
  EXPECT_EQ(outside().at("read_at").as_string(), read_at);
  EXPECT_THAT(free_on_tuesday(), SizeIs(4));
  answers(200);
  keeps("<!doctype html><title>Sign in</title>");
  read_later();
  EXPECT_EQ(outside().at("fault").at("code").as_string(), "CALENDAR_UNREADABLE");
  const auto asked = far_end.asked().size();
  read_later();
  EXPECT_THAT(far_end.asked(), SizeIs(asked)) << "the second time in a row it waits half an hour";
  keeps(says({}));
  EXPECT_EQ(admin.post(doctor + "/outside-calendar/fetch").status, 200);
  api.run_jobs();
  EXPECT_FALSE(outside().as_object().contains("fault"));
  EXPECT_THAT(free_on_tuesday(), SizeIs(6));
}

TEST_P(FeedsBusyTest, ARedirectIntoThePrivateNetworkIsNotFollowed) {
  answers(302, "Location: http://10.0.0.1/agnes.ics\r\n");
  set_and_read();
  EXPECT_EQ(outside().at("fault").at("code").as_string(), "CALENDAR_ADDRESS");
  answers(302, "Location: file:///etc/passwd\r\n");
  EXPECT_EQ(set(far_end.url("/")).status, 200);
  api.run_jobs();
  EXPECT_EQ(outside().at("fault").at("code").as_string(), "CALENDAR_ADDRESS");
}

TEST_P(FeedsBusyTest, AddressesThatAreNoneAreRefused) {
  for (const auto* address : {"agnes", "http://calendar.example/a.ics", "ftp://calendar.example/a.ics",
                              "file:///etc/passwd", "https://eszter:secret@calendar.example/a.ics"}) {
    const auto reply = set(address);
    EXPECT_EQ(reply.status, 422) << address;
    EXPECT_EQ(reply.code(), "CALENDAR_ADDRESS_FORM") << address;
  }
  EXPECT_FALSE(calendars().json().as_object().contains("outside_calendar"));
}

TEST_P(FeedsBusyTest, ForgottenItFreesTheTimes) {
  keeps(says({"20260303T080000"}));
  set_and_read();
  EXPECT_EQ(admin.del(doctor + "/outside-calendar").status, 204);
  EXPECT_THAT(free_on_tuesday(), SizeIs(6));
  EXPECT_FALSE(calendars().json().as_object().contains("outside_calendar"));
  EXPECT_EQ(admin.post(doctor + "/outside-calendar/fetch").status, 404);
  const auto asked = far_end.asked().size();
  read_later();
  EXPECT_THAT(far_end.asked(), SizeIs(asked));
  EXPECT_EQ(admin.del(doctor + "/outside-calendar").status, 204) << "forgotten is forgotten";
}

TEST_P(FeedsBusyTest, AnotherAddressBeginsAnew) {
  keeps(says({"20260303T080000"}));
  set_and_read();
  keeps(says({"20260303T100000"}));
  EXPECT_EQ(set(far_end.url("/other.ics")).status, 200);
  EXPECT_THAT(free_on_tuesday(), SizeIs(6)) << "of the former one nothing is left";
  api.run_jobs();
  EXPECT_THAT(free_on_tuesday(), ElementsAre("08:00", "08:40", "09:20", "11:20"));
  EXPECT_EQ(far_end.asked().back().target, "/other.ics");
}

TEST_P(FeedsBusyTest, TwoServersDoNotFetchTheSame) {
  auto& services = api.services();
  feeds::OutsideCalendars other{*services.database,
                                services.journal,
                                *services.keys,
                                services.queue,
                                services.sandbox,
                                api.clock(),
                                feeds::FetchLimits{.local = true}};
  set_and_read();
  for (std::size_t round = 2; round < 6; ++round) {
    api.clock().advance(minutes{16});
    std::barrier both{2};
    const auto read = [&](feeds::OutsideCalendars& calendars) {
      both.arrive_and_wait();
      calendars.read_due();
    };
    {
      const std::jthread one{[&] { read(services.outside_calendars); }};
      const std::jthread two{[&] { read(other); }};
    }
    EXPECT_THAT(far_end.asked(), SizeIs(round));
  }
}

TEST_P(FeedsBusyTest, WhereItIsSwitchedOffNothingLeaves) {
  auto& services = api.services();
  feeds::OutsideCalendars off{*services.database, services.journal, *services.keys, services.queue,
                              services.sandbox,   api.clock(),      std::nullopt};
  EXPECT_EQ(set(far_end.url("/agnes.ics")).status, 200);
  off.read_due();
  EXPECT_THAT(far_end.asked(), IsEmpty());
  Caller caller;
  caller.organization = duna.id;
  EXPECT_EQ(off.find(caller, agnes).outside_calendar->fault->code, "CALENDARS_OFF");
  EXPECT_THROW(off.set(caller, agnes, {far_end.url("/agnes.ics")}), Refused);
}

TEST_P(FeedsBusyTest, OnlyWhoManagesTheScheduleAndOnlyOnesOwnClinic) {
  const auto there = api.add_contract("tisza", organization::Identification::email, organization::AccessType::manual);
  const auto strange = "/api/console/contracts/" + there.id.text() + "/practitioners/" + agnes.text();
  const json::object wanted{{"address", far_end.url("/agnes.ics")}};
  EXPECT_EQ(api.browser().get(doctor + "/calendars").status, 401);
  EXPECT_EQ(api.browser().put(doctor + "/outside-calendar", wanted).status, 401);
  EXPECT_EQ(desk.put(doctor + "/outside-calendar", wanted).status, 403);
  EXPECT_EQ(desk.post(doctor + "/busy-feed").status, 403);
  EXPECT_EQ(desk.get(doctor + "/calendars").status, 200);
  EXPECT_EQ(admin.put(strange + "/outside-calendar", wanted).status, 404);
  const auto nobody = contract + "/practitioners/" + Uuid::make().text();
  EXPECT_EQ(admin.put(nobody + "/outside-calendar", wanted).status, 404);
  EXPECT_EQ(admin.del(nobody + "/outside-calendar").status, 404);
  EXPECT_EQ(admin.post(nobody + "/busy-feed").status, 404);
  EXPECT_EQ(admin.del(nobody + "/busy-feed").status, 404);
  EXPECT_EQ(admin.get(nobody + "/calendars").status, 404);
}

TEST_P(FeedsBusyTest, TheBusyFeedSaysWhenAndNothingOfWhom) {
  ASSERT_EQ(book_at_the_desk(tuesday_eight).status, 201);
  const auto made = admin.post(doctor + "/busy-feed");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto path = path_of(made.text("address"));
  const auto feed = api.browser().get(path);
  ASSERT_EQ(feed.status, 200);
  EXPECT_THAT(feed.body, HasSubstr("DTSTART;TZID=Europe/Budapest:20260303T080000\r\n"));
  EXPECT_THAT(feed.body, HasSubstr("DTEND;TZID=Europe/Budapest:20260303T083000\r\n"));
  EXPECT_THAT(feed.body, HasSubstr("LOCATION:Buda\\, Fő utca 1.\\, 1011 Budapest\r\n"));
  for (const auto* told : {"Anna", "anna@example.com", "Cardiology", "Kardiológia", "+3630"})
    EXPECT_THAT(feed.body, Not(HasSubstr(told))) << told;
  EXPECT_EQ(calendars().json().at("busy_feed").at("fetched_at").as_string(), api.clock().now().rfc3339());

  const auto second = path_of(admin.post(doctor + "/busy-feed").text("address"));
  EXPECT_EQ(api.browser().get(path).status, 404);
  EXPECT_EQ(api.browser().get(second).status, 200);
  EXPECT_EQ(admin.del(doctor + "/busy-feed").status, 204);
  EXPECT_EQ(api.browser().get(second).status, 404);
  EXPECT_FALSE(calendars().json().as_object().contains("busy_feed"));
}

TEST_P(FeedsBusyTest, OurOwnAppointmentsComingBackBlockNothing) {
  ASSERT_EQ(book_at_the_desk(tuesday_eight).status, 201);
  keeps(api.browser().get(path_of(admin.post(doctor + "/busy-feed").text("address"))).body);
  set_and_read();
  EXPECT_EQ(outside().at("busy_times").as_int64(), 0);
  EXPECT_THAT(desk.get(doctor + "/busy-times/affected-appointments").json().at("items").as_array(), IsEmpty());
}

}  // namespace
}  // namespace portico
