#pragma once
#include "db/database.hpp"
#include "identity/flow.hpp"
#include "identity/session.hpp"
#include "identity/throttle.hpp"
#include "jobs/jobs.hpp"

namespace portico::identity {

// Every ten minutes: away with sessions and flows that have run out, and counters that no longer count.
void add_jobs(jobs::Queue& queue, db::Database& database, const Sessions& sessions, const Flows& flows,
              const Throttles& throttles);

}  // namespace portico::identity
