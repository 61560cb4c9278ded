#include "access/invitation_messages.hpp"

#include "access/messages.hpp"
#include "access/qr.hpp"
#include "access/subjects.hpp"
#include "pdf/pdf.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

Facts facts_of(const InvitationText& text) {
  return {{"clinic", text.contract.name},
          {"link", text.link},
          {"url", text.portal_url},
          {"code", text.code},
          {"contact", contact_of(text.contract)},
          {"until", texts::moment_in_full(text.expires_at, text.contract.time_zone, text.language)}};
}

// As it stands behind an envelope's window.
std::string addressee(const patients::Patient& patient) {
  const auto& address = patient.address;
  std::string lines = patient.name;
  if (!address.line.empty()) lines += '\n' + address.line;
  if (!address.city.empty())
    lines += '\n' + (address.postal_code.empty() ? "" : address.postal_code + ' ') + address.city;
  return lines;
}

}  // namespace

delivery::Message invitation_mail(const InvitationText& text, const std::string& email, std::string key) {
  const auto facts = facts_of(text);
  return {.channel = delivery::Channel::email,
          .to = email,
          .subject = texts::text(text.language,
                                 text.again ? "MAIL_INVITATION_AGAIN_SUBJECT" : "MAIL_INVITATION_SUBJECT", facts),
          .text = texts::text(text.language, text.again ? "MAIL_INVITATION_AGAIN_TEXT" : "MAIL_INVITATION_TEXT", facts),
          .html = {},
          .purpose = "invitation",
          .idempotency_key = std::move(key)};
}

delivery::Message invitation_sms(const InvitationText& text, const std::string& phone, std::string key) {
  return {.channel = delivery::Channel::sms,
          .to = phone,
          .subject = {},
          .text = in_gsm_letters(
              texts::text(text.language, text.again ? "SMS_INVITATION_AGAIN" : "SMS_INVITATION", facts_of(text))),
          .html = {},
          .purpose = "invitation",
          .idempotency_key = std::move(key)};
}

pdf::Document invitation_letter(const InvitationText& text, const patients::Patient& patient, Instant now) {
  const auto& contract = text.contract;
  const auto say = [&, facts = facts_of(text)](std::string_view key) { return texts::text(text.language, key, facts); };
  pdf::Letterhead head{contract.name, {}};
  if (!contract.address.empty()) head.lines.push_back(contract.address);
  if (!contract.phone.empty()) head.lines.push_back(phone::international_format(contract.phone));
  return {.language = text.language,
          .letterhead = std::move(head),
          .title = say("LETTER_INVITATION_TITLE"),
          .blocks = {pdf::Paragraph{addressee(patient)}, pdf::Paragraph{say("LETTER_INVITATION_TEXT")},
                     pdf::Heading{say("LETTER_INVITATION_SCAN")}, pdf::Squares{qr_code(text.link).rows},
                     pdf::Paragraph{say("LETTER_INVITATION_TYPE")}, pdf::Heading{text.code},
                     pdf::Paragraph{say("LETTER_INVITATION_THEN")}},
          .footer = say("LETTER_INVITATION_FOOTER"),
          .created = now};
}

}  // namespace portico::access
