#pragma once
#include "base/bytes.hpp"

namespace portico {

Bytes sha256(BytesView bytes);
// Any key length, as RFC 2104 takes it.
Bytes hmac_sha256(BytesView key, BytesView bytes);
// BLAKE2b-256.
Bytes blake2b(BytesView bytes);

// Takes as long wherever the first difference is; different lengths are told at once.
bool equal_constant_time(BytesView a, BytesView b);
inline bool equal_constant_time(std::string_view a, std::string_view b) {
  return equal_constant_time(as_bytes(a), as_bytes(b));
}

}  // namespace portico
