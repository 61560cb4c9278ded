#include <gtest/gtest.h>

#include <fstream>
#include <future>

#include "audit/audit.hpp"
#include "audit/row.hpp"
#include "audit/seal.hpp"
#include "audit/verify.hpp"
#include "support/fake_clock.hpp"
#include "support/test_database.hpp"

namespace portico::audit {
namespace {

const Bytes mac_key(32, 1);
const Bytes seed(32, 2);
const OrganizationId clinic{Uuid::make()};

Caller nurse(OrganizationId organization = clinic) {
  return {.kind = Caller::Kind::staff,
          .actor = Uuid::make(),
          .session = Uuid::make(),
          .organization = organization,
          .patient = {},
          .address = "192.0.2.7",
          .user_agent = {},
          .request_id = "r"};
}

class JournalTest : public support::EachEngine {
 protected:
  std::filesystem::path heads() const { return folder_.path() / "audit-head" / "heads.ndjson"; }

  void write(int count, OrganizationId organization = clinic) {
    for (int i = 0; i < count; ++i)
      database().write([&](db::Transaction& t) {
        journal_.write(t, nurse(organization), {.action = Action::document_viewed, .entity_type = "DocumentReference"});
      });
  }
  bool seals_with_the_commit() { return database().is_sqlite(); }
  std::int64_t seal() { return Sealer{database(), clock_, seed, heads()}.run(); }
  void write_sealed(int count) {
    write(count);
    seal();
  }
  Report check() { return verify(database(), mac_key, seed, heads()); }
  std::vector<Finding::Kind> findings() {
    std::vector<Finding::Kind> kinds;
    for (const auto& finding : check().findings) kinds.push_back(finding.kind);
    return kinds;
  }
  template <class... Args>
  void tamper(db::Sql sql, const Args&... args) {
    database().write([&](db::Transaction& t) { ASSERT_GT(t.run(sql, args...), 0); });
  }

