#include "sandbox/testing/picture_builder.hpp"

#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>
#include <zlib.h>

namespace portico::sandbox::testing {
namespace {

void append_number(Bytes& bytes, std::uint32_t value, int size) {
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

void append(Bytes& bytes, BytesView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

void append_chunk(Bytes& png, std::string_view type, BytesView body) {
  append_number(png, static_cast<std::uint32_t>(body.size()), 4);
  Bytes counted = to_bytes(type);
  append(counted, body);
  append(png, counted);
  append_number(png, static_cast<std::uint32_t>(crc32(0, counted.data(), static_cast<unsigned>(counted.size()))), 4);
}

Bytes header(std::uint32_t width, std::uint32_t height) {
  Bytes body;
  append_number(body, width, 4);
  append_number(body, height, 4);
  append(body, Bytes{8, 2, 0, 0, 0});
  Bytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  append_chunk(png, "IHDR", body);
  return png;
}

}  // namespace

Bytes jpeg(const JpegShape& shape) {
  jpeg_compress_struct encoder{};
  jpeg_error_mgr errors{};
  encoder.err = jpeg_std_error(&errors);
  jpeg_create_compress(&encoder);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&encoder, &buffer, &size);
  encoder.image_width = static_cast<JDIMENSION>(shape.width);
  encoder.image_height = static_cast<JDIMENSION>(shape.height);
  encoder.input_components = shape.cmyk ? 4 : 3;
  encoder.in_color_space = shape.cmyk ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&encoder);
  if (shape.progressive) jpeg_simple_progression(&encoder);
  jpeg_start_compress(&encoder, TRUE);
  for (int y = 0; y < shape.height; ++y) {
    Bytes row;
    for (int x = 0; x < shape.width; ++x) {
      row.push_back(static_cast<std::uint8_t>(255 * x / shape.width));
      row.push_back(static_cast<std::uint8_t>(255 * y / shape.height));
      row.push_back(static_cast<std::uint8_t>((x * 37 + y * 91) % 256));
      if (shape.cmyk) row.push_back(0);
    }
    JSAMPROW rows[] = {row.data()};
    jpeg_write_scanlines(&encoder, rows, 1);
  }
  jpeg_finish_compress(&encoder);
  Bytes result{buffer, buffer + size};
  jpeg_destroy_compress(&encoder);
  std::free(buffer);
  return result;
}

Bytes with_segment(BytesView jpeg, std::uint8_t marker, std::string_view body) {
  Bytes result{0xff, 0xd8, 0xff, marker};
  append_number(result, static_cast<std::uint32_t>(body.size() + 2), 2);
  append(result, as_bytes(body));
  append(result, jpeg.subspan(2));
  return result;
}

Bytes exif(int orientation, bool gps) {
  Bytes body = to_bytes(std::string_view{"Exif\0\0MM\0*\0\0\0\x08", 14});
  append_number(body, gps ? 2 : 1, 2);
  append(body, Bytes{0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, static_cast<std::uint8_t>(orientation), 0, 0});
  if (gps) append(body, Bytes{0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x26});
  append_number(body, 0, 4);
  return body;
}

Bytes deflated(BytesView bytes) {
  uLongf size = compressBound(bytes.size());
  Bytes packed(size);
  compress2(packed.data(), &size, bytes.data(), bytes.size(), 9);
  packed.resize(size);
  return packed;
}

Bytes png(const std::vector<Chunk>& more) {
  constexpr int width = 32, height = 24;
  Bytes rows;
  for (int y = 0; y < height; ++y) {
    rows.push_back(0);
    for (int x = 0; x < width * 3; ++x) rows.push_back(static_cast<std::uint8_t>(x * 2 + y));
  }
  Bytes result = header(width, height);
  for (const Chunk& chunk : more) append_chunk(result, chunk.type, chunk.body);
  append_chunk(result, "IDAT", deflated(rows));
  append_chunk(result, "IEND", {});
  return result;
}

Bytes png_header_only(std::uint32_t width, std::uint32_t height) {
  Bytes result = header(width, height);
  append_chunk(result, "IDAT", deflated(Bytes(10)));
  append_chunk(result, "IEND", {});
  return result;
}

}  // namespace portico::sandbox::testing
