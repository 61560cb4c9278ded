#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "db/database.hpp"
#include "jobs/store.hpp"

namespace portico::jobs {

constexpr seconds lease_time{30};

// Renews the leases of the jobs that run in this process, in a thread of its own: a job that takes long is not run
// again by another process as long as this one lives. Thread-safe.
class LeaseKeeper {
 public:
  LeaseKeeper(db::Database& database, const Clock& clock, milliseconds every = seconds{10});
  ~LeaseKeeper();

  // The job is renewed for as long as this stands.
  class Kept {
   public:
    Kept(LeaseKeeper& keeper, store::Hold hold);
    ~Kept();
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

   private:
    LeaseKeeper& keeper_;
    JobId id_;
  };

 private:
  void keep();
  void renew(const std::vector<store::Hold>& holds);

  db::Database& database_;
  const Clock& clock_;
  const milliseconds every_;
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ended_ = false;
  std::vector<store::Hold> holds_;
  std::thread thread_;
};

}  // namespace portico::jobs
