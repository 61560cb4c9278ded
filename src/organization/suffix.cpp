#include "organization/suffix.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace portico::organization {
namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 40;

constexpr std::array reserved{
    "about",  "access",  "account",  "activation", "admin",    "administrator", "api",        "app",
    "assets", "auth",    "booking",  "branding",   "console",  "contract",      "contracts",  "dashboard",
    "demo",   "docs",    "fhir",     "health",     "healthz",  "help",          "livez",      "login",
    "logout", "metrics", "oauth",    "patient",    "patients", "portal",        "portico",    "privacy",
    "public", "readyz",  "recovery", "register",   "security", "session",       "settings",   "staff",
    "static", "status",  "support",  "system",     "terms",    "test",          "well-known", "www"};

bool allowed(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool well_formed(std::string_view suffix) {
  return suffix.size() >= shortest && suffix.size() <= longest && std::ranges::all_of(suffix, allowed) &&
         suffix.front() != '-' && suffix.back() != '-';
}

}  // namespace

std::optional<std::string> suffix_fault(std::string_view suffix) {
  if (!well_formed(suffix)) return "FORMAT_SUFFIX";
  if (std::ranges::find(reserved, suffix) != reserved.end()) return "SUFFIX_RESERVED";
  return std::nullopt;
}

std::string suffix_from_name(std::string_view name) {
  std::string suffix;
  for (const char c : fold(name)) {
    const char next = c == ' ' ? '-' : c;
    if (allowed(next)) suffix += next;
  }
  suffix.resize(std::min(suffix.size(), longest));
  const auto first = suffix.find_first_not_of('-');
  suffix = first == std::string::npos ? "" : suffix.substr(first, suffix.find_last_not_of('-') - first + 1);
  if (!suffix_fault(suffix)) return suffix;
  return suffix.empty() ? "clinic" : "clinic-" + suffix;
}

}  // namespace portico::organization
