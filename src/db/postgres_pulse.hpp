#pragma once
#include <atomic>
#include <chrono>
#include <mutex>
#include <string>

#include "base/clock.hpp"

namespace portico::db::postgres {

// Whether the server says anything at all. One that is stopped or cut off neither answers nor closes, and neither does
// a slow statement; a greeting tells them apart: whoever connects anew is answered, if only with a refusal, by a server
// that is busy, full or starting as well. Thread-safe; one greeting at a time.
class Pulse {
 public:
  // `patience`: how long a greeting may take.
  Pulse(std::string url, milliseconds patience) : url_{std::move(url)}, patience_{patience} {}

  // Before work begins. Throws Unavailable at once while the server is silent; now and then one caller awaits its
  // greeting instead, and so finds out that it is back.
  void expect();
  // From those who have waited for an answer long enough to wonder. Throws Unavailable.
  void check();
  // The server has answered somebody, however slow it was to greet.
  void felt() { silent_ = false; }

 private:
  using Steady = std::chrono::steady_clock;
  void greet();
  [[noreturn]] static void refuse();

  const std::string url_;
  const milliseconds patience_;
  std::atomic<bool> silent_ = false;
  std::mutex mutex_;
  Steady::time_point greeted_{};
};

}  // namespace portico::db::postgres
