#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace portico {

// A few threads with a short queue, for work that must not hold a request's worker (rendering, checking files).
// Thread-safe.
class BoundedPool {
 public:
  BoundedPool(int threads, std::size_t queue_limit);
  // Runs what is queued, then returns.
  ~BoundedPool();

  // Finishes what is running and drops what is queued: at the end nobody waits for it. What comes later is refused.
  void stop();

  // False when the queue is full: the caller says so instead of waiting. `work` must not throw.
  bool submit(std::function<void()> work);

 private:
  void run();
  void join();

  std::size_t queue_limit_;
  std::mutex mutex_;
  std::condition_variable work_came_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace portico
