#pragma once
#include "booking/bookings.hpp"
#include "booking/missed_visits.hpp"
#include "booking/requests.hpp"
#include "booking/slots.hpp"
#include "booking/visits.hpp"
#include "http/router.hpp"

namespace portico::booking {

// What they are given must outlive the router.
void add_routes(http::Router& router, Slots& slots, Bookings& bookings);
void add_visit_routes(http::Router& router, Bookings& bookings, Requests& requests, Visits& visits);
void add_missed_routes(http::Router& router, MissedVisitRule& rule);

}  // namespace portico::booking
