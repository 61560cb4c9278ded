#pragma once

namespace portico::sandbox {

// Ends the look at a file with the code of its refusal. Not a std::exception, so that no library's own handler takes it
// for one of its errors and goes on.
struct Objection {
  const char* code;
};

namespace objections {
inline constexpr Objection empty{"FILE_EMPTY"};
inline constexpr Objection unknown_type{"FILE_TYPE_UNKNOWN"};
inline constexpr Objection other_type{"FILE_TYPE_MISMATCH"};
inline constexpr Objection encrypted{"FILE_ENCRYPTED"};
inline constexpr Objection active{"FILE_ACTIVE_CONTENT"};
inline constexpr Objection attachment{"FILE_ATTACHMENT_INSIDE"};
inline constexpr Objection damaged{"FILE_DAMAGED"};
inline constexpr Objection too_large{"FILE_TOO_LARGE_INSIDE"};
inline constexpr Objection polyglot{"FILE_POLYGLOT"};
}  // namespace objections

}  // namespace portico::sandbox
