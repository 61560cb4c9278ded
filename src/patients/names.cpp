#include "patients/names.hpp"

#include <algorithm>

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

std::vector<std::string> name_words(std::string_view family, std::string_view given) {
  auto words = sorted_words(family, given);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::string name_key(std::string_view family, std::string_view given) {
  std::string key;
  for (const auto& word : sorted_words(family, given)) key = joined(key, word);
  return key;
}

}  // namespace portico::patients
