// Through a real Kannel (Debian's) to an SMPP server of npm's, and its reports back to our own HTTP server.
#include "delivery/kannel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>

#include "delivery/outbox.hpp"
#include "delivery/routes.hpp"
#include "delivery/testing/kannel.hpp"
#include "http/server.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::delivery {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using testing::Smsc;
using testing::Submitted;

const OrganizationId clinic = OrganizationId::make();

class Anybody final : public http::Authorizer {
 public:
  Caller authorize(const http::Access&, const http::Request&, const http::PathParameters&, bool, bool) override {
    return {};
  }
};

// Our side: outbox, gateway, the route that is called back.
class Portal : public ReceiptReader {
 public:
  Portal() {
    add_routes(router_, {.database = *database_,
                         .deliveries = deliveries,
                         .reader = [this](std::string_view name) { return name == "kannel" ? this : nullptr; },
                         .address = "http://127.0.0.1"});
    server_.start();
  }
  ~Portal() override { server_.stop(milliseconds{1000}); }

  // Through this Kannel from now on.
  void use(const std::string& url, const std::string& password = "portalpw") {
    gateway_.emplace(KannelSettings{.url = url,
                                    .user = "portal",
                                    .password = password,
                                    .sender = "KLINIKA",
                                    .callbacks = "http://127.0.0.1:" + std::to_string(server_.port())});
  }
  void send(const std::string& key, const std::string& text, const std::string& to = "+36301234567") {
    const Message message{.channel = Channel::sms,
                          .to = to,
                          .subject = {},
                          .text = text,
                          .html = {},
                          .purpose = "login_code",
                          .idempotency_key = key};
    database_->write([&](db::Transaction& t) { outbox_.enqueue_code(t, clinic, message); });
    queue.run_due();
  }
  Delivery find(const std::string& key) {
    return database_->read([&](db::Transaction& t) { return deliveries.find(t, clinic, key).value(); });
  }
  // Whether it comes to that within 20 seconds.
  bool comes_to(const std::string& key, DeliveryState state) {
    const auto end = std::chrono::steady_clock::now() + seconds{20};
    std::unique_lock lock{mutex_};
    while (find(key).state != state) {
      if (std::chrono::steady_clock::now() > end) return false;
      told_.wait_for(lock, milliseconds{50});
    }
    return true;
  }
  int reports() {
    const std::lock_guard lock{mutex_};
    return reports_;
  }
  bool has_reports(int count) {
    std::unique_lock lock{mutex_};
    return told_.wait_for(lock, seconds{20}, [&] { return reports_ >= count; });
  }

  std::optional<Receipt> read(const Callback& callback) const override {
    const std::lock_guard lock{mutex_};
    ++reports_;
    told_.notify_all();
    return gateway_->read(callback);
  }

  support::FakeClock clock;
  support::FakeKeyRing keys;

 private:
  struct Through : Gateway {
    explicit Through(std::optional<KannelGateway>& gateway) : gateway_{gateway} {}
    Accepted send(const Message& message) override { return gateway_->send(message); }
    std::optional<KannelGateway>& gateway_;
  };

  support::TestDatabase database_{support::EngineKind::sqlite};
  std::optional<KannelGateway> gateway_;
  Through through_{gateway_};
  mutable std::mutex mutex_;
  mutable std::condition_variable told_;
  mutable int reports_ = 0;
  Anybody anybody_;
  http::Router router_;
  http::Server server_{{.port = 0, .workers = 2}, {.router = router_, .authorizer = anybody_, .record_read = {}}};

 public:
  jobs::Queue queue{*database_, keys, clock};
  Deliveries deliveries{clock};

 private:
  Outbox outbox_{*database_, queue, keys, clock, {.sms = &through_}};
};

// One Kannel for all: it takes seconds to start.
class KannelTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    smsc_ = std::make_unique<Smsc>();
    kannel_ = std::make_unique<testing::Kannel>(smsc_->port());
    smsc_->wait_until_bound();
  }
  static void TearDownTestSuite() {
    kannel_.reset();
    smsc_.reset();
  }
  KannelTest() { portal.use(kannel_->url()); }

  static std::unique_ptr<Smsc> smsc_;
  static std::unique_ptr<testing::Kannel> kannel_;
  Portal portal;
};
std::unique_ptr<Smsc> KannelTest::smsc_;
std::unique_ptr<testing::Kannel> KannelTest::kannel_;

TEST_F(KannelTest, AGsmTextIsOnePartAndItsDeliveryIsSeen) {
  const std::string text = "123456 is your code: é [€] @ £ Ä ñ\n@portal.example #123456";
  portal.send("code-1", text);
  const Submitted sms = smsc_->next();
  EXPECT_EQ(sms.coding, 0);
  EXPECT_EQ(sms.udh, "");
  EXPECT_EQ(sms.text, text);
  EXPECT_EQ(sms.to, "36301234567");
  EXPECT_EQ(sms.from, "KLINIKA");
  EXPECT_NE(sms.registered, 0);
  EXPECT_NE(sms.validity, "");
  EXPECT_TRUE(portal.comes_to("code-1", DeliveryState::with_operator));
  smsc_->report(sms.id, "DELIVRD");
  EXPECT_TRUE(portal.comes_to("code-1", DeliveryState::delivered));
}

