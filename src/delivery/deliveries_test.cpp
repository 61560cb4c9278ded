#include "delivery/deliveries.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "delivery/outbox.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::delivery {
namespace {

using ::testing::SizeIs;

const OrganizationId clinic = OrganizationId::make(), other_clinic = OrganizationId::make();

// Takes what it is given, unless told otherwise, and remembers the keys it was given for receipts.
class Recorder : public Gateway {
 public:
  Accepted send(const Message& message) override {
    keys.push_back(message.receipt_key.value_or(""));
    if (meanwhile) meanwhile(keys.back());
    if (failure) std::rethrow_exception(failure);
    return {.provider_id = "provider 1", .gateway = "kannel"};
  }
  std::vector<std::string> keys;
  std::function<void(const std::string&)> meanwhile;
  std::exception_ptr failure;
};

class DeliveriesTest : public support::EachEngine {
 protected:
  static Message sms(std::string key = "code-1", std::string text = "123456") {
    return {.channel = Channel::sms,
            .to = "+36301234567",
            .subject = {},
            .text = std::move(text),
            .html = {},
            .purpose = "login_code",
            .idempotency_key = std::move(key)};
  }
  void enqueue(const Message& message, std::optional<Uuid> patient = {}) {
    database().write([&](db::Transaction& t) { outbox.enqueue(t, clinic, message, patient); });
  }
  void enqueue_code(const Message& message) {
    database().write([&](db::Transaction& t) { outbox.enqueue_code(t, clinic, message); });
  }
  std::optional<Delivery> find(const std::string& key = "code-1", OrganizationId organization = clinic) {
    return database().read([&](db::Transaction& t) { return deliveries.find(t, organization, key); });
  }
  DeliveryState state(const std::string& key = "code-1") { return find(key).value().state; }
  void receive(DeliveryState told, std::string error = "", const std::string& from = "kannel") {
    deliveries.receive(database(), gateway.keys.back(), from, {.state = told, .error_code = std::move(error)});
  }

