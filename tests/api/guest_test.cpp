#include <gmock/gmock.h>

#include <regex>

#include "booking/guest_store.hpp"
#include "support/api.hpp"
#include "support/clinic.hpp"

// Booking without an account: the code, the limits, and how a guest becomes a patient's.
namespace portico {
namespace {

using boost::json::object;
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

class GuestTest : public support::Clinic {
 protected:
  GuestTest() {
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::administrator}});
    desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
    allow("by_email_or_sms");
    api.run_jobs();
  }

  Reply set_mode(const std::string& mode) {
    const auto path = console + "/portal-settings/guest-booking";
    return desk.put(path, {{"version", desk.get(path).number("version")}, {"mode", mode}});
  }
  void allow(const std::string& mode) { ASSERT_EQ(set_mode(mode).status, 200); }

  Reply hold(Api::Browser& browser, const std::string& moment) {
    return browser.post(portal + "/holds", {{"slot",
                                             {{"service_id", service.id.text()},
                                              {"practitioner_id", agnes.text()},
                                              {"location_id", buda.text()},
                                              {"start", moment}}}});
  }
  std::string held(Api::Browser& browser, const std::string& moment = thursday) {
    return hold(browser, moment).text("hold_id");
  }
  static object form(const std::string& hold_id, const std::string& proof = "email") {
    return {{"hold_id", hold_id},       {"family", "Szabó"},
            {"given", "Péter"},         {"birth_date", "1980-05-06"},
            {"phone", "+36305556666"},  {"email", "peter@example.com"},
            {"proof", proof},           {"privacy_version", 0},
            {"comment", "Fáj a térdem"}};
  }
  Reply submit(Api::Browser& browser, const object& details) { return browser.post(bookings, details); }
  Reply enter(Api::Browser& browser, const std::string& code) {
    return browser.post(bookings + "/code", {{"code", code}});
  }
  // The digits of the newest message to the address.
  std::string code_to(const std::string& address) {
    std::string code;
    for (const auto& message : api.run_jobs()) {
      std::smatch digits;
      if (message.to == address && std::regex_search(message.text, digits, std::regex{"\\b[0-9]{6}\\b"}))
        code = digits[0];
    }
    return code;
  }
  // The whole way, by e-mail.
  Reply book(Api::Browser& browser, const std::string& moment = thursday, const object& more = {}) {
    auto details = form(held(browser, moment));
    for (const auto& [name, value] : more) details[name] = value;
    EXPECT_EQ(submit(browser, details).status, 200);
    return enter(browser, code_to(std::string{details.at("email").as_string()}));
  }
  // From an address of its own, so that not the throttle is what is measured.
  Api::Browser stranger() {
    auto browser = api.browser();
    browser.address = fmt::format("198.51.100.{}", ++strangers);
    return browser;
  }
  json::array queue() { return desk.get(console + "/guests").json().at("items").as_array(); }
  std::string first_guest() {
    const auto items = queue();
    return items.empty() ? std::string{} : std::string{items.at(0).at("id").as_string()};
  }
  Reply join(const std::string& guest, const object& body) {
    return desk.put(console + "/guests/" + guest + "/joining", body);
  }
  json::object calendar_day() {
    const auto calendar = desk.get(console + "/calendar?from=2026-03-05").json();
    const auto& appointments = calendar.at("appointments").as_array();
    return appointments.empty() ? json::object{} : appointments.at(0).as_object();
  }
  std::vector<std::string> told(const std::string& address) {
    std::vector<std::string> all;
    for (const auto& message : api.run_jobs())
      if (message.to == address) all.push_back(message.subject.empty() ? message.text : message.subject);
    return all;
  }
  void set_now(const char* moment) { api.clock().set(Instant::parse(moment).value()); }
  std::int64_t count(db::Sql sql) {
    return api.database().read([&](db::Transaction& transaction) { return transaction.one<std::int64_t>(sql); });
  }

  static constexpr auto thursday = "2026-03-05T08:00:00+01:00";
  static constexpr auto later = "2026-03-05T08:40:00+01:00";
  const std::string console = "/api/console/contracts/" + duna.id.text();
  const std::string bookings = portal + "/guest-bookings";
  Api::Browser desk;
  int strangers = 0;
};
PORTICO_EACH_ENGINE(GuestTest);

