#pragma once
#include "base/bytes.hpp"
#include "sandbox/worker/picture_parts.hpp"
#include "sandbox/worker/sniff.hpp"

namespace portico::sandbox {

// Once a process, before the cage is locked.
void prepare_pictures();

// Takes a JPEG or PNG apart and makes sure that every pixel is there. Throws Objection.
PictureParts check_picture(FileType type, BytesView bytes);

// The same pixels in sRGB, upright, as JPEG or PNG without anything else in the file. `parts` come from check_picture.
Bytes reencode(FileType type, const PictureParts& parts);
// As PNG, exactly `width` wide; or at most `side` in each direction, never enlarged.
Bytes draw(FileType type, const PictureParts& parts, int width);
Bytes shrink(FileType type, const PictureParts& parts, int side);

}  // namespace portico::sandbox
