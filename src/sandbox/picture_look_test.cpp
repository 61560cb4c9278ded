#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sandbox/testing/pdf_builder.hpp"
#include "sandbox/testing/picture_builder.hpp"
#include "sandbox/worker/look.hpp"
#include "sandbox/worker/picture.hpp"
#include "sandbox/worker/picture_parts.hpp"

namespace portico::sandbox {
namespace {

using namespace std::string_view_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PictureLook : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { prepare_pictures(); }

  Verdict look(BytesView bytes, std::string_view claimed) {
    clean_.clear();
    return look_at(bytes, claimed, &clean_);
  }
  std::string jpeg_code(BytesView bytes) { return look(bytes, "image/jpeg").code; }
  std::string png_code(BytesView bytes) { return look(bytes, "image/png").code; }

  Bytes clean_;
};

Bytes joined(Bytes first, std::string_view second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}
std::string text_of(const Bytes& bytes) { return std::string{as_text(bytes)}; }

TEST_F(PictureLook, AcceptsTheKindsOfJpeg) {
  EXPECT_EQ(jpeg_code(testing::jpeg()), "");
  EXPECT_EQ(jpeg_code(testing::jpeg({.progressive = true})), "");
  EXPECT_EQ(jpeg_code(testing::jpeg({.cmyk = true})), "");
  EXPECT_EQ(look(testing::jpeg(), "IMAGE/JPG ; q=1").code, "");
}

TEST_F(PictureLook, TheClaimMustBeTheType) {
  EXPECT_EQ(look(testing::jpeg(), "image/png").code, "FILE_TYPE_MISMATCH");
  EXPECT_EQ(look(testing::png(), "application/pdf").code, "FILE_TYPE_MISMATCH");
  EXPECT_EQ(look(testing::png(), "").code, "FILE_TYPE_MISMATCH");
  EXPECT_EQ(look(as_bytes("GIF89a"sv), "image/gif").code, "FILE_TYPE_UNKNOWN");
  EXPECT_EQ(look({}, "image/png").code, "FILE_EMPTY");
}

TEST_F(PictureLook, EveryOrientationComesOutUprightAndBare) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto exif = testing::exif(orientation, false);
    ASSERT_TRUE(
        look(testing::with_segment(testing::jpeg({.width = 64, .height = 48}), 0xe1, as_text(exif)), "image/jpeg")
            .accepted);
    const PictureParts parts = take_apart_jpeg(clean_);
    const bool lying = orientation >= 5;
    EXPECT_EQ(parts.width, lying ? 48u : 64u) << orientation;
    EXPECT_EQ(parts.height, lying ? 64u : 48u) << orientation;
    EXPECT_EQ(parts.exif.orientation, 1);
    EXPECT_EQ(text_of(clean_).find("Exif"), std::string::npos);
  }
}

TEST_F(PictureLook, ThePlaceIsRemovedAndSaid) {
  const auto exif = testing::exif(1, true);
  const Verdict jpeg = look(testing::with_segment(testing::jpeg(), 0xe1, as_text(exif)), "image/jpeg");
  EXPECT_THAT(jpeg.notes, ElementsAre("gps_removed"));
  EXPECT_FALSE(take_apart_jpeg(clean_).exif.has_gps);
  const Verdict png = look(testing::png({{"eXIf", Bytes{exif.begin() + 6, exif.end()}}}), "image/png");
  EXPECT_THAT(png.notes, ElementsAre("gps_removed"));
  EXPECT_EQ(text_of(clean_).find("eXIf"), std::string::npos);
}

TEST_F(PictureLook, JpegMustBeWhole) {
  const Bytes whole = testing::jpeg();
  EXPECT_EQ(jpeg_code(BytesView{whole}.first(whole.size() / 2)), "FILE_DAMAGED");
  EXPECT_EQ(jpeg_code(BytesView{whole}.first(30)), "FILE_DAMAGED");
  EXPECT_EQ(jpeg_code(Bytes{0xff, 0xd8, 0xff, 0xd9}), "FILE_DAMAGED");
  EXPECT_EQ(jpeg_code(BytesView{whole}.first(whole.size() - 2)), "")
      << "only the end marker is missing, every pixel is there";
}

TEST_F(PictureLook, AJpegWhosePixelsEndEarlyIsDamaged) {
  Bytes broken = testing::jpeg({.width = 400, .height = 400});
  broken[broken.size() / 2] = 0xff;
  broken[broken.size() / 2 + 1] = 0xd9;
  EXPECT_EQ(jpeg_code(broken), "FILE_DAMAGED");
}