TEST_P(GuestTest, BookedWithACodeByEmail) {
  auto browser = stranger();
  EXPECT_EQ(browser.get(portal).text("guest_booking"), "by_email_or_sms");
  const auto step = submit(browser, form(held(browser)));
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_EQ(step.text("method"), "email");
  EXPECT_EQ(step.text("sent_to"), "p•••@example.com");
  EXPECT_EQ(count("select count(*) from guest"), 0) << "nothing is kept before the proof";
  const auto booked = enter(browser, code_to("peter@example.com"));
  ASSERT_EQ(booked.status, 201) << booked.body;
  const auto appointment = booked.json().at("appointment").as_object();
  EXPECT_EQ(appointment.at("status").as_string(), "booked");
  EXPECT_EQ(appointment.at("comment").as_string(), "Fáj a térdem");
  EXPECT_THAT(booked.text("calendar_file"), HasSubstr("BEGIN:VEVENT"));
  EXPECT_THAT(told("peter@example.com"),
              ElementsAre("Duna Medical: your appointment on Thursday, 5 March 2026 at 08:00"));
  const auto shown = calendar_day();
  EXPECT_EQ(shown.at("patient_name").as_string(), "Szabó Péter");
  EXPECT_TRUE(shown.at("is_guest").as_bool());
  EXPECT_EQ(desk.get(console + "/guest-queue").number("waiting"), 1);
  // The key of the messages does what it does for patients.
  const auto key = object{{"key", booked.text("visit_key")}};
  const auto card = stranger().post(portal + "/visit", key);
  EXPECT_EQ(card.status, 200);
  EXPECT_EQ(card.text("reschedule_until"), "") << "who has no account cannot sign in to move it";
  EXPECT_EQ(stranger().post(portal + "/visit/cancellation", key).text("status"), "cancelled");
  EXPECT_EQ(hold(browser, thursday).status, 201) << "the time is free again";
}

TEST_P(GuestTest, BookedWithACodeBySms) {
  auto browser = stranger();
  const auto step = submit(browser, form(held(browser), "sms"));
  ASSERT_EQ(step.status, 200) << step.body;
  EXPECT_EQ(step.text("method"), "sms");
  const auto code = api.last_code("+36305556666");
  ASSERT_EQ(code.size(), 6U);
  EXPECT_EQ(enter(browser, code).status, 201);
  const auto messages = api.run_jobs();
  ASSERT_THAT(messages, SizeIs(1)) << "only to what was proved";
  EXPECT_EQ(messages.front().to, "+36305556666");
  set_now("2026-03-04T08:01:00+01:00");
  EXPECT_THAT(told("+36305556666"), ElementsAre(HasSubstr("2026-03-05 08:00"))) << "the reminder";
}

TEST_P(GuestTest, TheCodeCountsOnceAndForThisBookingOnly) {
  auto browser = stranger();
  ASSERT_EQ(submit(browser, form(held(browser))).status, 200);
  const auto code = code_to("peter@example.com");
  EXPECT_EQ(enter(browser, "12345").code(), "FORMAT_CODE");
  const auto wrong = enter(browser, code == "123456" ? "123457" : "123456");
  EXPECT_EQ(wrong.code(), "CODE_WRONG");
  EXPECT_EQ(wrong.number("attempts_left"), 4);
  auto other = stranger();
  ASSERT_EQ(submit(other, form(held(other, later))).status, 200);
  EXPECT_EQ(enter(other, code).code(), "CODE_WRONG");
  auto nobody = stranger();
  EXPECT_EQ(enter(nobody, code).code(), "FLOW_ENDED");
  EXPECT_EQ(enter(browser, code).status, 201);
  EXPECT_EQ(enter(browser, code).code(), "CODE_USED");
  EXPECT_EQ(count("select count(*) from appointment"), 1);
  EXPECT_EQ(count("select count(*) from guest"), 1);
}

