#include "identity/common_passwords.hpp"

#include "embedded/password_lists.hpp"

namespace portico::identity {
namespace {

// Sorted bytewise, a line each.
std::string_view all_of_them() {
  for (const embedded::File& file : embedded::password_lists())
    if (file.path == "passwords.txt") return file.bytes;
  return {};
}

}  // namespace

bool is_common_password(std::string_view text) {
  static const std::string_view all = all_of_them();
  // The lines that may still hold it: [from, to), both at the start of a line.
  std::size_t from = 0;
  std::size_t to = all.size();
  while (from < to) {
    const std::size_t middle = from + (to - from) / 2;
    const auto before = middle == 0 ? std::string_view::npos : all.rfind('\n', middle - 1);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = all.substr(start, all.find('\n', start) - start);
    if (line == text) return true;
    if (line < text)
      from = start + line.size() + 1;
    else
      to = start;
  }
  return false;
}

}  // namespace portico::identity
