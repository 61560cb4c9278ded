#include "db/pool.hpp"

#include <algorithm>

namespace portico::db {

bool FairGate::enter(milliseconds patience) {
  std::unique_lock lock{mutex_};
  if (free_ > 0) {
    --free_;
    return true;
  }
  Waiter me;
  waiters_.push_back(&me);
  if (me.turn.wait_for(lock, patience, [&] { return me.admitted; })) return true;
  std::erase(waiters_, &me);
  return false;
}

void FairGate::leave() {
  const std::lock_guard lock{mutex_};
  if (waiters_.empty()) {
    ++free_;
    return;
  }
  Waiter& next = *waiters_.front();
  waiters_.pop_front();
  next.admitted = true;
  next.turn.notify_one();  // under the lock: the waiter and its condition end as soon as it sees `admitted`
}

std::size_t FairGate::waiting() const {
  const std::lock_guard lock{mutex_};
  return waiters_.size();
}

Pool::Lease Pool::acquire(milliseconds patience) {
  if (!gate_.enter(patience)) throw Unavailable{"no database connection came free in time"};
  struct Place {
    FairGate* gate;
    ~Place() {
      if (gate) gate->leave();
    }
  } place{&gate_};
  auto connection = take_idle();
  if (!connection) connection = make_();
  place.gate = nullptr;
  return Lease{*this, std::move(connection)};
}

std::unique_ptr<Connection> Pool::take_idle() {
  const std::lock_guard lock{mutex_};
  if (idle_.empty()) return nullptr;
  auto connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void Pool::close_idle() {
  std::vector<std::unique_ptr<Connection>> closing;
  const std::lock_guard lock{mutex_};
  closing.swap(idle_);
}

Pool::Lease::~Lease() {
  if (connection_->is_usable()) {
    const std::lock_guard lock{pool_.mutex_};
    pool_.idle_.push_back(std::move(connection_));
  } else {
    connection_.reset();
  }
  pool_.gate_.leave();
}

}  // namespace portico::db
