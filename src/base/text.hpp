#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace portico {

bool is_utf8(std::string_view text);

// NFC, outer white space gone, inner runs of white space one space, control characters gone.
// Throws std::invalid_argument when `text` is not UTF-8.
std::string tidy(std::string_view text);

// For comparing and searching: NFKD without marks, case folded, "ß" as "ss", ł as l; only letters and digits stay, runs
// of anything else become one space. "  Dr. Kőszegi-Ármány " -> "dr koszegi armany".
std::string fold(std::string_view text);

// `fold` cut at its spaces.
std::vector<std::string> folded_words(std::string_view text);

// ICU sort key in the language's order, compared bytewise by both databases; names only, so strength is tertiary.
std::string sort_key(std::string_view text, Language language);

// Number of code points; 0 for what is not UTF-8.
std::size_t length(std::string_view text);

}  // namespace portico
