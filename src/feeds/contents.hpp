#pragma once
#include <string>
#include <vector>

#include "booking/store.hpp"
#include "organization/organization.hpp"

// What the calendars say, as iCalendar texts: the same rows give the same bytes.
namespace portico::feeds {

// Of a patient: cancelled visits say so, and what waits for the clinic's answer is tentative.
std::string patient_calendar(const organization::Organization& contract, Language language,
                             const std::vector<booking::store::Named>& appointments, const std::string& bookings_page);

}  // namespace portico::feeds
