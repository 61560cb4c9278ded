#pragma once
#include <chrono>
#include <cstddef>

namespace portico::http {

// The slowest that a transfer may be: within each window it moves at least window × rate bytes, or is late at the
// window's end.
class Pace {
 public:
  using Steady = std::chrono::steady_clock;

  Pace(std::chrono::milliseconds window, std::size_t bytes_per_second, Steady::time_point now)
      : window_{window},
        needed_{bytes_per_second * static_cast<std::size_t>(window.count()) / 1000},
        deadline_{now + window} {}

  void moved(std::size_t bytes, Steady::time_point now) {
    moved_ += bytes;
    if (moved_ < needed_) return;
    moved_ = 0;
    deadline_ = now + window_;
  }
  Steady::time_point deadline() const { return deadline_; }

 private:
  std::chrono::milliseconds window_;
  std::size_t needed_;
  std::size_t moved_ = 0;
  Steady::time_point deadline_;
};

}  // namespace portico::http
