#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The colours of a portal, all computed from the contract's one: every text on every ground it may stand on has WCAG AA
// contrast (4.5:1), lines of controls and the focus ring 3:1, whatever the colour. Searched in OKLCH, so that what must
// move moves in lightness only and stays the clinic's own colour to the eye.
namespace portico::organization::theme {

struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  bool operator==(const Color&) const = default;
  std::string text() const;  // "#0f766e"
  // "#rgb" or "#rrggbb", any case; nothing else, since it ends up in a stylesheet.
  static std::optional<Color> parse(std::string_view text);
};

// WCAG 2.2 contrast ratio, 1 to 21.
double contrast(Color a, Color b);

// One colour a role; in the stylesheet "on_brand" is "--on-brand". Grounds for text: page, surface, subtle, sunk, and
// each *_tint for its own
// *_text. `brand` fills buttons with `on_brand` on it; `acting_avatar` carries white.
struct Palette {
  Color page, surface, subtle, brand, on_brand, link, brand_line, text, muted, line, field_line, sunk;
  Color error_text, error_tint, error_line, warning_text, warning_tint, warning_line;
  Color acting_text, acting_tint, acting_line, acting_avatar, info_text, info_tint, focus;
};
BOOST_DESCRIBE_STRUCT(Palette, (),
                      (page, surface, subtle, brand, on_brand, link, brand_line, text, muted, line, field_line, sunk,
                       error_text, error_tint, error_line, warning_text, warning_tint, warning_line, acting_text,
                       acting_tint, acting_line, acting_avatar, info_text, info_tint, focus))

struct Theme {
  Palette light;
  Palette dark;
};

Theme from_primary(Color primary);

// CSS custom properties: :root light, dark by the visitor's preference or <html data-theme="dark">, light forced by
// data-theme="light".
std::string stylesheet(const Theme& theme);

}  // namespace portico::organization::theme
