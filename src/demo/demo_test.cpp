#include "demo/demo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/refused.hpp"
#include "demo/local_time.hpp"
#include "demo/logins.hpp"
#include "demo/side_by_side.hpp"
#include "documents/store.hpp"
#include "sandbox/sandbox.hpp"
#include "support/fake_clock.hpp"
#include "support/test_database.hpp"

namespace portico::demo {
namespace {

class DemoTest : public support::EachEngine {
 protected:
  std::int64_t count(db::Sql sql) {
    return database().read([&](db::Transaction& transaction) { return transaction.one<std::int64_t>(sql); });
  }
  Services services() {
    return {database(), clock_, *keys_,  journal_,  files_,        hasher_,
            accounts_,  staff_, grants_, patients_, folder_.path()};
  }
  Logins prepared(const std::string& base_url = "http://localhost:8080") {
    prepare(services(), base_url);
    return read_logins(folder_.path());
  }

  support::FakeClock clock_;
  support::TempDir folder_;
  std::unique_ptr<keys::KeyRing> keys_ = keys::KeyRing::open(folder_.path() / "key", database(), true);
  audit::Journal journal_{database(), clock_, Bytes(32, 7)};
  files::Store files_{folder_.path() / "files", *keys_, clock_};
  identity::PasswordHasher hasher_{Bytes(32, 9)};
  identity::Accounts accounts_{*keys_, clock_};
  identity::StaffAccounts staff_{*keys_, journal_, clock_};
  proxies::Grants grants_{clock_};
  patients::Patients patients_{database(), journal_, *keys_,
                               accounts_,  clock_,   [](auto&&...) { ADD_FAILURE() << "nobody's keys change"; }};
};
PORTICO_EACH_ENGINE(DemoTest);

struct Stored {
  files::FileId file;
  std::int64_t pages = 0;
};
BOOST_DESCRIBE_STRUCT(Stored, (), (file, pages))

TEST_P(DemoTest, MakesTheClinicOnce) {
  const auto logins = prepared();
  EXPECT_EQ(logins.suffix, "rozsadomb");
  EXPECT_EQ(count("select count(*) from organization"), 1);
  EXPECT_EQ(count("select count(*) from location"), 3);
  EXPECT_EQ(count("select count(*) from practitioner"), 8);
  EXPECT_EQ(count("select count(*) from staff_account"), 5);
  EXPECT_EQ(count("select count(*) from staff_role"), 4);
  EXPECT_EQ(count("select count(*) from patient"), 300);
  EXPECT_EQ(count("select count(*) from patient where duplicate_suspect = 1"), 2);
  EXPECT_EQ(count("select count(*) from account where activated_at is not null"), 12);
  EXPECT_EQ(count("select count(*) from account_grant where relation = 'self'"), 12);
  EXPECT_GE(count("select count(*) from account_grant where relation = 'parent'"), 4);
  EXPECT_EQ(count("select count(*) from document_reference"), 300);
  EXPECT_EQ(count("select count(*) from file"), 300);
  EXPECT_GE(count("select count(distinct pages) from document_reference"), 3);
  EXPECT_EQ(count("select count(*) from encounter"), 450);
  EXPECT_EQ(count("select count(*) from healthcare_service"), 12);
  EXPECT_EQ(count("select count(distinct practitioner) from schedule_rule"), 8);
  EXPECT_GE(count("select count(*) from appointment where status = 'booked'"), 100);
  EXPECT_LE(count("select count(*) from appointment"), 800);
  EXPECT_GE(count("select count(distinct g.account) from account_grant g join appointment a on a.patient = g.patient "
                  "where g.relation = 'self' and a.status = 'booked'"),
            10);

  clock_.advance(hours{30});
  auto again = prepared("http://localhost:9090");
  EXPECT_EQ(again.base_url, "http://localhost:9090");
  EXPECT_EQ(count("select count(*) from organization"), 1);
  EXPECT_EQ(count("select count(*) from patient"), 300);
  EXPECT_EQ(count("select count(*) from file"), 300);
  again.base_url = logins.base_url;
  EXPECT_EQ(as_table(again), as_table(logins));
}

TEST_P(DemoTest, WritesLoginsThatFit) {
  const auto logins = prepared();
  struct stat info {};
  ASSERT_EQ(::stat((folder_.path() / "demo" / "logins.json").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  ASSERT_EQ(logins.staff.size(), 5U);
  EXPECT_EQ(logins.staff.front().role, "platform_administrator");
  ASSERT_EQ(logins.patients.size(), 12U);
  EXPECT_GE(std::ranges::count_if(logins.patients, [](const auto& login) { return !login.acts_for.empty(); }), 2);
  database().read([&](db::Transaction& transaction) {
    for (const auto& login : {logins.patients.front(), logins.patients.back()}) {
      const auto account = accounts_.find_by(transaction, logins.organization_id,
                                             {identity::IdentifierKind::national_id, login.identifier});
      ASSERT_TRUE(account);
      EXPECT_TRUE(hasher_.fits(account->password_hash, login.password));
      EXPECT_EQ(accounts_.phone_of(transaction, logins.organization_id, account->id), login.phone);
      EXPECT_EQ(grants_.self_of(transaction, logins.organization_id, account->id), login.patient_id);
      EXPECT_EQ(grants_.profiles(transaction, logins.organization_id, account->id).size(), 1 + login.acts_for.size());
    }
    const auto staff = staff_.find_by_email(transaction, logins.staff[1].email);
    ASSERT_TRUE(staff);
    EXPECT_TRUE(hasher_.fits(staff->password_hash, logins.staff[1].password));
  });
}

TEST_P(DemoTest, PrintsPdfsThatOurOwnGateTakes) {
  const auto organization = prepared().organization_id;
  const auto rows = database().read([](db::Transaction& transaction) {
    return transaction.all<Stored>("select file, pages from document_reference order by size desc, id");
  });
  sandbox::Sandbox sandbox;
  for (std::size_t i = 0; i < rows.size(); i += 60) {
    const auto bytes = database().read(
        [&](db::Transaction& transaction) { return files_.read_all(transaction, organization, rows[i].file); });
    const auto verdict = sandbox.inspect(bytes, "application/pdf", nullptr);
    EXPECT_TRUE(verdict.accepted) << verdict.code;
    EXPECT_EQ(verdict.pages, rows[i].pages);
    EXPECT_THAT(verdict.notes, testing::IsEmpty());
  }
}

TEST(LocalTime, IsWhatTheClocksShow) {
  const auto shown = [](Date day, int minute) {
    const auto wall = wall_time(instant_at(day, minute, "Europe/Budapest"), "Europe/Budapest");
    return std::pair{wall.date, wall.hour * 60 + wall.minute};
  };
  for (const Date day :
       {*Date::make(2026, 1, 15), *Date::make(2026, 3, 29), *Date::make(2026, 7, 1), *Date::make(2026, 10, 25)})
    EXPECT_EQ(shown(day, 9 * 60 + 15), std::pair(day, 9 * 60 + 15));
  EXPECT_EQ(instant_at(*Date::make(2026, 7, 1), 600, "Europe/Budapest").rfc3339(), "2026-07-01T08:00:00Z");
}

TEST(SideBySide, DoesEachOnceAndTellsOfFailures) {
  std::vector<std::atomic<int>> done(1'000);
  side_by_side(done.size(), [&](std::size_t i) { ++done[i]; });
  for (const auto& times : done) EXPECT_EQ(times, 1);
  EXPECT_THROW(side_by_side(10,
                            [](std::size_t i) {
                              if (i == 7) throw std::runtime_error{"seven"};
                            }),
               std::runtime_error);
}

}  // namespace
}  // namespace portico::demo
