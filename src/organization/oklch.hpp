#pragma once
#include "organization/theme.hpp"

namespace portico::organization::theme {

// Lightness 0 to 1, chroma from 0, hue in degrees (https://bottosson.github.io/posts/oklab/).
struct Oklch {
  double lightness = 0;
  double chroma = 0;
  double hue = 0;
};

Oklch to_oklch(Color color);
// The nearest sRGB colour of that lightness and hue: chroma gives way where the screen cannot show it.
Color to_color(Oklch wanted);

}  // namespace portico::organization::theme
