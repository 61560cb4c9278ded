#include "identity/spoken_code.hpp"

#include <sodium.h>

namespace portico::identity {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t characters = 10;

char plain(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return c;
}

}  // namespace

std::string make_spoken_code() {
  std::string code;
  for (std::size_t i = 0; i < characters; ++i) code += alphabet[randombytes_uniform(alphabet.size())];
  return code;
}

std::string grouped(std::string_view code) {
  return std::string{code.substr(0, characters / 2)} + '-' + std::string{code.substr(characters / 2)};
}

std::optional<std::string> spoken_code_of(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    code += plain(c);
    if (alphabet.find(code.back()) == std::string_view::npos) return std::nullopt;
  }
  if (code.size() != characters) return std::nullopt;
  return code;
}

}  // namespace portico::identity
