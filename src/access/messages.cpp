#include "access/messages.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "texts/texts.hpp"

namespace portico::access {
namespace {

constexpr std::size_t longest_clinic = 30;

bool is_gsm(const std::string& text) { return delivery::size_of_sms(text).coding == delivery::Coding::gsm7; }

std::string utf8(UChar32 c) {
  std::string text;
  icu::UnicodeString{c}.toUTF8String(text);
  return text;
}

// The letter without its marks; "?" for what has none.
std::string bare(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString decomposed;
  icu::Normalizer2::getNFKDInstance(status)->normalize(icu::UnicodeString{c}, decomposed, status);
  const std::string letter = decomposed.isEmpty() ? std::string{} : utf8(decomposed.char32At(0));
  return !letter.empty() && is_gsm(letter) ? letter : "?";
}

std::string host_of(std::string_view base_url) {
  const auto scheme = base_url.find("://");
  if (scheme != std::string_view::npos) base_url.remove_prefix(scheme + 3);
  return std::string{base_url.substr(0, base_url.find_first_of(":/"))};
}

}  // namespace

std::string in_gsm_letters(std::string_view text) {
  const auto characters = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  std::string result;
  for (int i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
    const UChar32 c = characters.char32At(i);
    const std::string letter = utf8(c);
    result += is_gsm(letter) ? letter : bare(c);
  }
  return result;
}

delivery::Message code_message(Language language, const std::string& phone, const std::string& code,
                               std::string_view clinic, std::string_view base_url, Uuid flow,
                               std::int64_t code_number) {
  std::string name = in_gsm_letters(clinic);
  while (name.size() > longest_clinic) {
    name.resize(name.find_last_of(' ', longest_clinic) == std::string::npos ? longest_clinic
                                                                            : name.find_last_of(' ', longest_clinic));
  }
  std::string text = texts::text(language, "SMS_LOGIN_CODE", {{"code", code}, {"clinic", name}});
  text += fmt::format("\n@{} #{}", host_of(base_url), code);
  return {.channel = delivery::Channel::sms,
          .to = phone,
          .subject = {},
          .text = std::move(text),
          .html = {},
          .purpose = "login_code",
          .idempotency_key = fmt::format("code-{}-{}", flow.text(), code_number)};
}

delivery::Message password_set_notice(Language language, const std::string& email, std::string_view clinic,
                                      std::string_view contact, std::string_view portal_url, Uuid event) {
  const Facts facts{
      {"clinic", std::string{clinic}}, {"contact", std::string{contact}}, {"url", std::string{portal_url}}};
  return {.channel = delivery::Channel::email,
          .to = email,
          .subject = texts::text(language, "MAIL_PASSWORD_SET_SUBJECT", facts),
          .text = texts::text(language, "MAIL_PASSWORD_SET_TEXT", facts),
          .html = {},
          .purpose = "security_notice",
          .idempotency_key = fmt::format("password-set-{}", event.text())};
}

}  // namespace portico::access
