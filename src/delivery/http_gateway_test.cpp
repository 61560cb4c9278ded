#include "delivery/http_gateway.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "delivery/fallbacks.hpp"
#include "delivery/testing/far_end.hpp"
#include "jobs/jobs.hpp"

namespace portico::delivery {
namespace {

using testing::Asked;
using ::testing::ElementsAre;
using testing::FarEnd;
using ::testing::Pair;
using ::testing::SizeIs;

Message code(std::string text = "123456 az Ön belépési kódja") {
  return {.channel = Channel::sms,
          .to = "+36301234567",
          .subject = {},
          .text = std::move(text),
          .html = {},
          .purpose = "login_code",
          .idempotency_key = "key 1",
          .receipt_key = "Zx81",
          .valid_minutes = 5};
}

// As docs/operating.md shows it.
HttpGatewaySettings seeme(const std::string& url) {
  return {.name = "sms_http",
          .request = {.method = "GET",
                      .url = url,
                      .body_kind = BodyKind::query,
                      .body = "key = {secret}\nnumber = {to_digits}\nmessage = {text}\nsender = {sender}\n"
                              "reference = {key}\ncallback = 3,4,6,7\ncallbackurl = {callback_url}\nformat = json\n"},
          .secret = "api key&1",
          .sender = "KLINIKA",
          .success_pattern = R"re("result":\s*"OK")re",
          .permanent_pattern = R"re("code":\s*(2|3|6|12|16)\b)re",
          .retryable_pattern = R"re("code":\s*(4|5|7|8|9|11|13)\b)re",
          .receipt_key = "query:reference",
          .receipt_state = "query:code",
          .receipt_error = "query:code",
          .receipt_states = "3 = with_operator\n4 = with_operator\n6 = delivered\n1 = failed\n7 = failed\n",
          .callbacks = "https://portal.example"};
}

HttpGatewaySettings twilio(const std::string& url) {
  return {.name = "sms_http2",
          .request = {.url = url,
                      .headers = "Accept: application/json\n",
                      .body = "To={to}\nFrom={sender}\nBody={text}\nStatusCallback={callback_url}\nValidityPeriod=300"},
          .user = "AC1",
          .password = "12345",
          .sender = "+3612345678",
          .success_pattern = R"re("sid":)re",
          .id_pattern = R"re("sid":\s*"(SM[0-9a-f]+)")re",
          .permanent_status = "400,404",
          .receipt_state = "form:MessageStatus",
          .receipt_error = "form:ErrorCode",
          .receipt_states =
              "queued=accepted\nsending=accepted\nsent=with_operator\ndelivered=delivered\n"
              "undelivered=failed\nfailed=failed\ncanceled=failed",
          .proof = ProofKind::twilio,
          .callbacks = "https://portal.example"};
}

// Self-made from SeeMe's public documentation: it proves the configuration against those words, not against SeeMe.
void fake_seeme(const Asked& asked, FarEnd::Line& line) {
  std::map<std::string, std::string> got;
  for (const auto& [name, value] : form_fields(asked.query())) got[name] = value;
  const auto err = [&](const std::string& number) {
    line.answer(200, R"({"result":"ERR","code":)" + number + R"(,"message":"…"})");
  };
  if (got["key"] != "api key&1") return err("4");
  if (got["number"].find_first_not_of("0123456789") != std::string::npos) return err("2");
  if (got["message"].size() > 459) return err("6");
  line.answer(200, R"({"result":"OK","price":14,"code":0,"message":"…","charset":"GSM-7","split":1,"length":5})");
}

// Self-made from Twilio's public documentation.
void fake_twilio(const Asked& asked, FarEnd::Line& line) {
  if (asked.header("authorization") != "Basic QUMxOjEyMzQ1")
    return line.answer(401, R"({"code":20003,"message":"Authenticate"})");
  for (const auto& [name, value] : form_fields(asked.body))
    if (name == "To" && !value.starts_with("+36")) return line.answer(400, R"({"code":21211,"status":400})");
  line.answer(201, R"({"sid": "SM00ff", "status": "queued", "num_segments": "1"})");
}

enum class Fate { permanent, unclear, again };
Fate fate_of(Gateway& gateway, const Message& message) {
  try {
    gateway.send(message);
  } catch (const jobs::Permanent&) {
    return Fate::permanent;
  } catch (const Unclear&) {
    return Fate::unclear;
  } catch (const std::runtime_error&) {
    return Fate::again;
  }
  throw std::logic_error{"it was sent"};
}
Fate fate_of(const FarEnd::Behaviour& behaviour) {
  const FarEnd far_end{behaviour};
  auto settings = seeme(far_end.url("/"));
  settings.retryable_pattern = "try later";
  settings.limits = {.connect = milliseconds{300}, .total = milliseconds{300}};
  HttpGateway gateway{settings};
  return fate_of(gateway, code());
}

Callback callback(const std::string& query, const std::string& body = {}) {
  return {.url = "https://portal.example/api/deliveries/Zx81.sms_http2",
          .query = query,
          .body = body,
          .header = [=](std::string_view name) {
            return name == "x-twilio-signature"
                       ? twilio_signature("12345", "https://portal.example/api/deliveries/Zx81.sms_http2", body)
                       : std::string{};
          }};
}

TEST(HttpGateway, SendsThroughSeeme) {
  const FarEnd far_end{fake_seeme};
  HttpGateway gateway{seeme(far_end.url("/gateway"))};
  const auto accepted = gateway.send(code("kód & \"ő\" +1=2\n@host #123456"));
  EXPECT_EQ(accepted.gateway, "sms_http");
  EXPECT_THAT(
      form_fields(far_end.asked().at(0).query()),
      ElementsAre(Pair("key", "api key&1"), Pair("number", "36301234567"),
                  Pair("message", "kód & \"ő\" +1=2\n@host #123456"), Pair("sender", "KLINIKA"),
                  Pair("reference", "Zx81"), Pair("callback", "3,4,6,7"),
                  Pair("callbackurl", "https://portal.example/api/deliveries/Zx81.sms_http"), Pair("format", "json")));
}

TEST(HttpGateway, KnowsWhatSeemeRefusesForGood) {
  const FarEnd far_end{fake_seeme};
  HttpGateway gateway{seeme(far_end.url("/gateway"))};
  EXPECT_EQ(fate_of(gateway, code(std::string(460, 'a'))), Fate::permanent);
  auto wrong = seeme(far_end.url("/gateway"));
  wrong.secret = "old key";
  HttpGateway mistaken{wrong};
  EXPECT_EQ(fate_of(mistaken, code()), Fate::again) << "ours to mend";
}

TEST(HttpGateway, ReadsSeemesCallbacks) {
  const HttpGateway gateway{seeme("https://seememobile.example/gateway")};
  const auto receipt =
      gateway.read(callback("reference=Zx81&number=36301234567&code=6&message=K%E9zbes%EDtve&price=13.90&split=2"));
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->state, DeliveryState::delivered);
  EXPECT_EQ(receipt->key, "Zx81");
  EXPECT_EQ(gateway.read(callback("reference=Zx81&code=4"))->state, DeliveryState::with_operator);
  EXPECT_EQ(gateway.read(callback("reference=Zx81&code=7"))->error_code, "7");
  EXPECT_FALSE(gateway.read(callback("reference=Zx81&code=10")));
  EXPECT_FALSE(gateway.read(callback("")));
}

TEST(HttpGateway, SendsThroughTwilio) {
  const FarEnd far_end{fake_twilio};
  HttpGateway gateway{twilio(far_end.url("/2010-04-01/Accounts/AC1/Messages.json"))};
  EXPECT_EQ(gateway.send(code()).provider_id, "SM00ff");
  EXPECT_THAT(form_fields(far_end.asked().at(0).body),
              ElementsAre(Pair("To", "+36301234567"), Pair("From", "+3612345678"), Pair("Body", code().text),
                          Pair("StatusCallback", "https://portal.example/api/deliveries/Zx81.sms_http2"),
                          Pair("ValidityPeriod", "300")));
  Message abroad = code();
  abroad.to = "+15005550001";
  EXPECT_EQ(fate_of(gateway, abroad), Fate::permanent);
  auto wrong = twilio(far_end.url("/"));
  wrong.password = "old";
  HttpGateway mistaken{wrong};
  EXPECT_EQ(fate_of(mistaken, code()), Fate::again);
}

TEST(HttpGateway, ReadsTwiliosCallbacksWhenTheyAreSigned) {
  const HttpGateway gateway{twilio("https://api.twilio.example/")};
  const std::string body = "MessageSid=SM00ff&MessageStatus=undelivered&ErrorCode=30003&To=%2B36301234567";
  const auto receipt = gateway.read(callback("", body));
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->state, DeliveryState::failed);
  EXPECT_EQ(receipt->error_code, "30003");
  EXPECT_FALSE(receipt->key);
  auto forged = callback("", body);
  forged.body = "MessageSid=SM00ff&MessageStatus=delivered&ErrorCode=&To=%2B36301234567";
  EXPECT_FALSE(gateway.read(forged));
}

