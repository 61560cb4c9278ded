#include <gmock/gmock.h>

#include "proxies/grants.hpp"
#include "support/api.hpp"
#include "support/clinic.hpp"

namespace portico {
namespace {

using patients::PatientId;
using support::Api;
using support::Reply;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
namespace json = boost::json;

// Anna reads her appointments in her own calendar program.
class FeedsTest : public support::Clinic {
 protected:
  static std::string path_of(const std::string& address) { return address.substr(address.find("/api/")); }
  std::string own(PatientId patient) const { return portal + "/patients/" + patient.text() + "/calendar-subscription"; }
  std::string subscribe() {
    const auto made = anna_in.post(own(anna_id));
    EXPECT_EQ(made.status, 201) << made.body;
    return path_of(made.text("address"));
  }
  // As a program without a session does.
  Reply fetch(const std::string& path, const std::string& etag = {}) {
    auto program = api.browser();
    if (!etag.empty()) program.headers["if-none-match"] = etag;
    return program.get(path);
  }
  static std::string header(const Reply& reply, const std::string& name) {
    for (const auto& [key, value] : reply.headers)
      if (key == name) return value;
    return {};
  }
  Reply book(const std::string& moment) {
    return anna_in.post(portal + "/patients/" + anna_id.text() + "/appointments", {{"slot",
                                                                                    {{"service_id", service.id.text()},
                                                                                     {"practitioner_id", agnes.text()},
                                                                                     {"location_id", buda.text()},
                                                                                     {"start", moment}}}});
  }
  json::array listed(Api::Browser& browser) {
    return browser.get(portal + "/calendar-subscriptions").json().at("items").as_array();
  }

