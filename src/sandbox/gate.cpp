#include "sandbox/gate.hpp"

#include "base/refused.hpp"

namespace portico::sandbox {

Gate::Gate(int places, int most_waiting, milliseconds wait) : free_{places}, most_waiting_{most_waiting}, wait_{wait} {}

Gate::Pass::Pass(Gate& gate) : gate_{gate} {
  std::unique_lock lock{gate_.mutex_};
  const auto is_free = [&] { return gate_.free_ > 0; };
  ++gate_.waiting_;
  const bool may_wait = is_free() || gate_.waiting_ <= gate_.most_waiting_;
  const bool in = may_wait && gate_.freed_.wait_for(lock, gate_.wait_, is_free);
  --gate_.waiting_;
  if (!in) throw Refused{Reason::unavailable, "SANDBOX_BUSY"}.retry_after(seconds{5});
  --gate_.free_;
}

Gate::Pass::~Pass() {
  const std::lock_guard lock{gate_.mutex_};
  ++gate_.free_;
  gate_.freed_.notify_one();
}

}  // namespace portico::sandbox
