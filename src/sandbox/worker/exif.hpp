#pragma once
#include "base/bytes.hpp"

namespace portico::sandbox {

// The two things of Exif that matter here. What cannot be read counts as upright and without a place.
struct Exif {
  int orientation = 1;  // 1 to 8 as TIFF 6.0 tag 274
  bool has_gps = false;
};

// `tiff` is the body of an Exif block from its byte order mark on.
Exif read_exif(BytesView tiff);

}  // namespace portico::sandbox
