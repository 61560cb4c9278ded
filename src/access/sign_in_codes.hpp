#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

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

// The step of one-time codes that every login, first login, recovery and step-up shares. All in the caller's
// transaction.
class SignInCodes {
 public:
  explicit SignInCodes(Services& services) : services_{services} {}

  // Where a code may go. A decoy's `phone` is what was typed: it is shown masked and never called.
  struct Recipient {
    std::string phone;
    std::string clinic;  // or the name of this service, for staff
    std::string time_zone;
    std::string country{};               // of the contract; empty for staff, whose SMS are in no contract's allowance
    std::optional<std::string> email{};  // when codes may go there
    bool has_authenticator = false;      // and it may be used
    std::vector<identity::Method> methods() const;      // what may be asked for, the cheapest first
    std::string masked(identity::Method method) const;  // empty for totp
  };
  struct Opened {
    std::string flow_token;
    CodeStep step;
    std::string second_code{};  // recovery: for the caller to send
    identity::Flow flow{};
    std::optional<Refused> unsent{};  // what kept an SMS back in silence
  };
  // What to do when the phone has had its share of SMS: say so to who has proved himself, or keep silent to strangers.
  enum class OnSmsLimit { refuse, keep_silent };

  std::variant<Opened, Refused> open(db::Transaction& transaction, const Caller& caller, identity::NewFlow wanted,
                                     const Recipient& recipient, OnSmsLimit on_limit);
  // By the flow's own method, or by another that the recipient has.
  std::variant<CodeStep, Refused> resend(db::Transaction& transaction, const Caller& caller, identity::Flow& flow,
                                         const Recipient& recipient, OnSmsLimit on_limit,
                                         std::optional<identity::Method> method = {});
  // Nothing when what was typed was right; the flow is at `next` then.
  std::optional<Refused> check(db::Transaction& transaction, const Caller& caller, identity::Flow& flow,
                               std::string_view typed, identity::FlowStep next, const std::string& time_zone);

  // The counters of wrong codes around any way of judging one: `judge` answers the verdict.
  template <class Judge>
  std::optional<Refused> counted(db::Transaction& transaction, const Caller& caller, identity::Flow& flow,
                                 const std::string& time_zone, Judge judge) {
    if (auto paused = paused_until(transaction, flow)) return throttled(*paused, services_.clock.now());
    return judged(transaction, caller, flow, judge(), time_zone);
  }

  // Everything typed was right, and no SMS may leave: the record's tab says so.
  void note_unsent(db::Transaction& transaction, const Caller& caller, std::optional<Uuid> patient,
                   const Refused& refused);
  // An SMS of this flow arrived, since its code was typed: what watches for SMS that nobody reads counts it.
  void note_entered(db::Transaction& transaction, const identity::Flow& flow);

  // "Not before the minute is over": 429 with Retry-After; nothing when it is.
  std::optional<Refused> too_early(const identity::Flow& flow) const;
  // Counts one SMS to the phone under its own limits and the contract's allowance, or says why none may leave.
  std::optional<Refused> sms_refused(db::Transaction& transaction, const identity::Flow& flow,
                                     const Recipient& recipient);
  void send(db::Transaction& transaction, const Caller& caller, const identity::Flow& flow, const std::string& code,
            const Recipient& recipient);

 private:
  std::optional<Uuid> whose(db::Transaction& transaction, const identity::Flow& flow) const;
  std::optional<Instant> sms_blocked(db::Transaction& transaction, const std::string& phone);
  std::optional<Instant> paused_until(db::Transaction& transaction, const identity::Flow& flow) const;
  Bytes wrong_codes_key(const identity::Flow& flow) const;
  std::optional<Refused> judged(db::Transaction& transaction, const Caller& caller, identity::Flow& flow,
                                identity::Flows::CodeVerdict verdict, const std::string& time_zone);
  CodeStep step_of(const identity::Flow& flow, const Recipient& recipient) const;

  Services& services_;
};

}  // namespace portico::access