TEST(HttpGateway, PutsTextsIntoJsonWithoutLeavingTheirPlace) {
  const FarEnd far_end{FarEnd::says(200, R"({"messages":[{"messageId":"m-1"}]})")};
  HttpGateway gateway{{.name = "sms_http",
                       .request = {.url = far_end.url("/sms/3/messages"),
                                   .headers = "Authorization: App {secret}",
                                   .body_kind = BodyKind::json,
                                   .body = R"({"messages":[{"destinations":[{"to":"{to_digits}"}],
                                              "content":{"text":"{text}"},"sender":"{sender}","flash":false}]})"},
                       .secret = "K1",
                       .success_pattern = "messageId",
                       .id_pattern = R"re("messageId":"([^"]+)")re",
                       .callbacks = "https://portal.example"}};
  const std::string text = "\"},{\"text\":\"{sender}\\u0000\n\t\u0001ő😀";
  EXPECT_EQ(gateway.send(code(text)).provider_id, "m-1");
  const Asked asked = far_end.asked().at(0);
  const auto document = boost::json::parse(asked.body);
  EXPECT_EQ(document.at_pointer("/messages/0/content/text").as_string(), text);
  EXPECT_EQ(document.at_pointer("/messages/0/destinations/0/to").as_string(), "36301234567");
  EXPECT_EQ(document.at_pointer("/messages").as_array().size(), 1U);
  EXPECT_EQ(asked.header("authorization"), "App K1");
  EXPECT_EQ(asked.header("content-type"), "application/json");
}

