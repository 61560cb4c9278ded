#pragma once
#include <functional>
#include <map>

#include "support/fake_clock.hpp"

namespace portico::support {

// What will happen when, on a clock that jumps from one moment to the next. Of one moment, in the order it was asked.
class Timeline {
 public:
  explicit Timeline(FakeClock& clock) : clock_{clock} {}

  Instant now() const { return clock_.now(); }
  void at(Instant moment, std::function<void()> happens) { events_.emplace(moment, std::move(happens)); }
  void after(microseconds wait, std::function<void()> happens) { at(now() + wait, std::move(happens)); }

  // Until nothing is left to happen.
  void run() {
    while (!events_.empty()) {
      auto next = events_.extract(events_.begin());
      if (next.key() > clock_.now()) clock_.set(next.key());
      next.mapped()();
    }
  }

 private:
  FakeClock& clock_;
  std::multimap<Instant, std::function<void()>> events_;
};

}  // namespace portico::support
