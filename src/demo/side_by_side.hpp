#pragma once
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace portico::demo {

// Calls `work` for 0…count-1 on two threads, each number once; throws the first of what they threw.
inline void side_by_side(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto run = [&] {
    try {
      for (auto i = next++; i < count; i = next++) work(i);
    } catch (const std::exception&) {
      next = count;
      const std::lock_guard lock{mutex};
      if (!failure) failure = std::current_exception();
    }
  };
  std::thread other{run};
  run();
  other.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace portico::demo
