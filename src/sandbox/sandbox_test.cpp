#include "sandbox/sandbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/refused.hpp"
#include "sandbox/testing/pdf_builder.hpp"
#include "sandbox/testing/picture_builder.hpp"
#include "sandbox/worker/picture_parts.hpp"

namespace portico::sandbox {
namespace {

namespace fs = std::filesystem;
using testing::PdfBuilder;

class RealSandbox : public ::testing::Test {
 protected:
  static Sandbox& sandbox() {
    // With more patience than in production, since sanitizers are slow.
    static Sandbox one{2, {.cpu = seconds{60}, .wall = seconds{120}, .wait = minutes{5}}, PORTICO_SANDBOX_PROGRAMS};
    return one;
  }
  static std::string why_not_drawn(BytesView bytes, std::string_view type, int page, int width) {
    try {
      sandbox().render_page(bytes, type, page, width);
    } catch (const Refused& refused) {
      return refused.code();
    }
    return {};
  }
};

TEST_F(RealSandbox, IsAvailableHere) { EXPECT_EQ(sandbox().why_unavailable(), std::nullopt); }

TEST_F(RealSandbox, LooksAtEachType) {
  Bytes clean;
  EXPECT_TRUE(sandbox().inspect(PdfBuilder{}.bytes(), "application/pdf", &clean).accepted);
  EXPECT_TRUE(clean.empty());
  ASSERT_TRUE(sandbox().inspect(testing::jpeg(), "image/jpeg", &clean).accepted);
  EXPECT_EQ(take_apart_jpeg(clean).width, 64u);
  ASSERT_TRUE(sandbox().inspect(testing::png(), "image/png", &clean).accepted);
  EXPECT_EQ(take_apart_png(clean).width, 32u);
  EXPECT_EQ(sandbox().inspect({}, "image/png", &clean).code, "FILE_EMPTY");
  EXPECT_TRUE(clean.empty());
}

TEST_F(RealSandbox, DrawsPagesAtTheAskedWidth) {
  EXPECT_EQ(take_apart_png(sandbox().render_page(PdfBuilder{}.bytes(), "application/pdf", 1, 400)).width, 400u);
  EXPECT_EQ(take_apart_png(sandbox().render_page(PdfBuilder{}.bytes(), "application/pdf", 1, 400)).height, 600u);
  EXPECT_EQ(take_apart_png(sandbox().render_page(testing::jpeg(), "image/jpeg", 1, 200)).height, 150u);
  EXPECT_EQ(take_apart_png(sandbox().render_page(testing::png(), "image/png", 1, 16)).height, 12u);
}

TEST_F(RealSandbox, RefusesWhatCannotBeDrawn) {
  EXPECT_EQ(why_not_drawn(PdfBuilder{}.bytes(), "application/pdf", 2, 400), "PAGE_NOT_DRAWABLE");
  EXPECT_EQ(why_not_drawn(PdfBuilder{}.bytes(), "application/pdf", 0, 400), "PAGE_NOT_DRAWABLE");
  EXPECT_EQ(why_not_drawn(PdfBuilder{}.bytes(), "application/pdf", 1, 2'001), "PAGE_NOT_DRAWABLE");
  EXPECT_EQ(why_not_drawn(as_bytes("no PDF"), "application/pdf", 1, 400), "PAGE_NOT_DRAWABLE");
  EXPECT_EQ(why_not_drawn(testing::png(), "image/png", 2, 400), "PAGE_NOT_DRAWABLE");
  EXPECT_EQ(why_not_drawn(testing::png_header_only(9'000, 9'000), "image/png", 1, 400), "PAGE_NOT_DRAWABLE");
}

TEST_F(RealSandbox, ReadsText) {
  const auto font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
  const auto with_text = [&](const std::string& content) {
    return PdfBuilder{}
        .page("/Resources << /Font << /F1 5 0 R >> >> /Annots []")
        .object(font)
        .stream("", content)
        .text();
  };
  std::string pdf = with_text("BT /F1 12 Tf 20 200 Td (Blood count: 42) Tj ET");
  pdf.replace(pdf.find("/Contents 4"), 11, "/Contents 6");
  EXPECT_THAT(sandbox().text_of(as_bytes(pdf)), ::testing::HasSubstr("Blood count: 42"));
  EXPECT_EQ(sandbox().text_of(as_bytes("no PDF")), "");
}

TEST_F(RealSandbox, MakesLogosSmall) {
  EXPECT_EQ(take_apart_png(sandbox().reencode_logo(testing::jpeg({.width = 900, .height = 300}), 256)).width, 256u);
  EXPECT_EQ(take_apart_png(sandbox().reencode_logo(testing::png(), 256)).width, 32u);
  EXPECT_THROW(sandbox().reencode_logo(as_bytes("<svg onload=alert(1)>"), 256), Refused);
  EXPECT_THROW(sandbox().reencode_logo(PdfBuilder{}.bytes(), 256), Refused);
}

TEST_F(RealSandbox, ManyAtOnceAllGetTheirVerdict) {
  std::atomic<int> accepted = 0;
  std::vector<std::jthread> uploads;
  for (int i = 0; i < 8; ++i)
    uploads.emplace_back([&] { accepted += sandbox().inspect(testing::png(), "image/png", nullptr).accepted; });
  uploads.clear();
  EXPECT_EQ(accepted, 8);
}

struct Sample {
  std::string file, expected;
};

std::vector<Sample> manifest(const fs::path& folder) {
  std::ifstream lines{folder / "MANIFEST.csv"};
  std::vector<Sample> samples;
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells;
    std::istringstream row{line};
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    if (cells.size() > 3 && cells[0] != "file") samples.push_back({cells[0], cells[3]});
  }
  return samples;
}

std::string claim_for(const fs::path& file) {
  return file.extension() == ".pdf" ? "application/pdf" : file.extension() == ".png" ? "image/png" : "image/jpeg";
}

// The four files the manifest leaves to policy, as README.md decides.
const std::map<std::string, std::string> decided{{"review/acroform.pdf", "FILE_ACTIVE_CONTENT"},
                                                 {"review/scan-ccitt-damaged.pdf", "FILE_DAMAGED"},
                                                 {"review/apng-animated.png", ""},
                                                 {"review/jpg-exif-gps-privacy.jpg", ""}};

TEST_F(RealSandbox, SharedDocumentsGetTheManifestsVerdict) {
  const fs::path folder = fs::path{PORTICO_SOURCE} / "../shared/data/documents";
  if (!fs::exists(folder / "MANIFEST.csv")) GTEST_SKIP() << "../shared/data/documents is not here";
  for (const Sample& sample : manifest(folder)) {
    SCOPED_TRACE(sample.file);
    std::ifstream file{folder / sample.file, std::ios::binary};
    const Bytes bytes{std::istreambuf_iterator<char>{file}, {}};
    Bytes clean;
    const Verdict verdict = sandbox().inspect(bytes, claim_for(sample.file), &clean);
    if (sample.expected == "policy")
      EXPECT_EQ(verdict.code, decided.at(sample.file));
    else
      EXPECT_EQ(verdict.accepted, sample.expected == "accept") << verdict.code;
    if (!verdict.accepted) continue;
    const BytesView kept = clean.empty() ? BytesView{bytes} : BytesView{clean};
    EXPECT_EQ(take_apart_png(sandbox().render_page(kept, verdict.media_type, 1, 300)).width, 300u);
  }
}

}  // namespace
}  // namespace portico::sandbox
