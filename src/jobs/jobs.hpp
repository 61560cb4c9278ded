#pragma once
#include <boost/describe.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "db/database.hpp"
#include "keys/keys.hpp"

namespace portico::jobs {

using JobId = Id<struct JobTag>;

// What to do later. Committed with the change that asks for it (the transactional outbox), so it happens if and only if
// the change did. The payload is sealed in the database.
struct NewJob {
  std::string kind;  // "send_message", "seal_audit"…
  OrganizationId organization{};
  std::string payload;                      // JSON, as the kind's handler reads it
  std::optional<std::string> unique_key{};  // with one, a second job of that kind and key is not added while it stands
  std::optional<Instant> run_at{};
  std::optional<Instant> expires_at{};  // later than this it is dropped, not run (one-time codes)
  int attempts = 12;
};

struct Job {
  JobId id;
  std::string kind;
  OrganizationId organization;
  std::string payload;
  int attempt = 1;  // from 1
};

// Thrown by a handler that knows that trying again is of no use.
class Permanent : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Table `job` and the workers that empty it. Several processes may work one table: a job is claimed with a lease (30 s,
// renewed while it runs) and run again by another when its worker dies. Leases are compared in `clock`: where processes
// share a database, a db::ServerClock. Jobs that expire go first. Back-off 1 s to 1 h with jitter; after the last
// attempt the job is dead and stays visible. Handlers must bear running twice.
class Queue {
 public:
  Queue(db::Database& database, keys::KeyRing& keys, const Clock& clock);
  ~Queue();

  void handle(std::string kind, std::function<void(const Job&)> handler);
  // A job of this kind is added every `period` (first at start), once for all processes.
  void every(std::string kind, seconds period);

  // Nothing when one of that kind and key stands already.
  std::optional<JobId> add(db::Transaction& transaction, const NewJob& job);

  void start(int workers);
  void stop();  // finishes what runs, claims nothing more
  // For tests and commands: runs what is due in this thread until nothing is; returns how many ran.
  int run_due();

  struct Dead {
    JobId id;
    std::string kind;
    std::int64_t attempts = 0;
    std::string last_error;
    Instant failed_at;
  };
  std::vector<Dead> dead(OrganizationId organization);
  std::int64_t count_dead();  // of all contracts
  void retry(JobId id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};
BOOST_DESCRIBE_STRUCT(Queue::Dead, (), (id, kind, attempts, last_error, failed_at))

}  // namespace portico::jobs
