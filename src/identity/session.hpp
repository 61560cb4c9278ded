#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"
#include "identity/permissions.hpp"
#include "keys/keys.hpp"

namespace portico::identity {

inline constexpr hours absolute_session_time{12};
inline constexpr minutes staff_idle_time{60};
inline constexpr std::size_t sessions_per_account = 5;
// How long what is dear may be done after a step-up.
inline constexpr minutes proof_time{10};
// A session's last use is written at most this often.
inline constexpr seconds touch_every{4};

// Which of the two apps a session is for; neither is taken for the other.
enum class Side { patient, staff };
BOOST_DESCRIBE_ENUM(Side, patient, staff)

// `__Host-sid-<suffix>` and `__Host-flow-<suffix>`; of the console without a suffix.
std::string session_cookie(std::string_view suffix);
std::string flow_cookie(std::string_view suffix);

struct Session {
  Uuid id;
  Side kind = Side::patient;
  OrganizationId organization;  // nil: staff
  Uuid account;
  Language language = Language::en;
  Instant seen_at;
  std::int64_t idle_seconds = 0;
  Instant absolute_expires_at;
  std::optional<Instant> proved_at;

  // Password and a code were given in this session not long ago.
  bool is_fresh(Instant now) const { return proved_at && now - *proved_at < proof_time; }
  Instant idle_expires_at() const { return seen_at + seconds{idle_seconds}; }
  bool is_alive(Instant now) const { return now < idle_expires_at() && now < absolute_expires_at; }
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (id, kind, organization, account, language, seen_at, idle_seconds, absolute_expires_at,
                       proved_at))

struct NewSession {
  Side side = Side::patient;
  OrganizationId organization{};
  Uuid account{};
  Language language = Language::en;
  seconds idle{};
  std::optional<Uuid> device{};
};

// As its owner sees it in a list.
struct ListedSession {
  Uuid id;
  Instant created_at;
  Instant seen_at;
  std::string user_agent;
  std::string address;
  std::optional<Uuid> device;
};
BOOST_DESCRIBE_STRUCT(ListedSession, (), (id, created_at, seen_at, user_agent, address, device))

struct StartedSession {
  std::string token;
  Session session;
};

// A staff session with what its holder is in one contract.
struct StaffAccess {
  Session session;
  bool platform_administrator = false;
  std::vector<Role> roles;

  bool may(Permission permission) const;
};

// Table session. Thread-safe.
class Sessions {
 public:
  Sessions(const keys::KeyRing& keys, audit::Journal& journal, const Clock& clock);

  // A new one with a new token; the account's oldest beyond five end. `caller` is who signed in, for the audit.
  StartedSession start(db::Transaction& transaction, const Caller& caller, const NewSession& wanted);
  void end(db::Transaction& transaction, const Caller& caller, Uuid session);
  // All of an account's but `kept`; returns how many. `why` is a code for the audit.
  std::int64_t end_all(db::Transaction& transaction, const Caller& caller, Side side, OrganizationId organization,
                       Uuid account, std::string_view why, Uuid kept = {});
  // One of the account's own. False when there is no such session of it.
  bool end_one(db::Transaction& transaction, const Caller& caller, Side side, OrganizationId organization, Uuid account,
               Uuid session, std::string_view why);
  void end_of_device(db::Transaction& transaction, const Caller& caller, Side side, OrganizationId organization,
                     Uuid account, Uuid device);
  // After a step-up: the same session under a new token, fresh from now on; the old token is dead at once.
  StartedSession renew(db::Transaction& transaction, const Caller& caller, Uuid session);
  std::vector<ListedSession> list(db::Transaction& transaction, Side side, OrganizationId organization,
                                  Uuid account) const;
  void touch(db::Transaction& transaction, Uuid session) const;
  // In the transaction of the next group commit, if the last use is older than `touch_every`.
  void touch_soon(const Session& session) const;
  void set_language(db::Transaction& transaction, Uuid session, Language language) const;

  // One statement each; nothing for a session that has ended, ran out, or whose account is not active.
  std::optional<Session> find_patient_side(db::Transaction& transaction, const Bytes& token_hash,
                                           std::string_view suffix) const;
  std::optional<StaffAccess> find_staff(db::Transaction& transaction, const Bytes& token_hash,
                                        OrganizationId organization) const;
  std::optional<Session> find(db::Transaction& transaction, Uuid id) const;

  // Bound to the session's token, which is never in a page.
  std::string csrf_token(std::string_view token) const;
  bool csrf_fits(std::string_view token, std::string_view csrf) const;

  void sweep(db::Transaction& transaction) const;

 private:
  Bytes csrf_key_;
  audit::Journal& journal_;
  const Clock& clock_;
};

}  // namespace portico::identity
