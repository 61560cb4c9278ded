#pragma once
#include <optional>
#include <string>
#include <variant>

#include "access/services.hpp"
#include "access/shapes.hpp"
#include "organization/organization.hpp"

namespace portico::access {

// Throws what a verb's transaction has settled on refusing, after its counters were committed.
template <class T>
T settled(std::variant<T, Refused> outcome) {
  if (auto* refused = std::get_if<Refused>(&outcome)) throw std::move(*refused);
  return std::get<T>(std::move(outcome));
}
inline void settled(std::optional<Refused> refused) {
  if (refused) throw std::move(*refused);
}

// "Too many tries": 429 with Retry-After.
Refused throttled(Instant until, Instant now);

// The step of one-time codes that login, activation and staff login share. All in the caller's transaction.
class SignInCodes {
 public:
  explicit SignInCodes(Services& services) : services_{services} {}

  // Where a code goes. A decoy's `phone` is what was typed: it is shown masked and never called.
  struct Recipient {
    std::string phone;
    std::string clinic;  // or the name of this service, for staff
    std::string time_zone;
  };
  struct Opened {
    std::string flow_token;
    CodeStep step;
  };
  // What to do when the phone has had its share of SMS: say so to who has proved himself, or keep silent to strangers.
  enum class OnSmsLimit { refuse, keep_silent };

  std::variant<Opened, Refused> open(db::Transaction& transaction, const Caller& caller, identity::NewFlow wanted,
                                     const Recipient& recipient, OnSmsLimit on_limit);
  std::variant<CodeStep, Refused> resend(db::Transaction& transaction, const Caller& caller, identity::Flow& flow,
                                         const Recipient& recipient, OnSmsLimit on_limit);
  // Nothing when the code was right; the flow is at `next` then.
  std::optional<Refused> check(db::Transaction& transaction, const Caller& caller, identity::Flow& flow,
                               const std::string& code, identity::FlowStep next, const std::string& time_zone);

  // Six digits of what was typed; throws Refused FORMAT_CODE.
  static std::string read(const CodeInput& input);

 private:
  std::optional<Instant> sms_blocked(db::Transaction& transaction, const std::string& phone);
  void send(db::Transaction& transaction, const Caller& caller, const identity::Flow& flow, const std::string& code,
            const Recipient& recipient);

  Services& services_;
};

}  // namespace portico::access