  support::FakeClock clock;
  support::FakeKeyRing keys;
  jobs::Queue queue{database(), keys, clock};
  Recorder gateway;
  Outbox outbox{database(), queue, keys, clock, {.sms = &gateway, .email = &gateway}};
  Deliveries deliveries{clock};
};
PORTICO_EACH_ENGINE(DeliveriesTest);

TEST_P(DeliveriesTest, FollowsAMessageToItsEnd) {
  enqueue_code(sms());
  ASSERT_TRUE(find());
  EXPECT_EQ(find()->state, DeliveryState::queued);
  EXPECT_EQ(find()->sent_to, "••• 67");
  EXPECT_EQ(find()->segments, 1);
  queue.run_due();
  EXPECT_EQ(state(), DeliveryState::accepted);
  clock.advance(seconds{2});
  receive(DeliveryState::with_operator);
  EXPECT_EQ(state(), DeliveryState::with_operator);
  EXPECT_EQ(find()->state_at, clock.now());
  clock.advance(seconds{2});
  receive(DeliveryState::delivered);
  EXPECT_EQ(state(), DeliveryState::delivered);
  EXPECT_EQ(database().read([&](db::Transaction& t) { return deliveries.find(t, clinic, find()->id)->state; }),
            DeliveryState::delivered);
}

TEST_P(DeliveriesTest, KeysAreRandomAndOneAMessage) {
  enqueue(sms("code-1"));
  enqueue(sms("code-2"));
  queue.run_due();
  ASSERT_THAT(gateway.keys, SizeIs(2));
  EXPECT_NE(gateway.keys[0], gateway.keys[1]);
  EXPECT_THAT(from_base64url(gateway.keys[0]), SizeIs(16));
}

TEST_P(DeliveriesTest, NeverGoesBack) {
  enqueue_code(sms());
  queue.run_due();
  receive(DeliveryState::delivered);
  const auto at = find()->state_at;
  clock.advance(seconds{5});
  for (const auto late : {DeliveryState::queued, DeliveryState::accepted, DeliveryState::with_operator,
                          DeliveryState::delivered, DeliveryState::failed}) {
    receive(late, "99");
    EXPECT_EQ(state(), DeliveryState::delivered);
  }
  EXPECT_EQ(find()->state_at, at);
  EXPECT_EQ(find()->error_code, "");
}

TEST_P(DeliveriesTest, KeepsTheProvidersCodeOfAFailure) {
  enqueue_code(sms());
  queue.run_due();
  receive(DeliveryState::failed, "30003");
  EXPECT_EQ(state(), DeliveryState::failed);
  EXPECT_EQ(find()->error_code, "30003");
}

TEST_P(DeliveriesTest, OfSeveralPartsOneFailureCounts) {
  enqueue(sms("code-1", std::string(200, 'x')));
  queue.run_due();
  EXPECT_EQ(find()->segments, 2);
  receive(DeliveryState::delivered);
  receive(DeliveryState::failed, "5");
  EXPECT_EQ(state(), DeliveryState::failed);
}

TEST_P(DeliveriesTest, AReceiptMayBeQuickerThanTheGatewaysAnswer) {
  gateway.meanwhile = [&](const std::string& key) {
    deliveries.receive(database(), key, "kannel", {.state = DeliveryState::failed, .error_code = "7"});
  };
  enqueue_code(sms());
  queue.run_due();
  EXPECT_EQ(state(), DeliveryState::failed);
  EXPECT_EQ(find()->error_code, "7");
}

TEST_P(DeliveriesTest, WhatLeftAfterAllIsNotSentAgain) {
  gateway.failure = std::make_exception_ptr(std::runtime_error{"no answer in time"});
  enqueue(sms());
  queue.run_due();
  EXPECT_EQ(state(), DeliveryState::queued);
  receive(DeliveryState::with_operator);
  gateway.failure = nullptr;
  clock.advance(hours{2});
  queue.run_due();
  EXPECT_THAT(gateway.keys, SizeIs(1));
  EXPECT_EQ(state(), DeliveryState::with_operator);
}

TEST_P(DeliveriesTest, AGatewayThatIsUnclearIsNotAskedWithoutEnd) {
  gateway.failure = std::make_exception_ptr(Unclear{"200 without words"});
  enqueue(sms());
  for (int i = 0; i < 60; ++i) {
    queue.run_due();
    clock.advance(hours{2});
  }
  EXPECT_THAT(gateway.keys, SizeIs(5));
  EXPECT_EQ(state(), DeliveryState::failed);
  EXPECT_THAT(queue.dead(clinic), SizeIs(1));
}

TEST_P(DeliveriesTest, GivenUpAndStartedAgainByAPersonItIsOnItsWay) {
  gateway.failure = std::make_exception_ptr(jobs::Permanent{"refused"});
  enqueue(sms());
  queue.run_due();
  EXPECT_EQ(state(), DeliveryState::failed);
  gateway.failure = nullptr;
  queue.retry(queue.dead(clinic).at(0).id);
  queue.run_due();
  EXPECT_EQ(state(), DeliveryState::accepted);
}

TEST_P(DeliveriesTest, ACodeThatCouldNotLeaveHasExpired) {
  enqueue_code(sms());
  clock.advance(seconds{91});
  queue.run_due();
  EXPECT_THAT(gateway.keys, SizeIs(0));
  clock.advance(seconds{30});
  EXPECT_EQ(state(), DeliveryState::expired);
}

TEST_P(DeliveriesTest, AnotherGatewayIsBelievedOnlyGoodNews) {
  enqueue(sms());
  queue.run_due();
  receive(DeliveryState::failed, "1", "sms_http");
  EXPECT_EQ(state(), DeliveryState::accepted);
  receive(DeliveryState::delivered, "", "sms_http");
  EXPECT_EQ(state(), DeliveryState::delivered);
}

TEST_P(DeliveriesTest, NobodysKeyAndAnotherContractChangeAndShowNothing) {
  enqueue(sms());
  queue.run_due();
  deliveries.receive(database(), "AAAAAAAAAAAAAAAAAAAAAA", "kannel", {.state = DeliveryState::failed});
  deliveries.receive(database(), "", "kannel", {.state = DeliveryState::failed});
  EXPECT_EQ(state(), DeliveryState::accepted);
  EXPECT_FALSE(find("code-1", other_clinic));
  EXPECT_FALSE(find("code-2"));
}

TEST_P(DeliveriesTest, ListsAPatientsMessagesNewestFirst) {
  const Uuid anna = Uuid::make(), bela = Uuid::make();
  Message mail = sms("mail-1");
  mail.channel = Channel::email;
  mail.to = "Anna@Mail.example";
  mail.purpose = "document_notice";
  enqueue(mail, anna);
  clock.advance(minutes{1});
  enqueue(sms("code-1"));
  clock.advance(minutes{1});
  enqueue(sms("notice-of-bela"), bela);
  queue.run_due();
  const std::vector<Bytes> addresses{keys.blind_index(clinic, "phone", "+36301234567")};
  const auto list = [&](std::size_t most) {
    return database().read([&](db::Transaction& t) { return deliveries.recent(t, clinic, anna, addresses, most); });
  };
  const auto all = list(20);
  ASSERT_THAT(all, SizeIs(2)) << "what is about Béla is not Anna's, though they share a phone";
  EXPECT_EQ(all[0].purpose, "login_code");
  EXPECT_EQ(all[1].purpose, "document_notice");
  EXPECT_EQ(all[1].sent_to, "A•••@Mail.example");
  EXPECT_THAT(list(1), SizeIs(1));
}

TEST_P(DeliveriesTest, AreForgottenAfterNinetyDays) {
  enqueue(sms());
  const auto sweep = [&] { database().write([&](db::Transaction& t) { deliveries.sweep(t); }); };
  clock.advance(days{89});
  sweep();
  EXPECT_TRUE(find());
  clock.advance(days{2});
  sweep();
  EXPECT_FALSE(find());
}

}  // namespace
}  // namespace portico::delivery