TEST_P(GuestTest, FiveWrongCodesEndIt) {
  auto browser = stranger();
  ASSERT_EQ(submit(browser, form(held(browser))).status, 200);
  const auto code = code_to("peter@example.com");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(browser, code == "123456" ? "123457" : "123456").code(), "CODE_WRONG");
  EXPECT_EQ(enter(browser, code).code(), "FLOW_ENDED");
  EXPECT_EQ(count("select count(*) from appointment"), 0);
}

TEST_P(GuestTest, ACodeOpensNothingElse) {
  auto browser = stranger();
  ASSERT_EQ(submit(browser, form(held(browser))).status, 200);
  const auto code = code_to("peter@example.com");
  EXPECT_EQ(browser.post(portal + "/login/code", {{"code", code}}).code(), "FLOW_ENDED");
  EXPECT_EQ(browser.post(portal + "/activation/code", {{"code", code}}).code(), "FLOW_ENDED");
  EXPECT_EQ(browser.post(portal + "/registration/code", {{"code", code}}).code(), "FLOW_ENDED");
  EXPECT_EQ(enter(browser, code).status, 201);
  EXPECT_EQ(browser.get(portal + "/session").status, 401);
}

TEST_P(GuestTest, WhatIsNoLongerHeldIsToldWithTheNearestTimes) {
  auto browser = stranger();
  const auto id = held(browser);
  api.clock().advance(minutes{11});
  const auto late = submit(browser, form(id));
  EXPECT_EQ(late.code(), "HOLD_EXPIRED");
  EXPECT_THAT(late.json().at("nearest").as_array(), Not(IsEmpty()));
  EXPECT_EQ(submit(browser, form(Uuid::make().text())).code(), "HOLD_EXPIRED");
  EXPECT_THAT(api.run_jobs(), IsEmpty());
}

TEST_P(GuestTest, AskingForACodeKeepsTheTimeOnceAsLongAsTheCodeMayTake) {
  auto browser = stranger();
  const auto id = held(browser);
  api.clock().advance(minutes{9});
  ASSERT_EQ(submit(browser, form(id)).status, 200);
  const auto code = code_to("peter@example.com");
  api.clock().advance(minutes{4});
  auto rival = stranger();
  EXPECT_EQ(hold(rival, thursday).code(), "SLOT_TAKEN");
  EXPECT_EQ(enter(browser, code).status, 201);

  auto other = stranger();
  const auto second = held(other, later);
  api.clock().advance(minutes{9});
  ASSERT_EQ(submit(other, form(second)).status, 200);
  api.clock().advance(minutes{9});
  ASSERT_EQ(submit(other, form(second)).status, 200);
  const auto late = code_to("peter@example.com");
  api.clock().advance(minutes{2});
  EXPECT_EQ(hold(rival, later).status, 201) << "nobody holds a time for ever";
  const auto lost = enter(other, late);
  EXPECT_EQ(lost.code(), "SLOT_TAKEN");
  EXPECT_THAT(lost.json().at("nearest").as_array(), Not(IsEmpty()));
  EXPECT_EQ(count("select count(*) from guest"), 1);
}

TEST_P(GuestTest, TheFormIsToldExactly) {
  auto browser = stranger();
  const auto id = held(browser);
  const auto empty = submit(browser, {{"hold_id", id}, {"family", ""}, {"given", ""}, {"proof", "sms"}});
  EXPECT_EQ(empty.status, 422) << empty.body;
  for (const auto* field : {"family", "birth_date", "phone"}) EXPECT_THAT(empty.body, HasSubstr(field));
  auto no_mail = form(id);
  no_mail.erase("email");
  EXPECT_THAT(submit(browser, no_mail).body, HasSubstr(R"("field":"email","code":"MISSING")"));
  EXPECT_EQ(submit(browser,
                   [&] {
                     auto details = form(id, "sms");
                     details.erase("email");
                     return details;
                   }())
                .status,
            200);
  allow("by_email");
  EXPECT_THAT(submit(browser, form(id, "sms")).body, HasSubstr("METHOD_NOT_OFFERED"));
  EXPECT_EQ(submit(browser, form(id)).status, 200);
}

