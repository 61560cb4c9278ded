#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string_view>

#include "delivery/deliveries.hpp"

namespace portico::access {

// Why a code by SMS may not have let its owner in, though he had proved himself.
enum class CodeTrouble {
  not_sent,     // nobody took it: the gateway was out of reach
  refused,      // the phone network says that this number gets none
  unconfirmed,  // handed over, and no word of its arrival: late or lost
  late,         // arrived when patients do not wait any more
  not_entered,  // arrived in time, perhaps with somebody else
};
BOOST_DESCRIBE_ENUM(CodeTrouble, not_sent, refused, unconfirmed, late, not_entered)

// CODE_NOT_SENT…, and the key of its text.
std::string_view code_of(CodeTrouble trouble);

// Nothing as long as it may still come, or be typed, in time. Nobody has come in since it was sent.
std::optional<CodeTrouble> trouble_with(const delivery::SentCode& code, Instant now);

}  // namespace portico::access
