#pragma once
#include <string_view>

#include "base/bytes.hpp"

namespace portico::sandbox::testing {

struct JpegShape {
  int width = 64, height = 48;
  bool progressive = false;
  bool cmyk = false;
};
// A gradient, so that each side of the picture looks different.
Bytes jpeg(const JpegShape& shape = {});
// `jpeg` with a segment directly after its start.
Bytes with_segment(BytesView jpeg, std::uint8_t marker, std::string_view body);
// An Exif body with one orientation and, if wished, a place.
Bytes exif(int orientation, bool gps);

// 8-bit RGB, 32 by 24; chunks given as {type, body} stand before the picture's data.
struct Chunk {
  std::string_view type;
  Bytes body;
};
Bytes png(const std::vector<Chunk>& more = {});
Bytes png_header_only(std::uint32_t width, std::uint32_t height);
Bytes deflated(BytesView bytes);

}  // namespace portico::sandbox::testing
