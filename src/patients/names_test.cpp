#include "patients/names.hpp"

#include <gtest/gtest.h>

namespace portico::patients {
namespace {

TEST(Names, AreWrittenAsTheContractsLanguageDoes) {
  EXPECT_EQ(display_name("Nagy", "Anna", Language::hu), "Nagy Anna");
  EXPECT_EQ(display_name("García Ruiz", "José", Language::es), "José García Ruiz");
  EXPECT_EQ(display_name("Smith", "", Language::en), "Smith");
  EXPECT_EQ(display_name("", "Madonna", Language::hu), "Madonna");
}

TEST(Names, AreFoundByEachFoldedWordOnce) {
  EXPECT_EQ(name_words("Nagy", "Ánna Nagy"), (std::vector<std::string>{"anna", "nagy"}));
  EXPECT_TRUE(name_words("", "").empty());
}

TEST(Names, AreFoundWithAndWithoutTheMarksInsideThem) {
  EXPECT_EQ(name_words("Nagy-Kovács", "Ánna"), (std::vector<std::string>{"anna", "kovacs", "nagy", "nagykovacs"}));
  EXPECT_EQ(name_words("D’Amore", ""), (std::vector<std::string>{"amore", "d", "damore"}));
  EXPECT_EQ(closed_words("  O'Brien  -  Seán "), (std::vector<std::string>{"obrien", "sean"}));
}

TEST(Names, AreTheSameHoweverTurned) {
  EXPECT_EQ(name_key("Nagy", "Anna Mária"), name_key("Mária Anna", "NAGY"));
  EXPECT_EQ(name_key("O'Brien", "Seán"), "brien o sean");
  EXPECT_NE(name_key("Nagy", "Anna"), name_key("Nagy", "Anna Mária"));
}

}  // namespace
}  // namespace portico::patients