TEST_P(GuestTest, OffIsOff) {
  auto browser = stranger();
  const auto id = held(browser);
  ASSERT_EQ(submit(browser, form(id)).status, 200);
  allow("off");
  EXPECT_EQ(browser.get(portal).text("guest_booking"), "off");
  EXPECT_EQ(submit(browser, form(id)).code(), "GUEST_BOOKING_OFF");
  EXPECT_EQ(enter(browser, code_to("peter@example.com")).code(), "GUEST_BOOKING_OFF");
}

TEST_P(GuestTest, ThePrivacyNoticeInForceIsAccepted) {
  ASSERT_EQ(desk.post(console + "/legal",
                      {{"version", 0}, {"texts", {{{"language", "hu"}, {"privacy", "P"}, {"terms", "T"}}}}})
                .status,
            201);
  auto browser = stranger();
  auto details = form(held(browser));
  EXPECT_THAT(submit(browser, details).body, HasSubstr("PRIVACY_NOT_ACCEPTED"));
  details["privacy_version"] = 1;
  EXPECT_EQ(submit(browser, details).status, 200);
}

TEST_P(GuestTest, NothingTellsWhoIsOnRecord) {
  const Api::Person anna{};
  api.add_patient(duna.id, anna);
  auto known = stranger();
  auto unknown = stranger();
  auto details = form(held(known));
  details["family"] = anna.family;
  details["given"] = anna.given;
  details["birth_date"] = anna.birth_date;
  details["phone"] = anna.phone;
  details["email"] = anna.email;
  const auto of_known = submit(known, details);
  auto others = form(held(unknown, later));
  others["email"] = "andor@example.com";
  const auto of_unknown = submit(unknown, others);
  EXPECT_EQ(of_known.status, of_unknown.status);
  EXPECT_EQ(std::regex_replace(of_known.body, std::regex{"3012[0-9]+|[0-9]{2}\""}, "n"),
            std::regex_replace(of_unknown.body, std::regex{"3055[0-9]+|[0-9]{2}\""}, "n"));
  const auto booked = enter(known, code_to(anna.email));
  ASSERT_EQ(booked.status, 201) << booked.body;
  EXPECT_TRUE(calendar_day().at("is_guest").as_bool()) << "nobody is joined by himself";
  EXPECT_EQ(known.get(portal + "/session").status, 401);
}

TEST_P(GuestTest, TheRulesOfTheServiceHold) {
  auto browser = stranger();
  service.new_patients = false;
  store_service();
  EXPECT_EQ(submit(browser, form(held(browser))).code(), "NEW_PATIENTS_NOT");
  service.new_patients = true;
  service.to_age = 18;
  store_service();
  EXPECT_EQ(submit(browser, form(held(browser, later))).code(), "SERVICE_AGE");
  service.to_age.reset();
  service.availability = scheduling::Availability::by_phone;
  store_service();
  EXPECT_EQ(hold(browser, "2026-03-05T09:20:00+01:00").code(), "SERVICE_NOT_ONLINE");
}

