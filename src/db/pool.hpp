#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "db/connection.hpp"

namespace portico::db {

// `places` may be held at once; who waits longest gets the next. (A std::mutex lets one thread starve others.)
class FairGate {
 public:
  explicit FairGate(int places) : free_{places} {}

  bool enter(milliseconds patience);
  void leave();
  std::size_t waiting() const;

 private:
  struct Waiter {
    std::condition_variable turn;
    bool admitted = false;
  };
  mutable std::mutex mutex_;
  int free_;
  std::deque<Waiter*> waiters_;
};

// Connections up to a cap, made when first wanted. Thread-safe.
class Pool {
 public:
  using Make = std::function<std::unique_ptr<Connection>()>;
  Pool(int cap, Make make) : gate_{cap}, make_{std::move(make)} {}

  // A connection out of the pool; given back at the end, or closed when it is no longer usable.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_{pool}, connection_{std::move(connection)} {}
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Connection& operator*() { return *connection_; }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  // Throws Unavailable when none comes free within `patience`, or what making one throws.
  Lease acquire(milliseconds patience);
  // Closes those nobody uses: after one was found dead, so are they.
  void close_idle();

 private:
  std::unique_ptr<Connection> take_idle();

  FairGate gate_;
  Make make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace portico::db
