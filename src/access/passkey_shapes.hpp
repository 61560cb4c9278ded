#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "identity/passkey.hpp"
#include "json/text.hpp"

// What the calls about passkeys take and give. All bytes are base64url.
namespace portico::access {

struct PasskeyRow {
  Uuid id;
  std::string name;
  Instant added_at;
  std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(PasskeyRow, (), (id, name, added_at, last_used_at))

struct PasskeysView {
  bool allowed = false;  // by the contract; what is there is listed and removable all the same
  std::vector<PasskeyRow> items;
};
BOOST_DESCRIBE_STRUCT(PasskeysView, (), (allowed, items))

// For navigator.credentials.create().
struct PasskeyToMake {
  std::string challenge;
  std::string relying_party;
  std::string service;  // the clinic, or this service
  std::string user_id;
  std::string user_name;
  std::vector<std::int64_t> algorithms;
  std::vector<std::string> exclude;  // credentials that are there already
  std::int64_t timeout_s = 0;
};
BOOST_DESCRIBE_STRUCT(PasskeyToMake, (),
                      (challenge, relying_party, service, user_id, user_name, algorithms, exclude, timeout_s))

// For navigator.credentials.get().
struct PasskeyToShow {
  std::string challenge;
  std::string relying_party;
  std::vector<std::string> allow;  // empty: whichever of this site
  std::int64_t timeout_s = 0;
};
BOOST_DESCRIBE_STRUCT(PasskeyToShow, (), (challenge, relying_party, allow, timeout_s))

struct MadePasskey {
  std::string client_data;
  std::string attestation;

  identity::PasskeyCreation bytes() const;  // throws Refused PASSKEY_MALFORMED
};
BOOST_DESCRIBE_STRUCT(MadePasskey, (), (client_data, attestation))

struct ShownPasskey {
  std::string credential;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
  std::optional<std::string> user_handle;

  identity::PasskeyAssertion bytes() const;  // throws Refused PASSKEY_MALFORMED
};
BOOST_DESCRIBE_STRUCT(ShownPasskey, (), (credential, client_data, authenticator_data, signature, user_handle))

struct PasskeyName {
  Text<1, 60> name;
};
BOOST_DESCRIBE_STRUCT(PasskeyName, (), (name))

}  // namespace portico::access
