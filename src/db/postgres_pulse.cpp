#include "db/postgres_pulse.hpp"

#include "db/error.hpp"
#include "db/postgres_link.hpp"

namespace portico::db::postgres {
namespace {

// An answer stays true for so long, and a silent server is greeted again after as much.
constexpr milliseconds validity{250};

}  // namespace

void Pulse::expect() {
  if (!silent_) return;
  const std::unique_lock lock{mutex_, std::try_to_lock};
  if (lock && Steady::now() - greeted_ >= validity) greet();
  if (silent_) refuse();
}

void Pulse::check() {
  const std::lock_guard lock{mutex_};
  if (Steady::now() - greeted_ >= validity) greet();
  if (silent_) refuse();
}

void Pulse::greet() {
  silent_ = !answers(url_, Steady::now() + patience_);
  greeted_ = Steady::now();
}

void Pulse::refuse() { throw Unavailable{"postgresql: the server is silent"}; }

}  // namespace portico::db::postgres
