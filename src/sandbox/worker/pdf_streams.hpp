#pragma once
#include <qpdf/QPDFObjectHandle.hh>

#include <cstdint>

namespace portico::sandbox {

// Unpacks streams one after another, counting and not keeping. Throws Objection too_large for one, or a sum, that only
// a bomb would hold.
class StreamCheck {
 public:
  // False when the bytes are not what their filters say.
  bool unpacks(QPDFObjectHandle stream);

 private:
  std::uint64_t sum_ = 0;
};

bool is_image(QPDFObjectHandle stream);

}  // namespace portico::sandbox
