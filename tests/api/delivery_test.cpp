#include <gmock/gmock.h>

#include <future>

#include "delivery/http_gateway.hpp"
#include "delivery/kannel.hpp"
#include "delivery/outbox.hpp"
#include "delivery/routes.hpp"
#include "http/dispatcher.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::delivery {
namespace {

using testing::SizeIs;

const OrganizationId clinic = OrganizationId::make();
constexpr auto base = "https://portal.example";

class Anybody final : public http::Authorizer {
 public:
  Caller authorize(const http::Access&, const http::Request&, const http::PathParameters&, bool, bool) override {
    return {};
  }
};

class Recorder : public Gateway {
 public:
  Accepted send(const Message& message) override {
    key = message.receipt_key.value_or("");
    return {};
  }
  std::string key;
};

struct Reply {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  bool operator==(const Reply&) const = default;
};

// /api/deliveries behind the real dispatcher, with the real readers of receipts.
class DeliveryRoutesTest : public support::EachEngine {
 protected:
  DeliveryRoutesTest() {
    add_routes(router, {.database = database(),
                        .deliveries = deliveries,
                        .reader = [this](std::string_view name) -> const ReceiptReader* {
                          if (name == "kannel") return &kannel;
                          return name == "sms_http" ? &provider : nullptr;
                        },
                        .address = base});
    database().write([&](db::Transaction& t) {
      outbox.enqueue(t, clinic,
                     {.channel = Channel::sms,
                      .to = "+36301234567",
                      .subject = {},
                      .text = "a",
                      .html = {},
                      .purpose = "login_code",
                      .idempotency_key = "code-1"});
    });
    queue.run_due();
  }

  Reply call(const std::string& method, const std::string& target, const std::string& body = {},
             std::multimap<std::string, std::string, std::less<>> headers = {}) {
    auto exchange = std::make_shared<http::Exchange>();
    auto& request = exchange->request;
    request.method = method;
    request.path = "/api/deliveries/" + target.substr(0, target.find('?'));
    if (const auto query = target.find('?'); query != target.npos) request.query = target.substr(query + 1);
    request.headers = std::move(headers);
    request.body = body;
    std::promise<http::Response> promise;
    const auto done = [&](http::Response response) { promise.set_value(std::move(response)); };
    if (auto early = dispatcher.begin(*exchange, request.path, body.size()))
      done(std::move(*early));
    else if (!exchange->match.endpoint->handler.is_upload())
      dispatcher.run(exchange, done);
    else if (auto refused = dispatcher.open(*exchange))
      done(std::move(*refused));
    else if (auto late = dispatcher.write(*exchange, as_bytes(body)))
      done(std::move(*late));
    else
      dispatcher.finish(exchange, done);
    const auto response = promise.get_future().get();
    return {response.status, response.headers};
  }
  Reply post(const std::string& target, const std::string& form, const std::string& signature) {
    return call("POST", target, form,
                {{"content-type", "application/x-www-form-urlencoded"}, {"x-twilio-signature", signature}});
  }
  Delivery delivery() {
    return database().read([&](db::Transaction& t) { return deliveries.find(t, clinic, "code-1").value(); });
  }
  std::string at(const std::string& gateway) const { return phone.key + "." + gateway; }
  std::string signature(const std::string& target, const std::string& form) const {
    return twilio_signature("12345", std::string{base} + "/api/deliveries/" + target, form);
  }