TEST_P(GuestTest, ARequestWaitsForTheClinic) {
  service.availability = scheduling::Availability::on_request;
  store_service();
  auto browser = stranger();
  const auto asked = book(browser);
  EXPECT_EQ(asked.json().at("appointment").at("status").as_string(), "pending");
  EXPECT_THAT(told("peter@example.com"),
              ElementsAre("Duna Medical: we have your request for Thursday, 5 March 2026 at 08:00"));
  const auto requests = desk.get(console + "/appointment-requests").json().at("items").as_array();
  ASSERT_THAT(requests, SizeIs(1));
  EXPECT_TRUE(requests[0].at("is_guest").as_bool());
  const auto of_guest =
      console + "/patients/" + first_guest() + "/appointments/" + std::string{requests[0].at("id").as_string()};
  EXPECT_EQ(desk.put(of_guest + "/status", {{"status", "booked"}}).text("status"), "booked");
  EXPECT_THAT(told("peter@example.com"),
              ElementsAre("Duna Medical: your appointment on Thursday, 5 March 2026 at 08:00"));
  EXPECT_THAT(desk.get(of_guest + "/changes").json().at("items").as_array(), SizeIs(2));
}

TEST_P(GuestTest, OneContactHoldsThreeBookingsAtMost) {
  const char* times[] = {"2026-03-05T08:00:00+01:00", "2026-03-05T08:40:00+01:00", "2026-03-05T09:20:00+01:00",
                         "2026-03-05T10:00:00+01:00"};
  for (int i = 0; i < 3; ++i) {
    auto browser = stranger();
    ASSERT_EQ(book(browser, times[i], {{"email", i == 0 ? "Peter@example.com" : "peter@example.com"}}).status, 201);
  }
  auto browser = stranger();
  EXPECT_EQ(book(browser, times[3]).code(), "TOO_MANY_OPEN");
  EXPECT_EQ(count("select count(*) from appointment"), 3);
}

TEST_P(GuestTest, CodesToOneContactAreFewAndTheAnswerDoesNotSaySo) {
  int sent = 0;
  for (int i = 0; i < 7; ++i) {
    auto browser = stranger();
    const auto id = held(browser, i % 2 == 0 ? thursday : later);
    const auto step = submit(browser, form(id));
    ASSERT_EQ(step.status, 200) << step.body;
    sent += static_cast<int>(api.run_jobs().size());
    browser.del(portal + "/holds/" + id);
    api.clock().advance(seconds{61});
  }
  EXPECT_EQ(sent, 5);
  int texts = 0;
  for (int i = 0; i < 7; ++i) {
    auto browser = stranger();
    const auto id = held(browser, i % 2 == 0 ? thursday : later);
    EXPECT_EQ(submit(browser, form(id, "sms")).status, 200);
    texts += static_cast<int>(api.run_jobs().size());
    browser.del(portal + "/holds/" + id);
    api.clock().advance(seconds{61});
  }
  EXPECT_EQ(texts, 5);
}

TEST_P(GuestTest, OneAddressAsksForTenCodesAnHour) {
  auto browser = stranger();
  for (int i = 0; i < 10; ++i) {
    auto details = form(Uuid::make().text());
    details["email"] = fmt::format("p{}@example.com", i);
    EXPECT_EQ(submit(browser, details).code(), "HOLD_EXPIRED");
  }
  const auto held_id = held(browser);
  EXPECT_EQ(submit(browser, form(held_id)).code(), "THROTTLED");
  auto other = stranger();
  EXPECT_EQ(submit(other, form(held_id)).status, 200);
}

TEST_P(GuestTest, AContractTakesSoManyAnHour) {
  set_hours(agnes, 6 * 60, 22 * 60);
  service.horizon_days = 60;
  store_service();
  for (int i = 0; i < 40; ++i) {
    auto browser = stranger();
    const auto moment = fmt::format("2026-03-{:02}T{:02}:00:00+01:00", 9 + i % 5, 6 + 2 * (i / 5));
    ASSERT_EQ(book(browser, moment, {{"email", fmt::format("p{}@example.com", i)}}).status, 201) << moment;
  }
  auto browser = stranger();
  EXPECT_EQ(submit(browser, form(held(browser))).code(), "GUESTS_BUSY");
  api.clock().advance(minutes{61});
  EXPECT_EQ(book(browser, later).status, 201);
}