  support::FakeClock clock_;
  support::TempDir folder_;
  Journal journal_{database(), clock_, mac_key};
};
PORTICO_EACH_ENGINE(JournalTest);

using Kind = Finding::Kind;

TEST_P(JournalTest, IsIntactWhenNobodyMeddled) {
  write_sealed(5);
  write(2, OrganizationId{Uuid::make()});
  write_sealed(3);
  write(4);
  const auto report = check();
  EXPECT_TRUE(report.intact());
  EXPECT_EQ(report.rows, 14);
  EXPECT_EQ(report.unsealed, seals_with_the_commit() ? 0 : 4);
  EXPECT_EQ(report.heads, 3);
  EXPECT_EQ(report.after_head, seals_with_the_commit() ? 4 : 0);
}

TEST_P(JournalTest, RowsOfOneTransactionStandInTheirOrder) {
  const OrganizationId other{Uuid::make()};
  database().write([&](db::Transaction& t) {
    for (const auto& organization : {clinic, other, clinic, other, clinic})
      journal_.write(t, nurse(organization), {.action = Action::document_viewed});
  });
  EXPECT_EQ(seal(), 5);
  const auto places = database().read([](db::Transaction& t) {
    return t.all<std::int64_t>("select position from audit_event where organization = $1 order by id", clinic);
  });
  EXPECT_EQ(places, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_TRUE(check().intact());
}

TEST_P(JournalTest, WhatWasRolledBackLeavesNoGap) {
  write(2);
  EXPECT_THROW(database().write([&](db::Transaction& t) {
    journal_.write(t, nurse(), {.action = Action::document_viewed});
    throw std::runtime_error{"no"};
  }),
               std::runtime_error);
  write(2);
  EXPECT_EQ(seal(), 4);
  EXPECT_TRUE(check().intact());
}

// Where the commit seals, there is no moment in which a row can be taken out of the middle unseen.
TEST_P(JournalTest, FindsARowRemovedBetweenRunsOfTheSealer) {
  write_sealed(1);
  write(3);
  if (!seals_with_the_commit()) seal();
  tamper("delete from audit_event where position = 3");
  EXPECT_EQ(findings(), std::vector{Kind::missing});
}

// Rows of a version that left all sealing to the sealer.
TEST_P(JournalTest, SealsRowsThatWereCommittedWithoutAPlace) {
  write(3);
  seal();
  database().write([](db::Transaction& t) {
    t.run("delete from audit_event where position = 3");
    t.run("update audit_event set position = null, seal = null");
  });
  std::filesystem::remove(heads());
  write(1);
  EXPECT_EQ(seal(), 3);
  const auto report = check();
  EXPECT_TRUE(report.intact());
  EXPECT_EQ(report.unsealed, 0);
}

TEST_P(JournalTest, WritesAHeadOnlyWhereAChainHasGrown) {
  write_sealed(2);
  EXPECT_EQ(seal(), 0);
  EXPECT_EQ(check().heads, 1);
  write(1);
  EXPECT_EQ(seal(), 1);
  EXPECT_EQ(check().heads, 2);
}

TEST_P(JournalTest, AnEmptyOneIsIntact) { EXPECT_TRUE(check().intact()); }

TEST_P(JournalTest, GivesNothingAwayWhenTheChangeIsRolledBack) {
  EXPECT_THROW(database().write([&](db::Transaction& t) {
    journal_.write(t, nurse(), {.action = Action::document_viewed});
    throw std::runtime_error{"no"};
  }),
               std::runtime_error);
  EXPECT_EQ(check().rows, 0);
}

TEST_P(JournalTest, FindsAChangedRow) {
  write_sealed(5);
  tamper("update audit_event set outcome = 'FORBIDDEN' where position = 3");
  EXPECT_EQ(findings(), std::vector{Kind::changed});
}

TEST_P(JournalTest, FindsAnUnsealedChangedRow) {
  write_sealed(1);
  write(2);
  tamper("update audit_event set actor_kind = 'patient'");
  EXPECT_EQ(findings(), (std::vector{Kind::changed, Kind::changed, Kind::changed}));
}

TEST_P(JournalTest, FindsARemovedRow) {
  write_sealed(5);
  tamper("delete from audit_event where position = 3");
  const auto report = check();
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].kind, Kind::missing);
  EXPECT_EQ(report.findings[0].position, 3);
  EXPECT_EQ(report.findings[0].until, 3);
}

TEST_P(JournalTest, FindsARemovedRowWhoseGapWasClosed) {
  write_sealed(5);
  tamper("delete from audit_event where position = 3");
  tamper("update audit_event set position = 3 where position = 4");
  tamper("update audit_event set position = 4 where position = 5");
  const auto kinds = findings();
  EXPECT_NE(std::find(kinds.begin(), kinds.end(), Kind::out_of_place), kinds.end());
  EXPECT_NE(std::find(kinds.begin(), kinds.end(), Kind::tail_cut), kinds.end());
}

TEST_P(JournalTest, FindsSwappedRows) {
  write_sealed(5);
  tamper("update audit_event set position = 99 where position = 2");
  tamper("update audit_event set position = 2 where position = 3");
  tamper("update audit_event set position = 3 where position = 99");
  const auto report = check();
  ASSERT_FALSE(report.intact());
  EXPECT_EQ(report.findings[0].kind, Kind::out_of_place);
  EXPECT_EQ(report.findings[0].position, 2);
}

struct Link {
  Uuid id;
  Bytes mac;
};
BOOST_DESCRIBE_STRUCT(Link, (), (id, mac))

// Somebody who knows how seals are made, but has neither key.
TEST_P(JournalTest, FindsAChainThatWasComputedAnew) {
  write_sealed(5);
  tamper("update audit_event set position = 99 where position = 2");
  tamper("update audit_event set position = 2 where position = 3");
  tamper("update audit_event set position = 3 where position = 99");
  const auto links = database().read(
      [](db::Transaction& t) { return t.all<Link>("select id, mac from audit_event order by position"); });
  Bytes last = first_seal;
  for (const auto& link : links) {
    last = seal_after(last, link.mac);
    tamper("update audit_event set seal = $2 where id = $1", link.id, last);
  }
  EXPECT_EQ(findings(), std::vector{Kind::head_mismatch});
}

TEST_P(JournalTest, FindsAnInsertedRow) {
  write_sealed(3);
  tamper(
      "insert into audit_event (organization, id, at, action, outcome, actor_kind, actor, session, patient, "
      "entity_type, entity, "
      "detail, address, request_id, mac, position, seal) select organization, $1, at, action, outcome, actor_kind, "
      "actor, session, "
      "patient, entity_type, entity, detail, address, request_id, mac, 4, seal from audit_event where position = 2",
      Uuid::make());
  const auto kinds = findings();
  EXPECT_NE(std::find(kinds.begin(), kinds.end(), Kind::changed), kinds.end());
}

TEST_P(JournalTest, FindsACutTail) {
  write_sealed(5);
  tamper("delete from audit_event where position > 3");
  const auto report = check();
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].kind, Kind::tail_cut);
  EXPECT_EQ(report.findings[0].position, 4);
  EXPECT_EQ(report.findings[0].until, 5);
}

