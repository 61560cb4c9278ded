#pragma once
#include <string_view>

#include "base/bytes.hpp"

namespace portico::sandbox {

enum class FileType { pdf, jpeg, png, other };

// By the first bytes, exactly at the start.
FileType type_of(BytesView bytes);
std::string_view media_type_of(FileType type);

// Whether a browser or a script interpreter could be led to run what is in there: tags that start a page or a script.
bool has_markup(BytesView bytes);
// Whether bytes that should be nothing hold the start of another kind of file, or markup.
bool holds_other_format(BytesView bytes);
// Whether the whole can also be read as an archive or another format that is not recognised by its first bytes: ZIP
// (read from the end), tar, ISO 9660, DICOM.
bool is_also_something_else(BytesView bytes);

}  // namespace portico::sandbox
