#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/intervals.hpp"
#include "scheduling/healthcare_service.hpp"

namespace portico::booking {

using organization::LocationId;
using organization::PractitionerId;
using scheduling::HealthcareServiceId;
using scheduling::RoomId;

// A time that can be booked.
struct Slot {
  HealthcareServiceId service_id;
  PractitionerId practitioner_id;
  LocationId location_id;
  Instant start;
  Instant end;
  std::optional<std::int64_t> seats_left;  // of a service for several people at once
  bool operator==(const Slot&) const = default;
};
BOOST_DESCRIBE_STRUCT(Slot, (), (service_id, practitioner_id, location_id, start, end, seats_left))

// The unit in which time is taken: five minutes, counted from 1970. Both ends belong to it.
struct Cells {
  std::int64_t first = 0;
  std::int64_t last = -1;

  // All that the interval touches.
  static Cells of(const calendar::Interval& interval);
  std::int64_t count() const { return last - first + 1; }
  calendar::Interval interval() const;
  bool operator==(const Cells&) const = default;
};

// Cells of one resource that are taken, in one piece.
struct Taken {
  Uuid resource;
  std::int64_t first_cell = 0;
  std::int64_t last_cell = 0;
  Uuid holder;
};
BOOST_DESCRIBE_STRUCT(Taken, (), (resource, first_cell, last_cell, holder))

// Places taken in a slot of a group.
struct TakenSeats {
  PractitionerId practitioner;
  Instant start_at;
  std::int64_t seats = 0;
  std::optional<Uuid> room;
};
BOOST_DESCRIBE_STRUCT(TakenSeats, (), (practitioner, start_at, seats, room))

// Holder of the cells that the people of a group share: the same for the same service, practitioner and start.
Uuid shared_holder(HealthcareServiceId service, PractitionerId practitioner, Instant start);

}  // namespace portico::booking