TEST_F(PictureLook, MarkupInCommentsOrAfterTheEndIsTwoFaced) {
  EXPECT_EQ(jpeg_code(testing::with_segment(testing::jpeg(), 0xfe, "<html><ScRiPt>alert(1)</script>")),
            "FILE_POLYGLOT");
  EXPECT_EQ(jpeg_code(testing::with_segment(testing::jpeg(), 0xfe, "Scanned < 2 pages > by Kiss")), "");
  EXPECT_EQ(jpeg_code(joined(testing::jpeg(), "<script>")), "FILE_POLYGLOT");
  EXPECT_EQ(jpeg_code(joined(testing::jpeg(), testing::PdfBuilder{}.text())), "FILE_POLYGLOT");
  EXPECT_EQ(jpeg_code(joined(testing::jpeg(), "PK\x03\x04"sv)), "FILE_POLYGLOT");
  EXPECT_EQ(jpeg_code(joined(testing::jpeg(), std::string(50, '\0'))), "") << "padding";
  EXPECT_EQ(jpeg_code(joined(testing::jpeg(), as_text(testing::jpeg()))), "")
      << "a second picture, as some phones append";
  EXPECT_EQ(png_code(testing::png({{"tEXt", to_bytes("Comment\0<?php system($_GET[0]);"sv)}})), "FILE_POLYGLOT");
  EXPECT_EQ(png_code(joined(testing::png(),
                            "\x7f"
                            "ELF")),
            "FILE_POLYGLOT");
}

TEST_F(PictureLook, XmpIsNotMarkup) {
  const auto xmp =
      "http://ns.adobe.com/xap/1.0/\0<?xpacket begin=''?><x:xmpmeta><rdf:RDF exif:GPSLatitude='47,29N'/></x:xmpmeta>"sv;
  EXPECT_THAT(look(testing::with_segment(testing::jpeg(), 0xe1, xmp), "image/jpeg").notes, ElementsAre("gps_removed"));
}

TEST_F(PictureLook, SizesCountBeforePixels) {
  EXPECT_EQ(png_code(testing::png_header_only(50'000, 50'000)), "FILE_TOO_LARGE_INSIDE");
  EXPECT_EQ(png_code(testing::png_header_only(9'000, 9'000)), "FILE_TOO_LARGE_INSIDE");
  EXPECT_EQ(png_code(testing::png_header_only(0, 10)), "FILE_DAMAGED");
  EXPECT_EQ(png_code(testing::png_header_only(8, 8)), "FILE_DAMAGED") << "fewer bytes than pixels";
  Bytes huge = testing::jpeg();
  const auto frame = text_of(huge).find("\xff\xc0");
  for (std::size_t i = 5; i < 9; ++i) huge[frame + i] = 0xff;
  EXPECT_EQ(jpeg_code(huge), "FILE_TOO_LARGE_INSIDE");
}

TEST_F(PictureLook, AJpegOfVeryManyScansIsABomb) {
  Bytes bomb = testing::jpeg({.progressive = true});
  const auto scan = text_of(bomb).rfind("\xff\xda");
  const Bytes once{bomb.begin() + static_cast<std::ptrdiff_t>(scan), bomb.end() - 2};
  for (int i = 0; i < 200; ++i) bomb.insert(bomb.end() - 2, once.begin(), once.end());
  EXPECT_EQ(jpeg_code(bomb), "FILE_TOO_LARGE_INSIDE");
}

TEST_F(PictureLook, PngTextThatExplodesIsABomb) {
  Bytes text = to_bytes("Comment\0\0"sv);
  const Bytes packed = testing::deflated(Bytes(20 << 20));
  text.insert(text.end(), packed.begin(), packed.end());
  EXPECT_EQ(png_code(testing::png({{"zTXt", text}})), "FILE_TOO_LARGE_INSIDE");
  EXPECT_EQ(png_code(testing::png({{"iCCP", text}})), "FILE_TOO_LARGE_INSIDE");
  EXPECT_EQ(png_code(testing::png({{"iTXt", joined(to_bytes("Comment\0\1\0en\0Comment\0"sv), as_text(packed))}})),
            "FILE_TOO_LARGE_INSIDE");
}

TEST_F(PictureLook, AnyTurnedBitOfAPngIsSeen) {
  const Bytes whole = testing::png();
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    Bytes broken = whole;
    broken[i] ^= 0x10;
    EXPECT_FALSE(look(broken, "image/png").accepted) << i;
  }
  for (std::size_t size = 0; size < whole.size(); size += 5)
    EXPECT_FALSE(look(BytesView{whole}.first(size), "image/png").accepted) << size;
}

TEST_F(PictureLook, AnimationKeepsItsFirstPicture) {
  EXPECT_THAT(look(testing::png({{"acTL", Bytes{0, 0, 0, 2, 0, 0, 0, 0}}}), "image/png").notes,
              ElementsAre("animated"));
  EXPECT_EQ(text_of(clean_).find("acTL"), std::string::npos);
}

TEST_F(PictureLook, ACleanFileIsAcceptedAgain) {
  ASSERT_TRUE(look(testing::png(), "image/png").accepted);
  const Bytes once = clean_;
  const Verdict again = look(once, "image/png");
  EXPECT_TRUE(again.accepted);
  EXPECT_THAT(again.notes, IsEmpty());
  EXPECT_EQ(clean_, once);
}

TEST_F(PictureLook, DrawsAtTheAskedWidth) {
  const PictureParts parts = check_picture(FileType::jpeg, testing::jpeg());
  EXPECT_EQ(take_apart_png(draw(FileType::jpeg, parts, 10)).width, 10u);
  EXPECT_EQ(take_apart_png(draw(FileType::jpeg, parts, 640)).height, 480u);
  EXPECT_EQ(take_apart_png(shrink(FileType::jpeg, parts, 16)).width, 16u);
  EXPECT_EQ(take_apart_png(shrink(FileType::jpeg, parts, 500)).width, 64u);
}

}  // namespace
}  // namespace portico::sandbox