TEST_P(JournalTest, FindsACutTailThatWasFilledAgain) {
  write_sealed(5);
  tamper("delete from audit_event where position > 3");
  write_sealed(4);
  const auto kinds = findings();
  EXPECT_NE(std::find(kinds.begin(), kinds.end(), Kind::head_mismatch), kinds.end());
}

TEST_P(JournalTest, FindsAWholeChainThatIsGone) {
  write_sealed(5);
  tamper("delete from audit_event");
  EXPECT_EQ(findings(), std::vector{Kind::tail_cut});
}

TEST_P(JournalTest, FindsForgedAndMissingHeads) {
  write_sealed(2);
  {
    std::string text;
    std::getline(std::ifstream{heads()}, text);
    text.replace(text.find("\"position\":2"), 12, "\"position\":1");
    std::ofstream{heads(), std::ios::app} << text << "\nnonsense\n";
  }
  EXPECT_EQ(findings(), (std::vector{Kind::head_forged, Kind::head_forged}));
  std::filesystem::remove(heads());
  EXPECT_EQ(findings(), std::vector{Kind::heads_missing});
}

TEST_P(JournalTest, ThrowsOldHeadsAwayButTheNewestOfEachHour) {
  const Signer signer{seed};
  HeadFile file{heads(), 1000};
  for (int i = 1; i <= 20; ++i) file.append({clinic, i, Bytes(32, 1), clock_.now()}, signer);
  clock_.advance(hours{1});
  for (int i = 21; i <= 40; ++i) file.append({clinic, i, Bytes(32, 1), clock_.now()}, signer);
  const auto content = file.read(signer);
  EXPECT_TRUE(content.bad_lines.empty());
  EXPECT_LT(content.heads.size(), 8U);
  EXPECT_EQ(content.heads.front().position, 20);
  EXPECT_EQ(content.heads.back().position, 40);
}

TEST_P(JournalTest, CommitsReadsOfManyThreadsTogether) {
  std::atomic<int> safe{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n)
        journal_.record(nurse(), {.action = Action::documents_listed}, [&](bool ok) { safe += ok ? 1 : 0; });
    });
  for (auto& thread : threads) thread.join();
  journal_.drain();
  EXPECT_EQ(safe, 400);
  EXPECT_EQ(seal(), 400);
  EXPECT_TRUE(check().intact());
}

TEST_P(JournalTest, AnswersNoWhenTheRowCannotBeWritten) {
  database().write([](db::Transaction& t) { t.run("drop table audit_event"); });
  std::promise<bool> answer;
  journal_.record(nurse(), {.action = Action::documents_listed}, [&](bool ok) { answer.set_value(ok); });
  EXPECT_FALSE(answer.get_future().get());
}

TEST_P(JournalTest, OneThatCannotBeWrittenDoesNotCostTheOthers) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  journal_.along([&](db::Transaction&) { opened.wait(); });  // holds the committer, so that the rest is one batch
  std::promise<bool> good;
  journal_.along([](db::Transaction&) { throw std::runtime_error{"a rider falls"}; });
  journal_.record(nurse(), {.action = Action::documents_listed}, [&](bool ok) { good.set_value(ok); });
  gate.set_value();
  EXPECT_TRUE(good.get_future().get());
}

TEST_P(JournalTest, TakesRidersAlong) {
  journal_.along(
      [](db::Transaction& t) { t.run("insert into installation_fact (name, value) values ('rider', 'there')"); });
  journal_.drain();
  EXPECT_EQ(database().read([](db::Transaction& t) {
    return t.one<std::string>("select value from installation_fact where name = 'rider'");
  }),
            "there");
}

TEST_P(JournalTest, OneSealerWorksAtATime) {
  Sealer first{database(), clock_, seed, heads()};
  Sealer second{database(), clock_, seed, heads()};
  write(2);
  EXPECT_EQ(first.run(), 2);
  write(2);
  EXPECT_EQ(second.run(), 0) << "the first holds the lease";
  clock_.advance(seconds{11});
  EXPECT_EQ(second.run(), 2);
  write(2);
  EXPECT_EQ(first.run(), 0) << "now the second does";
  EXPECT_TRUE(check().intact());
}

TEST_P(JournalTest, StoppingTheSealerSealsTheRest) {
  Sealer sealer{database(), clock_, seed, heads()};
  sealer.start(hours{1});
  write(3);
  sealer.stop();
  const auto report = check();
  EXPECT_EQ(report.unsealed, 0);
  EXPECT_EQ(report.after_head, 0);
}

}  // namespace
}  // namespace portico::audit
