#pragma once
#include <atomic>
#include <chrono>
#include <mutex>

#include "base/clock.hpp"
#include "db/database.hpp"

namespace portico::db {

// The database's time, the same for all processes that share it: this process's clock, put right by its distance from
// the server's, which is measured once a minute. On SQLite, which has one process, simply that clock. Thread-safe.
class ServerClock : public Clock {
 public:
  ServerClock(Database& database, const Clock& process) : database_{database}, process_{process} {}

  // Goes on with the last distance while the database is away.
  Instant now() const override;

 private:
  void measure() const;

  Database& database_;
  const Clock& process_;
  mutable std::atomic<std::int64_t> ahead_{0};  // microseconds
  mutable std::mutex measuring_;
  mutable std::chrono::steady_clock::time_point measure_again_{};
};

}  // namespace portico::db
