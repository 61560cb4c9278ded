#pragma once
#include "guests/desk.hpp"
#include "guests/guest_booking.hpp"
#include "http/router.hpp"

namespace portico::guests {

// The verbs of this folder.
struct Verbs {
  Verbs(access::Services& services, booking::Bookings& bookings) : booking{services, bookings}, desk{services} {}
  GuestBooking booking;
  Desk desk;
};

void add_routes(http::Router& router, Verbs& verbs);

}  // namespace portico::guests
