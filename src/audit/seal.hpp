#pragma once
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "audit/head.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"

namespace portico::audit {

// Gives committed rows their place in their organization's chain: positions 1, 2, 3… without a gap, and seals. After
// each run the new heads go to the file of heads. Until then a row is protected by its MAC but could be taken away
// unseen, so this runs every second and once more at shutdown. Several processes may run one; a lease lets one at a
// time work, the unique positions and the serialisable transaction make a second one harmless.
class Sealer {
 public:
  Sealer(db::Database& database, const Clock& clock, BytesView signature_seed, std::filesystem::path heads);
  ~Sealer();

  // Seals what is there; returns how many rows. 0 also when another process holds the lease.
  std::int64_t run();

  void start(milliseconds period = milliseconds{1000});
  void stop();  // ends with a last run

 private:
  std::int64_t seal(OrganizationId organization);
  void loop(milliseconds period);

  db::Database& database_;
  const Clock& clock_;
  Signer signer_;
  HeadFile heads_;
  const Uuid holder_ = Uuid::make();
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool held_ = false;
  std::thread thread_;
};

}  // namespace portico::audit
