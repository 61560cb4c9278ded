#pragma once
#include <string>
#include <vector>

#include "booking/busy.hpp"
#include "booking/store.hpp"
#include "organization/organization.hpp"

// What the calendars say, as iCalendar texts: the same rows give the same bytes.
namespace portico::feeds {

// Of a patient: cancelled visits say so, and what waits for the clinic's answer is tentative.
std::string patient_calendar(const organization::Organization& contract, Language language,
                             const std::vector<booking::store::Named>& appointments, const std::string& bookings_page);

// Of a practitioner: when and where, and nothing of who comes or for what.
std::string busy_calendar(const organization::Organization& contract, Language language,
                          const std::string& practitioner_name, organization::PractitionerId practitioner,
                          const std::vector<booking::store::Engagement>& engagements);

}  // namespace portico::feeds
