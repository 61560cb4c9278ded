#include "access/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace portico::access {

QrCode qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
      QRcode_encodeString8bit(std::string{text}.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
  if (!code) throw std::runtime_error{"no QR code of this text"};
  QrCode result;
  for (int y = 0; y < code->width; ++y) {
    std::string row;
    for (int x = 0; x < code->width; ++x) row += (code->data[y * code->width + x] & 1) != 0 ? '1' : '0';
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace portico::access
