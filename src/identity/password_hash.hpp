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
  // Made with weaker parameters than today's: hash again at the next login.
  static bool is_dated(const std::string& hash);

 private:
  std::string peppered(std::string_view password) const;
  Bytes pepper_;
  std::string nobodys_;
};

}  // namespace portico::identity
