#include "support/software_authenticator.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <array>

#include "base/digest.hpp"

namespace portico::support {
namespace {

using Kind = SoftwareAuthenticator::Kind;

std::shared_ptr<EVP_PKEY> make_key(Kind kind) {
  EVP_PKEY* made = nullptr;
  if (kind == Kind::es256) made = EVP_EC_gen("P-256");
  if (kind == Kind::eddsa) made = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
  if (kind == Kind::rs256) made = EVP_RSA_gen(2048);
  return {made, &EVP_PKEY_free};
}

void append(Bytes& to, BytesView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

// CBOR (RFC 8949), as much as is needed.
void put_head(Bytes& out, int major, std::uint64_t value) {
  const auto first = static_cast<std::uint8_t>(major << 5);
  if (value < 24) {
    out.push_back(first | static_cast<std::uint8_t>(value));
  } else if (value < 256) {
    append(out, std::array{static_cast<std::uint8_t>(first | 24), static_cast<std::uint8_t>(value)});
  } else {
    append(out, std::array{static_cast<std::uint8_t>(first | 25), static_cast<std::uint8_t>(value >> 8),
                           static_cast<std::uint8_t>(value)});
  }
}
void put(Bytes& out, std::int64_t number) {
  put_head(out, number < 0 ? 1 : 0, static_cast<std::uint64_t>(number < 0 ? -1 - number : number));
}
void put(Bytes& out, BytesView bytes) {
  put_head(out, 2, bytes.size());
  append(out, bytes);
}
void put_text(Bytes& out, std::string_view text) {
  put_head(out, 3, text.size());
  append(out, as_bytes(text));
}
void put_map(Bytes& out, std::size_t pairs) { put_head(out, 5, pairs); }

Bytes number_of(const EVP_PKEY* key, const char* name, std::size_t length) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(key, name, &number);
  Bytes bytes(length);
  BN_bn2binpad(number, bytes.data(), static_cast<int>(length));
  BN_free(number);
  return bytes;
}

std::int64_t algorithm_of(Kind kind) { return kind == Kind::es256 ? -7 : kind == Kind::eddsa ? -8 : -257; }

}  // namespace

SoftwareAuthenticator::SoftwareAuthenticator(Kind kind)
    : kind_{kind}, key_{make_key(kind)}, credential_{random_bytes(32)} {}

Bytes SoftwareAuthenticator::cose_key() const {
  Bytes out;
  const auto pair = [&](std::int64_t name, auto value) {
    put(out, name);
    put(out, value);
  };
  put_map(out, kind_ == Kind::es256 ? 5 : 4);
  pair(1, std::int64_t{kind_ == Kind::es256 ? 2 : kind_ == Kind::eddsa ? 1 : 3});
  pair(3, algorithm_of(kind_));
  if (kind_ == Kind::es256) {
    pair(-1, std::int64_t{1});
    pair(-2, BytesView{number_of(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32)});
    pair(-3, BytesView{number_of(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32)});
  } else if (kind_ == Kind::eddsa) {
    Bytes key(32);
    std::size_t length = key.size();
    EVP_PKEY_get_raw_public_key(key_.get(), key.data(), &length);
    pair(-1, std::int64_t{6});
    pair(-2, BytesView{key});
  } else {
    pair(-1, BytesView{number_of(key_.get(), OSSL_PKEY_PARAM_RSA_N, 256)});
    pair(-2, BytesView{number_of(key_.get(), OSSL_PKEY_PARAM_RSA_E, 3)});
  }
  return out;
}

std::string SoftwareAuthenticator::client_data(const std::string& type, const std::string& challenge) const {
  return R"({"type":")" + type + R"(","challenge":")" + challenge + R"(","origin":")" + origin + '"' +
         extra_client_data + "}";
}

Bytes SoftwareAuthenticator::head(std::uint8_t more) const {
  Bytes data = sha256(as_bytes(relying_party));
  data.push_back(flags | more);
  for (const int shift : {24, 16, 8, 0}) data.push_back(static_cast<std::uint8_t>(count >> shift));
  return data;
}

Bytes SoftwareAuthenticator::sign(BytesView data, const std::string& client) const {
  Bytes message{data.begin(), data.end()};
  append(message, sha256(as_bytes(client)));
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  EVP_DigestSignInit(context.get(), nullptr, kind_ == Kind::eddsa ? nullptr : EVP_sha256(), nullptr, key_.get());
  std::size_t length = 0;
  EVP_DigestSign(context.get(), nullptr, &length, message.data(), message.size());
  Bytes signature(length);
  EVP_DigestSign(context.get(), signature.data(), &length, message.data(), message.size());
  signature.resize(length);
  return signature;
}

SoftwareAuthenticator::Made SoftwareAuthenticator::create(const std::string& challenge, const std::string& user) {
  constexpr std::uint8_t attested = 0x40;
  user_handle = user;
  const auto client = client_data(create_type, challenge);
  Bytes data = head(attested);
  data.resize(data.size() + 16);  // AAGUID: nothing is told of the device
  data.push_back(0);
  data.push_back(static_cast<std::uint8_t>(credential_.size()));
  append(data, credential_);
  append(data, cose_key());

  Bytes object;
  put_map(object, 3);
  put_text(object, "fmt");
  put_text(object, format);
  put_text(object, "attStmt");
  if (format == "packed") {
    put_map(object, 2);
    put_text(object, "alg");
    put(object, algorithm_of(kind_));
    put_text(object, "sig");
    put(object, BytesView{sign(data, client)});
  } else {
    put_map(object, 0);
  }
  put_text(object, "authData");
  put(object, BytesView{data});
  return {to_base64url(as_bytes(client)), to_base64url(object)};
}

SoftwareAuthenticator::Shown SoftwareAuthenticator::show(const std::string& challenge) {
  const auto client = client_data(get_type, challenge);
  const Bytes data = head(0);
  return {.credential = to_base64url(credential_),
          .client_data = to_base64url(as_bytes(client)),
          .authenticator_data = to_base64url(data),
          .signature = to_base64url(sign(data, client)),
          .user_handle = user_handle};
}

}  // namespace portico::support
