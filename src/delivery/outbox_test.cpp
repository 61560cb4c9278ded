#include "delivery/outbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "delivery/store.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::delivery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const OrganizationId clinic = OrganizationId::make();

class Recorder : public Gateway {
 public:
  Accepted send(const Message& message) override {
    if (failure) std::rethrow_exception(failure);
    sent.push_back(message);
    return {"provider 1"};
  }
  void fail_with(std::exception_ptr error) { failure = std::move(error); }
  std::vector<Message> sent;
  std::exception_ptr failure;
};

struct LogRow {
  Channel channel;
  std::string purpose;
  std::optional<Uuid> patient;
  Bytes to_index;
  Coding coding;
  int segments = 0;
  store::Result state;
  std::string provider_id;
  BOOST_DESCRIBE_CLASS(LogRow, (), (channel, purpose, patient, to_index, coding, segments, state, provider_id), (), ())
};
constexpr db::Sql select_log{
    "select channel, purpose, patient, to_index, coding, segments, state, provider_id from message_log where "
    "organization = $1"};

class OutboxTest : public support::EachEngine {
 protected:
  void enqueue(const Message& message, std::optional<Uuid> patient = {}) {
    database().write([&](db::Transaction& t) { outbox.enqueue(t, clinic, message, patient); });
  }
  void enqueue_code(const Message& message) {
    database().write([&](db::Transaction& t) { outbox.enqueue_code(t, clinic, message); });
  }
  std::vector<LogRow> log() {
    return database().read([](db::Transaction& t) { return t.all<LogRow>(select_log, clinic); });
  }
  static Message sms(std::string key = "key 1") {
    return {.channel = Channel::sms,
            .to = "+36301234567",
            .subject = {},
            .text = std::string(100, 'a') + "ő",
            .html = {},
            .purpose = "login_code",
            .idempotency_key = std::move(key)};
  }
  static Message mail() {
    return {.channel = Channel::email,
            .to = "Anna@Mail.example",
            .subject = "s",
            .text = "t",
            .html = {},
            .purpose = "document_notice",
            .idempotency_key = {}};
  }

  support::FakeClock clock;
  support::FakeKeyRing keys;
  jobs::Queue queue{database(), keys, clock};
  Recorder phone, post;
  Outbox outbox{database(), queue, keys, clock, {.sms = &phone, .email = &post}};
};
PORTICO_EACH_ENGINE(OutboxTest);

TEST_P(OutboxTest, SendsByChannelAndCountsWithoutText) {
  const Uuid patient = Uuid::make();
  enqueue(sms(), patient);
  enqueue(mail());
  EXPECT_EQ(queue.run_due(), 2);
  ASSERT_THAT(phone.sent, SizeIs(1));
  EXPECT_EQ(phone.sent[0].text, sms().text);
  ASSERT_THAT(post.sent, SizeIs(1));
  EXPECT_FALSE(post.sent[0].idempotency_key.empty());
  for (const LogRow& row : log()) {
    const bool is_sms = row.channel == Channel::sms;
    EXPECT_EQ(row.state, store::Result::sent);
    EXPECT_EQ(row.provider_id, "provider 1");
    EXPECT_EQ(row.segments, is_sms ? 2 : 0);
    EXPECT_EQ(row.patient, is_sms ? std::optional{patient} : std::nullopt);
    EXPECT_EQ(row.coding, is_sms ? Coding::ucs2 : Coding::gsm7);
    EXPECT_EQ(row.to_index, is_sms ? keys.blind_index(clinic, "phone", "+36301234567")
                                   : keys.blind_index(clinic, "email", "anna@mail.example"));
  }
}

TEST_P(OutboxTest, NothingLeavesWhenItsChangeRolledBack) {
  EXPECT_ANY_THROW(database().write([&](db::Transaction& t) {
    outbox.enqueue(t, clinic, sms());
    throw std::runtime_error{"no"};
  }));
  EXPECT_EQ(queue.run_due(), 0);
  EXPECT_THAT(phone.sent, IsEmpty());
}

TEST_P(OutboxTest, TheSameKeyWaitsOnce) {
  enqueue(sms());
  enqueue(sms());
  queue.run_due();
  EXPECT_THAT(phone.sent, SizeIs(1));
}

TEST_P(OutboxTest, AGatewayThatIsDownIsTriedAgain) {
  phone.fail_with(std::make_exception_ptr(std::runtime_error{"down"}));
  enqueue(sms());
  queue.run_due();
  EXPECT_THAT(log(), IsEmpty());
  phone.failure = nullptr;
  clock.advance(hours{2});
  queue.run_due();
  EXPECT_THAT(phone.sent, SizeIs(1));
  EXPECT_THAT(log(), SizeIs(1));
}

TEST_P(OutboxTest, AFinalRefusalIsDeadAndCounted) {
  post.fail_with(std::make_exception_ptr(jobs::Permanent{"no such person"}));
  enqueue(mail());
  queue.run_due();
  ASSERT_THAT(queue.dead(clinic), SizeIs(1));
  ASSERT_THAT(log(), SizeIs(1));
  EXPECT_EQ(log()[0].state, store::Result::failed);
  post.failure = nullptr;
  queue.retry(queue.dead(clinic)[0].id);
  queue.run_due();
  ASSERT_THAT(log(), SizeIs(1));
  EXPECT_EQ(log()[0].state, store::Result::sent);
}

TEST_P(OutboxTest, AChannelWithoutGatewayIsDeadAtOnce) {
  Message push = mail();
  push.channel = Channel::push;
  enqueue(push);
  queue.run_due();
  EXPECT_THAT(queue.dead(clinic), SizeIs(1));
}

TEST_P(OutboxTest, ACodeIsNeverSentAgainByItself) {
  phone.fail_with(std::make_exception_ptr(std::runtime_error{"down"}));
  enqueue_code(sms());
  queue.run_due();
  phone.failure = nullptr;
  clock.advance(hours{2});
  queue.run_due();
  EXPECT_THAT(phone.sent, IsEmpty());
  ASSERT_THAT(log(), SizeIs(1));
  EXPECT_EQ(log()[0].state, store::Result::failed);
}

TEST_P(OutboxTest, ALateCodeIsDropped) {
  enqueue_code(sms());
  clock.advance(seconds{91});
  queue.run_due();
  EXPECT_THAT(phone.sent, IsEmpty());
}

TEST_P(OutboxTest, CountsWhatWasSent) {
  enqueue(sms("key 1"));
  enqueue(sms("key 2"));
  enqueue(mail());
  queue.run_due();
  const auto counts = database().read(
      [&](db::Transaction& t) { return count_sent(t, clinic, clock.now() - hours{1}, clock.now() + hours{1}); });
  ASSERT_THAT(counts, SizeIs(2));
  EXPECT_EQ(counts[1].channel, Channel::sms);
  EXPECT_EQ(counts[1].messages, 2);
  EXPECT_EQ(counts[1].segments, 4);
}

}  // namespace
}  // namespace portico::delivery
