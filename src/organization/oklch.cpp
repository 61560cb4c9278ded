#include "organization/oklch.hpp"

#include <cmath>
#include <numbers>

namespace portico::organization::theme {
namespace {

struct Linear {
  double red, green, blue;
  bool showable() const {
    constexpr double slack = 1e-6;
    const auto inside = [](double v) { return v >= -slack && v <= 1 + slack; };
    return inside(red) && inside(green) && inside(blue);
  }
};

double to_linear(std::uint8_t channel) {
  const double v = channel / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

std::uint8_t to_channel(double linear) {
  const double v = std::min(1.0, std::max(0.0, linear));
  const double encoded = v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(encoded * 255));
}

constexpr double degree = std::numbers::pi / 180;

Linear to_linear(Oklch c) {
  const double a = c.chroma * std::cos(c.hue * degree);
  const double b = c.chroma * std::sin(c.hue * degree);
  const double l = std::pow(c.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  const double m = std::pow(c.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  const double s = std::pow(c.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
          -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

}  // namespace

Oklch to_oklch(Color color) {
  const double r = to_linear(color.red);
  const double g = to_linear(color.green);
  const double b = to_linear(color.blue);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const double green_red = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  const double blue_yellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
  const double hue = std::atan2(blue_yellow, green_red) / degree;
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, std::hypot(green_red, blue_yellow),
          hue < 0 ? hue + 360 : hue};
}

Color to_color(Oklch wanted) {
  double low = 0;
  double high = wanted.chroma;
  if (!to_linear(wanted).showable()) {
    for (int step = 0; step < 20; ++step) {
      const double middle = (low + high) / 2;
      (to_linear({wanted.lightness, middle, wanted.hue}).showable() ? low : high) = middle;
    }
    wanted.chroma = low;
  }
  const Linear linear = to_linear(wanted);
  return {to_channel(linear.red), to_channel(linear.green), to_channel(linear.blue)};
}

}  // namespace portico::organization::theme
