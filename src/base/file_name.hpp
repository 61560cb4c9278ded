#pragma once
#include <string>
#include <string_view>

namespace portico {

// The last part of what a browser or a person calls a file, tidied and at most 200 characters long; "document" when
// nothing is left. `percent_encoded` as in header X-Filename.
std::string file_name_of(std::string_view percent_encoded);

}  // namespace portico
