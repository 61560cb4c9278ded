#pragma once
#include <cstdint>

#include "base/bytes.hpp"
#include "sandbox/worker/exif.hpp"

namespace portico::sandbox {

// What a walk over an image's parts found, without decoding a pixel.
struct PictureParts {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  Exif exif;
  bool animated = false;
  Bytes essential;  // the same picture with only the parts that make its pixels
};

// Throw Objection: damaged, too_large, polyglot.
PictureParts take_apart_jpeg(BytesView bytes);
PictureParts take_apart_png(BytesView bytes);

// 64 million pixels: a 50-megapixel phone, A4 at 600 dpi, A3 at 400 dpi. No side over 30,000.
void refuse_too_many_pixels(std::uint32_t width, std::uint32_t height);

}  // namespace portico::sandbox
