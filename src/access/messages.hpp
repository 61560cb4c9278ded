#pragma once
#include <boost/describe.hpp>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/language.hpp"
#include "base/refused.hpp"
#include "delivery/message.hpp"
#include "identity/flow.hpp"

namespace portico::access {

// Only letters of GSM 03.38 (an SMS costs a third as much then): accents that it lacks are left out, other signs become
// "?".
std::string in_gsm_letters(std::string_view text);

// What a code is for, as its message says.
enum class CodeUse { sign_in, booking };

// "123456 is your sign-in code for Duna Medical…", and as the last line what phones read to fill the code in: "@host
// #123456".
delivery::Message code_message(Language language, const std::string& phone, const std::string& code,
                               std::string_view clinic, std::string_view base_url, Uuid flow, std::int64_t code_number,
                               CodeUse use = CodeUse::sign_in);

// The idempotency key of a flow's code, under which its delivery is found.
std::string code_key(Uuid flow, std::int64_t code_number, identity::Method method);

// The same by e-mail.
delivery::Message code_mail(Language language, const std::string& email, const std::string& code,
                            std::string_view clinic, Uuid flow, std::int64_t code_number,
                            CodeUse use = CodeUse::sign_in);

// The second code of a recovery.
delivery::Message recovery_mail(Language language, const std::string& email, const std::string& code,
                                std::string_view clinic, std::string_view contact, Uuid flow, std::int64_t code_number);

// "a•••@example.com": enough for its owner to recognise.
std::string masked_email(std::string_view address);

// What an account's owner is told for safety, whatever else is switched off.
enum class Notice {
  password_set,
  new_device,
  session_displaced,
  failed_tries,
  phone_changed,
  email_changed,
  keys_changed_by_clinic,
  factor_added,
  factor_removed,
  passkey_added,
  passkey_removed,
  passkey_copied,
  account_frozen,
  proxy_invited,  // asked to act for someone
  proxy_given,    // {side}: holder, or the patient
  proxy_ended,
  proxy_ending,  // by the birthday
  staff_invited,
  staff_added,
  staff_reset,
  staff_phone_changed,      // by an administrator
  staff_own_phone_changed,  // by himself
  staff_password_set,
  staff_new_device,
  staff_session_displaced,
  staff_factor_added,
  staff_factor_removed,
  staff_passkey_added,
  staff_passkey_removed,
  staff_passkey_copied,
};
BOOST_DESCRIBE_ENUM(Notice, password_set, new_device, session_displaced, failed_tries, phone_changed, email_changed,
                    keys_changed_by_clinic, factor_added, factor_removed, passkey_added, passkey_removed,
                    passkey_copied, account_frozen, proxy_invited, proxy_given, proxy_ended, proxy_ending,
                    staff_invited, staff_added, staff_reset, staff_phone_changed, staff_own_phone_changed,
                    staff_password_set, staff_new_device, staff_session_displaced, staff_factor_added,
                    staff_factor_removed, staff_passkey_added, staff_passkey_removed, staff_passkey_copied)

// Texts MAIL_<NOTICE>_SUBJECT and _TEXT with `facts`; `event` makes it one message however often it is tried.
delivery::Message security_mail(Notice notice, Language language, const std::string& email, const Facts& facts,
                                Uuid event);
// Text SMS_<NOTICE>, in GSM letters.
delivery::Message security_sms(Notice notice, Language language, const std::string& phone, const Facts& facts,
                               Uuid event);

}  // namespace portico::access
