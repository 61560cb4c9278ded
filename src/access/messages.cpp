#include "access/messages.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/spelling.hpp"
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

std::string text_key(std::string_view before, Notice notice, std::string_view after) {
  std::string key{spelling(notice)};
  for (char& c : key)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return std::string{before} + key + std::string{after};
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
                               std::string_view clinic, std::string_view base_url, Uuid flow, std::int64_t code_number,
                               CodeUse use) {
  std::string name = in_gsm_letters(clinic);
  while (name.size() > longest_clinic) {
    name.resize(name.find_last_of(' ', longest_clinic) == std::string::npos ? longest_clinic
                                                                            : name.find_last_of(' ', longest_clinic));
  }
  std::string text = texts::text(language, use == CodeUse::booking ? "SMS_BOOKING_CODE" : "SMS_LOGIN_CODE",
                                 {{"code", code}, {"clinic", name}});
  text += fmt::format("\n@{} #{}", host_of(base_url), code);
  return {.channel = delivery::Channel::sms,
          .to = phone,
          .subject = {},
          .text = std::move(text),
          .html = {},
          .purpose = "login_code",
          .idempotency_key = code_key(flow, code_number, identity::Method::sms)};
}

std::string code_key(Uuid flow, std::int64_t code_number, identity::Method method) {
  return fmt::format("code-{}-{}-{}", flow.text(), code_number, spelling(method));
}

delivery::Message code_mail(Language language, const std::string& email, const std::string& code,
                            std::string_view clinic, Uuid flow, std::int64_t code_number, CodeUse use) {
  const Facts facts{{"code", code}, {"clinic", std::string{clinic}}};
  const bool is_booking = use == CodeUse::booking;
  return {.channel = delivery::Channel::email,
          .to = email,
          .subject = texts::text(language, is_booking ? "MAIL_BOOKING_CODE_SUBJECT" : "MAIL_LOGIN_CODE_SUBJECT", facts),
          .text = texts::text(language, is_booking ? "MAIL_BOOKING_CODE_TEXT" : "MAIL_LOGIN_CODE_TEXT", facts),
          .html = {},
          .purpose = "login_code",
          .idempotency_key = code_key(flow, code_number, identity::Method::email)};
}

delivery::Message recovery_mail(Language language, const std::string& email, const std::string& code,
                                std::string_view clinic, std::string_view contact, Uuid flow,
                                std::int64_t code_number) {
  const Facts facts{{"code", code}, {"clinic", std::string{clinic}}, {"contact", std::string{contact}}};
  return {.channel = delivery::Channel::email,
          .to = email,
          .subject = texts::text(language, "MAIL_RECOVERY_CODE_SUBJECT", facts),
          .text = texts::text(language, "MAIL_RECOVERY_CODE_TEXT", facts),
          .html = {},
          .purpose = "recovery_code",
          .idempotency_key = fmt::format("recovery-{}-{}", flow.text(), code_number)};
}

std::string masked_email(std::string_view address) {
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || at == 0) return {};
  return std::string{address.substr(0, 1)} + "•••" + std::string{address.substr(at)};
}

delivery::Message security_mail(Notice notice, Language language, const std::string& email, const Facts& facts,
                                Uuid event) {
  return {.channel = delivery::Channel::email,
          .to = email,
          .subject = texts::text(language, text_key("MAIL_", notice, "_SUBJECT"), facts),
          .text = texts::text(language, text_key("MAIL_", notice, "_TEXT"), facts),
          .html = {},
          .purpose = "security_notice",
          .idempotency_key = fmt::format("{}-{}", spelling(notice), event.text())};
}

delivery::Message security_sms(Notice notice, Language language, const std::string& phone, const Facts& facts,
                               Uuid event) {
  return {.channel = delivery::Channel::sms,
          .to = phone,
          .subject = {},
          .text = in_gsm_letters(texts::text(language, text_key("SMS_", notice, ""), facts)),
          .html = {},
          .purpose = "security_notice",
          .idempotency_key = fmt::format("{}-{}-sms", spelling(notice), event.text())};
}

}  // namespace portico::access
