#include "http/idempotency.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "http/worker_pool.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::http {
namespace {

using testing::HasSubstr;

struct Booking {
  std::string slot;
};
BOOST_DESCRIBE_STRUCT(Booking, (), (slot))

class AnnaAuthorizer : public Authorizer {
 public:
  Caller authorize(const Access&, const Request&, const PathParameters&, bool, bool) override {
    Caller caller;
    caller.kind = Caller::Kind::patient;
    caller.actor = *Uuid::parse("0190a0b0-0000-7000-8000-000000000001");
    return caller;
  }
};

class IdempotencyTest : public support::EachEngine {
 protected:
  IdempotencyTest() {
    router_.add({.method = Method::post,
                 .path = "/bookings",
                 .access = Access{"session", "", ""},
                 .audit = Audited::nothing(),
                 .summary = "",
                 .status = 201},
                [this](Call&, Booking wanted) {
                  const int number = ++made_;
                  if (wanted.slot == "taken") throw Refused{Reason::conflict, "VERSION_CHANGED"};
                  return Booking{wanted.slot + " " + std::to_string(number)};
                });
  }

  Response post(const std::string& key, const std::string& slot) {
    auto exchange = std::make_shared<Exchange>();
    exchange->request.method = "POST";
    exchange->request.path = "/bookings";
    exchange->request.headers.emplace("content-type", "application/json");
    exchange->request.headers.emplace("idempotency-key", key);
    exchange->request.body = R"({"slot":")" + slot + R"("})";
    EXPECT_FALSE(dispatcher_.begin(*exchange, "/bookings", exchange->request.body.size()));
    std::promise<Response> answer;
    pool_.post([&] { dispatcher_.run(exchange, [&](Response response) { answer.set_value(std::move(response)); }); });
    return answer.get_future().get();
  }
  static std::string text(const Response& response) {
    return std::to_string(response.status) + " " + std::string{as_text(response.bytes())};
  }

  std::atomic<int> made_{0};
  support::FakeClock clock_;
  support::FakeKeyRing keys_;
  IdempotencyStore store_{database(), keys_, clock_};
  Idempotency idempotency_{store_};
  Router router_;
  AnnaAuthorizer authorizer_;
  WorkerPool pool_{4, 10'000};
  Dispatcher dispatcher_{
      {.router = router_, .authorizer = authorizer_, .record_read = {}, .idempotency = &idempotency_},
      [this](std::function<void()> work) { pool_.post(std::move(work)); }};
};
PORTICO_EACH_ENGINE(IdempotencyTest);

TEST_P(IdempotencyTest, AnswersTheSameKeyAlike) {
  EXPECT_EQ(text(post("a", "ten")), R"(201 {"slot":"ten 1"})");
  EXPECT_EQ(text(post("a", "ten")), R"(201 {"slot":"ten 1"})");
  EXPECT_EQ(text(post("b", "ten")), R"(201 {"slot":"ten 2"})");
}

TEST_P(IdempotencyTest, RefusesTheSameKeyForAnotherBody) {
  post("a", "ten");
  const auto refused = post("a", "eleven");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(text(refused), HasSubstr("IDEMPOTENCY_MISMATCH"));
  EXPECT_EQ(made_, 1);
}

TEST_P(IdempotencyTest, LetsARefusedOneTryAgain) {
  EXPECT_EQ(post("a", "taken").status, 409);
  EXPECT_EQ(post("a", "taken").status, 409);
  EXPECT_EQ(made_, 2);
}

TEST_P(IdempotencyTest, HasOneEffectForManyAtOnce) {
  std::vector<std::future<std::string>> answers;
  for (int i = 0; i < 50; ++i)
    answers.push_back(std::async(std::launch::async, [&] { return text(post("a", "ten")); }));
  for (auto& answer : answers) EXPECT_EQ(answer.get(), R"(201 {"slot":"ten 1"})");
  EXPECT_EQ(made_, 1);
}

TEST_P(IdempotencyTest, WaitsForAnotherProcessAndOutlivesItsDeath) {
  const IdempotencyKey key{{}, *Uuid::parse("0190a0b0-0000-7000-8000-000000000001"), Bytes(32, 1), Bytes(32, 2)};
  EXPECT_TRUE(std::holds_alternative<IdempotencyStore::Claimed>(store_.claim(key)));
  EXPECT_TRUE(std::holds_alternative<IdempotencyStore::Running>(store_.claim(key)));
  clock_.advance(minutes{3});
  EXPECT_TRUE(std::holds_alternative<IdempotencyStore::Claimed>(store_.claim(key)));
  store_.keep(key, {201, "{}"});
  EXPECT_EQ(std::get<KeptReply>(store_.claim(key)).body, "{}");
}

TEST_P(IdempotencyTest, ForgetsAfterADay) {
  post("a", "ten");
  store_.forget(clock_.now() + hours{1});
  EXPECT_EQ(text(post("a", "eleven")), R"(201 {"slot":"eleven 2"})");
}

TEST_P(IdempotencyTest, RefusesKeysThatAreNone) {
  EXPECT_EQ(post("", "ten").status, 400);
  EXPECT_EQ(post(std::string(256, 'x'), "ten").status, 400);
  EXPECT_EQ(made_, 0);
}

}  // namespace
}  // namespace portico::http
