#pragma once
#include "booking/bookings.hpp"
#include "booking/slots.hpp"
#include "http/router.hpp"

namespace portico::booking {

// Both must outlive the router.
void add_routes(http::Router& router, Slots& slots, Bookings& bookings);

}  // namespace portico::booking
