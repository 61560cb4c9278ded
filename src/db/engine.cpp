#include "db/engine.hpp"

#include <algorithm>
#include <random>
#include <thread>

namespace portico::db {
namespace {

constexpr int most_tries = 20;
constexpr int most_reconnects = 3;

// The work this thread is in, innermost first.
struct Frame {
  const Database* database;
  Transaction* transaction;
  Mode mode;
  Frame* outer;
};
thread_local Frame* innermost = nullptr;

const Frame* under_way(const Database* database) {
  for (const Frame* frame = innermost; frame; frame = frame->outer)
    if (frame->database == database) return frame;
  return nullptr;
}

class Inside {
 public:
  Inside(const Database* database, Transaction* transaction, Mode mode)
      : frame_{database, transaction, mode, innermost} {
    innermost = &frame_;
  }
  ~Inside() { innermost = frame_.outer; }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  Frame frame_;
};

class OpenTransaction {
 public:
  OpenTransaction(Connection& connection, Mode mode) : connection_{connection} {
    connection.take_after_commit();
    connection.begin(mode);
  }
  ~OpenTransaction() {
    if (!committed_) connection_.rollback();
  }
  OpenTransaction(const OpenTransaction&) = delete;
  OpenTransaction& operator=(const OpenTransaction&) = delete;

  void commit() {
    connection_.commit();
    committed_ = true;
  }

 private:
  Connection& connection_;
  bool committed_ = false;
};

// A moment up to 1, 2, 4 … 64 ms, at random, so that those who collided do not meet again.
void back_off(int tries) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const int longest = 1000 << std::min(tries, 6);
  std::this_thread::sleep_for(microseconds{std::uniform_int_distribution<int>{0, longest}(random)});
}

class Place {
 public:
  ~Place() {
    if (gate_) gate_->leave();
  }
  Place() = default;
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  void enter(FairGate& gate, milliseconds patience) {
    if (!gate_ && gate.enter(patience)) gate_ = &gate;
  }

 private:
  FairGate* gate_ = nullptr;
};

constexpr Sql say_one{"select 1"};

}  // namespace

std::unique_ptr<Database> Database::open(const Options& options) {
  if (options.url.starts_with("sqlite:")) return open_sqlite(options);
  if (options.url.starts_with("postgresql://") || options.url.starts_with("postgres://")) return open_postgres(options);
  throw Error{"a database is sqlite:PATH or postgresql://…"};
}

void Engine::ping() {
  read([](Transaction& transaction) { transaction.one<int>(say_one); });
}

bool Engine::is_working() const { return under_way(this) != nullptr; }

bool Engine::is_writing() const {
  const Frame* frame = under_way(this);
  return frame != nullptr && (frame->mode == Mode::write || frame->mode == Mode::append);
}

void Engine::perform(Mode mode, const std::function<void(Transaction&)>& work) {
  if (const Frame* outer = under_way(this)) {
    if (mode != Mode::read) throw std::logic_error{"a transaction was begun inside another of the same database"};
    return work(*outer->transaction);
  }
  // After two collisions the rest of the tries are made one thread at a time: under contention each round has a winner,
  // but nothing else says it is ever the same thread's turn.
  Place alone;
  int reconnects = 0;
  for (int tries = 1;; ++tries) {
    try {
      return perform_once(mode, work);
    } catch (const Retryable&) {
      if (tries == most_tries) throw;
    } catch (const Disconnected&) {
      if (++reconnects == most_reconnects) throw;
      pool_for(mode).close_idle();
      continue;
    }
    if (tries > 2) alone.enter(contended_, options_.acquire_timeout);
    back_off(tries);
  }
}

void Engine::perform_once(Mode mode, const std::function<void(Transaction&)>& work) {
  std::vector<std::function<void()>> afterwards;
  {
    Pool::Lease lease = pool_for(mode).acquire(options_.acquire_timeout);
    Connection& connection = *lease;
    const Inside inside{this, &connection, mode};
    OpenTransaction transaction{connection, mode};
    work(connection);
    transaction.commit();
    afterwards = connection.take_after_commit();
  }
  for (const auto& call : afterwards) call();
}

}  // namespace portico::db
