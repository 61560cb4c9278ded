#pragma once
#include <optional>

#include "sandbox/sandbox.hpp"

namespace portico::sandbox {

// How a child tells what it found: one line "verdict CODE MEDIA/TYPE PAGES NOTE,NOTE" ("-" for what is empty), then the
// bytes of the clean file, if any.
struct Reply {
  Verdict verdict;
  Bytes clean;
};

Bytes encode_reply(const Verdict& verdict, BytesView clean);
// The child may have been taken over by what it read: only codes, types and notes that exist are believed, and nothing
// else may stand in the line.
std::optional<Reply> decode_reply(BytesView bytes);

// A child that could not be caged ends with this status, its reason on standard output; 1 is any other failure.
inline constexpr int status_not_caged = 70;

}  // namespace portico::sandbox
