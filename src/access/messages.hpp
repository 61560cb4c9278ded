#pragma once
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/language.hpp"
#include "delivery/message.hpp"

namespace portico::access {

// Only letters of GSM 03.38 (an SMS costs a third as much then): accents that it lacks are left out, other signs become
// "?".
std::string in_gsm_letters(std::string_view text);

// "123456 is your sign-in code for Duna Medical…", and as the last line what phones read to fill the code in: "@host
// #123456".
delivery::Message code_message(Language language, const std::string& phone, const std::string& code,
                               std::string_view clinic, std::string_view base_url, Uuid flow, std::int64_t code_number);

// To the owner's e-mail: a password was set, by whom one hopes.
delivery::Message password_set_notice(Language language, const std::string& email, std::string_view clinic,
                                      std::string_view contact, std::string_view portal_url, Uuid event);

}  // namespace portico::access
