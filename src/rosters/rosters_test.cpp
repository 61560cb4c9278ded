#include <gtest/gtest.h>

#include "base/refused.hpp"
#include "rosters/columns.hpp"
#include "rosters/csv.hpp"
#include "rosters/reading.hpp"

namespace portico::rosters {
namespace {

// A file that comes in pieces of `size` bytes.
Pieces in_pieces(std::string text, std::size_t size) {
  return [text = std::move(text), size, at = std::size_t{0}]() mutable {
    const auto piece = as_bytes(text).subspan(at, std::min(size, text.size() - at));
    at += piece.size();
    return Bytes{piece.begin(), piece.end()};
  };
}

std::vector<Cells> read(const std::string& text, std::size_t size = 7, Language language = Language::hu) {
  CsvReader reader{in_pieces(text, size), form_of(in_pieces(text, 4096), language)};
  std::vector<Cells> rows;
  while (auto cells = reader.next()) rows.push_back(*std::move(cells));
  return rows;
}

using Table = std::vector<Cells>;

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
  const Table wanted{{"Név", "Telefon"}, {"Őrsi Zoé", "+36 30 123 4567"}, {"Nagy \"Bandi\" András", ""}};
  const std::string semicolons = "Név;Telefon\r\nŐrsi Zoé;+36 30 123 4567\r\n\"Nagy \"\"Bandi\"\" András\";\r\n";
  for (const std::size_t size : {1, 2, 3, 7, 4096}) {
    EXPECT_EQ(read(semicolons, size), wanted) << size;
    EXPECT_EQ(read("\xEF\xBB\xBF" + semicolons, size), wanted) << "with a mark, " << size;
  }
  auto commas = semicolons;
  std::ranges::replace(commas, ';', ',');
  EXPECT_EQ(read(commas), wanted);
  auto tabs = semicolons;
  std::ranges::replace(tabs, ';', '\t');
  EXPECT_EQ(read(tabs), wanted);
}

TEST(Csv, ReadsOlderEncodings) {
  EXPECT_EQ(read("N\xE9v\n\xD5rsi Zo\xE9\n"), (Table{{"Név"}, {"Őrsi Zoé"}}));
  EXPECT_EQ(read("Nombre\nMu\xF1oz\n", 3, Language::es), (Table{{"Nombre"}, {"Muñoz"}}));
  const std::string utf16{"\xFF\xFEN\0\xE9\0v\0\n\0P\x01q\0\n\0", 16};
  for (const std::size_t size : {1, 2, 5}) EXPECT_EQ(read(utf16, size), (Table{{"Név"}, {"Őq"}})) << size;
}

TEST(Csv, KeepsLineBreaksInsideQuotesAsBlanks) {
  EXPECT_EQ(read("a,b\n\"x\ny\",z\n"), (Table{{"a", "b"}, {"x y", "z"}}));
}

TEST(Csv, RefusesWhatIsNoTable) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"a;b\n" + std::string(1001, 'x') + ";y\n", "CSV_CELL_TOO_LONG"},
      {"a;b\n\"never closed\n" + std::string(5000, 'x'), "CSV_CELL_TOO_LONG"},
      {std::string(150, ';') + "\n", "CSV_TOO_MANY_COLUMNS"},
      {std::string{"a;b\nx\0y;z\n", 10}, "CSV_NO_TEXT"},
  };
  for (const auto& [text, code] : cases) {
    try {
      read(text, 64);
      ADD_FAILURE() << code << " was not refused";
    } catch (const Refused& refused) {
      EXPECT_EQ(refused.code(), code);
    }
  }
}

