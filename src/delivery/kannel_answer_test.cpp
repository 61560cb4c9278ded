#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "delivery/fields.hpp"
#include "delivery/kannel.hpp"
#include "delivery/testing/far_end.hpp"
#include "jobs/jobs.hpp"

namespace portico::delivery {
namespace {

using testing::Asked;
using testing::FarEnd;

Message sms(std::string text) {
  return {.channel = Channel::sms,
          .to = "+36301234567",
          .subject = {},
          .text = std::move(text),
          .html = {},
          .purpose = "document_notice",
          .idempotency_key = "key 1",
          .receipt_key = "Zx81",
          .valid_minutes = 5};
}
KannelSettings settings(const FarEnd& far_end) {
  return {.url = far_end.url("/cgi-bin/sendsms"),
          .user = "portal",
          .password = "p&w",
          .sender = "KLINIKA",
          .callbacks = "http://127.0.0.1:8080",
          .limits = {.connect = milliseconds{300}, .total = milliseconds{300}}};
}

enum class Fate { sent, permanent, unclear, again };
Fate fate_of(const FarEnd::Behaviour& behaviour) {
  const FarEnd far_end{behaviour};
  KannelGateway gateway{settings(far_end)};
  try {
    gateway.send(sms("a"));
    return Fate::sent;
  } catch (const jobs::Permanent&) {
    return Fate::permanent;
  } catch (const Unclear&) {
    return Fate::unclear;
  } catch (const std::runtime_error&) {
    return Fate::again;
  }
}

std::map<std::string, std::string> asked_for(const std::string& text) {
  const FarEnd far_end{FarEnd::says(202, "0: Accepted for delivery")};
  KannelGateway gateway{settings(far_end)};
  EXPECT_EQ(gateway.send(sms(text)).gateway, "kannel");
  std::map<std::string, std::string> got;
  for (const auto& [name, value] : form_fields(far_end.asked().at(0).query())) got[name] = value;
  return got;
}

std::optional<Receipt> receipt(const std::string& query) {
  const FarEnd far_end{FarEnd::says(202, "")};
  return KannelGateway{settings(far_end)}.read({.url = {}, .query = query, .body = {}, .header = {}});
}

TEST(KannelAnswers, TheCodingIsOurs) {
  auto gsm = asked_for("123456 a kódja: é [€] & +1\n@host #123456");
  EXPECT_EQ(gsm["coding"], "2") << "ó is not in GSM 03.38";
  gsm = asked_for("123456 is your code: é [€] & +1\n@host #123456");
  EXPECT_EQ(gsm["coding"], "0");
  EXPECT_EQ(gsm["charset"], "UTF-8");
  EXPECT_EQ(gsm["text"], "123456 is your code: é [€] & +1\n@host #123456");
  EXPECT_EQ(gsm["to"], "+36301234567");
  EXPECT_EQ(gsm["from"], "KLINIKA");
  EXPECT_EQ(gsm["username"], "portal");
  EXPECT_EQ(gsm["password"], "p&w");
  EXPECT_EQ(gsm["validity"], "5");
  EXPECT_EQ(gsm["dlr-mask"], "31");
  EXPECT_EQ(gsm["dlr-url"], "http://127.0.0.1:8080/api/deliveries/Zx81.kannel?type=%d&answer=%A");
  EXPECT_EQ(asked_for("ő")["coding"], "2");
}

// The operator's report quotes the text, and proxies log addresses.
TEST(KannelAnswers, FromAfarTheOperatorsWordsAreNotAskedFor) {
  const FarEnd far_end{FarEnd::says(202, "0: Accepted for delivery")};
  auto afar = settings(far_end);
  afar.callbacks = "https://portal.example";
  KannelGateway{afar}.send(sms("a"));
  EXPECT_EQ(Place{"query:dlr-url"}.value(far_end.asked().at(0).query(), ""),
            "https://portal.example/api/deliveries/Zx81.kannel?type=%d");
}

TEST(KannelAnswers, AreJudged) {
  EXPECT_EQ(fate_of(FarEnd::says(202, "0: Accepted for delivery")), Fate::sent);
  EXPECT_EQ(fate_of(FarEnd::says(202, "3: Queued for later delivery")), Fate::sent);
  EXPECT_EQ(fate_of(FarEnd::says(200, "<html>Sign in to the network</html>")), Fate::unclear);
  EXPECT_EQ(fate_of(FarEnd::says(202, "")), Fate::unclear);
  EXPECT_EQ(fate_of(FarEnd::says(202, "Sent.")), Fate::unclear);
  EXPECT_EQ(fate_of(FarEnd::says(400, "Missing receiver number")), Fate::permanent);
  EXPECT_EQ(fate_of(FarEnd::says(403, "Authorization failed for sendsms")), Fate::again);
  EXPECT_EQ(fate_of(FarEnd::says(503, "Temporal failure, try again later.")), Fate::again);
  EXPECT_EQ(fate_of(FarEnd::says(302, "0: Accepted for delivery", "Location: /\r\n")), Fate::again);
  EXPECT_EQ(fate_of([](const Asked&, FarEnd::Line& line) { line.wait(); }), Fate::again);
}

TEST(KannelAnswers, ReportsAreRead) {
  EXPECT_EQ(receipt("type=1&answer=id:1+stat:DELIVRD+err:000+text:Your+code")->state, DeliveryState::delivered);
  EXPECT_EQ(receipt("type=1&answer=id:1+stat:DELIVRD+err:000+text:x")->error_code, "");
  EXPECT_EQ(receipt("type=2&answer=stat:UNDELIV+err:027+text:x")->state, DeliveryState::failed);
  EXPECT_EQ(receipt("type=2&answer=stat:UNDELIV+err:027+text:x")->error_code, "027");
  EXPECT_EQ(receipt("type=2&answer=stat:EXPIRED+err:006")->state, DeliveryState::expired);
  EXPECT_EQ(receipt("type=4")->state, DeliveryState::accepted);
  EXPECT_EQ(receipt("type=8&answer=ACK%2F")->state, DeliveryState::with_operator);
  EXPECT_EQ(receipt("type=16&answer=NACK%2F0x00000045%2FSubmit+failed")->state, DeliveryState::rejected);
  EXPECT_EQ(receipt("type=16&answer=NACK%2F0x00000045%2FSubmit+failed")->error_code, "0x00000045");
  for (const char* nothing : {"", "type=3", "type=", "type=one", "answer=stat:DELIVRD", "type=1%00"})
    EXPECT_FALSE(receipt(nothing)) << nothing;
}

TEST(KannelAnswers, IsLookedAtWithoutSending) {
  const FarEnd works{FarEnd::says(400, "Missing receiver number")}, strict{FarEnd::says(403, "Authorization failed")};
  EXPECT_EQ(KannelGateway{settings(works)}.fault(), "");
  EXPECT_EQ(works.asked().at(0).target, "/cgi-bin/sendsms?username=portal&password=p%26w");
  EXPECT_NE(KannelGateway{settings(strict)}.fault(), "");
  auto nobody = settings(works);
  nobody.url = "http://127.0.0.1:1/";
  EXPECT_NE(KannelGateway{nobody}.fault(), "");
}

}  // namespace
}  // namespace portico::delivery
