#pragma once
#include "base/caller.hpp"
#include "jobs/jobs.hpp"
#include "rosters/roster.hpp"

namespace portico::rosters {

constexpr const char* job_kind = "work_at_roster";

// What the job knows of who asked.
struct Payload {
  RosterId roster;
  Uuid actor;
  bool by_staff = false;

  Caller caller(OrganizationId organization) const;
};
BOOST_DESCRIBE_STRUCT(Payload, (), (roster, actor, by_staff))

// Adds the job that does what the list's state asks for.
void ask_to_work(jobs::Queue& queue, db::Transaction& transaction, const Caller& caller, RosterId id);

}  // namespace portico::rosters
