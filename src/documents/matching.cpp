#include "documents/matching.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "texts/texts.hpp"

namespace portico::documents {
namespace {

void add_words(std::vector<std::string>& all, std::string_view text) {
  for (auto& word : folded_words(text)) all.push_back(std::move(word));
}

// The type's name in every language: what people call that type.
void add_type_words(std::vector<std::string>& all, DocumentType type) {
  const auto key = "DOCUMENT_TYPE_" + spelling(type);
  for (const auto language : {Language::en, Language::hu, Language::es}) add_words(all, texts::text(language, key));
}

std::vector<std::string> words_of(const Document& document) {
  std::vector<std::string> words;
  add_words(words, document.title);
  add_words(words, document.practitioner);
  add_words(words, document.location);
  add_words(words, document.examination_date.text());
  add_type_words(words, document.type);
  return words;
}

// The words of a text as byte ranges: runs of letters and digits, as fold() cuts them.
std::vector<std::pair<std::size_t, std::size_t>> word_ranges(const std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  const auto characters = icu::UnicodeString::fromUTF8(text);
  std::optional<std::size_t> begin;
  std::size_t at = 0;  // bytes
  for (int i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
    const auto c = characters.char32At(i);
    const bool inside = u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
    if (inside && !begin) begin = at;
    if (!inside && begin) {
      ranges.emplace_back(*begin, at);
      begin.reset();
    }
    at += static_cast<std::size_t>(U8_LENGTH(c));
  }
  if (begin) ranges.emplace_back(*begin, text.size());
  return ranges;
}

}  // namespace

Query::Query(std::string_view typed) : words_{folded_words(typed)} {}

bool Query::matches(const Document& document) const {
  if (words_.empty()) return false;
  const auto words = words_of(document);
  return std::all_of(words_.begin(), words_.end(), [&](const std::string& wanted) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.starts_with(wanted); });
  });
}

std::string Query::marked(const std::string& title) const {
  std::string result;
  std::size_t copied = 0;
  for (const auto& [begin, end] : word_ranges(title)) {
    const auto word = fold(std::string_view{title}.substr(begin, end - begin));
    const bool named =
        std::any_of(words_.begin(), words_.end(), [&](const std::string& wanted) { return word.starts_with(wanted); });
    if (!named) continue;
    result.append(title, copied, begin - copied)
        .append(1, mark_begin)
        .append(title, begin, end - begin)
        .append(1, mark_end);
    copied = end;
  }
  return result.append(title, copied);
}

}  // namespace portico::documents
