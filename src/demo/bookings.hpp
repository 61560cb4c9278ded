#pragma once
#include "demo/data.hpp"
#include "demo/plan.hpp"
#include "organization/organization.hpp"

namespace portico::demo {

// What stands already, in the order of the data; `patients` in that of the plan's people.
struct Standing {
  const organization::Organization& contract;
  const std::vector<organization::LocationId>& locations;
  const std::vector<organization::PractitionerId>& practitioners;
  const std::vector<patients::PatientId>& patients;
};

// Services, rooms and weekly hours, and then appointments: of today and of the next two weeks, about a third of what
// is free, the first of them of those who can sign in.
void add_bookings(db::Transaction& transaction, const data::Schedule& schedule, const Plan& plan,
                  const Standing& standing, Instant now);

}  // namespace portico::demo
