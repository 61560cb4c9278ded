#pragma once
#include <string_view>

#include "access/account_shapes.hpp"

namespace portico::access {

// Error correction M. Throws std::runtime_error for what does not fit in any QR code.
QrCode qr_code(std::string_view text);

}  // namespace portico::access
