#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/passkey_shapes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "identity/flow.hpp"
#include "json/text.hpp"

// What the calls about an own account's keys, factors, sessions and devices take and give.
namespace portico::access {

struct SessionRow {
  Uuid id;
  bool current = false;
  std::string device;  // "Chrome, Android"; empty when it tells nothing
  Instant signed_in_at;
  Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (id, current, device, signed_in_at, seen_at))

struct DeviceRow {
  Uuid id;
  bool current = false;
  std::string device;
  Instant known_since;
  Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(DeviceRow, (), (id, current, device, known_since, seen_at))

struct AuthenticatorView {
  bool allowed = false;  // by the contract
  bool on = false;
  std::int64_t recovery_codes_left = 0;
};
BOOST_DESCRIBE_STRUCT(AuthenticatorView, (), (allowed, on, recovery_codes_left))

struct OwnAccount {
  std::string phone;  // masked
  std::optional<std::string> email;
  std::vector<identity::Method> methods;
  AuthenticatorView authenticator;
  PasskeysView passkeys;
  std::optional<Instant> fresh_until;  // of the step-up
  std::vector<SessionRow> sessions;
  std::vector<DeviceRow> devices;
};
BOOST_DESCRIBE_STRUCT(OwnAccount, (), (phone, email, methods, authenticator, passkeys, fresh_until, sessions, devices))

// A QR code: a row a string, a dark module a "1".
struct QrCode {
  std::vector<std::string> rows;
};
BOOST_DESCRIBE_STRUCT(QrCode, (), (rows))

struct NewAuthenticator {
  std::string secret;  // Base32, in groups of four, to be typed where no camera is
  std::string url;
  QrCode qr;
};
BOOST_DESCRIBE_STRUCT(NewAuthenticator, (), (secret, url, qr))

struct RecoveryCodes {
  std::vector<std::string> codes;  // told this once
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (codes))

struct PhoneInput {
  Text<0, 40> phone;
};
BOOST_DESCRIBE_STRUCT(PhoneInput, (), (phone))

struct EmailInput {
  Text<0, 254> email;
};
BOOST_DESCRIBE_STRUCT(EmailInput, (), (email))

struct TokenInput {
  Text<0, 100> token;
};
BOOST_DESCRIBE_STRUCT(TokenInput, (), (token))

struct EndedSessions {
  std::int64_t ended = 0;
};
BOOST_DESCRIBE_STRUCT(EndedSessions, (), (ended))

}  // namespace portico::access
