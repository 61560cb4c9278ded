#pragma once
#include "feeds/feeds.hpp"
#include "feeds/outside_calendars.hpp"
#include "http/router.hpp"

namespace portico::feeds {

// What they are given must outlive the router.
void add_routes(http::Router& router, Feeds& feeds, OutsideCalendars& outside);

}  // namespace portico::feeds
