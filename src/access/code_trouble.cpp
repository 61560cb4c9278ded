#include "access/code_trouble.hpp"

#include "identity/flow.hpp"

namespace portico::access {
namespace {

// An SMS takes seconds.
constexpr seconds soon{30};
// And is typed from one screen into the other.
constexpr seconds typed_after{40};
// The page offers other ways by then.
constexpr seconds patience = identity::resend_after;

}  // namespace

std::string_view code_of(CodeTrouble trouble) {
  switch (trouble) {
    case CodeTrouble::not_sent:
      return "CODE_NOT_SENT";
    case CodeTrouble::refused:
      return "CODE_REFUSED";
    case CodeTrouble::unconfirmed:
      return "CODE_UNCONFIRMED";
    case CodeTrouble::late:
      return "CODE_LATE";
    case CodeTrouble::not_entered:
      return "CODE_NOT_ENTERED";
  }
  return {};
}

std::optional<CodeTrouble> trouble_with(const delivery::SentCode& code, Instant now) {
  using enum delivery::DeliveryState;
  const bool has_left = code.left_at.has_value();
  switch (code.state) {
    case queued:
    case accepted:
    case with_operator:
      if (now < code.created_at + soon) return std::nullopt;
      return has_left ? CodeTrouble::unconfirmed : CodeTrouble::not_sent;
    case failed:
      return has_left || code.error_code == delivery::refused_at_once ? CodeTrouble::refused : CodeTrouble::not_sent;
    case rejected:
      return CodeTrouble::refused;
    case expired:
      return has_left ? CodeTrouble::unconfirmed : CodeTrouble::not_sent;
    case delivered:
      if (code.state_at > code.created_at + patience) return CodeTrouble::late;
      if (now < code.state_at + typed_after) return std::nullopt;
      return CodeTrouble::not_entered;
  }
  return std::nullopt;
}

}  // namespace portico::access
