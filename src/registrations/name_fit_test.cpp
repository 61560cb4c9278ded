#include "registrations/name_fit.hpp"

#include <gtest/gtest.h>

namespace portico::registrations {
namespace {

struct Case {
  const char* why;
  FullName typed;
  FullName on_record;
  NameFit fit;
};

TEST(NameFitTest, Names) {
  const Case cases[] = {
      {"letter for letter", {"Kovács", "Anna"}, {"Kovács", "Anna"}, NameFit::same},
      {"no accents", {"KOVACS", "anna"}, {"Kovács", "Anna"}, NameFit::same},
      {"turned round", {"Anna", "Kovács"}, {"Kovács", "Anna"}, NameFit::same},
      {"all in one field", {"Kovács Anna", ""}, {"Kovács", "Anna"}, NameFit::same},
      {"a hyphen left out", {"Kovács Nagy", "Anna"}, {"Kovács-Nagy", "Anna"}, NameFit::same},
      {"an apostrophe left out", {"Damore", "Luca"}, {"D'Amore", "Luca"}, NameFit::same},
      {"two Spanish surnames turned", {"Vargas Rojas", "María"}, {"Rojas Vargas", "Maria"}, NameFit::same},
      {"a title", {"Dr. Kovács", "Anna"}, {"Kovács", "Anna"}, NameFit::variant},
      {"a second given name", {"Kovács", "Anna Mária"}, {"Kovács", "Anna"}, NameFit::variant},
      {"only one of two surnames", {"Rojas", "María"}, {"Rojas Vargas", "María"}, NameFit::variant},
      {"double name by marriage", {"Kovács-Nagy", "Anna"}, {"Nagy", "Anna"}, NameFit::variant},
      {"-né before the own name", {"Kovácsné Nagy", "Anna"}, {"Nagy", "Anna"}, NameFit::variant},
      {"-né without its accent", {"Kovacsne Nagy", "Anna"}, {"Nagy", "Anna"}, NameFit::variant},
      {"husband's full name and the own", {"Kovács Jánosné Nagy", "Anna"}, {"Nagy", "Anna"}, NameFit::variant},
      {"-né on record", {"Nagy", "Anna"}, {"Kovácsné Nagy", "Anna"}, NameFit::variant},
      {"another given name", {"Kovács", "Béla"}, {"Kovács", "Anna"}, NameFit::different},
      {"another family name", {"Szabó", "Anna"}, {"Kovács", "Anna"}, NameFit::different},
      {"a wife is not her husband", {"Kovács", "Jánosné"}, {"Kovács", "János"}, NameFit::different},
      {"a given name alone", {"", "Anna"}, {"Kovács", "Anna"}, NameFit::different},
      {"a part of a word", {"Kov", "Anna"}, {"Kovács", "Anna"}, NameFit::different},
      {"Irén is no wife of Ir", {"Nagy", "Iréne"}, {"Nagy", "Anna"}, NameFit::different},
      {"nothing", {"", ""}, {"", ""}, NameFit::different},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(fit_of(one.typed, one.on_record), one.fit) << one.why;
    EXPECT_EQ(fit_of(one.on_record, one.typed), one.fit) << one.why << ", the other way";
  }
}

}  // namespace
}  // namespace portico::registrations
