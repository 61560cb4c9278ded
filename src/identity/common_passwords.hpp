#pragma once
#include <string_view>

namespace portico::identity {

// Whether everybody tries it: one of the passwords of blocklist/embedded, which is searched where it lies in the
// program's read-only part. `text` is in NFC and case folded.
bool is_common_password(std::string_view text);

}  // namespace portico::identity
