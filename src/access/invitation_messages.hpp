#pragma once
#include <string>

#include "base/bytes.hpp"
#include "base/language.hpp"
#include "delivery/message.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"
#include "pdf/pdf.hpp"

namespace portico::access {

// What an invitation says, whichever way it goes. Nothing about health, and, but for the letter's address, not whom it
// is for: whoever finds it learns that somebody is a patient of the clinic, no more.
struct InvitationText {
  const organization::Organization& contract;
  Language language = Language::en;
  std::string link;  // with the token behind "#"
  std::string portal_url;
  std::string code;  // "ABCDE-FGHJK"
  Instant expires_at;
  bool again = false;  // a follow-up
};

delivery::Message invitation_mail(const InvitationText& text, const std::string& email, std::string key);
// In GSM letters.
delivery::Message invitation_sms(const InvitationText& text, const std::string& phone, std::string key);
// With a QR code of the link.
pdf::Document invitation_letter(const InvitationText& text, const patients::Patient& patient, Instant now);

}  // namespace portico::access
