#include "texts/texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "texts/catalogue.hpp"

namespace portico::texts {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Texts, AllLanguagesSayTheSame) { EXPECT_THAT(catalogue_faults(), IsEmpty()); }

TEST(Texts, AreFilledIn) {
  EXPECT_EQ(text(Language::en, "FORMAT_TOO_SHORT", {{"limit", std::int64_t{8}}}),
            "This is too short: please type at least 8 characters.");
  EXPECT_EQ(text(Language::en, "FORMAT_TOO_SHORT", {{"limit", std::int64_t{1}}}),
            "This is too short: please type at least 1 character.");
  EXPECT_EQ(text(Language::hu, "FORMAT_CHOICE", {{"allowed", "zöld, kék"}}),
            "Kérjük, válasszon ezek közül: zöld, kék.");
}

TEST(Texts, WriteAnApostropheOnce) { EXPECT_THAT(text(Language::en, "STORAGE_FULL"), HasSubstr("clinic's storage")); }

TEST(Texts, TakeTheGeneralCaseWithoutAnArgument) {
  EXPECT_EQ(text(Language::en, "FORMAT_PHONE"),
            "Please write the phone number with its country code, for example +36 30 123 4567.");
}

TEST(Texts, LeaveOutAnArgumentThatIsNotGiven) {
  EXPECT_EQ(text(Language::en, "FORMAT_CHOICE"), "Please choose one of these: .");
}

TEST(Texts, CannotCountWithoutANumber) {
  EXPECT_THROW(text(Language::en, "FORMAT_TOO_SHORT"), std::logic_error);
  EXPECT_THROW(text(Language::en, "FORMAT_TOO_SHORT", {{"limit", "eight"}}), std::logic_error);
}

TEST(Texts, KnowWhatTheyHave) {
  EXPECT_TRUE(has_text("NOT_FOUND"));
  EXPECT_FALSE(has_text("NO_SUCH_TEXT"));
  EXPECT_THROW(text(Language::en, "NO_SUCH_TEXT"), std::logic_error);
}

TEST(Texts, CanBeAskedFromManyThreads) {
  std::vector<std::jthread> threads;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&wrong] {
      for (std::int64_t i = 0; i < 300; ++i)
        if (text(Language::hu, "FORMAT_TOO_SHORT", {{"limit", i}}).find(" " + std::to_string(i) + " ") ==
            std::string::npos)
          ++wrong;
    });
  threads.clear();
  EXPECT_EQ(wrong, 0);
}

TEST(Catalogue, TellsItsFaults) {
  const CatalogueFile files[] = {
      {"a.en.json", R"({"SAME": "{x}", "MORE": "1", "BROKEN": "{x", "NUMBERED": "{0}"})"},
      {"a.hu.json", R"({"SAME": "{y}", "BROKEN": "b", "NUMBERED": "n", "QUOTED": "'{x}'"})"},
      {"a.es.json", R"({"SAME": "{x}", "MORE": 1, "BROKEN": "b", "NUMBERED": "n"})"},
      {"b.en.json", R"({"MORE": "2"})"},
      {"b.fr.json", "{}"},
      {"c.en.json", "["},
  };
  const Catalogue catalogue{files};
  EXPECT_THAT(catalogue.faults(),
              testing::IsSupersetOf({HasSubstr("a.hu: SAME has other arguments"), HasSubstr("a.hu: MORE is missing"),
                                     HasSubstr("a.en: BROKEN: "), HasSubstr("not numbers"),
                                     HasSubstr("a.hu: QUOTED: an apostrophe"), HasSubstr("MORE is not a string"),
                                     HasSubstr("MORE: stands in a and in b"), HasSubstr("b.fr.json: the name"),
                                     HasSubstr("c.en.json: not a JSON")}));
}

TEST(Dates, AreWrittenAsTheLanguageDoes) {
  const Date date = *Date::make(2026, 11, 21);
  EXPECT_EQ(date_in_full(date, Language::en), "21 November 2026");
  EXPECT_EQ(date_in_full(date, Language::hu), "2026. november 21.");
  EXPECT_EQ(date_in_full(date, Language::es), "21 de noviembre de 2026");
}

TEST(Dates, AreThoseOnTheWall) {
  const Instant moment = *Instant::parse("2026-11-21T23:05:00Z");
  EXPECT_EQ(date_in_full(moment, "Europe/Budapest", Language::en), "22 November 2026");
  EXPECT_EQ(time_of_day(moment, "Europe/Budapest", Language::hu), "00:05");
  EXPECT_EQ(moment_in_full(moment, "America/Costa_Rica", Language::en), "Saturday, 21 November 2026 at 17:05");
  EXPECT_EQ(moment_in_full(moment, "Europe/Budapest", Language::hu), "2026. november 22., vasárnap, 00:05");
  EXPECT_EQ(moment_in_full(moment, "Europe/Budapest", Language::es), "domingo, 22 de noviembre de 2026, a las 00:05");
}

}  // namespace
}  // namespace portico::texts
