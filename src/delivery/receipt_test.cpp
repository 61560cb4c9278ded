#include "delivery/receipt.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "delivery/fields.hpp"
#include "delivery/pattern.hpp"
#include "delivery/proof.hpp"

namespace portico::delivery {
namespace {

using enum DeliveryState;
constexpr std::array all_states{queued, accepted, with_operator, failed, expired, rejected, delivered};

DeliveryState after(std::initializer_list<DeliveryState> told, int parts = 1) {
  DeliveryState state = queued;
  for (const auto next : told) state = further(state, next, parts);
  return state;
}

TEST(DeliveryStates, GoForward) {
  EXPECT_EQ(after({accepted, with_operator, delivered}), delivered);
  EXPECT_EQ(after({delivered, with_operator, accepted, queued}), delivered);
  EXPECT_EQ(after({failed, accepted}), failed);
  EXPECT_EQ(after({failed, delivered}), delivered);
  EXPECT_EQ(after({delivered, failed}), delivered);
}

TEST(DeliveryStates, OneLostPartIsALostMessage) {
  EXPECT_EQ(after({delivered, failed}, 3), failed);
  EXPECT_EQ(after({failed, delivered}, 3), failed);
  EXPECT_EQ(after({with_operator, delivered}, 3), delivered);
}

// Any order and any repetition of any three receipts ends in one state, and no step goes back from a final one.
TEST(DeliveryStates, DoNotDependOnTheOrder) {
  for (const int parts : {1, 2})
    for (const auto a : all_states)
      for (const auto b : all_states)
        for (const auto c : all_states) {
          std::array told{a, b, c};
          std::ranges::sort(told);
          const auto expected = after({told[0], told[1], told[2]}, parts);
          do EXPECT_EQ(after({told[0], told[1], told[0], told[2], told[1]}, parts), expected);
          while (std::ranges::next_permutation(told).found);
          EXPECT_TRUE(is_final(expected) || !(is_final(a) || is_final(b) || is_final(c)));
        }
}

TEST(ErrorCodes, AreCodesAndNoText) {
  EXPECT_EQ(error_code_of("30003"), "30003");
  EXPECT_EQ(error_code_of("EC_ABSENT-1.2"), "EC_ABSENT-1.2");
  EXPECT_EQ(error_code_of("your code is 123456"), "");
  EXPECT_EQ(error_code_of(std::string(33, '1')), "");
}

TEST(Fields, AreReadFromAForm) {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(form_fields("a=1&b=%C5%91+x&&=2&c&d=%ZZ&e=a=b"),
            (Pairs{{"a", "1"}, {"b", "ő x"}, {"c", ""}, {"e", "a=b"}}));
  // SeeMe's callbacks write words in Latin-2.
  EXPECT_EQ(form_fields("message=K%E9zbes%EDtve&code=6").back(), (std::pair<std::string, std::string>{"code", "6"}));
  EXPECT_EQ(form_fields(form_text({{"text", "a&b=c +ő\r\n"}})), (Pairs{{"text", "a&b=c +ő\r\n"}}));
}

TEST(Places, AreQueryFormOrPointer) {
  const std::string json = R"({"results":[{"status":{"groupName":"DELIVERED"},"code":5}]})";
  EXPECT_EQ(Place{"query:code"}.value("a=1&code=6", ""), "6");
  EXPECT_EQ(Place{"form:code"}.value("code=1", "code=6"), "6");
  EXPECT_EQ(Place{"json:/results/0/status/groupName"}.value("", json), "DELIVERED");
  EXPECT_EQ(Place{"json:/results/0/code"}.value("", json), "5");
  EXPECT_EQ(Place{"json:/results/1/code"}.value("", json), std::nullopt);
  EXPECT_EQ(Place{"json:/results"}.value("", json), std::nullopt);
  EXPECT_EQ(Place{"json:/results"}.value("", "no JSON"), std::nullopt);
  EXPECT_EQ(Place{"json:/a"}.value("", std::string(10'000, '[')), std::nullopt);
  EXPECT_EQ(Place{}.value("code=6", ""), std::nullopt);
  for (const char* wrong : {"code", "xml:/a", "json:a", "query:", ":a"})
    EXPECT_THROW(Place{wrong}, std::invalid_argument) << wrong;
}

TEST(Patterns, FindTheFirstGroup) {
  EXPECT_TRUE(Pattern{R"("result":"OK")"}.found_in(R"({"result":"OK"})"));
  EXPECT_EQ(Pattern{R"re("sid": ?"(SM[0-9a-f]+)")re"}.first_in(R"({"sid": "SM12ab"})"), "SM12ab");
  EXPECT_EQ(Pattern{"ő+"}.first_in("előőz"), "őő");
  EXPECT_EQ(Pattern{"x"}.first_in("abc"), std::nullopt);
  EXPECT_FALSE(Pattern{}.found_in(""));
  EXPECT_THROW(Pattern{"(("}, std::invalid_argument);
}

TEST(Patterns, AreBoundWhateverComes) {
  EXPECT_FALSE(Pattern{"(a+)+b"}.found_in(std::string(64 * 1024, 'a')));
  EXPECT_FALSE(Pattern{"(.*,){20}x"}.found_in(std::string(64 * 1024, ',')));
  EXPECT_FALSE(Pattern{"(?:a|b|ab)*c"}.found_in(std::string(64 * 1024, 'b')));
  EXPECT_FALSE(Pattern{"OK"}.found_in("\xff\xfe\x00\xc3"));
}

// The example of Twilio's own documentation.
TEST(Proofs, TwilioSigns) {
  const std::string url = "https://mycompany.com/myapp.php?foo=1&bar=2";
  const std::string form =
      "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE";
  EXPECT_EQ(twilio_signature("12345", url, form), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
}

TEST(Proofs, HoldOrNot) {
  const std::string url = "https://portal.example/api/deliveries/key.http", form = "MessageStatus=sent",
                    token = "12345";
  const auto callback = [&](std::string name, std::string value) {
    return Callback{.url = url, .query = {}, .body = form, .header = [=](std::string_view wanted) {
                      return wanted == name ? value : std::string{};
                    }};
  };
  const std::string none, shared = "X-Secret";
  const Proof twilio{ProofKind::twilio, token, none}, header{ProofKind::header, token, shared};
  EXPECT_TRUE(twilio.holds(callback("x-twilio-signature", twilio_signature(token, url, form))));
  EXPECT_FALSE(twilio.holds(callback("x-twilio-signature", twilio_signature("other", url, form))));
  EXPECT_FALSE(twilio.holds(callback("x-twilio-signature", "")));
  EXPECT_TRUE(header.holds(callback("x-secret", "12345")));
  EXPECT_FALSE(header.holds(callback("x-secret", "1234")));
  EXPECT_FALSE(header.holds(callback("x-other", "12345")));
  EXPECT_TRUE((Proof{ProofKind::key, none, none}.holds(callback("", ""))));
}

}  // namespace
}  // namespace portico::delivery
