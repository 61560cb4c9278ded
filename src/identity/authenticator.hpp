#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "db/database.hpp"
#include "identity/device.hpp"
#include "keys/keys.hpp"

namespace portico::identity {

// RFC 6238 as every app does it: SHA-1, six digits, 30 seconds.
inline constexpr seconds totp_step{30};
inline constexpr std::size_t recovery_codes = 10;

// Authenticator apps and the codes for when the phone with the app is lost. Tables authenticator_app, recovery_code;
// the seed is sealed, recovery codes are kept as HMACs. Its verbs run in the caller's transaction. Thread-safe.
class Authenticators {
 public:
  Authenticators(keys::KeyRing& keys, const Clock& clock);

  // A new seed, in Base32 for people and apps; replaces one that was never confirmed. Conflict AUTHENTICATOR_EXISTS.
  std::string begin(db::Transaction& transaction, const Holder& holder) const;
  // From the first right code on the app counts; the recovery codes are told this once. Nothing when the code is wrong
  // or nothing was begun.
  std::optional<std::vector<std::string>> confirm(db::Transaction& transaction, const Holder& holder,
                                                  std::string_view code) const;
  bool is_on(db::Transaction& transaction, const Holder& holder) const;
  // A code of the app, one step early or late, each once; or a recovery code, which is used up.
  bool try_code(db::Transaction& transaction, const Holder& holder, std::string_view typed) const;
  std::int64_t recovery_codes_left(db::Transaction& transaction, const Holder& holder) const;
  // With its recovery codes. False when there was none.
  bool remove(db::Transaction& transaction, const Holder& holder) const;

 private:
  bool try_totp(db::Transaction& transaction, const Holder& holder, std::string_view code, bool confirmed) const;
  std::string seed_of(const Holder& holder, const Bytes& sealed) const;
  Bytes hash(const Holder& holder, std::string_view code) const;
  std::vector<std::string> make_recovery_codes(db::Transaction& transaction, const Holder& holder) const;

  keys::KeyRing& keys_;
  Bytes code_key_;
  const Clock& clock_;
};

// "otpauth://totp/…" as apps read it from a QR code.
std::string otpauth_url(std::string_view issuer, std::string_view account, std::string_view seed);

}  // namespace portico::identity
