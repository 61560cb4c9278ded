#pragma once
#include <condition_variable>
#include <mutex>

#include "base/clock.hpp"

namespace portico::sandbox {

// Lets so many through at once. Who does not get in within `wait`, or finds too many waiting, is refused with
// SANDBOX_BUSY.
class Gate {
 public:
  Gate(int places, int most_waiting, milliseconds wait);

  class Pass {
   public:
    explicit Pass(Gate& gate);
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;
    ~Pass();

   private:
    Gate& gate_;
  };

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
  int waiting_ = 0;
  const int most_waiting_;
  const milliseconds wait_;
};

}  // namespace portico::sandbox