  const Api::Person anna{};
  const Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  PatientId anna_id = api.add_patient(duna.id, anna);
  PatientId bela_id = api.add_patient(duna.id, bela);
  identity::AccountId account = api.activate(duna, anna_id, password);
  Api::Browser anna_in = api.sign_in("duna", anna, password);
};
PORTICO_EACH_ENGINE(FeedsTest);

TEST_P(FeedsTest, TheAddressShowsAppointmentsWithoutSigningIn) {
  const auto booked = book("2026-03-05T08:00:00+01:00");
  ASSERT_EQ(booked.status, 201) << booked.body;
  const auto path = subscribe();
  const auto calendar = fetch(path);
  ASSERT_EQ(calendar.status, 200);
  EXPECT_THAT(calendar.body, HasSubstr("UID:" + booked.text("id") + "@portico\r\nSEQUENCE:0\r\n"));
  EXPECT_THAT(calendar.body, HasSubstr("DTSTART;TZID=Europe/Budapest:20260305T080000\r\n"));
  EXPECT_THAT(calendar.body, HasSubstr("BEGIN:VTIMEZONE\r\nTZID:Europe/Budapest\r\n"));
  EXPECT_THAT(calendar.body, HasSubstr("STATUS:CONFIRMED\r\n"));
  EXPECT_THAT(calendar.body, HasSubstr("LOCATION:Buda\\, Fő utca 1.\\, 1011 Budapest\r\n"));
  for (const auto* told : {"Cardiology", "Kardiológia", "Kovács", "Anna", "smoke"})
    EXPECT_THAT(calendar.body, Not(HasSubstr(told))) << "not with whom, for what, or whose";
  EXPECT_THAT(api.audited(), Contains("calendar_subscribed"));
  EXPECT_THAT(api.audited(), Contains("calendar_fed"));
  const auto subscriptions = listed(anna_in);
  ASSERT_THAT(subscriptions, SizeIs(1));
  EXPECT_EQ(subscriptions[0].at("patient_id").as_string(), anna_id.text());
  EXPECT_EQ(subscriptions[0].at("fetched_at").as_string(), api.clock().now().rfc3339());
  EXPECT_THAT(anna_in.get(portal + "/calendar-subscriptions").body,
              Not(HasSubstr(path.substr(path.rfind('/') + 1, 43))));
}

TEST_P(FeedsTest, MovesRaiseTheSequenceAndCancelledOnesSaySo) {
  const auto booked = book("2026-03-05T08:00:00+01:00");
  const auto path = subscribe();
  const auto of_it = portal + "/patients/" + anna_id.text() + "/appointments/" + booked.text("id");
  const auto uid = "UID:" + booked.text("id") + "@portico\r\n";
  ASSERT_EQ(anna_in
                .post(of_it + "/rescheduling", {{"slot",
                                                 {{"service_id", service.id.text()},
                                                  {"practitioner_id", agnes.text()},
                                                  {"location_id", buda.text()},
                                                  {"start", "2026-03-06T08:00:00+01:00"}}}})
                .status,
            200);
  EXPECT_THAT(fetch(path).body, HasSubstr(uid + "SEQUENCE:1\r\n"));
  ASSERT_EQ(anna_in.post(of_it + "/cancellation", json::object{}).status, 200);
  const auto gone = fetch(path).body;
  EXPECT_THAT(gone, HasSubstr(uid + "SEQUENCE:2\r\n"));
  EXPECT_THAT(gone, HasSubstr("STATUS:CANCELLED\r\n"));
}

TEST_P(FeedsTest, ARequestIsTentative) {
  service.availability = scheduling::Availability::on_request;
  store_service();
  ASSERT_EQ(book("2026-03-05T08:00:00+01:00").text("status"), "pending");
  EXPECT_THAT(fetch(subscribe()).body, HasSubstr("STATUS:TENTATIVE\r\n"));
}

TEST_P(FeedsTest, WhoHasItAlreadyGetsNothingAgain) {
  book("2026-03-05T08:00:00+01:00");
  const auto path = subscribe();
  const auto etag = header(fetch(path), "ETag");
  ASSERT_FALSE(etag.empty());
  const auto before = api.audited().size();
  const auto again = fetch(path, etag);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(fetch(path, "W/" + etag).status, 304);
  EXPECT_EQ(api.audited().size(), before) << "nothing was shown";
  ASSERT_EQ(book("2026-03-06T08:00:00+01:00").status, 201);
  EXPECT_EQ(fetch(path, etag).status, 200);
}

TEST_P(FeedsTest, AWrongSecretIsPlainlyNotFound) {
  const auto path = subscribe();
  auto nowhere = api.browser().get(portal + "/no-such-thing");
  const auto folder = path.substr(0, path.rfind('/') + 1);
  auto wrong = path;
  const auto digit = wrong.rfind('/') + 5;
  wrong[digit] = wrong[digit] == 'A' ? 'B' : 'A';
  auto other_contract = path;
  other_contract.replace(other_contract.find("duna"), 4, "tisza");
  api.add_contract("tisza", organization::Identification::email, organization::AccessType::manual);
  for (const auto& target : {wrong, other_contract, folder + "x.ics", path.substr(0, path.size() - 4),
                             "/api/portal/nobody/calendars/" + path.substr(path.rfind('/') + 1)}) {
    const auto reply = fetch(target);
    EXPECT_EQ(reply.status, 404) << target;
    EXPECT_EQ(reply.body, nowhere.body) << target;
  }
}

TEST_P(FeedsTest, GuessingIsSlowedDown) {
  const auto path = subscribe();
  const auto wrong = path.substr(0, path.rfind('/') + 1) + std::string(43, 'A') + ".ics";
  for (int i = 0; i < 60; ++i) ASSERT_EQ(fetch(wrong).status, 404);
  EXPECT_EQ(fetch(wrong).code(), "THROTTLED");
  EXPECT_EQ(fetch(path).status, 200) << "who knows the address is not shut out by who guesses";
  for (int i = 1; i < 120; ++i) ASSERT_EQ(fetch(path).status, 200);
  EXPECT_EQ(fetch(path).code(), "THROTTLED");
  api.clock().advance(hours{1});
  EXPECT_EQ(fetch(path).status, 200);
}

TEST_P(FeedsTest, ANewAddressEndsTheFormerOneAndStoppingBoth) {
  const auto first = subscribe();
  const auto second = subscribe();
  EXPECT_NE(first, second);
  EXPECT_EQ(fetch(first).status, 404);
  EXPECT_EQ(fetch(second).status, 200);
  EXPECT_EQ(anna_in.del(own(anna_id)).status, 204);
  EXPECT_EQ(fetch(second).status, 404);
  EXPECT_THAT(listed(anna_in), IsEmpty());
  EXPECT_THAT(api.audited(), Contains("calendar_unsubscribed"));
  EXPECT_EQ(anna_in.del(own(anna_id)).status, 204) << "stopped is stopped";
}

TEST_P(FeedsTest, ItEndsWithTheRightToBookForThePatient) {
  auto& services = api.services();
  const auto give = [&](std::vector<proxies::Scope> scopes) {
    api.database().write([&](db::Transaction& transaction) {
      services.grants.give(transaction, duna.id,
                           {.account = account,
                            .patient = bela_id,
                            .relation = proxies::Relation::carer,
                            .basis = proxies::Basis::consent,
                            .scopes = std::move(scopes)});
    });
  };
  EXPECT_EQ(anna_in.post(own(bela_id)).status, 404);
  give({proxies::Scope::documents});
  EXPECT_EQ(anna_in.post(own(bela_id)).status, 404);
  give({proxies::Scope::appointments});
  const auto made = anna_in.post(own(bela_id));
  ASSERT_EQ(made.status, 201) << made.body;
  const auto path = path_of(made.text("address"));
  EXPECT_EQ(fetch(path).status, 200);
  give({proxies::Scope::documents});
  EXPECT_EQ(fetch(path).status, 404);
  EXPECT_THAT(listed(anna_in), IsEmpty());
}

TEST_P(FeedsTest, ItEndsWithTheAccount) {
  const auto path = subscribe();
  api.database().write([&](db::Transaction& transaction) {
    transaction.run("update account set status = 'frozen' where organization = $1 and id = $2", duna.id, account);
  });
  EXPECT_EQ(fetch(path).status, 404);
}

TEST_P(FeedsTest, TheSecretIsNotStored) {
  const auto path = subscribe();
  const auto secret = path.substr(path.rfind('/') + 1, 43);
  const auto hash = api.database().read(
      [](db::Transaction& transaction) { return transaction.one<Bytes>("select token_hash from calendar_feed"); });
  EXPECT_EQ(hash.size(), 32u);
  EXPECT_THAT(std::string(hash.begin(), hash.end()), Not(HasSubstr(secret)));
}

}  // namespace
}  // namespace portico