TEST(Columns, AreKnownByTheirHeadings) {
  const std::vector<std::pair<const char*, std::optional<Field>>> cases{
      {"Családi név", Field::family},
      {"Keresztnév", Field::given},
      {"Név", Field::name},
      {"Szül. dátum", Field::birth_date},
      {"E-mail cím", Field::email},
      {"TAJ-szám", Field::national_id},
      {"Irányítószám", Field::postal_code},
      {"Apellidos", Field::family},
      {"Correo electrónico", Field::email},
      {"Fecha de nacimiento", Field::birth_date},
      {"Date of birth", Field::birth_date},
      {"MOBILE PHONE", Field::phone},
      {"Megjegyzés", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& [heading, field] : cases) EXPECT_EQ(field_named(heading), field) << heading;
}

TEST(Columns, NeedANameAndEachFieldOnce) {
  const auto code = [](const std::vector<std::optional<Field>>& fields) -> std::string {
    try {
      check(fields);
    } catch (const Refused& refused) {
      return refused.code();
    }
    return "";
  };
  EXPECT_EQ(code({Field::name}), "");
  EXPECT_EQ(code({Field::family, std::nullopt, Field::given}), "");
  EXPECT_EQ(code({Field::family, Field::phone}), "COLUMNS_NEED_NAME");
  EXPECT_EQ(code({Field::name, Field::phone, Field::phone}), "COLUMN_TWICE");
}

TEST(Reading, DatesHoweverTheyAreWritten) {
  const auto date = Date::make(1980, 5, 3);
  for (const char* text :
       {"1980-05-03", "1980.05.03.", "1980. 5. 3.", "1980/5/3", "3/5/1980", "03.05.1980", "3-5-1980", "19800503"})
    EXPECT_EQ(date_in(text), date) << text;
  for (const char* text : {"", "1980", "3/5/80", "31.02.1980", "5/23/1980", "29384", "May 3, 1980", "1980-05-03T00:00"})
    EXPECT_EQ(date_in(text), std::nullopt) << text;
}

TEST(Reading, WholeNamesAsTheLanguageWritesThem) {
  struct Case {
    const char* name;
    Language language;
    const char* family;
    const char* given;
  };
  for (const auto& [name, language, family, given] : {
           Case{"Nagy Anna Mária", Language::hu, "Nagy", "Anna Mária"},
           Case{"Dr. Kiss Béla", Language::hu, "Dr. Kiss", "Béla"},
           Case{"Anna Smith", Language::en, "Smith", "Anna"},
           Case{"Ana María Pérez López", Language::es, "Pérez López", "Ana María"},
           Case{"Ana Pérez", Language::es, "Pérez", "Ana"},
           Case{"Pérez López, Ana", Language::es, "Pérez López", "Ana"},
           Case{"Anna", Language::en, "", ""},
       }) {
    const auto divided_name = divided(name, language);
    EXPECT_EQ(divided_name.family, family) << name;
    EXPECT_EQ(divided_name.given, given) << name;
  }
}

TEST(Reading, EmptyCellsSayNothingAndWrongOnesAreNamed) {
  const std::vector<std::optional<Field>> columns{Field::family, Field::given,    Field::birth_date, Field::gender,
                                                  std::nullopt,  Field::language, Field::country};
  const auto plain = told_by({"Nagy", "Anna", "", "nő", "whatever", "magyar", "Magyarország"}, columns, Language::hu);
  EXPECT_TRUE(plain.faults.empty());
  EXPECT_FALSE(plain.fields.birth_date);
  EXPECT_EQ(plain.fields.gender, patients::Gender::female);
  EXPECT_EQ(plain.fields.language, Language::hu);
  EXPECT_EQ(plain.fields.address.value().country.value, "HU");

  const auto wrong = told_by({std::string(101, 'x'), "Ann\xEF\xBF\xBD", "tegnap", "igen", "", "klingon", "Atlantis"},
                             columns, Language::hu);
  std::vector<std::string> codes;
  for (const auto& fault : wrong.faults) codes.push_back(fault.field + " " + fault.code);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"family FORMAT_TOO_LONG", "given CELL_NO_LETTER", "birth_date DATE_UNREAD",
                                      "gender GENDER_UNREAD", "language LANGUAGE_UNREAD", "country COUNTRY_UNREAD"}));
}

}  // namespace
}  // namespace portico::rosters
