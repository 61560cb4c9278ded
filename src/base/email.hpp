#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace portico {

// An e-mail address that ordinary mail servers take: dot-atom local part of up to 64 bytes, a domain of at least two
// labels, ASCII, at most 254 bytes. Comes back without outer white space and with its domain in lower case; nothing
// when it is no such address.
std::optional<std::string> parse_email(std::string_view text);

// For comparing: all of it in lower case, since no mail provider of note tells "Anna@" from "anna@".
std::string email_key(std::string_view address);

}  // namespace portico
