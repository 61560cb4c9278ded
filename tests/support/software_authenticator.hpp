#pragma once
#include <memory>
#include <string>

#include "base/bytes.hpp"

struct evp_pkey_st;

namespace portico::support {

// A browser and its authenticator, written out: real keys, real CBOR, real signatures, made by another library than the
// one that judges them. What they say may be changed before each answer; everything is base64url, as pages send it.
class SoftwareAuthenticator {
 public:
  enum class Kind { es256, eddsa, rs256 };
  explicit SoftwareAuthenticator(Kind kind = Kind::es256);

  std::string origin = "https://portal.example.org";
  std::string relying_party = "portal.example.org";
  std::string create_type = "webauthn.create";
  std::string get_type = "webauthn.get";
  std::string extra_client_data{};  // more members of clientDataJSON, with a comma in front
  std::uint8_t flags = 0x05;        // user present, user verified
  std::uint32_t count = 0;
  std::string format = "none";  // of the attestation; "packed": signed with the key itself
  std::string user_handle{};    // kept from the last creation

  struct Made {
    std::string client_data;
    std::string attestation;
  };
  Made create(const std::string& challenge, const std::string& user);

  struct Shown {
    std::string credential;
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
    std::string user_handle;
  };
  Shown show(const std::string& challenge);

 private:
  std::string client_data(const std::string& type, const std::string& challenge) const;
  Bytes head(std::uint8_t more) const;
  Bytes cose_key() const;
  Bytes sign(BytesView data, const std::string& client) const;

  Kind kind_;
  std::shared_ptr<evp_pkey_st> key_;
  Bytes credential_;
};

}  // namespace portico::support
