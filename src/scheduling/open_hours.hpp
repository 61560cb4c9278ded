#pragma once
#include "calendar/zone.hpp"
#include "scheduling/schedule.hpp"

namespace portico::scheduling {

// Whose hours, and where.
struct Post {
  PractitionerId practitioner;
  LocationId location;
  std::optional<HealthcareServiceId> service;  // absent: hours for whatever service
};

// The stretches in which something may begin and end on these days, in order. Pure calculation.
std::vector<calendar::Interval> open_hours(const Timetable& timetable, const Post& post, const calendar::Zone& zone,
                                           Date first, Date last);

}  // namespace portico::scheduling
