#pragma once
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "audit/head.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"

namespace portico::audit {

// Every second, and once more at shutdown: gives rows that were committed without a place (PostgreSQL's) theirs in
// their organization's chain, positions 1, 2, 3… without a gap, and seals; then writes the heads of the chains that
// have grown to the file of heads. Several processes may run one; a lease lets one at a time work, the unique positions
// and the serialisable transaction make a second one harmless.
class Sealer {
 public:
  Sealer(db::Database& database, const Clock& clock, BytesView signature_seed, std::filesystem::path heads);
  ~Sealer();

  // Returns how many rows the new heads cover more than the last; 0 also when another process holds the lease.
  std::int64_t run();

  void start(milliseconds period = milliseconds{1000});
  void stop();  // ends with a last run

 private:
  std::int64_t seal(OrganizationId organization);
  std::int64_t publish();
  void loop(milliseconds period);

  db::Database& database_;
  const Clock& clock_;
  Signer signer_;
  HeadFile heads_;
  std::optional<std::map<OrganizationId, std::int64_t>> published_;  // positions of the newest heads, once read
  const Uuid holder_ = Uuid::make();
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool held_ = false;
  std::thread thread_;
};

}  // namespace portico::audit
