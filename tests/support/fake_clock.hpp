#pragma once
#include <atomic>

#include "base/clock.hpp"

namespace portico::support {

// Stands still until told otherwise. Thread-safe.
class FakeClock : public Clock {
 public:
  // 2026-03-02, a Monday, 09:00 in Budapest.
  static constexpr Instant monday_morning{1'772'438'400'000'000};

  explicit FakeClock(Instant start = monday_morning) : now_{start.microseconds} {}

  Instant now() const override { return {now_.load()}; }
  void set(Instant moment) { now_ = moment.microseconds; }
  void advance(microseconds step) { now_ += step.count(); }

 private:
  std::atomic<std::int64_t> now_;
};

}  // namespace portico::support
