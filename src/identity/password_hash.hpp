#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace portico::identity {

// Argon2id (m = 19,456 KiB, t = 2, p = 1) over HMAC-SHA256(pepper, password in NFC): without the key file a stolen
// table of hashes cannot even be guessed at. 27 ms and 19 MiB each: call it in the hash pool only.
class PasswordHasher {
 public:
  explicit PasswordHasher(BytesView pepper);

  // A PHC string, with the parameters inside.
  std::string hash(std::string_view password) const;
  // Takes as long for no hash at all as for any.
  bool fits(const std::optional<std::string>& hash, std::string_view password) const;
  // As fits; with a new hash of a right password whose old one was made with other parameters than today's.
  struct Check {
    bool fits = false;
    std::optional<std::string> renewed{};
  };
  Check check(const std::optional<std::string>& hash, std::string_view password) const;

 private:
  std::string peppered(std::string_view password) const;
  Bytes pepper_;
  std::string nobodys_;
};

}  // namespace portico::identity
