#include "organization/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/mp11.hpp>
#include <charconv>
#include <cmath>
#include <initializer_list>

#include "organization/oklch.hpp"

namespace portico::organization::theme {
namespace {

constexpr double for_text = 4.5;
constexpr double for_lines = 3.0;
constexpr Color white{255, 255, 255};

double luminance(Color c) {
  const auto linear = [](std::uint8_t channel) {
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

bool stands_out(Color color, std::initializer_list<Color> grounds, double ratio) {
  return std::ranges::all_of(grounds, [&](Color ground) { return contrast(color, ground) >= ratio; });
}

// The colour of `wanted`'s hue nearest to its lightness that has the ratio on all grounds. There is one on any set of
// grounds that are all light or all dark.
Color nearest(Oklch wanted, std::initializer_list<Color> grounds, double ratio) {
  constexpr double step = 0.002;
  for (double distance = 0; distance <= 1; distance += step) {
    for (const double lightness : {wanted.lightness - distance, wanted.lightness + distance}) {
      if (lightness < 0 || lightness > 1) continue;
      const Color color = to_color({lightness, wanted.chroma, wanted.hue});
      if (stands_out(color, grounds, ratio)) return color;
    }
  }
  return contrast(white, *grounds.begin()) >= ratio ? white : Color{};
}

// The contract's colour as a fill, and what is written on it: white where that can be read, else nearly black; where
// neither can, the fill gives way a little.
struct Fill {
  Color ground;
  Color text;
};
Fill filled(Oklch wanted, Color dark_text) {
  const Color as_is = to_color(wanted);
  if (contrast(white, as_is) >= for_text) return {as_is, white};
  if (contrast(dark_text, as_is) >= for_text) return {as_is, dark_text};
  const Color for_white = nearest(wanted, {white}, for_text);
  const Color for_dark = nearest(wanted, {dark_text}, for_text);
  const auto moved = [&](Color c) { return std::abs(to_oklch(c).lightness - wanted.lightness); };
  return moved(for_white) <= moved(for_dark) ? Fill{for_white, white} : Fill{for_dark, dark_text};
}

// The demonstration clinic's brand was drawn by hand; its lightnesses and chromas are the measure for every other hue.
// `tinge` is how colourful a brand is beside it, so that a grey brand gets grey neutrals.
constexpr double measured_chroma = 0.0861;

class Computing {
 public:
  explicit Computing(Color primary)
      : brand_{to_oklch(primary)}, tinge_{std::min(1.0, brand_.chroma / measured_chroma)} {}

  Palette light() const {
    Palette p;
    p.page = tinged(0.9781, 0.0055);
    p.surface = white;
    p.subtle = tinged(0.9548, 0.0296);
    p.sunk = tinged(0.9601, 0.0055);
    const std::initializer_list<Color> grounds{p.page, p.surface, p.subtle, p.sunk};
    p.text = nearest(neutral(0.2181, 0.0119), grounds, for_text);
    p.muted = nearest(neutral(0.5010, 0.0127), grounds, for_text);
    p.line = tinged(0.9155, 0.0087);
    p.field_line = nearest(neutral(0.6504, 0.0131), {p.page, p.surface}, for_lines);
    const Fill fill = filled(brand_, p.text);
    p.brand = fill.ground;
    p.on_brand = fill.text;
    p.link = nearest(brand_, grounds, for_text);
    p.brand_line = p.focus = nearest(brand_, grounds, for_lines);
    light_signals(p);
    return p;
  }

  Palette dark() const {
    Palette p;
    p.page = tinged(0.1718, 0.0081);
    p.surface = tinged(0.2156, 0.0092);
    p.subtle = tinged(0.2887, 0.0442);
    p.sunk = tinged(0.1930, 0.0086);
    const std::initializer_list<Color> grounds{p.page, p.surface, p.subtle, p.sunk};
    p.text = nearest(neutral(0.9503, 0.0065), grounds, for_text);
    p.muted = nearest(neutral(0.7490, 0.0113), grounds, for_text);
    p.line = tinged(0.3132, 0.0111);
    p.field_line = nearest(neutral(0.5502, 0.0122), {p.page, p.surface}, for_lines);
    const Oklch bright{std::max(0.7002, brand_.lightness), brand_.chroma, brand_.hue};
    const Fill fill = filled(bright, p.page);
    p.brand = fill.ground;
    p.on_brand = fill.text;
    p.link = nearest(bright, grounds, for_text);
    p.brand_line = p.focus =
        nearest({std::max(0.6029, brand_.lightness), brand_.chroma * 1.09, brand_.hue}, grounds, for_lines);
    dark_signals(p);
    return p;
  }

 private:
  Oklch neutral(double lightness, double chroma) const { return {lightness, chroma * tinge_, brand_.hue}; }
  Color tinged(double lightness, double chroma) const { return to_color(neutral(lightness, chroma)); }

  // What means the same everywhere keeps its own hue.
  static void light_signals(Palette& p) {
    p.error_tint = {0xfe, 0xf3, 0xf1};
    p.error_text = nearest(to_oklch({0xb4, 0x23, 0x18}), {p.error_tint, p.page, p.surface, p.subtle, p.sunk}, for_text);
    p.error_line = {0xf2, 0xc5, 0xbf};
    p.warning_tint = {0xfd, 0xf0, 0xd5};
    p.warning_text =
        nearest(to_oklch({0x7a, 0x4a, 0x00}), {p.warning_tint, p.page, p.surface, p.subtle, p.sunk}, for_text);
    p.warning_line = {0xec, 0xd1, 0x9a};
    p.acting_tint = {0xf0, 0xe9, 0xfc};
    p.acting_text = nearest(to_oklch({0x47, 0x29, 0x7f}), {p.acting_tint, p.page, p.surface}, for_text);
    p.acting_line = {0xcd, 0xbc, 0xf0};
    p.acting_avatar = {0x6b, 0x46, 0xb8};
    p.info_tint = {0xe8, 0xf0, 0xfb};
    p.info_text = nearest(to_oklch({0x1d, 0x4f, 0x91}), {p.info_tint, p.page, p.surface}, for_text);
  }

  static void dark_signals(Palette& p) {
    p.error_tint = {0x43, 0x20, 0x1d};
    p.error_text = nearest(to_oklch({0xff, 0xb4, 0xab}), {p.error_tint, p.page, p.surface, p.subtle, p.sunk}, for_text);
    p.error_line = to_color({0.42, 0.085, 26.5});
    p.warning_tint = {0x3d, 0x2f, 0x12};
    p.warning_text =
        nearest(to_oklch({0xf6, 0xd4, 0x8f}), {p.warning_tint, p.page, p.surface, p.subtle, p.sunk}, for_text);
    p.warning_line = to_color({0.44, 0.070, 84});
    p.acting_tint = to_color({0.300, 0.060, 296});
    p.acting_text = nearest({0.860, 0.070, 298}, {p.acting_tint, p.page, p.surface}, for_text);
    p.acting_line = to_color({0.440, 0.090, 297});
    p.acting_avatar = {0x6b, 0x46, 0xb8};
    p.info_tint = to_color({0.295, 0.045, 256});
    p.info_text = nearest({0.840, 0.070, 256}, {p.info_tint, p.page, p.surface}, for_text);
  }

  Oklch brand_;
  double tinge_;
};

void append_rules(std::string& css, std::string_view selector, std::string_view scheme, const Palette& palette) {
  css += fmt::format("{}{{color-scheme:{};", selector, scheme);
  boost::mp11::mp_for_each<boost::describe::describe_members<Palette, boost::describe::mod_public>>([&](auto member) {
    std::string name = member.name;
    std::ranges::replace(name, '_', '-');
    css += fmt::format("--{}:{};", name, (palette.*member.pointer).text());
  });
  css += "}\n";
}

}  // namespace

std::string Color::text() const { return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue); }

std::optional<Color> Color::parse(std::string_view text) {
  if ((text.size() != 4 && text.size() != 7) || text.front() != '#') return std::nullopt;
  std::string digits;
  for (const char c : text.substr(1)) digits.append(text.size() == 4 ? 2 : 1, c);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return Color{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
               static_cast<std::uint8_t>(value)};
}

double contrast(Color a, Color b) {
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

Theme from_primary(Color primary) {
  const Computing computing{primary};
  return {computing.light(), computing.dark()};
}

std::string stylesheet(const Theme& theme) {
  std::string css;
  append_rules(css, ":root", "light", theme.light);
  css += "@media (prefers-color-scheme:dark){\n";
  append_rules(css, ":root:not([data-theme=light])", "dark", theme.dark);
  css += "}\n";
  append_rules(css, ":root[data-theme=dark]", "dark", theme.dark);
  return css;
}

}  // namespace portico::organization::theme
