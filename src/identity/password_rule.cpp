#include "identity/password_rule.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/text.hpp"
#include "identity/common_passwords.hpp"

namespace portico::identity {
namespace {

constexpr std::size_t longest_input = 4096;  // bytes, so that a megabyte is not normalized first
constexpr int longest_decoration = 4;        // "2026", "123!": what people put around a common word

// What people type first when a form asks for a password, whatever digits and signs they put behind.
constexpr std::string_view common[] = {
    "abc",      "abcd",     "abcde",    "abcdef",   "abcdefgh",   "admin",    "administrator", "asdf",
    "asdfgh",   "budapest", "changeme", "clave",    "contrasena", "dragon",   "football",      "hello",
    "iloveyou", "jelszo",   "kutya",    "letmein",  "login",      "master",   "monkey",        "pass",
    "passord",  "passwrd",  "password", "psswrd",   "passwort",   "paciente", "patient",       "portal",
    "portico",  "princess", "qwe",      "qwer",     "qwert",      "qwerty",   "qwertyuiop",    "qwertz",
    "secret",   "secreto",  "summer",   "sunshine", "szeretlek",  "teamo",    "test",          "titok",
    "usuario",  "welcome",
};

icu::UnicodeString normalized(std::string_view password) {
  if (password.size() > longest_input || !is_utf8(password))
    throw Refused::field("password", password.size() > longest_input ? "FORMAT_PASSWORD_LONG" : "FORMAT_TEXT",
                         {{"limit", static_cast<std::int64_t>(longest_password)}});
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  auto result =
      nfc->normalize(icu::UnicodeString::fromUTF8({password.data(), static_cast<int>(password.size())}), status);
  if (U_FAILURE(status) != 0) throw Refused::field("password", "FORMAT_TEXT");
  return result;
}

bool has(const icu::UnicodeString& text, UBool (*property)(UChar32)) {
  for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (property(text.char32At(i)) != 0) return true;
  return false;
}

std::string case_folded(icu::UnicodeString text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::Normalizer2::getNFCInstance(status)->normalize(text.foldCase(), status).toUTF8String(result);
  return result;
}

int letter_count(const icu::UnicodeString& text) {
  int count = 0;
  for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) count += u_isalpha(text.char32At(i)) != 0 ? 1 : 0;
  return count;
}

// Folded letters alone: "Jelszó 123!" and "jelszo" are one.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : fold(text))
    if (c != ' ' && !(c >= '0' && c <= '9')) letters += c;
  return letters;
}

// Everybody tries it, as it stands or without the little that stands around it.
bool is_common(const icu::UnicodeString& text, const std::string& letters) {
  if (std::find(std::begin(common), std::end(common), letters) != std::end(common)) return true;
  if (is_common_password(case_folded(text))) return true;
  return text.countChar32() - letter_count(text) <= longest_decoration && is_common_password(letters);
}

}  // namespace

std::string normalized_password(std::string_view password) {
  std::string result;
  normalized(password).toUTF8String(result);
  return result;
}

std::vector<FieldError> password_faults(std::string_view password, std::span<const std::string> context,
                                        Classes classes) {
  std::vector<FieldError> faults;
  const auto fault = [&](std::string code, Facts facts = {}) {
    faults.push_back({"password", std::move(code), std::move(facts)});
  };
  const auto text = normalized(password);
  const auto length = static_cast<std::size_t>(text.countChar32());
  if (length < shortest_password)
    fault("FORMAT_PASSWORD_SHORT",
          {{"limit", static_cast<std::int64_t>(shortest_password)}, {"length", static_cast<std::int64_t>(length)}});
  if (length > longest_password)
    fault("FORMAT_PASSWORD_LONG", {{"limit", static_cast<std::int64_t>(longest_password)}});
  if (classes == Classes::needed) {
    if (!has(text, u_islower)) fault("FORMAT_PASSWORD_LOWER");
    if (!has(text, u_isupper)) fault("FORMAT_PASSWORD_UPPER");
    if (!has(text, u_isdigit)) fault("FORMAT_PASSWORD_DIGIT");
  }
  if (!faults.empty()) return faults;

  const std::string letters = letters_of(password);
  if (is_common(text, letters)) fault("PASSWORD_COMMON");
  for (const auto& words : context)
    if (letters == letters_of(words)) {
      fault("PASSWORD_PERSONAL");
      break;
    }
  return faults;
}

void require_good_password(std::string_view password, std::span<const std::string> context, Classes classes) {
  if (auto faults = password_faults(password, context, classes); !faults.empty())
    throw Refused::fields(std::move(faults));
}

}  // namespace portico::identity