TEST(HttpGateway, JudgesWhatComesBack) {
  const std::string html = "<html><body>Welcome to our hotel's network</body></html>";
  EXPECT_EQ(fate_of(FarEnd::says(200, html)), Fate::unclear);
  EXPECT_EQ(fate_of(FarEnd::says(204, "")), Fate::unclear);
  EXPECT_EQ(fate_of(FarEnd::says(200, R"({"result":"ERR","code":12})")), Fate::permanent);
  EXPECT_EQ(fate_of(FarEnd::says(200, R"({"result":"ERR","code":12,"hint":"try later"})")), Fate::again);
  EXPECT_EQ(fate_of(FarEnd::says(400, html)), Fate::permanent);
  for (const int status : {401, 403, 408, 429, 500, 502, 503, 504})
    EXPECT_EQ(fate_of(FarEnd::says(status, R"({"result":"OK"})")), Fate::again) << status;
  EXPECT_EQ(fate_of(FarEnd::says(302, R"({"result":"OK"})", "Location: http://127.0.0.1:1/\r\n")), Fate::again);
  EXPECT_EQ(fate_of([](const Asked&, FarEnd::Line& line) { line.wait(); }), Fate::again);
  EXPECT_EQ(fate_of([](const Asked&, FarEnd::Line& line) { line.send("garbage"); }), Fate::again);
  EXPECT_EQ(fate_of([](const Asked&, FarEnd::Line& line) {
              line.send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"result\":\"OK\"");
            }),
            Fate::again);
}

TEST(HttpGateway, AsksTheNextWhenOneFails) {
  const FarEnd broken{FarEnd::says(500, "")}, works{fake_seeme};
  HttpGateway first{seeme(broken.url("/"))}, second{seeme(works.url("/"))};
  Fallbacks both{{&first, &second}};
  EXPECT_EQ(both.send(code()).gateway, "sms_http");
  EXPECT_THAT(works.asked(), SizeIs(1));
  const FarEnd refuses{FarEnd::says(400, "")};
  HttpGateway strict{seeme(refuses.url("/"))};
  Fallbacks refused{{&strict, &second}};
  EXPECT_EQ(fate_of(refused, code()), Fate::permanent);
  EXPECT_THAT(works.asked(), SizeIs(1));
  const FarEnd hotel{FarEnd::says(200, "<html>")};
  HttpGateway captured{seeme(hotel.url("/"))};
  Fallbacks unclear{{&captured, &first}};
  EXPECT_EQ(fate_of(unclear, code()), Fate::unclear);
}

TEST(HttpGateway, SettingsThatCannotWorkAreRefused) {
  const auto refused = [](const std::function<void(HttpGatewaySettings&)>& change) {
    auto settings = seeme("https://gateway.example/send");
    change(settings);
    EXPECT_THROW(HttpGateway{settings}, std::invalid_argument);
  };
  EXPECT_NO_THROW(HttpGateway{seeme("https://gateway.example/send")});
  refused([](auto& s) { s.request.url = "http://gateway.example/send"; });
  refused([](auto& s) { s.request.body = "message={texxt}"; });
  refused([](auto& s) { s.request.body = "message"; });
  refused([](auto& s) { s.request.headers = "X-Text: {text}"; });
  refused([](auto& s) { s.request.headers = "no colon"; });
  refused([](auto& s) { s.request.body_kind = BodyKind::form; });
  refused([](auto& s) { s.request.method = "POST", s.request.body_kind = BodyKind::json; });
  refused([](auto& s) { s.success_pattern = ""; });
  refused([](auto& s) { s.success_pattern = "(("; });
  refused([](auto& s) { s.success_status = "200-"; });
  refused([](auto& s) { s.permanent_status = "some"; });
  refused([](auto& s) { s.receipt_state = "code"; });
  refused([](auto& s) { s.receipt_states = "6 = arrived"; });
  refused([](auto& s) { s.proof = ProofKind::twilio; });
  refused([](auto& s) { s.proof = ProofKind::header, s.proof_secret = "x"; });
}

}  // namespace
}  // namespace portico::delivery
