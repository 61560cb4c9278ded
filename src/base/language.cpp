#include "base/language.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/spelling.hpp"

namespace portico {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Cuts off the front up to `separator`, which goes too.
std::string_view take_until(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trimmed(part);
}

// "q=0.8" in thousandths; what is no weight counts as none given.
int weight(std::string_view parameter) {
  if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') return 1000;
  if (parameter[2] == '1') return 1000;
  int value = 0;
  int scale = 100;
  for (std::size_t i = 4; i < parameter.size() && i < 7 && std::isdigit(static_cast<unsigned char>(parameter[i]));
       ++i, scale /= 10)
    value += (parameter[i] - '0') * scale;
  return value;
}

std::optional<Language> named(std::string_view range, Language otherwise) {
  if (range == "*") return otherwise;
  std::string primary{range.substr(0, range.find('-'))};
  std::transform(primary.begin(), primary.end(), primary.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return from_spelling<Language>(primary);
}

}  // namespace

Language preferred_language(std::string_view accept_language, Language otherwise) {
  Language best = otherwise;
  int best_weight = 0;
  while (!accept_language.empty()) {
    std::string_view item = take_until(accept_language, ',');
    const auto language = named(take_until(item, ';'), otherwise);
    const int item_weight = weight(trimmed(item));
    if (!language || item_weight <= best_weight) continue;
    best = *language;
    best_weight = item_weight;
  }
  return best;
}

}  // namespace portico
