#pragma once
#include <boost/describe.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "db/database.hpp"

namespace portico::audit {

// One thing that is not as the server wrote it.
struct Finding {
  enum class Kind {
    changed,        // the row's content does not fit its MAC: changed, or put in by someone without the key
    missing,        // positions without a row: removed
    out_of_place,   // the row is genuine, its place in the chain is not: swapped, or the chain was computed anew
    tail_cut,       // the heads outside know of more rows than there are
    head_mismatch,  // the chain passes a signed head with another seal: written anew
    head_forged,    // a line of the file of heads that we did not sign
    heads_missing,  // sealed rows, but no file of heads
  };
  BOOST_DESCRIBE_NESTED_ENUM(Kind, changed, missing, out_of_place, tail_cut, head_mismatch, head_forged, heads_missing)

  Kind kind{};
  OrganizationId organization{};
  std::int64_t position = 0;  // 0: not sealed yet; of a head's line, its number
  std::int64_t until = 0;     // missing and tail_cut: the last position
  std::optional<Uuid> event{};

  std::string text() const;  // for the operator, in English
};

struct Report {
  std::int64_t rows = 0;
  std::int64_t unsealed = 0;    // not sealed yet (PostgreSQL): their MACs were checked
  std::int64_t after_head = 0;  // sealed, but the newest head does not cover them yet
  std::int64_t heads = 0;
  std::vector<Finding> findings;  // the first 1,000

  bool intact() const { return findings.empty(); }
};

// Reads the whole journal in pages. May run beside a working server.
Report verify(db::Database& database, BytesView mac_key, BytesView signature_seed, const std::filesystem::path& heads);

}  // namespace portico::audit
