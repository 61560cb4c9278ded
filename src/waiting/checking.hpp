#pragma once
#include "booking/plan.hpp"
#include "waiting/entry.hpp"

namespace portico::waiting {

// The wishes whole and within what can be: refused by field with WAITING_DAYS, WAITING_HOURS, WAITING_NOTICE,
// WAITING_WISH.
Wishes checked_wishes(const WaitingWishes& wanted, const scheduling::HealthcareService& service,
                      const std::vector<scheduling::store::Place>& places, Date today);

}  // namespace portico::waiting
