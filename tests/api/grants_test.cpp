#include <gmock/gmock.h>

#include <thread>

#include "organization/store.hpp"
#include "support/api.hpp"
#include "support/family.hpp"

namespace portico {
namespace {

using proxies::Basis;
using proxies::Relation;
using support::Api;
using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

struct Zone {
  const char* name;
  const char* zone;
  const char* birth;
  const char* day_before;
  const char* last_moment;
  const char* first_moment;
  const char* day_after;
  int end_age = 18;
};

class BirthdayApiTest : public support::Family {
 protected:
  patients::PatientId child_born(const std::string& birth) {
    return api.add_patient(duna.id, {.family = "Tóth", .given = "Anna", .birth_date = birth, .phone = "", .email = ""});
  }
  void set_contract(const std::string& zone, int end_age) {
    api.database().write([&](db::Transaction& transaction) {
      duna = *organization::store::by_id(transaction, duna.id);
      duna.time_zone = zone;
      duna.proxy_end_age = end_age;
      organization::store::update(transaction, duna, duna.version);
    });
  }
};
PORTICO_EACH_ENGINE(BirthdayApiTest);

TEST_P(BirthdayApiTest, EndsAtMidnightOfTheContractsZone) {
  for (const auto& at :
       {Zone{"Budapest", "Europe/Budapest", "2008-11-23", "2026-11-22T10:00:00+01:00", "2026-11-22T23:59:59+01:00",
             "2026-11-23T00:00:00+01:00", "2026-11-24T10:00:00+01:00"},
        Zone{"Auckland", "Pacific/Auckland", "2008-12-01", "2026-11-30T10:00:00+13:00", "2026-11-30T23:59:59+13:00",
             "2026-12-01T00:00:00+13:00", "2026-12-02T10:00:00+13:00"},
        Zone{"Costa Rica", "America/Costa_Rica", "2008-12-23", "2026-12-22T10:00:00-06:00", "2026-12-22T23:59:59-06:00",
             "2026-12-23T00:00:00-06:00", "2026-12-24T10:00:00-06:00"},
        Zone{"leap day in a leap year", "Europe/Budapest", "2012-02-29", "2028-02-28T10:00:00+01:00",
             "2028-02-28T23:59:59+01:00", "2028-02-29T00:00:00+01:00", "2028-03-01T10:00:00+01:00", 16},
        Zone{"leap day in a common year", "Europe/Budapest", "2012-02-29", "2030-02-28T10:00:00+01:00",
             "2030-02-28T23:59:59+01:00", "2030-03-01T00:00:00+01:00", "2030-03-02T10:00:00+01:00"},
        Zone{"leap day in Costa Rica", "America/Costa_Rica", "2016-02-29", "2034-02-28T10:00:00-06:00",
             "2034-02-28T23:59:59-06:00", "2034-03-01T00:00:00-06:00", "2034-03-02T10:00:00-06:00"},
        Zone{"leap day in Auckland", "Pacific/Auckland", "2020-02-29", "2038-02-28T10:00:00+13:00",
             "2038-02-28T23:59:59+13:00", "2038-03-01T00:00:00+13:00", "2038-03-02T10:00:00+13:00"}}) {
    set_contract(at.zone, at.end_age);
    const auto child = child_born(at.birth);
    const auto id = give({.account = eszter_account,
                          .patient = child,
                          .relation = Relation::parent,
                          .basis = Basis::parental_responsibility});
    const auto expect = [&](const char* moment, int status) {
      move_to(moment);
      auto mother = api.sign_in("duna", eszter, password);
      EXPECT_EQ(mother.get(portal + "/patients/" + child.text()).status, status) << at.name << ' ' << moment;
      EXPECT_THAT(mother.get(portal + "/profiles").json().at("items").as_array(), SizeIs(status == 200 ? 2 : 1))
          << at.name << ' ' << moment;
      return mother;
    };
    expect(at.day_before, 200);
    auto mother = expect(at.last_moment, 200);
    move_to(at.first_moment);
    EXPECT_EQ(mother.get(portal + "/patients/" + child.text()).status, 404) << at.name << ": in the open session";
    expect(at.day_after, 404);
    api.database().write([&](db::Transaction& transaction) { api.services().grants.revoke(transaction, duna.id, id); });
  }
}

TEST_P(BirthdayApiTest, TheAgesAreTheContracts) {
  api.add_staff("adam@duna.example", password, "+36309990001", {{duna.id, identity::Role::administrator}});
  const auto child = child_born("2013-01-15");
  give({.account = eszter_account,
        .patient = child,
        .relation = Relation::parent,
        .basis = Basis::parental_responsibility});
  move_to("2028-01-14T12:00:00Z");
  auto admin = api.sign_in_staff("adam@duna.example", password, "+36309990001");
  const auto settings = "/api/console/contracts/" + duna.id.text() + "/portal-settings";
  const auto version = [&] { return admin.get(settings).number("version"); };
  EXPECT_EQ(admin.get(settings).number("proxy_end_age"), 18);
  EXPECT_EQ(admin.patch(settings, {{"version", version()}, {"proxy_end_age", 40}}).code(), "AGE_RANGE");
  EXPECT_EQ(admin.patch(settings, {{"version", version()}, {"proxy_narrow_age", 18}}).code(), "AGE_RANGE");
  EXPECT_EQ(admin.patch(settings, {{"version", version()}, {"own_account_age", 19}}).code(), "AGE_RANGE");
  const auto none_kept = admin.patch(settings, {{"version", version()}, {"proxy_narrow_scopes", boost::json::array{}}});
  EXPECT_EQ(none_kept.code(), "NARROW_SCOPES_NEEDED");
  EXPECT_EQ(none_kept.json().at("errors").at(0).at("field").as_string(), "proxy_narrow_scopes");
  ASSERT_EQ(admin
                .patch(settings, {{"version", version()},
                                  {"proxy_narrow_age", 15},
                                  {"proxy_narrow_scopes", boost::json::array{"profile"}}})
                .status,
            200);
  auto mother = api.sign_in("duna", eszter, password);
  const auto hers = portal + "/patients/" + child.text();
  EXPECT_EQ(mother.get(hers + "/documents").status, 200);
  move_to("2028-01-15T00:00:00+01:00");
  mother = api.sign_in("duna", eszter, password);
  EXPECT_EQ(mother.get(hers + "/documents").status, 404);
  EXPECT_EQ(mother.get(hers).status, 200);
  admin = api.sign_in_staff("adam@duna.example", password, "+36309990001");
  ASSERT_EQ(admin.patch(settings, {{"version", version()}, {"proxy_narrow_age", 0}}).status, 200);
  EXPECT_EQ(mother.get(hers + "/documents").status, 200);
  ASSERT_EQ(admin.patch(settings, {{"version", version()}, {"proxy_end_age", 15}, {"own_account_age", 15}}).status,
            200);
  EXPECT_EQ(mother.get(hers).status, 404);
}

TEST_P(BirthdayApiTest, BothAreToldSixtyThirtyAndSevenDaysBeforeAndOnTheDay) {
  const auto child = api.add_patient(
      duna.id,
      {.family = "Tóth", .given = "Anna", .birth_date = "2009-01-31", .phone = "", .email = "annatoth@example.com"});
  give({.account = eszter_account,
        .patient = child,
        .relation = Relation::parent,
        .basis = Basis::parental_responsibility});
  api.run_jobs();
  std::map<std::string, std::vector<int>> told;
  move_to("2026-11-25T12:00:00Z");
  for (int days_left = 67; days_left >= -3; --days_left) {
    for (int run = 0; run < 2; ++run) api.services().access.grant_notices.tell_of_birthdays();
    for (const auto& message : api.run_jobs()) told[message.to].push_back(days_left);
    api.clock().advance(hours{24});
  }
  EXPECT_THAT(told["eszter@example.com"], ElementsAre(60, 30, 7, 0));
  EXPECT_THAT(told["annatoth@example.com"], ElementsAre(60, 30, 7, 0));
  EXPECT_THAT(told, SizeIs(2));
  EXPECT_THAT(api.audited(), Contains("grant_ended"));
}

class GrantTest : public support::Family {};
PORTICO_EACH_ENGINE(GrantTest);

// Máté's record has his mother's address.
TEST_P(GrantTest, ANoticeOfADocumentGoesOnlyToWhoMaySeeIt) {
  auto staff = desk();
  const auto told = [&] {
    api.run_jobs();
    const auto filed = file_document(staff, mate_id);
    EXPECT_EQ(filed.status, 201) << filed.body;
    std::vector<delivery::Captured> notices;
    for (auto& message : api.run_jobs())
      if (message.purpose == "document_notice") notices.push_back(std::move(message));
    return notices;
  };
  EXPECT_THAT(told(), SizeIs(0)) << "nobody acts for him";

  auto wanted = of_eszter_on_mate();
  wanted.scopes = {proxies::Scope::appointments, proxies::Scope::profile};
  give(wanted);
  EXPECT_THAT(told(), SizeIs(0)) << "not documents";

  wanted.scopes = {proxies::Scope::documents};
  const auto id = give(wanted);
  const auto notices = told();
  ASSERT_THAT(notices, SizeIs(1));
  EXPECT_EQ(notices[0].to, eszter.email);
  for (const auto* secret : {"Vérkép", "lab", "Tóth", "Máté", "2026-02-20", "2015"}) {
    EXPECT_EQ(notices[0].text.find(secret), std::string::npos) << secret;
    EXPECT_EQ(notices[0].subject.find(secret), std::string::npos) << secret;
  }
  const auto link = notices[0].text.substr(notices[0].text.find("/p/duna/documents/") + 18, 36 + 5 + 36);
  EXPECT_EQ(link.substr(36), "?for=" + mate_id.text());
  auto mother = api.sign_in("duna", eszter, password);
  EXPECT_EQ(mother.get(portal + "/patients/" + mate_id.text() + "/documents/" + link.substr(0, 36)).status, 200);

  api.database().write([&](db::Transaction& transaction) { api.services().grants.revoke(transaction, duna.id, id); });
  EXPECT_THAT(told(), SizeIs(0)) << "revoked";

  give(of_eszter_on_mate());
  move_to("2033-02-19T23:59:59+01:00");
  staff = desk();
  EXPECT_THAT(told(), SizeIs(1)) << "the last day";
  move_to("2033-02-20T00:00:00+01:00");
  EXPECT_THAT(told(), SizeIs(0)) << "of age";
}

// A trusted person's own address is on no record but his own: the patient is told at hers.
TEST_P(GrantTest, ANoticeGoesToTheRecordsOwnAddress) {
  give({.account = eszter_account, .patient = ilona_id, .relation = Relation::child, .basis = Basis::consent});
  auto staff = desk();
  api.run_jobs();
  ASSERT_EQ(file_document(staff, ilona_id).status, 201);
  const auto messages = api.run_jobs();
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_EQ(messages[0].to, ilona.email);
  EXPECT_EQ(messages[0].text.find("?for="), std::string::npos);
}

// Two tabs of one browser, each with its own patient: what is typed in one never lands in the other's record.
TEST_P(GrantTest, AThousandWritesFromTwoTabsLandOnTheirOwnPatients) {
  give(of_eszter_on_mate());
  const auto session = api.sign_in("duna", eszter, password);
  const auto write_all = [&](patients::PatientId patient, const std::string& letter, int& wrong) {
    auto tab = session;
    const auto target = portal + "/patients/" + patient.text();
    const auto first = tab.get(target).number("version");
    auto version = first;
    for (int i = 0; i < 500; ++i) {
      const auto city = letter + std::to_string(i);
      const boost::json::value change{
          {"version", version},
          {"address", {{"line", letter}, {"city", city}, {"postal_code", ""}, {"country", "HU"}}}};
      auto reply = tab.patch(target, change);
      while (reply.status == 503) reply = tab.patch(target, change);  // the database asks to try again
      if (reply.status != 200 || reply.body.find(patient.text()) == std::string::npos) {
        ++wrong;
        continue;
      }
      const auto answer = reply.json();
      const auto& written = answer.at("patient");
      version = written.at("version").as_int64();
      if (written.at("address").at("city").as_string() != city) ++wrong;
    }
    if (version != first + 500) ++wrong;  // by none but these
  };
  int wrong_own = 0;
  int wrong_boys = 0;
  std::thread other{[&] { write_all(mate_id, "M", wrong_boys); }};
  write_all(eszter_id, "E", wrong_own);
  other.join();
  EXPECT_EQ(wrong_own, 0);
  EXPECT_EQ(wrong_boys, 0);
  auto tab = session;
  EXPECT_EQ(tab.get(portal + "/patients/" + eszter_id.text()).json().at("address").at("city").as_string(), "E499");
  EXPECT_EQ(tab.get(portal + "/patients/" + mate_id.text()).json().at("address").at("city").as_string(), "M499");
}

}  // namespace
}  // namespace portico
