#include "base/bounded_pool.hpp"

namespace portico {

BoundedPool::BoundedPool(int threads, std::size_t queue_limit) : queue_limit_{queue_limit} {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

BoundedPool::~BoundedPool() { join(); }

void BoundedPool::stop() {
  std::deque<std::function<void()>> dropped;
  {
    const std::lock_guard lock{mutex_};
    dropped.swap(queue_);
    stopping_ = true;
  }
  dropped.clear();
  join();
}

void BoundedPool::join() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  work_came_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

bool BoundedPool::submit(std::function<void()> work) {
  {
    const std::lock_guard lock{mutex_};
    if (stopping_ || queue_.size() >= queue_limit_) return false;
    queue_.push_back(std::move(work));
  }
  work_came_.notify_one();
  return true;
}

void BoundedPool::run() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock{mutex_};
      work_came_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    work();
  }
}

}  // namespace portico
