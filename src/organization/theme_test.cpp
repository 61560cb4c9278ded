#include "organization/theme.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdlib>

#include "organization/oklch.hpp"

namespace portico::organization::theme {
namespace {

struct Pair {
  const char* name;
  Color Palette::*front;
  Color Palette::*ground;
  double ratio;
};
constexpr double text = 4.5;
constexpr double line = 3.0;
constexpr Pair pairs[] = {
    {"text on page", &Palette::text, &Palette::page, text},
    {"text on surface", &Palette::text, &Palette::surface, text},
    {"text on subtle", &Palette::text, &Palette::subtle, text},
    {"text on sunk", &Palette::text, &Palette::sunk, text},
    {"muted on page", &Palette::muted, &Palette::page, text},
    {"muted on surface", &Palette::muted, &Palette::surface, text},
    {"muted on subtle", &Palette::muted, &Palette::subtle, text},
    {"muted on sunk", &Palette::muted, &Palette::sunk, text},
    {"link on page", &Palette::link, &Palette::page, text},
    {"link on surface", &Palette::link, &Palette::surface, text},
    {"link on subtle", &Palette::link, &Palette::subtle, text},
    {"link on sunk", &Palette::link, &Palette::sunk, text},
    {"text on brand", &Palette::on_brand, &Palette::brand, text},
    {"error on tint", &Palette::error_text, &Palette::error_tint, text},
    {"error on page", &Palette::error_text, &Palette::page, text},
    {"error on surface", &Palette::error_text, &Palette::surface, text},
    {"warning on tint", &Palette::warning_text, &Palette::warning_tint, text},
    {"warning on surface", &Palette::warning_text, &Palette::surface, text},
    {"acting on tint", &Palette::acting_text, &Palette::acting_tint, text},
    {"info on tint", &Palette::info_text, &Palette::info_tint, text},
    {"field line on surface", &Palette::field_line, &Palette::surface, line},
    {"field line on page", &Palette::field_line, &Palette::page, line},
    {"brand line on page", &Palette::brand_line, &Palette::page, line},
    {"brand line on surface", &Palette::brand_line, &Palette::surface, line},
    {"focus on page", &Palette::focus, &Palette::page, line},
    {"focus on surface", &Palette::focus, &Palette::surface, line},
};

void expect_legible(const Palette& palette, Color primary, const char* scheme) {
  for (const auto& pair : pairs)
    EXPECT_GE(contrast(palette.*pair.front, palette.*pair.ground), pair.ratio)
        << primary.text() << ' ' << scheme << ": " << pair.name;
  EXPECT_GE(contrast({255, 255, 255}, palette.acting_avatar), text);
}

TEST(Theme, ReadsColors) {
  EXPECT_EQ(Color::parse("#0f766e"), (Color{0x0f, 0x76, 0x6e}));
  EXPECT_EQ(Color::parse("#FA0"), (Color{0xff, 0xaa, 0x00}));
  for (const auto* wrong : {"", "#", "0f766e", "#0f766", "#0f766e0", "#gggggg", "red", "#+12345", "#0f 66e", "#fff;}"})
    EXPECT_EQ(Color::parse(wrong), std::nullopt) << wrong;
}

TEST(Theme, KnowsContrast) {
  EXPECT_DOUBLE_EQ(contrast({0, 0, 0}, {255, 255, 255}), 21);
  EXPECT_NEAR(contrast({0x0f, 0x76, 0x6e}, {255, 255, 255}), 5.47, 0.01);
}

TEST(Theme, OklchAndBackIsTheSameColor) {
  for (int value = 0; value < 0x1000000; value += 4099) {
    const Color color{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
                      static_cast<std::uint8_t>(value)};
    ASSERT_EQ(to_color(to_oklch(color)).text(), color.text());
  }
}

// How far apart two colours are for the eye, in steps of one channel.
int distance(Color a, const char* b) {
  const Color other = *Color::parse(b);
  return std::max({std::abs(a.red - other.red), std::abs(a.green - other.green), std::abs(a.blue - other.blue)});
}

TEST(Theme, TheDemonstrationClinicLooksAsDrawn) {
  const auto [light, dark] = from_primary(*Color::parse("#0f766e"));
  const struct {
    Color is;
    const char* drawn;
  } table[] = {{light.page, "#f4f9f8"},        {light.surface, "#ffffff"},      {light.subtle, "#dbf7f3"},
               {dark.page, "#0c1110"},         {dark.surface, "#151b1a"},       {dark.subtle, "#09322f"},
               {light.brand, "#0f766e"},       {light.link, "#0f766e"},         {light.brand_line, "#0f766e"},
               {dark.brand, "#58b0a7"},        {dark.link, "#58b0a7"},          {dark.brand_line, "#2a938a"},
               {light.text, "#141c1b"},        {light.muted, "#5c6664"},        {light.line, "#dde5e4"},
               {light.field_line, "#879290"},  {light.sunk, "#eef3f2"},         {dark.text, "#eaf0ef"},
               {dark.muted, "#a6b0af"},        {dark.line, "#2b3332"},          {dark.field_line, "#6a7473"},
               {light.error_text, "#b42318"},  {light.warning_text, "#7a4a00"}, {dark.error_text, "#ffb4ab"},
               {dark.warning_text, "#f6d48f"}, {light.acting_text, "#47297f"},  {light.info_text, "#1d4f91"}};
  for (const auto& row : table) EXPECT_LE(distance(row.is, row.drawn), 2) << row.is.text() << " for " << row.drawn;
  EXPECT_EQ(light.on_brand, (Color{255, 255, 255}));
}

TEST(Theme, EveryPairIsLegibleForThousandsOfColors) {
  for (int red = 0; red < 256; red += 17)
    for (int green = 0; green < 256; green += 17)
      for (int blue = 0; blue < 256; blue += 17) {
        const Color primary{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                            static_cast<std::uint8_t>(blue)};
        const auto theme = from_primary(primary);
        expect_legible(theme.light, primary, "light");
        expect_legible(theme.dark, primary, "dark");
        if (testing::Test::HasFailure()) return;
      }
}

RC_GTEST_PROP(Theme, AnyColorIsKeptAsTheFillUnlessItCannotBeReadOn,
              (std::uint8_t red, std::uint8_t green, std::uint8_t blue)) {
  const Color primary{red, green, blue};
  const auto light = from_primary(primary).light;
  RC_ASSERT(light.brand == primary || contrast({255, 255, 255}, primary) < text);
  RC_ASSERT(std::abs(to_oklch(light.brand).lightness - to_oklch(primary).lightness) < 0.06);
}

TEST(Theme, StylesheetHasBothSchemesAndNothingElse) {
  const auto css = stylesheet(from_primary(*Color::parse("#0f766e")));
  EXPECT_TRUE(css.starts_with(":root{color-scheme:light;--page:#f4f9f8;"));
  EXPECT_NE(css.find("@media (prefers-color-scheme:dark){\n:root:not([data-theme=light]){color-scheme:dark;"),
            std::string::npos);
  EXPECT_NE(css.find(":root[data-theme=dark]{"), std::string::npos);
  for (const auto* name : {"--on-brand:", "--brand-line:", "--acting-avatar:", "--focus:"})
    EXPECT_NE(css.find(name), std::string::npos) << name;
  EXPECT_EQ(css.find("url("), std::string::npos);
}

}  // namespace
}  // namespace portico::organization::theme
