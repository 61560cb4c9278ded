#include "patients/names.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"

namespace portico::patients {
namespace {

std::string joined(std::string_view first, std::string_view second) {
  if (first.empty() || second.empty()) return std::string{first} + std::string{second};
  return std::string{first} + ' ' + std::string{second};
}

std::vector<std::string> sorted_words(std::string_view family, std::string_view given) {
  auto words = folded_words(joined(family, given));
  std::ranges::sort(words);
  return words;
}

}  // namespace

std::string display_name(std::string_view family, std::string_view given, Language language) {
  return language == Language::hu ? joined(family, given) : joined(given, family);
}

std::vector<std::string> closed_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find(' ', start), text.size());
    std::string word = fold(text.substr(start, end - start));
    std::erase(word, ' ');
    if (!word.empty()) words.push_back(std::move(word));
    start = end + 1;
  }
  return words;
}

std::vector<std::string> name_words(std::string_view family, std::string_view given) {
  auto words = closed_words(joined(family, given));
  std::ranges::move(folded_words(joined(family, given)), std::back_inserter(words));
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::string name_key(std::string_view family, std::string_view given) {
  std::string key;
  for (const auto& word : sorted_words(family, given)) key = joined(key, word);
  return key;
}

}  // namespace portico::patients