TEST_P(GuestTest, StaffJoinAGuestWithARecordAndUndoIt) {
  const Api::Person peter{.family = "Szabo",
                          .given = "Peter",
                          .birth_date = "1980-05-06",
                          .phone = "+36305556666",
                          .email = "old@example.com"};
  const auto patient = api.add_patient(duna.id, peter);
  api.activate(duna, patient, password);
  api.add_patient(duna.id, {.family = "Nagy", .given = "Ilona", .birth_date = "1951-01-01", .phone = "+36309998888"});
  auto browser = stranger();
  const auto booked = book(browser);
  const auto guest = first_guest();
  const auto waiting = queue().at(0).as_object();
  ASSERT_THAT(waiting.at("candidates").as_array(), SizeIs(1));
  EXPECT_EQ(waiting.at("candidates").as_array()[0].at("patient").at("id").as_string(), patient.text());
  auto owner = api.sign_in("duna", peter, password);
  const auto own = portal + "/patients/" + patient.text() + "/appointments";
  EXPECT_THAT(owner.get(own).json().at("items").as_array(), IsEmpty());

  const auto joined = join(guest, {{"patient_id", patient.text()}, {"even_if_similar", false}});
  ASSERT_EQ(joined.status, 200) << joined.body;
  EXPECT_EQ(joined.json().at("joined").at("name").as_string(), "Szabo Peter");
  EXPECT_THAT(owner.get(own).json().at("items").as_array(), SizeIs(1));
  EXPECT_FALSE(calendar_day().at("is_guest").as_bool());
  EXPECT_EQ(calendar_day().at("patient_name").as_string(), "Szabo Peter");
  EXPECT_THAT(queue(), IsEmpty());
  EXPECT_THAT(desk.get(console + "/guests?joined=true").json().at("items").as_array(), SizeIs(1));
  EXPECT_EQ(join(guest, {{"patient_id", patient.text()}, {"even_if_similar", false}}).code(), "GUEST_JOINED");
  const auto changes = desk.get(console + "/patients/" + patient.text() + "/appointments/" +
                                std::string{calendar_day().at("id").as_string()} + "/changes")
                           .json()
                           .at("items")
                           .as_array();
  ASSERT_THAT(changes, SizeIs(2));
  EXPECT_EQ(changes[1].at("kind").as_string(), "joined");
  EXPECT_THAT(std::string{changes[1].at("actor_name").as_string()}, Not(IsEmpty()));
  api.run_jobs();
  set_now("2026-03-04T08:01:00+01:00");
  EXPECT_THAT(told("old@example.com"), SizeIs(1)) << "reminders go to the contact on record now";

  desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  owner = api.sign_in("duna", peter, password);
  EXPECT_EQ(desk.del(console + "/guests/" + guest + "/joining").status, 200);
  EXPECT_TRUE(calendar_day().at("is_guest").as_bool());
  EXPECT_EQ(owner.get(own + "/" + std::string{booked.json().at("appointment").at("id").as_string()}).status, 404);
  EXPECT_EQ(desk.del(console + "/guests/" + guest + "/joining").code(), "GUEST_NOT_JOINED");
}

TEST_P(GuestTest, StaffMakeANewRecordOfAGuestAndUndoIt) {
  auto browser = stranger();
  book(browser);
  const auto guest = first_guest();
  const auto joined = join(guest, {{"even_if_similar", false}});
  ASSERT_EQ(joined.status, 200) << joined.body;
  const auto patient = std::string{joined.json().at("joined").at("patient_id").as_string()};
  const auto record = desk.get(console + "/patients/" + patient);
  EXPECT_EQ(record.text("name"), "Szabó Péter");
  EXPECT_EQ(record.text("email"), "peter@example.com");
  EXPECT_EQ(record.text("phone"), "") << "what was not proved may be another's";
  EXPECT_EQ(desk.del(console + "/guests/" + guest + "/joining").status, 200);
  EXPECT_EQ(desk.get(console + "/patients/" + patient).status, 404);
  EXPECT_EQ(queue().size(), 1U);
}

