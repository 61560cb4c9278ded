#include "access/messages.hpp"

#include <gtest/gtest.h>

namespace portico::access {
namespace {

delivery::Message message(Language language, std::string_view clinic) {
  return code_message(language, "+36301234567", "123456", clinic, "https://portal.example.org:8443", Uuid{}, 1);
}

TEST(CodeMessage, IsOneCheapSmsInEveryLanguage) {
  for (const auto language : {Language::en, Language::hu, Language::es})
    for (const auto* clinic :
         {"Duna Medical", "Őrmezei Kardiológiai és Tüdőgyógyászati Szakrendelő", "Clínica Ñandú", "東京クリニック"}) {
      const auto size = delivery::size_of_sms(message(language, clinic).text);
      EXPECT_EQ(size.coding, delivery::Coding::gsm7) << message(language, clinic).text;
      EXPECT_EQ(size.segments, 1) << message(language, clinic).text;
    }
}

TEST(CodeMessage, EndsWithWhatPhonesFillIn) {
  EXPECT_TRUE(message(Language::hu, "Duna Medical").text.ends_with("\n@portal.example.org #123456"));
  EXPECT_TRUE(code_message(Language::en, "+36301234567", "000001", "X", "http://localhost:8080", Uuid{}, 1)
                  .text.ends_with("\n@localhost #000001"));
}

TEST(CodeMessage, IsNeverTheSameAsAnEarlierOneToTheGateway) {
  const auto flow = Uuid::make();
  EXPECT_NE(code_message(Language::en, "+1", "123456", "X", "", flow, 1).idempotency_key,
            code_message(Language::en, "+1", "123456", "X", "", flow, 2).idempotency_key);
}

TEST(GsmLetters, KeepWhatTheyCan) {
  EXPECT_EQ(in_gsm_letters("Ördög Géza"), "Ördög Géza");
  EXPECT_EQ(in_gsm_letters("Kőszegi Ármánd"), "Koszegi Armand");
  EXPECT_EQ(in_gsm_letters("東"), "?");
}

}  // namespace
}  // namespace portico::access
