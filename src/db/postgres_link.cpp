#include "db/postgres_link.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "db/connection.hpp"

namespace portico::db::postgres {
namespace {

using Steady = std::chrono::steady_clock;

// A statement that takes longer makes one look whether the server is still there.
constexpr milliseconds unsuspicious{250};

// A peer that vanished without a word is noticed within about half a minute.
constexpr std::array<const char*, 9> names{"dbname",           "client_encoding",  "fallback_application_name",
                                           "keepalives",       "keepalives_idle",  "keepalives_interval",
                                           "keepalives_count", "tcp_user_timeout", nullptr};

std::string first_line(const char* text) {
  const std::string_view view{text};
  return std::string{view.substr(0, view.find('\n'))};
}

Handle started(const std::string& url) {
  const std::array<const char*, 9> values{url.c_str(), "UTF8", "portico", "1", "15", "5", "3", "30000", nullptr};
  Handle connection{PQconnectStartParams(names.data(), values.data(), /*expand_dbname=*/1)};
  if (!connection) throw std::bad_alloc{};
  return connection;
}

// What became ready on the socket, 0 when nothing did before the deadline.
short ready(::PGconn* connection, Wait what, Deadline deadline) {
  ::pollfd wanted{PQsocket(connection), 0, 0};
  if (what != Wait::write) wanted.events |= POLLIN;
  if (what != Wait::read) wanted.events |= POLLOUT;
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - Steady::now());
    if (left.count() <= 0) return 0;
    const int count = ::poll(&wanted, 1, static_cast<int>(left.count()));
    if (count > 0) return wanted.revents;
    if (count < 0 && errno != EINTR) return POLLERR;  // libpq will say what is wrong
  }
}

}  // namespace

Link::Link(const std::string& url, Deadline deadline, Pulse& pulse) : pulse_{pulse}, connection_{started(url)} {
  connect(deadline);
  PQsetnonblocking(handle(), 1);
  PQsetNoticeReceiver(
      handle(), [](void*, const ::PGresult*) {}, nullptr);
}

void Link::connect(Deadline deadline) {
  if (PQstatus(handle()) == CONNECTION_BAD) throw Unavailable{"postgresql: " + first_line(PQerrorMessage(handle()))};
  for (auto state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK; state = PQconnectPoll(handle())) {
    if (state == PGRES_POLLING_FAILED) throw Unavailable{"postgresql: " + first_line(PQerrorMessage(handle()))};
    if (!wait(state == PGRES_POLLING_READING ? Wait::read : Wait::write, deadline))
      throw Unavailable{"postgresql: the server did not answer in time"};
  }
}

Result Link::finish(Deadline deadline) {
  for (;;) {
    const int unsent = PQflush(handle());
    if (unsent < 0) give_up("postgresql: the connection was lost");
    if (unsent == 0 && !PQisBusy(handle())) break;
    if (!wait(unsent ? Wait::both : Wait::read, deadline)) give_up("postgresql: the server did not answer in time");
    if (!PQconsumeInput(handle())) break;  // what arrived before the end may still say why
  }
  Result last;
  while (::PGresult* next = PQgetResult(handle())) {
    if (!last || PQresultStatus(last.get()) != PGRES_FATAL_ERROR)
      last.reset(next);
    else
      PQclear(next);
    while (PQisBusy(handle())) {
      if (!wait(Wait::read, deadline)) give_up("postgresql: the server did not answer in time");
      if (!PQconsumeInput(handle())) break;
    }
  }
  if (!last) give_up("postgresql: the connection was lost");
  return last;
}

bool Link::wait(Wait what, Deadline deadline) {
  while (!ready(handle(), what, std::min(deadline, Steady::now() + unsuspicious))) {
    if (Steady::now() >= deadline) return false;
    try {
      pulse_.check();
    } catch (const Unavailable&) {
      if (ready(handle(), what, Steady::now() + milliseconds{1})) {
        pulse_.felt();  // it was slow to greet, and has answered this meanwhile
        return true;
      }
      alive_ = false;
      throw;
    }
  }
  return true;
}

void Link::give_up(const char* why) {
  alive_ = false;
  throw Disconnected{why};
}

bool answers(const std::string& url, Deadline deadline) {
  const Handle connection = started(url);
  if (PQstatus(connection.get()) == CONNECTION_BAD) return false;
  for (auto state = PGRES_POLLING_WRITING; state != PGRES_POLLING_FAILED; state = PQconnectPoll(connection.get())) {
    const short events = ready(connection.get(), state == PGRES_POLLING_READING ? Wait::read : Wait::write, deadline);
    if (events == 0) return false;
    if (events & POLLIN) return true;
  }
  return false;
}

}  // namespace portico::db::postgres