TEST_P(GuestTest, AGuestIsNoPatientAnywhere) {
  auto browser = stranger();
  book(browser);
  const auto guest = first_guest();
  const auto record = console + "/patients/" + guest;
  EXPECT_EQ(desk.get(record).status, 404);
  EXPECT_EQ(desk.get(record + "/documents").status, 404);
  EXPECT_EQ(desk.get(record + "/appointments").status, 404);
  EXPECT_EQ(desk.get(record + "/portal-access").status, 404);
  EXPECT_EQ(desk.post(console + "/patients/searches", {{"query", "Szabó Péter"}}).json().at("items").as_array().size(),
            0U);
  EXPECT_EQ(count("select count(*) from patient"), 0);
}

TEST_P(GuestTest, AnotherContractKnowsNothingOfIt) {
  const auto tisza = api.add_contract("tisza", organization::Identification::email, organization::AccessType::manual);
  api.add_staff("otto@tisza.example", password, "+36301110002", {{tisza.id, Role::administrator}});
  auto theirs = api.sign_in_staff("otto@tisza.example", password, "+36301110002");
  auto browser = stranger();
  const auto id = held(browser);
  EXPECT_EQ(browser.post("/api/portal/tisza/guest-bookings", form(id)).code(), "GUEST_BOOKING_OFF");
  const auto path = "/api/console/contracts/" + tisza.id.text() + "/portal-settings/guest-booking";
  ASSERT_EQ(theirs.put(path, {{"version", theirs.get(path).number("version")}, {"mode", "by_email"}}).status, 200);
  EXPECT_EQ(browser.post("/api/portal/tisza/guest-bookings", form(id)).code(), "HOLD_EXPIRED");
  book(browser, later);
  const auto guest = first_guest();
  EXPECT_EQ(theirs.get(console + "/guests").status, 404);
  EXPECT_EQ(theirs.get("/api/console/contracts/" + tisza.id.text() + "/guests/" + guest).status, 404);
  EXPECT_EQ(theirs
                .put("/api/console/contracts/" + tisza.id.text() + "/guests/" + guest + "/joining",
                     {{"even_if_similar", false}})
                .status,
            404);
  const auto stranger_patient = api.add_patient(tisza.id, {});
  EXPECT_EQ(join(guest, {{"patient_id", stranger_patient.text()}, {"even_if_similar", false}}).status, 404);
}

TEST_P(GuestTest, OnlyWhoMayWriteRecordsJoins) {
  auto browser = stranger();
  book(browser);
  const auto guest = first_guest();
  EXPECT_EQ(stranger().get(console + "/guests").status, 401);
  api.add_staff("doki@duna.example", password, "+36301110003", {{duna.id, Role::practitioner}});
  auto doctor = api.sign_in_staff("doki@duna.example", password, "+36301110003");
  EXPECT_EQ(doctor.get(console + "/guests").status, 403);
  EXPECT_EQ(doctor.put(console + "/guests/" + guest + "/joining", {{"even_if_similar", false}}).status, 403);
}

TEST_P(GuestTest, WhatAGuestTypedIsForgottenThirtyDaysAfterTheVisit) {
  auto browser = stranger();
  book(browser);
  const auto guest = first_guest();
  const auto sweep = [&] {
    api.database().write(
        [&](db::Transaction& transaction) { booking::store::forget_guests(transaction, api.clock().now()); });
  };
  set_now("2026-04-04T08:00:00+02:00");
  desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  sweep();
  EXPECT_EQ(queue().size(), 1U);
  set_now("2026-04-05T08:00:00+02:00");
  desk = api.sign_in_staff("eva@duna.example", password, "+36301110001");
  sweep();
  EXPECT_THAT(queue(), IsEmpty());
  EXPECT_EQ(desk.get(console + "/guests/" + guest).status, 404);
  EXPECT_EQ(calendar_day().at("patient_name").as_string(), "");
  EXPECT_FALSE(calendar_day().contains("comment") && calendar_day().at("comment").is_string());
}

}  // namespace
}  // namespace portico
