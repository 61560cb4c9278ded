#include "registrations/name_fit.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "patients/names.hpp"

namespace portico::registrations {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 8> titles{"dr", "prof", "ifj", "id", "idosb", "ozv", "dra", "phd"};
constexpr std::size_t words_of_a_name = 2;

std::string whole(FullName name) { return std::string{name.family} + ' ' + std::string{name.given}; }

bool is_title(const std::string& word) { return std::ranges::find(titles, word) != titles.end(); }

// "Jánosné": of János's wife; the husband's name is not hers. Who types without accents writes "Janosne".
bool is_by_marriage(const std::string& word) { return word.size() > 4 && word.ends_with("ne"); }

Words sorted(Words words) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

Words without(Words words, bool (*left_out)(const std::string&)) {
  std::erase_if(words, left_out);
  return words;
}

bool holds_all(const Words& longer, const Words& shorter) {
  return shorter.size() >= words_of_a_name && std::ranges::includes(longer, shorter);
}

bool is_variant(const Words& one, const Words& other) { return holds_all(one, other) || holds_all(other, one); }

NameFit fit_of(const Words& one, const Words& other) {
  if (one == other && !one.empty()) return NameFit::same;
  const auto a = without(one, is_title);
  const auto b = without(other, is_title);
  if (is_variant(a, b)) return NameFit::variant;
  return is_variant(without(a, is_by_marriage), without(b, is_by_marriage)) ? NameFit::variant : NameFit::different;
}

}  // namespace

NameFit fit_of(FullName one, FullName other) {
  const auto apart = fit_of(sorted(folded_words(whole(one))), sorted(folded_words(whole(other))));
  const auto closed = fit_of(sorted(patients::closed_words(whole(one))), sorted(patients::closed_words(whole(other))));
  return std::min(apart, closed);
}

}  // namespace portico::registrations
