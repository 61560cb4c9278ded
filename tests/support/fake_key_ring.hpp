#pragma once
#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/digest.hpp"
#include "keys/keys.hpp"

namespace portico::support {

// Keys without a key file or a table. Seals by writing the place and row in front: what was moved is noticed, as with
// the real one; nothing is secret.
class FakeKeyRing : public keys::KeyRing {
 public:
  Bytes installation_key(keys::Purpose purpose) const override { return key("installation", purpose); }
  Bytes organization_key(OrganizationId organization, keys::Purpose purpose) override {
    return key(organization.text(), purpose);
  }
  Bytes seal(OrganizationId organization, keys::Purpose purpose, BytesView bound, BytesView plain) override {
    Bytes sealed = tag(organization, purpose, bound);
    sealed.insert(sealed.end(), plain.begin(), plain.end());
    return sealed;
  }
  Bytes unseal(OrganizationId organization, keys::Purpose purpose, BytesView bound, BytesView sealed) override {
    const Bytes expected = tag(organization, purpose, bound);
    if (sealed.size() < expected.size() || !std::ranges::equal(sealed.first(expected.size()), expected))
      throw std::runtime_error{"these bytes were not sealed here"};
    return {sealed.begin() + static_cast<std::ptrdiff_t>(expected.size()), sealed.end()};
  }
  Bytes seal_field(OrganizationId organization, std::string_view place, Uuid row, std::string_view plain) override {
    return seal(organization, keys::Purpose::field, as_bytes(std::string{place} + row.text()), as_bytes(plain));
  }
  std::string open_field(OrganizationId organization, std::string_view place, Uuid row, BytesView sealed) override {
    const Bytes plain = unseal(organization, keys::Purpose::field, as_bytes(std::string{place} + row.text()), sealed);
    return std::string{as_text(plain)};
  }
  Bytes blind_index(OrganizationId organization, std::string_view kind, std::string_view value) override {
    Bytes index = hmac_sha256(organization_key(organization, keys::Purpose::blind_index),
                              as_bytes(std::string{kind} + ":" + std::string{value}));
    index.resize(16);
    return index;
  }

 private:
  static Bytes key(const std::string& whose, keys::Purpose purpose) {
    return sha256(as_bytes(whose + std::to_string(static_cast<std::uint64_t>(purpose))));
  }
  Bytes tag(OrganizationId organization, keys::Purpose purpose, BytesView bound) {
    return hmac_sha256(organization_key(organization, purpose), bound);
  }
};

}  // namespace portico::support
