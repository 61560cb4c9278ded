#pragma once
#include <boost/describe.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"

namespace portico::audit {

// How far an organization's chain was at a moment, signed (Ed25519). Heads stand outside the database: whoever cuts the
// chain's end or writes it anew there cannot make the heads fit.
struct Head {
  OrganizationId organization;
  std::int64_t position = 0;
  Bytes seal;
  Instant at;

  bool operator==(const Head&) const = default;
};

// The pair of keys made from a 32-byte seed.
class Signer {
 public:
  explicit Signer(BytesView seed);
  const Bytes& public_key() const { return public_key_; }
  Bytes sign(const Head& head) const;
  bool fits(const Head& head, BytesView signature) const;

 private:
  Bytes public_key_;
  Bytes secret_key_;
};

// The file of heads, a line each: {"organization","position","seal" (hex),"at" (RFC 3339),"signature" (base64url)}.
// Appended with fsync; when it has grown past `compact_at` bytes only the newest head of each organization and hour
// stays.
class HeadFile {
 public:
  explicit HeadFile(std::filesystem::path path, std::uintmax_t compact_at = 4U << 20);

  void append(const Head& head, const Signer& signer);

  struct Content {
    std::vector<Head> heads;              // in the order of the file
    std::vector<std::int64_t> bad_lines;  // from 1: unreadable, or the signature does not fit
    bool exists = false;
  };
  Content read(const Signer& signer) const;
  // The position of each organization's newest head among the last lines of the file: enough to go on from.
  std::map<OrganizationId, std::int64_t> newest(const Signer& signer) const;

 private:
  void compact(const Signer& signer) const;
  std::filesystem::path path_;
  std::uintmax_t compact_at_;
};

}  // namespace portico::audit
