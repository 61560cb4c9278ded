#pragma once
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace portico::delivery {

// Header values of RFC 5322. None ever holds a line end but the folds they make themselves: what has one is refused
// with std::invalid_argument, since it could add headers or recipients.

// As it is when it is short and plain, else as encoded words of RFC 2047.
std::string unstructured(std::string_view text);
// "Name <address>", the name encoded where it must be.
std::string mailbox(std::string_view name, std::string_view address);
// "Sat, 21 Nov 2026 21:25:58 +0000"
std::string mail_date(Instant moment);
// The same for the same key, at the sender's domain.
std::string message_id(std::string_view key, std::string_view from);

}  // namespace portico::delivery
