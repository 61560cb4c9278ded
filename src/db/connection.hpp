#pragma once
#include "db/database.hpp"

namespace portico::db {

// The connection died while nothing of the work was committed: the work may be run again on another one.
class Disconnected : public Unavailable {
 public:
  using Unavailable::Unavailable;
};

// One connection of an engine, used by one thread at a time.
class Connection : public Transaction {
 public:
  virtual void begin(Mode mode) = 0;
  // Throws Unavailable, not Disconnected, when the engine went away before it said whether it has committed.
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  // False: something is left over that a rollback does not mend.
  virtual bool is_usable() const noexcept = 0;

  std::vector<std::function<void()>> take_after_commit() { return std::exchange(after_commit_, {}); }
};

}  // namespace portico::db