TEST_F(KannelTest, OtherLettersGoAsUcs2InParts) {
  std::string text;
  for (int i = 0; i < 150; ++i) text += "ő";
  portal.send("code-1", text);
  EXPECT_EQ(portal.find("code-1").segments, 3);
  std::string joined;
  for (int part = 1; part <= 3; ++part) {
    const Submitted sms = smsc_->next();
    EXPECT_EQ(sms.coding, 8);
    EXPECT_THAT(sms.udh, ::testing::AllOf(HasSubstr("0003"), ::testing::EndsWith("030" + std::to_string(part))));
    joined += sms.text;
    if (part == 1) smsc_->report(sms.id, "DELIVRD");
  }
  EXPECT_EQ(joined, text);
  EXPECT_TRUE(portal.comes_to("code-1", DeliveryState::delivered));
}

TEST_F(KannelTest, WhatCouldNotBeDeliveredIsToldWithTheOperatorsCode) {
  portal.send("code-1", "a");
  smsc_->report(smsc_->next().id, "UNDELIV", "027");
  EXPECT_TRUE(portal.comes_to("code-1", DeliveryState::failed));
  EXPECT_EQ(portal.find("code-1").error_code, "027");
  portal.send("code-2", "a");
  smsc_->report(smsc_->next().id, "EXPIRED", "006");
  EXPECT_TRUE(portal.comes_to("code-2", DeliveryState::expired));
}

TEST_F(KannelTest, AReportMayComeHoursLater) {
  portal.send("code-1", "a");
  const Submitted sms = smsc_->next();
  ASSERT_TRUE(portal.comes_to("code-1", DeliveryState::with_operator));
  portal.clock.advance(hours{5});
  smsc_->report(sms.id, "DELIVRD");
  EXPECT_TRUE(portal.comes_to("code-1", DeliveryState::delivered));
  EXPECT_EQ(portal.find("code-1").state_at, portal.clock.now());
}

TEST_F(KannelTest, TheOperatorMayRefuse) {
  portal.send("code-1", "a", "+36301234569");
  EXPECT_TRUE(portal.comes_to("code-1", DeliveryState::rejected));
  EXPECT_EQ(portal.find("code-1").error_code, "0x00000045");
}

// Kannel forgets a message with its last report, so the doubled ones are made by calling again what it called.
TEST_F(KannelTest, AReportIsCalledOnce) {
  portal.send("code-1", "a");
  const Submitted sms = smsc_->next();
  ASSERT_TRUE(portal.comes_to("code-1", DeliveryState::with_operator));
  const int before = portal.reports();
  smsc_->report(sms.id, "DELIVRD");
  smsc_->report(sms.id, "UNDELIV", "001");
  EXPECT_TRUE(portal.comes_to("code-1", DeliveryState::delivered));
  portal.send("code-2", "b");
  smsc_->next();
  ASSERT_TRUE(portal.comes_to("code-2", DeliveryState::with_operator));
  EXPECT_EQ(portal.reports(), before + 2) << "our answer satisfies Kannel: it does not call again";
  EXPECT_EQ(portal.find("code-1").state, DeliveryState::delivered);
}

TEST_F(KannelTest, AWrongPasswordIsOursToMend) {
  portal.use(kannel_->url(), "wrong");
  portal.send("code-1", "a");
  EXPECT_EQ(portal.find("code-1").state, DeliveryState::failed) << "a code is tried once";
  ASSERT_THAT(portal.queue.dead(clinic), SizeIs(1));
  EXPECT_THAT(portal.queue.dead(clinic)[0].last_error, HasSubstr("status 403"));
  KannelGateway wrong{{.url = kannel_->url(), .user = "portal", .password = "wrong", .sender = {}, .callbacks = {}}};
  EXPECT_THAT(wrong.fault(), HasSubstr("password"));
  KannelGateway right{{.url = kannel_->url(), .user = "portal", .password = "portalpw", .sender = {}, .callbacks = {}}};
  EXPECT_EQ(right.fault(), "");
}

TEST_F(KannelTest, ALetterBeyondTheBasicPlaneArrives) {
  portal.send("code-1", "😀 ő");
  const Submitted sms = smsc_->next();
  EXPECT_EQ(sms.coding, 8);
  EXPECT_EQ(sms.text, "😀 ő");
}

// Apart: these end what the others use.
TEST(KannelOutages, WhileTheOperatorIsAwayKannelKeepsTheMessage) {
  auto smsc = std::make_unique<Smsc>();
  const int port = smsc->port();
  const testing::Kannel kannel{port};
  smsc->wait_until_bound();
  Portal portal;
  portal.use(kannel.url());
  smsc.reset();
  portal.send("code-1", "a");
  EXPECT_EQ(portal.find("code-1").state, DeliveryState::accepted);
  Smsc back{port};
  back.wait_until_bound();
  const Submitted sms = back.next();
  back.report(sms.id, "DELIVRD");
  EXPECT_TRUE(portal.comes_to("code-1", DeliveryState::delivered));
}

TEST(KannelOutages, WithoutKannelACodeFailsAtOnce) {
  Portal portal;
  portal.use("http://127.0.0.1:" + std::to_string(testing::free_ports(1)[0]) + "/cgi-bin/sendsms");
  portal.send("code-1", "a");
  EXPECT_EQ(portal.find("code-1").state, DeliveryState::failed);
}

}  // namespace
}  // namespace portico::delivery