  support::FakeClock clock;
  support::FakeKeyRing keys;
  jobs::Queue queue{database(), keys, clock};
  Recorder phone;
  Outbox outbox{database(), queue, keys, clock, {.sms = &phone}};
  Deliveries deliveries{clock};
  KannelGateway kannel{
      {.url = "http://127.0.0.1:13013/", .user = "portal", .password = "p", .sender = {}, .callbacks = base}};
  HttpGateway provider{{.name = "sms_http",
                        .request = {.url = "https://api.provider.example/", .body = "to={to}"},
                        .password = "12345",
                        .success_pattern = "ok",
                        .receipt_key = "form:Reference",
                        .receipt_state = "form:MessageStatus",
                        .receipt_error = "form:ErrorCode",
                        .receipt_states = "sent=with_operator\ndelivered=delivered\nundelivered=failed",
                        .proof = ProofKind::twilio,
                        .callbacks = base}};
  Anybody anybody;
  http::Router router;
  http::Dispatcher dispatcher{{.router = router, .authorizer = anybody, .record_read = {}},
                              [](std::function<void()> work) { work(); }};
};
PORTICO_EACH_ENGINE(DeliveryRoutesTest);

TEST_P(DeliveryRoutesTest, TakesAReportByGet) {
  EXPECT_EQ(call("GET", at("kannel") + "?type=8").status, 204);
  EXPECT_EQ(delivery().state, DeliveryState::with_operator);
  clock.advance(seconds{3});
  EXPECT_EQ(call("GET", at("kannel") + "?type=2&answer=stat:UNDELIV+err:027+text:a").status, 204);
  EXPECT_EQ(delivery().state, DeliveryState::failed);
  EXPECT_EQ(delivery().error_code, "027");
  EXPECT_EQ(delivery().state_at, clock.now());
}

TEST_P(DeliveryRoutesTest, TakesASignedForm) {
  const std::string form = "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003";
  EXPECT_EQ(post(at("sms_http"), form, signature(at("sms_http"), form)).status, 204);
  EXPECT_EQ(delivery().state, DeliveryState::failed);
  EXPECT_EQ(delivery().error_code, "30003");
}

TEST_P(DeliveryRoutesTest, TheKeyMayStandInAField) {
  const std::string form = "MessageStatus=delivered&Reference=" + phone.key;
  EXPECT_EQ(post("callback.sms_http", form, signature("callback.sms_http", form)).status, 204);
  EXPECT_EQ(delivery().state, DeliveryState::delivered);
}

TEST_P(DeliveryRoutesTest, ReplayedReorderedAndContradictoryOnesChangeNothing) {
  for (const char* type : {"8", "1", "1", "8", "4", "2", "16", "1"}) {
    EXPECT_EQ(call("GET", at("kannel") + "?type=" + type).status, 204);
    if (std::string_view{type} == "1") {
      EXPECT_EQ(delivery().state, DeliveryState::delivered);
    }
  }
  EXPECT_EQ(delivery().state, DeliveryState::delivered);
  EXPECT_EQ(delivery().error_code, "");
}

TEST_P(DeliveryRoutesTest, AnswersEverybodyAlike) {
  const std::string nobody = "AAAAAAAAAAAAAAAAAAAAAA";
  const std::string form = "MessageStatus=delivered";
  const auto known = call("GET", at("kannel") + "?type=1");
  for (const auto& target : {nobody + ".kannel?type=1", nobody + ".kannel", std::string{"x.kannel?type=1"},
                             std::string{".kannel?type=1"}, nobody + ".other?type=1", nobody,
                             std::string{"callback.kannel"}, nobody + ".kannel?type=%zz&&&=", nobody + ".sms_http"})
    EXPECT_EQ(call("GET", target), known) << target;
  const auto signed_right = post(at("sms_http"), form, signature(at("sms_http"), form));
  EXPECT_EQ(signed_right, known);
  EXPECT_EQ(post(at("sms_http"), form, "forged"), known);
  EXPECT_EQ(post(nobody + ".sms_http", form, signature(nobody + ".sms_http", form)), known);
  EXPECT_EQ(post(at("sms_http"), "{\"no\":\"form\"}", ""), known);
}

TEST_P(DeliveryRoutesTest, BelievesNoForgery) {
  const std::string form = "MessageStatus=delivered";
  post(at("sms_http"), form, "forged");
  post(at("sms_http"), form, "");
  post(at("sms_http"), form, signature("another." + std::string{"sms_http"}, form));
  call("GET", at("sms_http") + "?MessageStatus=delivered");
  EXPECT_EQ(delivery().state, DeliveryState::accepted);
}

TEST_P(DeliveryRoutesTest, TakesLittle) {
  const std::string long_form = "MessageStatus=" + std::string(20'000, 'x');
  EXPECT_EQ(post(at("sms_http"), long_form, signature(at("sms_http"), long_form)).status, 413);
  EXPECT_EQ(call("PUT", at("kannel"), "x").status, 405);
  EXPECT_EQ(delivery().state, DeliveryState::accepted);
}

TEST_P(DeliveryRoutesTest, KeepsNoTextAndNoAddress) {
  call("GET", at("kannel") + "?type=2&answer=stat:UNDELIV+err:1+text:Secret+words");
  const auto kept = delivery();
  EXPECT_EQ(kept.sent_to, "••• 67");
  EXPECT_EQ(kept.error_code, "1");
}

}  // namespace
}  // namespace portico::delivery
