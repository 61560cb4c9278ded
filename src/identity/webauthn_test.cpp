#include "identity/webauthn.hpp"

#include <gtest/gtest.h>

#include "support/software_authenticator.hpp"

namespace portico::identity::webauthn {
namespace {

using support::SoftwareAuthenticator;
using Kind = SoftwareAuthenticator::Kind;

const Place place = place_of("https://portal.example.org");
const std::string challenge = to_base64url(Bytes(32, 7));
const std::string user = to_base64url(Bytes(16, 9));

std::string code_of(const Refused& refused) { return refused.code(); }
template <class T>
std::string code_of(const std::variant<T, Refused>& outcome) {
  const auto* refused = std::get_if<Refused>(&outcome);
  return refused ? refused->code() : "";
}

std::variant<Credential, Refused> created(const SoftwareAuthenticator::Made& made) {
  const auto client = read_client_data(from_base64url(made.client_data));
  return judge_creation(place, client, from_base64url(made.attestation));
}
std::variant<std::int64_t, Refused> shown(const Credential& credential, const SoftwareAuthenticator::Shown& given) {
  const auto client = read_client_data(from_base64url(given.client_data));
  return judge_assertion(place, credential, client,
                         {from_base64url(given.authenticator_data), from_base64url(given.signature)});
}
Credential credential_of(SoftwareAuthenticator& authenticator) {
  auto outcome = created(authenticator.create(challenge, user));
  EXPECT_EQ(code_of(outcome), "");
  return std::get<Credential>(outcome);
}

TEST(WebAuthn, PlaceIsTheHostOfTheAddress) {
  EXPECT_EQ(place.origin, "https://portal.example.org");
  EXPECT_EQ(place.relying_party, "portal.example.org");
  const auto demo = place_of("http://localhost:8080");
  EXPECT_EQ(demo.origin, "http://localhost:8080");
  EXPECT_EQ(demo.relying_party, "localhost");
}

TEST(WebAuthn, EachAlgorithmAndBothWaysOfAttesting) {
  for (const auto kind : {Kind::es256, Kind::eddsa, Kind::rs256})
    for (const char* format : {"none", "packed"}) {
      SoftwareAuthenticator authenticator{kind};
      authenticator.format = format;
      authenticator.flags = 0x1d;  // backed up, and may be
      authenticator.count = 41;
      const auto credential = credential_of(authenticator);
      EXPECT_EQ(credential.algorithm, algorithms[static_cast<std::size_t>(kind)]) << format;
      EXPECT_EQ(credential.sign_count, 41);
      EXPECT_EQ(credential.id.size(), 32U);
      authenticator.count = 42;
      const auto outcome = shown(credential, authenticator.show(challenge));
      ASSERT_EQ(code_of(outcome), "") << format;
      EXPECT_EQ(std::get<std::int64_t>(outcome), 42);
    }
}

// What may be wrong with what the browser or the authenticator says, and its code.
const struct {
  const char* what;
  void (*tamper)(SoftwareAuthenticator&);
  const char* code;
} faults[] = {
    {"another site", [](auto& a) { a.origin = "https://portal.example.com"; }, "PASSKEY_ELSEWHERE"},
    {"plain http", [](auto& a) { a.origin = "http://portal.example.org"; }, "PASSKEY_ELSEWHERE"},
    {"another port", [](auto& a) { a.origin = "https://portal.example.org:8443"; }, "PASSKEY_ELSEWHERE"},
    {"a longer host", [](auto& a) { a.origin = "https://portal.example.org.evil.example"; }, "PASSKEY_ELSEWHERE"},
    {"inside another's page", [](auto& a) { a.extra_client_data = R"(,"crossOrigin":true)"; }, "PASSKEY_ELSEWHERE"},
    {"crossOrigin is no bool", [](auto& a) { a.extra_client_data = R"(,"crossOrigin":"no")"; }, "PASSKEY_ELSEWHERE"},
    {"another relying party", [](auto& a) { a.relying_party = "example.org"; }, "PASSKEY_ELSEWHERE"},
    {"nobody was verified", [](auto& a) { a.flags = 0x01; }, "PASSKEY_UNVERIFIED"},
    {"nobody was there", [](auto& a) { a.flags = 0x04; }, "PASSKEY_UNVERIFIED"},
    {"the ceremonies swapped", [](auto& a) { std::swap(a.create_type, a.get_type); }, "PASSKEY_MALFORMED"},
    {"no ceremony", [](auto& a) { a.create_type = a.get_type = ""; }, "PASSKEY_MALFORMED"},
};

TEST(WebAuthn, RefusesWhatIsNotMadeHereByAVerifiedPerson) {
  for (const auto& fault : faults) {
    SoftwareAuthenticator right;
    const auto credential = credential_of(right);
    fault.tamper(right);
    EXPECT_EQ(code_of(created(right.create(challenge, user))), fault.code) << fault.what;
    EXPECT_EQ(code_of(shown(credential, right.show(challenge))), fault.code) << fault.what;
  }
}

TEST(WebAuthn, OtherMembersOfClientDataDoNoHarm) {
  SoftwareAuthenticator authenticator;
  authenticator.extra_client_data = R"(,"crossOrigin":false,"other_keys_can_be_added_here":"do not compare")";
  EXPECT_EQ(code_of(shown(credential_of(authenticator), authenticator.show(challenge))), "");
}

TEST(WebAuthn, RefusesASignatureThatIsNotThisKeysOverTheseBytes) {
  for (const auto kind : {Kind::es256, Kind::eddsa, Kind::rs256}) {
    SoftwareAuthenticator authenticator{kind};
    const auto credential = credential_of(authenticator);
    const auto right = authenticator.show(challenge);
    auto other = right;
    other.signature = SoftwareAuthenticator{kind}.show(challenge).signature;
    EXPECT_EQ(code_of(shown(credential, other)), "PASSKEY_UNKNOWN") << "another key";
    auto changed = right;
    auto bytes = from_base64url(right.signature);
    bytes[bytes.size() / 2] ^= 1;
    changed.signature = to_base64url(bytes);
    EXPECT_EQ(code_of(shown(credential, changed)), "PASSKEY_UNKNOWN") << "one bit";
    auto counted = right;
    auto data = from_base64url(right.authenticator_data);
    data[36] ^= 1;
    counted.authenticator_data = to_base64url(data);
    EXPECT_EQ(code_of(shown(credential, counted)), "PASSKEY_UNKNOWN") << "another counter";
    auto later = right;
    later.client_data = authenticator.show(to_base64url(Bytes(32, 8))).client_data;
    EXPECT_EQ(code_of(shown(credential, later)), "PASSKEY_UNKNOWN") << "another challenge";
  }
}

TEST(WebAuthn, ASelfSignedStatementMustHold) {
  SoftwareAuthenticator authenticator;
  authenticator.format = "packed";
  auto made = authenticator.create(challenge, user);
  made.client_data = authenticator.create(to_base64url(Bytes(32, 8)), user).client_data;
  EXPECT_EQ(code_of(created(made)), "PASSKEY_MALFORMED");
  authenticator.format = "android-safetynet";
  EXPECT_EQ(code_of(created(authenticator.create(challenge, user))), "PASSKEY_MALFORMED");
}

TEST(WebAuthn, RefusesEveryTruncationAndWhatFollows) {
  SoftwareAuthenticator authenticator;
  const auto made = authenticator.create(challenge, user);
  const auto client = read_client_data(from_base64url(made.client_data));
  const auto whole = from_base64url(made.attestation);
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_EQ(code_of(judge_creation(place, client, BytesView{whole}.first(length))), "PASSKEY_MALFORMED") << length;
  auto longer = whole;
  longer.push_back(0);
  EXPECT_EQ(code_of(judge_creation(place, client, longer)), "PASSKEY_MALFORMED");

  const auto credential = credential_of(authenticator);
  const auto given = authenticator.show(challenge);
  const auto data = from_base64url(given.authenticator_data);
  const auto at = read_client_data(from_base64url(given.client_data));
  const auto signature = from_base64url(given.signature);
  for (std::size_t length = 0; length < data.size(); ++length)
    EXPECT_NE(code_of(judge_assertion(place, credential, at, {{data.begin(), data.begin() + length}, signature})), "");
  for (std::size_t length = 0; length < signature.size(); ++length)
    EXPECT_NE(code_of(judge_assertion(place, credential, at, {data, {signature.begin(), signature.begin() + length}})),
              "");
}

// Definite lengths that no memory has, and a nest that no stack has.
TEST(WebAuthn, RefusesCborThatPromisesMoreThanThereIs) {
  const auto client = read_client_data(from_base64url(SoftwareAuthenticator{}.create(challenge, user).client_data));
  const Bytes hostile[] = {{0xbf},
                           {},
                           {0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
                           {0x9b, 0x00, 0x00, 0x00, 0x40, 0x00, 0x00, 0x00, 0x00},
                           {0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
                           {0xa1, 0x68, 'a', 'u', 't', 'h', 'D', 'a', 't', 'a', 0x5f, 0xff},
                           Bytes(8000, 0x81),
                           Bytes(8000, 0xd9),
                           {0xa0},
                           {0x00}};
  for (const auto& one : hostile)
    EXPECT_EQ(code_of(judge_creation(place, client, one)), "PASSKEY_MALFORMED") << to_hex(one).substr(0, 24);
}

TEST(WebAuthn, RefusesClientDataThatIsNone) {
  for (const std::string_view text : {"", "{", "[]", "null", R"("x")", R"({"challenge":"*"})"}) {
    try {
      const auto client = read_client_data(as_bytes(text));
      ADD_FAILURE() << text << ": " << client.type;
    } catch (const Refused& refused) {
      EXPECT_EQ(code_of(refused), "PASSKEY_MALFORMED") << text;
    }
  }
  EXPECT_TRUE(read_client_data(as_bytes("{}")).challenge.empty()) << "which no table has";
}

}  // namespace
}  // namespace portico::identity::webauthn
