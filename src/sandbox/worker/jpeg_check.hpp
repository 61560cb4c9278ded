#pragma once
#include "base/bytes.hpp"

namespace portico::sandbox {

// Decodes at an eighth of the size, which reads every coded bit. Throws Objection damaged when pixels are missing or
// made up, too_large when memory ends. Remarks of the decoder that leave every pixel as it was are passed over.
void check_jpeg(BytesView jpeg);

}  // namespace portico::sandbox
