#pragma once
#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <string>

#include "db/database.hpp"
#include "db/postgres_wire.hpp"

namespace portico::db::postgres {

using Deadline = std::chrono::steady_clock::time_point;

// A libpq connection that never waits past a deadline, even for a server that has been stopped or cut off and so
// neither answers nor closes. One that was given up on is of no more use.
class Link {
 public:
  // Throws Unavailable.
  Link(const std::string& url, Deadline deadline);

  ::PGconn* handle() const { return connection_.get(); }
  bool is_alive() const { return alive_ && PQstatus(connection_.get()) == CONNECTION_OK; }

  // What was sent by PQsend… is answered: the last result of all. Throws Disconnected.
  Result finish(Deadline deadline);

 private:
  struct Close {
    void operator()(::PGconn* connection) const { PQfinish(connection); }
  };
  enum class Wait { read, write, both };

  void connect(Deadline deadline);
  bool wait(Wait what, Deadline deadline) const;
  [[noreturn]] void give_up(const char* why);

  std::unique_ptr<::PGconn, Close> connection_;
  bool alive_ = true;
};

}  // namespace portico::db::postgres
