#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/refused.hpp"
#include "db/database.hpp"
#include "identity/device.hpp"
#include "identity/webauthn.hpp"

namespace portico::identity {

inline constexpr minutes passkey_challenge_time{5};
inline constexpr std::size_t passkeys_per_account = 10;

// What a challenge is for; one of one kind is none of another.
enum class PasskeyUse { add, sign_in, step_up };
BOOST_DESCRIBE_ENUM(PasskeyUse, add, sign_in, step_up)

struct Passkey {
  Uuid id;
  std::string name;
  Instant created_at;
  std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(Passkey, (), (id, name, created_at, last_used_at))

// As a browser hands them over.
struct PasskeyCreation {
  Bytes client_data;
  Bytes attestation;
};
struct PasskeyAssertion {
  Bytes credential;
  Bytes client_data;
  webauthn::Signed given;
  Bytes user_handle;  // empty when the authenticator did not tell
};

// Tables passkey, passkey_challenge, passkey_offer. A passkey is something that one has and, since the authenticator
// asks for finger, face or PIN, is or knows: both factors. It stands beside password and code and never instead of
// them. Its verbs run in the caller's transaction; refusals are values, for a challenge that was tried must be gone all
// the same. Thread-safe.
class Passkeys {
 public:
  Passkeys(std::string_view base_url, const Clock& clock);

  const webauthn::Place& place() const { return place_; }

  // Base64url, good for five minutes and one try. To sign in the holder's account is nil: who it is shows afterwards.
  std::string challenge(db::Transaction& transaction, PasskeyUse use, const Holder& holder) const;

  // Refused: as judge_creation, PASSKEY_EXPIRED, PASSKEY_EXISTS, PASSKEY_LIMIT.
  std::variant<Uuid, Refused> add(db::Transaction& transaction, const Holder& holder, const PasskeyCreation& creation,
                                  std::string_view name) const;

  struct Shown {
    Uuid account;
    Uuid passkey;
    bool is_copied = false;  // right, but its counter went back: a second one of it is about. It is to be refused.
  };
  // For sign_in of any account of the holder's side and contract, for step_up of the holder's own. Refused: as
  // judge_assertion, PASSKEY_EXPIRED; PASSKEY_UNKNOWN for another's as for nobody's.
  std::variant<Shown, Refused> judge(db::Transaction& transaction, PasskeyUse use, const Holder& holder,
                                     const PasskeyAssertion& assertion) const;

  std::vector<Passkey> list(db::Transaction& transaction, const Holder& holder) const;             // oldest first
  std::vector<std::string> credentials(db::Transaction& transaction, const Holder& holder) const;  // base64url
  // False when the account has no such passkey.
  bool rename(db::Transaction& transaction, const Holder& holder, Uuid passkey, std::string_view name) const;
  bool remove(db::Transaction& transaction, const Holder& holder, Uuid passkey) const;
  void remove_all(db::Transaction& transaction, const Holder& holder) const;

  // Whether to offer one: the account has none, and was not offered one before.
  bool is_to_offer(db::Transaction& transaction, const Holder& holder) const;
  void offered(db::Transaction& transaction, const Holder& holder) const;
  void sweep(db::Transaction& transaction) const;

 private:
  bool take_challenge(db::Transaction& transaction, PasskeyUse use, const Holder& holder, const Bytes& challenge) const;
  webauthn::Place place_;
  const Clock& clock_;
};

}  // namespace portico::identity
