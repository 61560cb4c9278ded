#pragma once
#include "http/router.hpp"
#include "scheduling/first_calendar.hpp"
#include "scheduling/healthcare_services.hpp"
#include "scheduling/offers.hpp"
#include "scheduling/schedules.hpp"

namespace portico::scheduling {

// All must outlive the router.
void add_routes(http::Router& router, HealthcareServices& services, Schedules& schedules, FirstCalendars& first,
                Offers& offers);

}  // namespace portico::scheduling
