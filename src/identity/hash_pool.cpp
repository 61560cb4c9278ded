#include "identity/hash_pool.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace portico::identity {

HashPool::HashPool() : HashPool{Limits{}} {}

HashPool::HashPool(Limits limits) : limits_{limits} {
  for (int i = 0; i < limits_.burst; ++i) threads_.emplace_back([this, i] { loop(i >= limits_.workers); });
}

HashPool::~HashPool() { stop(); }

void HashPool::stop() {
  std::deque<Waiting> left[2];
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    for (std::size_t lane : {0, 1}) left[lane].swap(lanes_[lane]);
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
  for (auto& lane : left)
    for (auto& waiting : lane) waiting.work(Turn::refused);
}

bool HashPool::has_place(Lane lane) {
  const std::lock_guard lock{mutex_};
  return !stopping_ && lanes_[static_cast<std::size_t>(lane)].size() < limits_.queue / 2;
}

void HashPool::run(Lane lane, std::function<void(Turn)> work) {
  {
    const std::lock_guard lock{mutex_};
    auto& queue = lanes_[static_cast<std::size_t>(lane)];
    if (!stopping_ && queue.size() < limits_.queue / 2) {
      queue.push_back({std::move(work), std::chrono::steady_clock::now()});
      work = nullptr;
    }
  }
  if (work) return work(Turn::refused);
  wake_.notify_all();
}

// With the lock held and something waiting: the lanes in turn.
HashPool::Waiting HashPool::take() {
  auto& lane = lanes_[lanes_[next_lane_].empty() ? 1 - next_lane_ : next_lane_];
  next_lane_ = 1 - next_lane_;
  auto next = std::move(lane.front());
  lane.pop_front();
  return next;
}

void HashPool::loop(bool burst) {
  // Linux: of this thread alone.
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10);
  std::unique_lock lock{mutex_};
  while (true) {
    wake_.wait(lock, [&] { return stopping_ || waiting() > (burst ? limits_.long_queue : 0); });
    if (stopping_) return;
    auto next = take();
    lock.unlock();
    const bool in_time = std::chrono::steady_clock::now() - next.since <= limits_.deadline;
    next.work(in_time ? Turn::come : Turn::refused);
    next = {};
    lock.lock();
  }
}

}  // namespace portico::identity
