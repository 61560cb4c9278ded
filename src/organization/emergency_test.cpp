#include "organization/emergency.hpp"

#include <gmock/gmock.h>

namespace portico::organization {
namespace {

using testing::HasSubstr;

Organization clinic_in(std::string country, Language language) {
  Organization clinic;
  clinic.country = std::move(country);
  clinic.language = language;
  return clinic;
}

TEST(Emergency, IsSaidInTheReadersLanguage) {
  auto clinic = clinic_in("HU", Language::hu);
  clinic.emergency_text_hu = "Hívja a 112-t.";
  clinic.emergency_text_en = "Call 112.";
  EXPECT_EQ(emergency_text(clinic, Language::en), "Call 112.");
  EXPECT_EQ(emergency_text(clinic, Language::hu), "Hívja a 112-t.");
}

TEST(Emergency, FallsBackToTheContractsOwnLanguage) {
  auto clinic = clinic_in("HU", Language::hu);
  clinic.emergency_text_hu = "Hívja a 112-t.";
  EXPECT_EQ(emergency_text(clinic, Language::es), "Hívja a 112-t.");
}

TEST(Emergency, IsNeverSilent) {
  auto clinic = clinic_in("HU", Language::hu);
  clinic.emergency_text_en = "Call 112.";
  EXPECT_EQ(emergency_text(clinic, Language::es), usual_emergency_text(Language::es, "HU"))
      << "a text that is neither the reader's nor the contract's language helps nobody";
}

TEST(Emergency, NamesTheNumberThatAnswers) {
  for (const auto language : {Language::en, Language::hu, Language::es}) {
    EXPECT_THAT(usual_emergency_text(language, "HU"), HasSubstr("112"));
    EXPECT_THAT(usual_emergency_text(language, "CR"), HasSubstr("911"));
    const auto nowhere = usual_emergency_text(language, "CO");
    EXPECT_FALSE(nowhere.empty());
    EXPECT_EQ(nowhere.find_first_of("0123456789{"), std::string::npos) << nowhere;
  }
}

}  // namespace
}  // namespace portico::organization
