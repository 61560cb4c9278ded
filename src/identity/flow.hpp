#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "base/refused.hpp"
#include "db/database.hpp"
#include "keys/keys.hpp"

namespace portico::identity {

inline constexpr minutes flow_time{10};
inline constexpr minutes code_time{5};
inline constexpr seconds resend_after{60};
inline constexpr std::int64_t code_tries = 5;

enum class FlowKind {
  login,
  activation,
  recovery,
  step_up,
  phone_change,
  email_change,
  staff_login,
  staff_step_up,
  staff_activation,
  staff_phone_change,
  registration,
  guest_booking,
};
BOOST_DESCRIBE_ENUM(FlowKind, login, activation, recovery, step_up, phone_change, email_change, staff_login,
                    staff_step_up, staff_activation, staff_phone_change, registration, guest_booking)

// code → password (activation, recovery, registration; of a guest: proved, and not booked yet) → done; code → done (all
// others). No other way leads on.
enum class FlowStep { code, password, done };
BOOST_DESCRIBE_ENUM(FlowStep, code, password, done)

// How the second factor is given. With totp nothing is sent.
enum class Method { sms, email, totp };
BOOST_DESCRIBE_ENUM(Method, sms, email, totp)

// Something under way that a code completes: row of auth_flow. One without account and patient is a decoy: nothing was
// sent, no code is right, and nothing else tells it from a real one.
struct Flow {
  Uuid id;
  FlowKind kind = FlowKind::login;
  FlowStep step = FlowStep::code;
  Method method = Method::sms;
  OrganizationId organization;
  std::optional<Uuid> account;
  std::optional<Uuid> patient;  // or the guest
  std::optional<Uuid> session;  // of what is done inside a session
  Bytes subject;                // HMAC of who is meant, for counting across flows
  std::string agent;            // agent_class of the browser that began it
  bool known_device = false;
  std::string sent_to;
  Bytes code_hash;
  Bytes former_codes;  // hashes of the codes that a resend made void, 32 bytes each
  Instant code_sent_at;
  Instant code_expires_at;
  std::int64_t code_number = 1;  // codes sent in this flow
  std::int64_t wrong_codes = 0;
  Bytes second_hash;  // recovery: of the code to the second channel; empty where there is none
  bool first_proved = false;
  bool second_proved = false;
  Bytes wanted;  // what it leads to: a sealed address or booking, or the id of the invitation it came by
  Language language = Language::en;
  Instant expires_at;

  bool is_decoy() const { return !account && !patient; }
  // At once as long as nothing was sent.
  Instant resend_at() const { return code_number == 0 ? code_sent_at : code_sent_at + resend_after; }
};
BOOST_DESCRIBE_STRUCT(Flow, (),
                      (id, kind, step, method, organization, account, patient, session, subject, agent, known_device,
                       sent_to, code_hash, former_codes, code_sent_at, code_expires_at, code_number, wrong_codes,
                       second_hash, first_proved, second_proved, wanted, language, expires_at))

// Recovery rests on two channels; `alone` when one code is enough.
enum class Proofs { alone, two };

struct NewFlow {
  FlowKind kind = FlowKind::login;
  OrganizationId organization{};
  std::optional<Uuid> account{};
  std::optional<Uuid> patient{};
  std::optional<Uuid> session{};
  Bytes subject{};
  std::string agent{};
  bool known_device = false;
  Method method = Method::sms;
  Proofs proofs = Proofs::alone;
  std::string sent_to{};
  Bytes wanted{};
  Language language = Language::en;
};

// Table auth_flow. A verb's refusals must be committed with their counters, so these answer values and `refused` makes
// the exception after the transaction.
class Flows {
 public:
  Flows(const keys::KeyRing& keys, const Clock& clock);

  struct Started {
    std::string token;        // for the cookie
    std::string code;         // for the message
    std::string second_code;  // recovery: for the second channel
    Flow flow;
  };
  Started start(db::Transaction& transaction, const NewFlow& wanted) const;

  // The flow of a cookie, of that kind, contract and browser, not run out. Throws Refused FLOW_ENDED.
  Flow find(db::Transaction& transaction, const Bytes& token_hash, FlowKind kind, OrganizationId organization,
            std::string_view agent) const;

  enum class CodeVerdict { right, wrong, expired, superseded, used };
  // Takes the flow on to `next` when the code is right; a code is right once. The flow ends with the fifth wrong one.
  CodeVerdict try_code(db::Transaction& transaction, Flow& flow, const std::string& code, FlowStep next) const;
  // Of a flow with two proofs: the code of either channel, in any order; on to `next` once both were right.
  CodeVerdict try_either(db::Transaction& transaction, Flow& flow, const std::string& code, FlowStep next) const;
  // The verdict on something that was judged elsewhere: an authenticator's code, a code from the desk as second proof.
  CodeVerdict take(db::Transaction& transaction, Flow& flow, bool right, FlowStep next) const;
  CodeVerdict take_second(db::Transaction& transaction, Flow& flow, bool right, FlowStep next) const;
  static Refused refused(CodeVerdict verdict, const Flow& flow);

  // A new code by `method`; the one before is void, the wrong tries stay. Nothing before resend_at().
  std::optional<std::string> renew_code(db::Transaction& transaction, Flow& flow, Method method,
                                        const std::string& sent_to) const;
  // A new code for the second channel of a recovery, under the same rule.
  std::optional<std::string> renew_second_code(db::Transaction& transaction, Flow& flow) const;

  // From password to done. False when another request was quicker.
  bool finish(db::Transaction& transaction, const Flow& flow) const;
  void sweep(db::Transaction& transaction) const;

 private:
  Bytes hash(const Flow& flow, std::string_view part, const std::string& code) const;
  CodeVerdict miss(db::Transaction& transaction, Flow& flow) const;
  CodeVerdict prove(db::Transaction& transaction, Flow& flow, bool first, bool second, FlowStep next) const;
  Bytes code_key_;
  const Clock& clock_;
};

}  // namespace portico::identity
