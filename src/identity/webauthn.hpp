#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/bytes.hpp"
#include "base/refused.hpp"

// What a browser and its authenticator say of a passkey, judged without a database (W3C Web Authentication Level 3, 7.1
// and 7.2). Attestation is neither asked for nor trusted; user verification is required of everything.
namespace portico::identity::webauthn {

// COSE: ES256, EdDSA, RS256, as they are offered.
inline constexpr std::array<std::int64_t, 3> algorithms{-7, -8, -257};
inline constexpr std::size_t longest_credential = 1023;

// Where passkeys are made and used. Both follow from the address of this server, so a passkey is bound to its host.
struct Place {
  std::string origin;         // as browsers write it: "https://portal.example.org"
  std::string relying_party;  // its host
};
Place place_of(std::string_view base_url);

enum class Ceremony { creation, assertion };

// clientDataJSON: what the browser vouches for.
struct ClientData {
  std::string type;
  Bytes challenge;
  std::string origin;
  bool cross_origin = false;
  Bytes hash;  // SHA-256 of the bytes, which the authenticator signs
};
// Throws Refused PASSKEY_MALFORMED.
ClientData read_client_data(BytesView json);

struct Credential {
  Bytes id;
  Bytes public_key;  // bare, as table passkey keeps it
  std::int64_t algorithm = 0;
  std::int64_t sign_count = 0;
};
// Refused: PASSKEY_MALFORMED, PASSKEY_ELSEWHERE (another site or page), PASSKEY_UNVERIFIED (nobody was asked for
// fingerprint, face or PIN).
std::variant<Credential, Refused> judge_creation(const Place& place, const ClientData& client, BytesView attestation);

struct Signed {
  Bytes authenticator_data;
  Bytes signature;
};
// The authenticator's counter. Refused as above, or PASSKEY_UNKNOWN: not signed with this key.
std::variant<std::int64_t, Refused> judge_assertion(const Place& place, const Credential& credential,
                                                    const ClientData& client, const Signed& given);

}  // namespace portico::identity::webauthn
