#include "identity/jobs.hpp"

namespace portico::identity {

void add_jobs(jobs::Queue& queue, db::Database& database, const Sessions& sessions, const Flows& flows,
              const Throttles& throttles) {
  queue.handle("sweep_identity", [&](const jobs::Job&) {
    database.write([&](db::Transaction& transaction) {
      sessions.sweep(transaction);
      flows.sweep(transaction);
      throttles.sweep(transaction);
    });
  });
  queue.every("sweep_identity", minutes{10});
}

}  // namespace portico::identity
