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
  std::deque<Waiting> left;
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    left.swap(queue_);
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
  for (auto& waiting : left) waiting.work(Turn::refused);
}

void HashPool::run(std::function<void(Turn)> work) {
  {
    const std::lock_guard lock{mutex_};
    if (!stopping_ && queue_.size() < limits_.queue) {
      queue_.push_back({std::move(work), std::chrono::steady_clock::now()});
      work = nullptr;
    }
  }
  if (work) return work(Turn::refused);
  wake_.notify_all();
}

void HashPool::loop(bool burst) {
  // Linux: of this thread alone.
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10);
  std::unique_lock lock{mutex_};
  while (true) {
    wake_.wait(lock, [&] { return stopping_ || queue_.size() > (burst ? limits_.long_queue : 0); });
    if (stopping_) return;
    auto next = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    const bool in_time = std::chrono::steady_clock::now() - next.since <= limits_.deadline;
    next.work(in_time ? Turn::come : Turn::refused);
    next = {};
    lock.lock();
  }
}

}  // namespace portico::identity
