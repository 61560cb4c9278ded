#include "jobs/lease_keeper.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace portico::jobs {

LeaseKeeper::LeaseKeeper(db::Database& database, const Clock& clock, milliseconds every)
    : database_{database}, clock_{clock}, every_{every}, thread_{[this] { keep(); }} {}

LeaseKeeper::~LeaseKeeper() {
  {
    const std::lock_guard lock{mutex_};
    ended_ = true;
  }
  ending_.notify_all();
  thread_.join();
}

LeaseKeeper::Kept::Kept(LeaseKeeper& keeper, store::Hold hold) : keeper_{keeper}, id_{hold.id} {
  const std::lock_guard lock{keeper_.mutex_};
  keeper_.holds_.push_back(hold);
}

LeaseKeeper::Kept::~Kept() {
  const std::lock_guard lock{keeper_.mutex_};
  std::erase_if(keeper_.holds_, [&](const store::Hold& hold) { return hold.id == id_; });
}

void LeaseKeeper::keep() {
  std::unique_lock lock{mutex_};
  while (!ending_.wait_for(lock, every_, [&] { return ended_; })) {
    if (holds_.empty()) continue;
    const auto holds = holds_;
    lock.unlock();
    renew(holds);
    lock.lock();
  }
}

void LeaseKeeper::renew(const std::vector<store::Hold>& holds) {
  try {
    database_.append([&](db::Transaction& transaction) {
      for (const store::Hold& hold : holds) store::renew(transaction, hold, clock_.now() + lease_time);
    });
  } catch (const db::Error& error) {
    // Tried again before the lease runs out; if that fails too the job is run twice, which handlers bear.
    spdlog::warn("job leases not renewed: {}", error.what());
  }
}

}  // namespace portico::jobs
