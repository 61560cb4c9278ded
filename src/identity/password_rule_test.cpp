#include "identity/password_rule.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace portico::identity {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> codes(std::string_view password, std::vector<std::string> context = {}) {
  std::vector<std::string> result;
  for (const auto& fault : password_faults(password, context)) result.push_back(fault.code);
  return result;
}

TEST(PasswordRule, TakesEightCharactersWithLowerUpperAndDigit) {
  EXPECT_THAT(codes("Kiralyi7"), IsEmpty());
  EXPECT_THAT(codes("Árvíztűrő5"), IsEmpty());
  EXPECT_THAT(codes("Жаворонок٣"), IsEmpty()) << "letters and digits of any script count by their Unicode class";
}

TEST(PasswordRule, NamesEveryFaultAtOnce) {
  EXPECT_THAT(codes(""), ElementsAre("FORMAT_PASSWORD_SHORT", "FORMAT_PASSWORD_LOWER", "FORMAT_PASSWORD_UPPER",
                                     "FORMAT_PASSWORD_DIGIT"));
  EXPECT_THAT(codes("kiralyi7"), ElementsAre("FORMAT_PASSWORD_UPPER"));
  EXPECT_THAT(codes("KIRALYI7"), ElementsAre("FORMAT_PASSWORD_LOWER"));
  EXPECT_THAT(codes("Kiralyii"), ElementsAre("FORMAT_PASSWORD_DIGIT"));
}

TEST(PasswordRule, CountsCodePointsNotBytes) {
  EXPECT_THAT(codes("Aa1ééőő"), ElementsAre("FORMAT_PASSWORD_SHORT")) << "seven characters, eleven bytes";
  EXPECT_THAT(codes("Aa1🙂🙂🙂🙂🙂"), IsEmpty());
  EXPECT_THAT(codes("Aa1" + std::string(125, 'x')), IsEmpty());
  EXPECT_THAT(codes("Aa1" + std::string(126, 'x')), ElementsAre("FORMAT_PASSWORD_LONG"));
}

TEST(PasswordRule, ComposesBeforeComparing) {
  EXPECT_EQ(normalized_password("Cafe\xCC\x81 12"), "Caf\xC3\xA9 12");
  EXPECT_EQ(normalized_password(" Kiralyi7 "), " Kiralyi7 ") << "nothing is cut off";
}

TEST(PasswordRule, RefusesWhatIsNoText) {
  EXPECT_THROW(normalized_password("Kiralyi7\xFF"), Refused);
  EXPECT_THROW(normalized_password(std::string(1U << 20, 'a')), Refused);
}

TEST(PasswordRule, RefusesWordsThatEverybodyTries) {
  EXPECT_THAT(codes("Password1"), ElementsAre("PASSWORD_COMMON"));
  EXPECT_THAT(codes("Jelszó2026!"), ElementsAre("PASSWORD_COMMON"));
  EXPECT_THAT(codes("Contraseña1"), ElementsAre("PASSWORD_COMMON"));
}

TEST(PasswordRule, RefusesLeakedPasswordsInAnyCase) {
  EXPECT_THAT(codes("1Qaz2wSx"), ElementsAre("PASSWORD_COMMON"));
  EXPECT_THAT(codes("Princess1"), ElementsAre("PASSWORD_COMMON"));
  EXPECT_THAT(password_faults("liverpool", {}, Classes::any).size(), 1U);
  EXPECT_THAT(password_faults("\uFF4Diverpool", {}, Classes::any).size(), 0U) << "NFC, not NFKC: another letter";
}

TEST(PasswordRule, RefusesUsualWordsOfOurLanguagesWithAYearBehind) {
  EXPECT_THAT(codes("Erzsébet1948"), ElementsAre("PASSWORD_COMMON"));
  EXPECT_THAT(codes("Cicus-2020"), IsEmpty()) << "five characters around it";
  EXPECT_THAT(codes("Corazón123!"), ElementsAre("PASSWORD_COMMON"));
  EXPECT_THAT(codes("Sunshine84"), ElementsAre("PASSWORD_COMMON"));
  EXPECT_THAT(codes("Sunshine-84261"), ElementsAre("PASSWORD_COMMON")) << "one of the few that no digits mend";
  EXPECT_THAT(codes("Butterfly-84261"), IsEmpty());
  EXPECT_THAT(codes("harom gomba meg 1 Gyik"), IsEmpty());
}

TEST(PasswordRule, RefusesNamesOfClinicAndPerson) {
  EXPECT_THAT(codes("Kovácsanna1", {"Kovacs Anna", "KovacsAnna"}), ElementsAre("PASSWORD_PERSONAL"));
  EXPECT_THAT(codes("Duna-Medical 1", {"Duna Medical"}), ElementsAre("PASSWORD_PERSONAL"));
  EXPECT_THAT(codes("KovacsAnnaKedvence1", {"Kovacs Anna"}), IsEmpty());
}

}  // namespace
}  // namespace portico::identity
