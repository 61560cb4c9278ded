#include "identity/webauthn.hpp"

#include <cbor.h>
#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <memory>
#include <optional>

#include "base/digest.hpp"

namespace portico::identity::webauthn {
namespace {

constexpr std::size_t shortest_authenticator_data = 37;  // hash of the relying party, flags, counter
constexpr std::uint8_t user_present = 0x01;
constexpr std::uint8_t user_verified = 0x04;

Refused malformed() { return {Reason::unprocessable, "PASSKEY_MALFORMED"}; }
Refused elsewhere() { return {Reason::unauthenticated, "PASSKEY_ELSEWHERE"}; }

// The library wants to be called once a thread before anything else.
void begin_fido() { fido_init(FIDO_DISABLE_U2F_FALLBACK); }

struct ItemRelease {
  void operator()(cbor_item_t* item) const { cbor_decref(&item); }
};
using Item = std::unique_ptr<cbor_item_t, ItemRelease>;

struct FidoRelease {
  void operator()(fido_cred_t* made) const { fido_cred_free(&made); }
  void operator()(fido_assert_t* made) const { fido_assert_free(&made); }
};
using FidoCredential = std::unique_ptr<fido_cred_t, FidoRelease>;
using FidoAssertion = std::unique_ptr<fido_assert_t, FidoRelease>;

// attestationObject: a map of "fmt", "attStmt" and "authData".
struct Attestation {
  std::string format;
  Bytes statement;  // CBOR
  Bytes authenticator_data;
};

Bytes written(const cbor_item_t* item) {
  unsigned char* buffer = nullptr;
  std::size_t room = 0;
  const std::size_t length = cbor_serialize_alloc(item, &buffer, &room);
  Bytes bytes{buffer, buffer + length};
  std::free(buffer);
  return bytes;
}

std::string_view text_of(const cbor_item_t* item) {
  if (!cbor_isa_string(item) || !cbor_string_is_definite(item)) return {};
  return {reinterpret_cast<const char*>(cbor_string_handle(item)), cbor_string_length(item)};
}

// One item in front of `rest`, of definite lengths that lie within it and not nested deep: libcbor makes room for what
// a length promises before it sees that the bytes are not there.
bool take_item(BytesView& rest, int depth) {
  if (rest.empty() || depth == 0) return false;
  const int major = rest[0] >> 5;
  const int info = rest[0] & 31;
  const std::size_t width = info < 24 ? 0 : std::size_t{1} << (info - 24);
  if (info > 27 || rest.size() <= width) return false;
  std::uint64_t value = width == 0 ? static_cast<std::uint64_t>(info) : 0;
  for (std::size_t i = 1; i <= width; ++i) value = value << 8 | rest[i];
  rest = rest.subspan(1 + width);
  const bool has_length = major >= 2 && major <= 5;
  if (has_length && value > rest.size()) return false;
  if (major == 2 || major == 3) rest = rest.subspan(value);
  if (major == 6) return take_item(rest, depth - 1);
  const std::uint64_t items = major == 4 ? value : major == 5 ? 2 * value : 0;
  for (std::uint64_t i = 0; i < items; ++i)
    if (!take_item(rest, depth - 1)) return false;
  return true;
}

bool is_one_item(BytesView bytes) {
  constexpr int deepest = 8;
  return take_item(bytes, deepest) && bytes.empty();
}

std::optional<Attestation> read_attestation(BytesView object) {
  if (!is_one_item(object)) return std::nullopt;
  cbor_load_result result{};
  const Item root{cbor_load(object.data(), object.size(), &result)};
  if (!root || result.read != object.size() || !cbor_isa_map(root.get())) return std::nullopt;
  Attestation attestation;
  const auto* pairs = cbor_map_handle(root.get());
  for (std::size_t i = 0; i < cbor_map_size(root.get()); ++i) {
    const auto name = text_of(pairs[i].key);
    const auto* value = pairs[i].value;
    if (name == "fmt") attestation.format = text_of(value);
    if (name == "attStmt" && cbor_isa_map(value)) attestation.statement = written(value);
    if (name == "authData" && cbor_isa_bytestring(value) && cbor_bytestring_is_definite(value))
      attestation.authenticator_data.assign(cbor_bytestring_handle(value),
                                            cbor_bytestring_handle(value) + cbor_bytestring_length(value));
  }
  return attestation;
}

std::optional<Refused> misplaced(const Place& place, const ClientData& client, Ceremony ceremony) {
  if (client.type != (ceremony == Ceremony::creation ? "webauthn.create" : "webauthn.get")) return malformed();
  if (client.origin != place.origin || client.cross_origin) return elsewhere();
  return std::nullopt;
}

std::optional<Refused> unsuited(const Place& place, BytesView authenticator_data) {
  if (authenticator_data.size() < shortest_authenticator_data) return malformed();
  if (!equal_constant_time(authenticator_data.first(32), sha256(as_bytes(place.relying_party)))) return elsewhere();
  const auto flags = authenticator_data[32];
  if ((flags & user_present) == 0 || (flags & user_verified) == 0)
    return Refused{Reason::unauthenticated, "PASSKEY_UNVERIFIED"};
  return std::nullopt;
}

// Of the one algorithm that the key in it has; nothing when it is another, or the bytes are not what they claim to be.
FidoCredential read_credential(const Place& place, const ClientData& client, const Attestation& attestation) {
  for (const auto algorithm : algorithms) {
    FidoCredential made{fido_cred_new()};
    if (fido_cred_set_type(made.get(), static_cast<int>(algorithm)) == FIDO_OK &&
        fido_cred_set_rp(made.get(), place.relying_party.c_str(), nullptr) == FIDO_OK &&
        fido_cred_set_clientdata_hash(made.get(), client.hash.data(), client.hash.size()) == FIDO_OK &&
        fido_cred_set_uv(made.get(), FIDO_OPT_TRUE) == FIDO_OK &&
        fido_cred_set_authdata_raw(made.get(), attestation.authenticator_data.data(),
                                   attestation.authenticator_data.size()) == FIDO_OK)
      return made;
  }
  return nullptr;
}

// Browsers leave no statement when none was asked for, but for one that tells nothing of the device.
bool statement_holds(fido_cred_t* made, const Attestation& attestation) {
  constexpr std::uint8_t empty_map = 0xa0;
  if (attestation.format == "none") return attestation.statement == Bytes{empty_map};
  if (attestation.format != "packed") return false;
  if (fido_cred_set_fmt(made, "packed") != FIDO_OK ||
      fido_cred_set_attstmt(made, attestation.statement.data(), attestation.statement.size()) != FIDO_OK)
    return false;
  return (fido_cred_x5c_len(made) > 0 ? fido_cred_verify(made) : fido_cred_verify_self(made)) == FIDO_OK;
}

template <class Key>
bool signed_by(const fido_assert_t* shown, int algorithm, Key* made, int (*take)(Key*, const void*, std::size_t),
               void (*release)(Key**), const Bytes& bytes) {
  const bool fits = made && take(made, bytes.data(), bytes.size()) == FIDO_OK &&
                    fido_assert_verify(shown, 0, algorithm, made) == FIDO_OK;
  release(&made);
  return fits;
}

bool is_signed(const fido_assert_t* shown, const Credential& credential) {
  const auto& key = credential.public_key;
  switch (credential.algorithm) {
    case COSE_ES256:
      return signed_by(shown, COSE_ES256, es256_pk_new(), es256_pk_from_ptr, es256_pk_free, key);
    case COSE_EDDSA:
      return signed_by(shown, COSE_EDDSA, eddsa_pk_new(), eddsa_pk_from_ptr, eddsa_pk_free, key);
    case COSE_RS256:
      return signed_by(shown, COSE_RS256, rs256_pk_new(), rs256_pk_from_ptr, rs256_pk_free, key);
    default:
      return false;
  }
}

std::string text_in(const boost::json::object& object, std::string_view name) {
  const auto* found = object.if_contains(name);
  return found && found->is_string() ? std::string{found->as_string()} : std::string{};
}

}  // namespace

Place place_of(std::string_view base_url) {
  std::string_view host = base_url;
  if (const auto scheme = host.find("://"); scheme != std::string_view::npos) host.remove_prefix(scheme + 3);
  return {std::string{base_url}, std::string{host.substr(0, host.find_first_of(":/"))}};
}

ClientData read_client_data(BytesView json) try {
  boost::json::error_code fault;
  const auto value = boost::json::parse({reinterpret_cast<const char*>(json.data()), json.size()}, fault);
  if (fault || !value.is_object()) throw malformed();
  const auto& object = value.get_object();
  ClientData client{.type = text_in(object, "type"),
                    .challenge = from_base64url(text_in(object, "challenge")),
                    .origin = text_in(object, "origin"),
                    .cross_origin = false,
                    .hash = sha256(json)};
  if (const auto* cross = object.if_contains("crossOrigin"))
    client.cross_origin = !cross->is_bool() || cross->get_bool();
  return client;
} catch (const std::invalid_argument&) {
  throw malformed();
}

std::variant<Credential, Refused> judge_creation(const Place& place, const ClientData& client, BytesView attestation) {
  begin_fido();
  if (auto refused = misplaced(place, client, Ceremony::creation)) return std::move(*refused);
  const auto read = read_attestation(attestation);
  if (!read) return malformed();
  if (auto refused = unsuited(place, read->authenticator_data)) return std::move(*refused);
  const auto made = read_credential(place, client, *read);
  if (!made || !statement_holds(made.get(), *read)) return malformed();
  const auto* id = fido_cred_id_ptr(made.get());
  const auto* key = fido_cred_pubkey_ptr(made.get());
  if (!id || !key || fido_cred_id_len(made.get()) > longest_credential) return malformed();
  return Credential{.id = {id, id + fido_cred_id_len(made.get())},
                    .public_key = {key, key + fido_cred_pubkey_len(made.get())},
                    .algorithm = fido_cred_type(made.get()),
                    .sign_count = fido_cred_sigcount(made.get())};
}

std::variant<std::int64_t, Refused> judge_assertion(const Place& place, const Credential& credential,
                                                    const ClientData& client, const Signed& given) {
  begin_fido();
  if (auto refused = misplaced(place, client, Ceremony::assertion)) return std::move(*refused);
  if (auto refused = unsuited(place, given.authenticator_data)) return std::move(*refused);
  const FidoAssertion shown{fido_assert_new()};
  if (fido_assert_set_rp(shown.get(), place.relying_party.c_str()) != FIDO_OK ||
      fido_assert_set_clientdata_hash(shown.get(), client.hash.data(), client.hash.size()) != FIDO_OK ||
      fido_assert_set_up(shown.get(), FIDO_OPT_TRUE) != FIDO_OK ||
      fido_assert_set_uv(shown.get(), FIDO_OPT_TRUE) != FIDO_OK || fido_assert_set_count(shown.get(), 1) != FIDO_OK ||
      fido_assert_set_authdata_raw(shown.get(), 0, given.authenticator_data.data(), given.authenticator_data.size()) !=
          FIDO_OK ||
      fido_assert_set_sig(shown.get(), 0, given.signature.data(), given.signature.size()) != FIDO_OK)
    return malformed();
  if (!is_signed(shown.get(), credential)) return Refused{Reason::unauthenticated, "PASSKEY_UNKNOWN"};
  return static_cast<std::int64_t>(fido_assert_sigcount(shown.get(), 0));
}

}  // namespace portico::identity::webauthn
