#pragma once
#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <string>

#include "db/database.hpp"
#include "db/postgres_pulse.hpp"
#include "db/postgres_wire.hpp"

namespace portico::db::postgres {

using Deadline = std::chrono::steady_clock::time_point;

struct Close {
  void operator()(::PGconn* connection) const { PQfinish(connection); }
};
using Handle = std::unique_ptr<::PGconn, Close>;

enum class Wait { read, write, both };

// A libpq connection that never waits past a deadline, nor for a server without a pulse. One that was given up on is of
// no more use.
class Link {
 public:
  // Throws Unavailable.
  Link(const std::string& url, Deadline deadline, Pulse& pulse);

  ::PGconn* handle() const { return connection_.get(); }
  bool is_alive() const { return alive_ && PQstatus(connection_.get()) == CONNECTION_OK; }

  // What was sent by PQsend… is answered: the last result of all. Throws Disconnected, or Unavailable for a server
  // without a pulse.
  Result finish(Deadline deadline);

 private:
  void connect(Deadline deadline);
  // Whether the socket is ready before the deadline.
  bool wait(Wait what, Deadline deadline);
  [[noreturn]] void give_up(const char* why);

  Pulse& pulse_;
  Handle connection_;
  bool alive_ = true;
};

// Whether anything comes back from there before the deadline, be it a refusal.
bool answers(const std::string& url, Deadline deadline);

}  // namespace portico::db::postgres
