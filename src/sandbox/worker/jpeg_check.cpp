#include "sandbox/worker/jpeg_check.hpp"

#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <jerror.h>

#include <vector>

#include "sandbox/worker/objection.hpp"

namespace portico::sandbox {
namespace {

struct Errors {
  jpeg_error_mgr manager{};  // first: libjpeg hands back its address
  std::jmp_buf failed{};
  bool out_of_memory = false;
  bool pixels_lost = false;
};

Errors& errors_of(j_common_ptr decoder) { return *reinterpret_cast<Errors*>(decoder->err); }

[[noreturn]] void on_error(j_common_ptr decoder) {
  Errors& errors = errors_of(decoder);
  errors.out_of_memory = decoder->err->msg_code == JERR_OUT_OF_MEMORY;
  std::longjmp(errors.failed, 1);
}

void on_message(j_common_ptr decoder, int level) {
  if (level >= 0) return;  // only warnings are below zero
  switch (decoder->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA:  // bytes between the last pixel and a marker: many cameras
    case JWRN_NOT_SEQUENTIAL:   // odd numbers in the header of a sequential scan: many phones
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR:
    case JWRN_BOGUS_ICC:
      return;
    default:
      errors_of(decoder).pixels_lost = true;
  }
}

}  // namespace

void check_jpeg(BytesView jpeg) {
  Errors errors;
  jpeg_decompress_struct decoder{};
  std::vector<JSAMPLE> row;
  decoder.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = on_error;
  errors.manager.emit_message = on_message;
  jpeg_create_decompress(&decoder);
  const bool decoded = setjmp(errors.failed) == 0;
  if (decoded) {
    jpeg_mem_src(&decoder, jpeg.data(), jpeg.size());
    jpeg_read_header(&decoder, TRUE);
    decoder.scale_num = 1;
    decoder.scale_denom = 8;
    jpeg_start_decompress(&decoder);
    row.resize(static_cast<std::size_t>(decoder.output_width) * static_cast<std::size_t>(decoder.output_components));
    JSAMPROW rows[] = {row.data()};
    while (decoder.output_scanline < decoder.output_height) jpeg_read_scanlines(&decoder, rows, 1);
    jpeg_finish_decompress(&decoder);
  }
  jpeg_destroy_decompress(&decoder);
  if (errors.out_of_memory) throw objections::too_large;
  if (!decoded || errors.pixels_lost) throw objections::damaged;
}

}  // namespace portico::sandbox
