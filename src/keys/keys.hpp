#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "db/database.hpp"

namespace portico::keys {

// What a derived key is for. Keys of two purposes never meet.
enum class Purpose : std::uint64_t {
  blind_index = 1,
  one_time_code = 2,
  csrf = 3,
  device_cookie = 4,
  audit_mac = 5,
  password_pepper = 6,
  throttle = 7,
  job_payload = 8,
  audit_signature = 9,
  file_key = 10,
  field = 11,
};

// The key hierarchy: the key file (32 bytes, mode 0400, outside the data folder or beside it in demo) → a data key per
// organization, wrapped in table data_key → a random key per file. Thread-safe.
class KeyRing {
 public:
  // Makes the file when `create` and it is missing and nothing was encrypted yet. Throws std::runtime_error that says
  // what to do when it is missing, not 32 bytes, readable by others, or not the one that this (migrated) database was
  // encrypted with.
  static std::unique_ptr<KeyRing> open(const std::filesystem::path& key_file, db::Database& database, bool create);
  virtual ~KeyRing() = default;

  // 32 bytes, the same on every process with this key file.
  virtual Bytes installation_key(Purpose purpose) const = 0;
  // 32 bytes derived from the organization's first data key, which is made at first use (inside a transaction too, and
  // then with it).
  virtual Bytes organization_key(OrganizationId organization, Purpose purpose) = 0;

  // XChaCha20-Poly1305 under a key derived from the organization's newest data key, whose version stands in front.
  // `bound` is not kept, and must be the same at opening; `unseal` throws std::runtime_error when the bytes are not
  // what `seal` made.
  virtual Bytes seal(OrganizationId organization, Purpose purpose, BytesView bound, BytesView plain) = 0;
  virtual Bytes unseal(OrganizationId organization, Purpose purpose, BytesView bound, BytesView sealed) = 0;

  // Field encryption: XChaCha20-Poly1305 under the organization's field key. `place` is "table.column" and `row` the
  // row's id: both are bound, so that a ciphertext cannot be moved to another row. `open_field` throws
  // std::runtime_error when the bytes are not what `seal_field` made for that place and row.
  virtual Bytes seal_field(OrganizationId organization, std::string_view place, Uuid row, std::string_view plain) = 0;
  virtual std::string open_field(OrganizationId organization, std::string_view place, Uuid row, BytesView sealed) = 0;

  // Blind index: 16 bytes of HMAC-SHA256 over kind and normalised value, under the organization's key.
  virtual Bytes blind_index(OrganizationId organization, std::string_view kind, std::string_view value) = 0;
};

// The version of the data key under which these bytes were sealed.
std::uint32_t sealed_version(BytesView sealed);

// The nil organization stands for the installation itself (staff accounts).
inline constexpr OrganizationId installation{};

}  // namespace portico::keys
