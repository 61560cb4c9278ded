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

enum class FlowKind { login, activation, recovery, staff_login };
BOOST_DESCRIBE_ENUM(FlowKind, login, activation, recovery, staff_login)

// code → password (activation) → done; code → done (login). No other way leads on.
enum class FlowStep { code, password, done };
BOOST_DESCRIBE_ENUM(FlowStep, code, password, done)

// A login or activation under way: row of auth_flow. One without account and patient is a decoy: nothing was sent, no
// code is right, and nothing else tells it from a real one.
struct Flow {
  Uuid id;
  FlowKind kind = FlowKind::login;
  FlowStep step = FlowStep::code;
  OrganizationId organization;
  std::optional<Uuid> account;
  std::optional<Uuid> patient;
  Bytes subject;  // HMAC of who is meant, for counting across flows
  std::string sent_to;
  Bytes code_hash;
  Bytes former_codes;  // hashes of the codes that a resend made void, 32 bytes each
  Instant code_sent_at;
  Instant code_expires_at;
  std::int64_t code_number = 1;
  std::int64_t wrong_codes = 0;
  Language language = Language::en;
  Instant expires_at;

  bool is_decoy() const { return !account && !patient; }
  Instant resend_at() const { return code_sent_at + resend_after; }
};
BOOST_DESCRIBE_STRUCT(Flow, (),
                      (id, kind, step, organization, account, patient, subject, sent_to, code_hash, former_codes,
                       code_sent_at, code_expires_at, code_number, wrong_codes, language, expires_at))

struct NewFlow {
  FlowKind kind = FlowKind::login;
  OrganizationId organization{};
  std::optional<Uuid> account{};
  std::optional<Uuid> patient{};
  Bytes subject{};
  std::string sent_to{};
  Language language = Language::en;
};

// Table auth_flow. A verb's refusals must be committed with their counters, so these answer values and `refused` makes
// the exception after the transaction.
class Flows {
 public:
  Flows(const keys::KeyRing& keys, const Clock& clock);

  struct Started {
    std::string token;  // for the cookie
    std::string code;   // for the message
    Flow flow;
  };
  Started start(db::Transaction& transaction, const NewFlow& wanted) const;

  // The flow of a cookie, of that kind and contract, not run out. Throws Refused FLOW_ENDED.
  Flow find(db::Transaction& transaction, const Bytes& token_hash, FlowKind kind, OrganizationId organization) const;

  enum class CodeVerdict { right, wrong, expired, superseded, used };
  // Takes the flow on to `next` when the code is right; a code is right once. The flow ends with the fifth wrong one.
  CodeVerdict try_code(db::Transaction& transaction, Flow& flow, const std::string& code, FlowStep next) const;
  static Refused refused(CodeVerdict verdict, const Flow& flow);

  // A new code; the one before is void, the wrong tries stay. Nothing before resend_at().
  std::optional<std::string> renew_code(db::Transaction& transaction, Flow& flow) const;

  // From password to done. False when another request was quicker.
  bool finish(db::Transaction& transaction, const Flow& flow) const;
  void sweep(db::Transaction& transaction) const;

 private:
  Bytes code_key_;
  const Clock& clock_;
};

}  // namespace portico::identity
