#pragma once
#include <string_view>

#include "base/bytes.hpp"
#include "sandbox/sandbox.hpp"

namespace portico::sandbox {

// The whole look at an upload, as Sandbox::inspect promises it. Never throws for what the bytes are.
Verdict look_at(BytesView bytes, std::string_view claimed, Bytes* clean);

}  // namespace portico::sandbox
