#include "pdf/pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sandbox/sandbox.hpp"

namespace portico::pdf {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr Instant monday{1'772'438'400'000'000};

Document report() {
  return {.language = Language::hu,
          .letterhead = {"Kőszegi Rendelő", {"1052 Budapest, Fő utca 1.", "+36 1 234 5678"}},
          .title = "Laborlelet",
          .blocks = {KeyValues{{{"Név", "Árvíztűrő Tükörfúrógép"}, {"Születési dátum", "1980-02-29"}}},
                     Heading{"Eredmények"},
                     Table{{"Vizsgálat", "Eredmény", "Referencia"},
                           {{"Hemoglobin", "142 g/l", "120–160"}, {"Glükóz ≤ 6 h", "5,1 mmol/l", "3,9–5,6"}}},
                     Paragraph{"Panaszmentes. Kontroll fél év múlva."}},
          .footer = "Laborlelet, 2026. 03. 02.",
          .created = monday};
}

class Pdf : public ::testing::Test {
 protected:
  static sandbox::Sandbox& sandbox() {
    static sandbox::Sandbox one;
    return one;
  }
  static std::string text_of(const Bytes& pdf) { return sandbox().text_of(pdf); }
  static int pages_of(const Bytes& pdf) { return sandbox().inspect(pdf, "application/pdf", nullptr).pages; }
};

TEST_F(Pdf, HoldsWhatTheDocumentSays) {
  const std::string text = text_of(write(report()).bytes);
  for (const auto said : {"Kőszegi Rendelő", "1052 Budapest", "Laborlelet", "Árvíztűrő Tükörfúrógép", "Hemoglobin",
                          "142 g/l", "Glükóz ≤ 6 h", "Panaszmentes.", "1. oldal, összesen 1"})
    EXPECT_THAT(text, HasSubstr(said));
}

TEST_F(Pdf, PassesOurOwnInspection) {
  const auto verdict = sandbox().inspect(write(report()).bytes, "application/pdf", nullptr);
  EXPECT_TRUE(verdict.accepted) << verdict.code;
  EXPECT_EQ(verdict.pages, 1);
  EXPECT_THAT(verdict.notes, ::testing::IsEmpty());
}

TEST_F(Pdf, TheSameDocumentGivesTheSameBytes) {
  EXPECT_EQ(write(report()).bytes, write(report()).bytes);
  Document later = report();
  later.created = monday + hours{24};
  EXPECT_NE(write(report()).bytes, write(later).bytes);
}

TEST_F(Pdf, LongTextsGoOverPagesWhole) {
  Document document = report();
  std::string paragraph;
  for (int i = 0; i < 2'000; ++i) paragraph += fmt::format("word{} ", i);
  document.blocks.push_back(Paragraph{paragraph});
  const auto [pdf, pages] = write(document);
  EXPECT_GT(pages, 1);
  EXPECT_EQ(pages_of(pdf), pages);
  const std::string text = text_of(pdf);
  for (int i = 0; i < 2'000; i += 7) EXPECT_THAT(text, HasSubstr(fmt::format("word{}", i)));
  EXPECT_THAT(text, HasSubstr(fmt::format("2. oldal, összesen {}", pages_of(pdf))));
}

TEST_F(Pdf, LongTablesRepeatTheirHeader) {
  Document document = report();
  Table table{{"Kód", "Leírás"}, {}};
  for (int i = 0; i < 150; ++i) table.rows.push_back({fmt::format("k{}", i), std::string(200, 'x')});
  table.rows.push_back({"tall", [] {
                          std::string tall;
                          for (int i = 0; i < 900; ++i) tall += fmt::format("t{} ", i);
                          return tall;
                        }()});
  document.blocks = {table};
  const Bytes pdf = write(document).bytes;
  const std::string text = text_of(pdf);
  int headers = 0;
  for (auto at = text.find("Leírás"); at != text.npos; at = text.find("Leírás", at + 1)) ++headers;
  EXPECT_GE(headers, pages_of(pdf) - 1);
  EXPECT_THAT(text, HasSubstr("k149"));
  EXPECT_THAT(text, HasSubstr("t899"));
}

TEST_F(Pdf, AttachedTextKeepsItsLinesAndPages) {
  const auto [pdf, pages] =
      from_text("Zárójelentés", "Na      140 mmol/l\r\nK         4 mmol/l\fMásodik oldal\n", Language::es, monday);
  EXPECT_EQ(pages_of(pdf), 2);
  EXPECT_EQ(pages, 2);
  const std::string text = text_of(pdf);
  EXPECT_THAT(text, HasSubstr("Zárójelentés"));
  EXPECT_THAT(text, HasSubstr("140 mmol/l"));
  EXPECT_THAT(text, HasSubstr("Página 2 de 2"));
}

TEST_F(Pdf, TakesAnyBytes) {
  std::string every;
  for (int i = 0; i < 256; ++i) every += static_cast<char>(i);
  const Bytes pdf = from_text(every, every + "\xed\xa0\x80 (app.alert) /JS <script>", Language::en, monday).bytes;
  EXPECT_TRUE(sandbox().inspect(pdf, "application/pdf", nullptr).accepted);
  EXPECT_EQ(pages_of(from_text("", "", Language::en, monday).bytes), 1);
}

TEST_F(Pdf, BoundsItsPages) {
  std::string pages;
  for (int i = 0; i < 2'001; ++i) pages += "x\f";
  EXPECT_THROW(from_text("", pages, Language::en, monday), std::length_error);
}

}  // namespace
}  // namespace portico::pdf
