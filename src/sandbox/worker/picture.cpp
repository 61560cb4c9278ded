#include "sandbox/worker/picture.hpp"

#include <vips/vips.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "sandbox/worker/jpeg_check.hpp"
#include "sandbox/worker/objection.hpp"

namespace portico::sandbox {
namespace {

constexpr int jpeg_quality = 92;
constexpr int png_effort = 3;  // of 9; more costs seconds on large scans for some per cent
constexpr double most_rows_drawn = 20'000;

struct Unref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

[[noreturn]] void failed() {
  const std::string_view said = vips_error_buffer();
  throw said.find("out of memory") != said.npos ? objections::too_large : objections::damaged;
}

// The result of a libvips operation that writes its output through `out`.
template <class Operation>
Image made(Operation&& operation) {
  VipsImage* out = nullptr;
  if (operation(&out) != 0) failed();
  return Image{out};
}

Image load(FileType type, const Bytes& bytes, VipsAccess access) {
  return made([&](VipsImage** out) {
    void* data = const_cast<std::uint8_t*>(bytes.data());
    return type == FileType::jpeg
               ? vips_jpegload_buffer(data, bytes.size(), out, "access", access, "fail_on", VIPS_FAIL_ON_ERROR, nullptr)
               : vips_pngload_buffer(data, bytes.size(), out, "access", access, "fail_on", VIPS_FAIL_ON_ERROR, nullptr);
  });
}

// Through the embedded profile when there is a usable one. Sixteen bits stay sixteen.
Image in_srgb(Image image) {
  const bool deep = vips_image_get_format(image.get()) == VIPS_FORMAT_USHORT;
  const bool gray = vips_image_get_bands(image.get()) <= 2;
  if (vips_image_get_typeof(image.get(), VIPS_META_ICC_NAME) != 0 && !gray) {
    VipsImage* out = nullptr;
    if (vips_icc_transform(image.get(), &out, "srgb", "embedded", TRUE, "depth", deep ? 16 : 8, nullptr) == 0)
      return Image{out};
    vips_error_clear();
  }
  const VipsInterpretation space = gray ? (deep ? VIPS_INTERPRETATION_GREY16 : VIPS_INTERPRETATION_B_W)
                                        : (deep ? VIPS_INTERPRETATION_RGB16 : VIPS_INTERPRETATION_sRGB);
  return made([&](VipsImage** out) { return vips_colourspace(image.get(), out, space, nullptr); });
}

Image turned(Image image, VipsAngle angle) {
  return made([&](VipsImage** out) { return vips_rot(image.get(), out, angle, nullptr); });
}
Image mirrored(Image image) {
  return made([&](VipsImage** out) { return vips_flip(image.get(), out, VIPS_DIRECTION_HORIZONTAL, nullptr); });
}

// By the eight orientations of Exif.
Image upright(Image image, int orientation) {
  if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) image = mirrored(std::move(image));
  switch (orientation) {
    case 3:
    case 4:
      return turned(std::move(image), VIPS_ANGLE_D180);
    case 6:
    case 7:
      return turned(std::move(image), VIPS_ANGLE_D90);
    case 5:
    case 8:
      return turned(std::move(image), VIPS_ANGLE_D270);
    default:
      return image;
  }
}

// Turning needs rows out of order, so it reads the whole picture into memory first; else rows stream through.
Image opened(FileType type, const PictureParts& parts) {
  const bool turns = parts.exif.orientation != 1;
  Image image = load(type, parts.essential, turns ? VIPS_ACCESS_RANDOM : VIPS_ACCESS_SEQUENTIAL);
  return upright(in_srgb(std::move(image)), parts.exif.orientation);
}

Bytes taken(void* buffer, std::size_t size) {
  const std::unique_ptr<void, decltype(&g_free)> owner{buffer, &g_free};
  const auto* bytes = static_cast<const std::uint8_t*>(buffer);
  return {bytes, bytes + size};
}

Bytes as_png(const Image& image) {
  void* buffer = nullptr;
  std::size_t size = 0;
  if (vips_pngsave_buffer(image.get(), &buffer, &size, "strip", TRUE, "compression", png_effort, "filter",
                          VIPS_FOREIGN_PNG_FILTER_ALL, nullptr) != 0)
    failed();
  return taken(buffer, size);
}

Bytes as_jpeg(const Image& image) {
  void* buffer = nullptr;
  std::size_t size = 0;
  if (vips_jpegsave_buffer(image.get(), &buffer, &size, "strip", TRUE, "Q", jpeg_quality, "optimize_coding", TRUE,
                           nullptr) != 0)
    failed();
  return taken(buffer, size);
}

// Transparent edges keep their colour, which a bare resize would not do.
Image fitted(const Image& image, int width, int height, VipsSize when) {
  return made([&](VipsImage** out) {
    return vips_thumbnail_image(image.get(), out, width, "height", height, "size", when, nullptr);
  });
}

}  // namespace

void prepare_pictures() {
  // No modules for other formats, no generated machine code, no cache of operations, few threads.
  setenv("VIPSHOME", "/nonexistent", 1);
  setenv("VIPS_NOVECTOR", "1", 1);
  if (vips_init("portico") != 0) throw std::runtime_error{"libvips does not start"};
  vips_cache_set_max(0);
  vips_concurrency_set(1);
}

PictureParts check_picture(FileType type, BytesView bytes) {
  PictureParts parts = type == FileType::jpeg ? take_apart_jpeg(bytes) : take_apart_png(bytes);
  if (is_also_something_else(bytes)) throw objections::polyglot;
  if (type == FileType::jpeg) check_jpeg(parts.essential);
  return parts;
}

Bytes reencode(FileType type, const PictureParts& parts) {
  const Image image = opened(type, parts);
  return type == FileType::jpeg ? as_jpeg(image) : as_png(image);
}

Bytes draw(FileType type, const PictureParts& parts, int width) {
  const Image image = opened(type, parts);
  const double scale = static_cast<double>(width) / vips_image_get_width(image.get());
  if (vips_image_get_height(image.get()) * scale > most_rows_drawn) throw objections::too_large;
  return as_png(fitted(image, width, VIPS_MAX_COORD, VIPS_SIZE_BOTH));
}

Bytes shrink(FileType type, const PictureParts& parts, int side) {
  return as_png(fitted(opened(type, parts), side, side, VIPS_SIZE_DOWN));
}

}  // namespace portico::sandbox
