#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace portico::http {

// Threads that run what is posted, in order of arrival. Thread-safe.
class WorkerPool {
 public:
  WorkerPool(std::size_t workers, std::size_t queue_limit);
  ~WorkerPool();

  // False when the queue is full: for new work, which can be refused.
  bool try_post(std::function<void()> work);
  // Always: for work that was taken on before.
  void post(std::function<void()> work);

  std::size_t waiting() const;
  // Runs what is queued, then ends the threads; what is posted afterwards is dropped.
  void stop();

 private:
  void work();

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  std::size_t queue_limit_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace portico::http
