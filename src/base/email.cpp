#include "base/email.hpp"

#include <algorithm>

namespace portico {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_atext(char c) {
  return is_letter(c) || is_digit(c) || std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// Calls `good` on each piece between dots; false as soon as one is not.
template <class Good>
bool every_piece(std::string_view text, Good good) {
  for (;;) {
    const auto dot = text.find('.');
    if (!good(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_atom(std::string_view piece) { return !piece.empty() && std::ranges::all_of(piece, is_atext); }

bool is_label(std::string_view piece) {
  return !piece.empty() && piece.size() <= 63 && piece.front() != '-' && piece.back() != '-' &&
         std::ranges::all_of(piece, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
  const auto last_dot = domain.rfind('.');
  if (last_dot == std::string_view::npos) return false;
  const auto top = domain.substr(last_dot + 1);
  return every_piece(domain, is_label) && top.size() >= 2 && !std::ranges::all_of(top, is_digit);
}

}  // namespace

std::optional<std::string> parse_email(std::string_view text) {
  text = trimmed(text);
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return std::nullopt;
  if (!every_piece(text.substr(0, at), is_atom) || !is_domain(text.substr(at + 1))) return std::nullopt;
  std::string address{text};
  std::transform(address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
                 address.begin() + static_cast<std::ptrdiff_t>(at), lower);
  return address;
}

std::string email_key(std::string_view address) {
  std::string key{trimmed(address)};
  std::ranges::transform(key, key.begin(), lower);
  return key;
}

}  // namespace portico
