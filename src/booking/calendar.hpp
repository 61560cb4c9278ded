#pragma once
#include <boost/describe.hpp>

#include "booking/appointment.hpp"
#include "booking/store.hpp"
#include "keys/keys.hpp"
#include "organization/organization.hpp"

// How appointments are shown, to patients and in the console's calendar.
namespace portico::booking {

struct CalendarQuery {
  Date from;
  std::optional<Date> to;  // absent: the same day
  std::optional<LocationId> location;
  std::optional<PractitionerId> practitioner;
};
BOOST_DESCRIBE_STRUCT(CalendarQuery, (), (from, to, location, practitioner))

struct CalendarAppointment : Appointment {
  patients::PatientId patient_id;  // or the guest's
  std::string patient_name;
  bool is_guest = false;  // booked without an account, and joined with no record yet
  std::optional<RoomId> room_id;
  // What it takes, buffers included.
  Instant taken_from;
  Instant taken_until;
  Instant changed_at;  // of one who has arrived: when
  bool portal_activated = false;
};
BOOST_DESCRIBE_STRUCT(CalendarAppointment, (Appointment),
                      (patient_id, patient_name, is_guest, room_id, taken_from, taken_until, changed_at,
                       portal_activated))

struct CalendarHours {
  LocationId location_id;
  Instant start;
  Instant end;
};
BOOST_DESCRIBE_STRUCT(CalendarHours, (), (location_id, start, end))

struct CalendarPractitioner {
  PractitionerId id;
  std::string name;
  std::string specialty;
  std::vector<CalendarHours> hours;
};
BOOST_DESCRIBE_STRUCT(CalendarPractitioner, (), (id, name, specialty, hours))

struct CalendarHold {
  HoldId hold_id;
  Slot slot;
  std::optional<RoomId> room_id;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(CalendarHold, (), (hold_id, slot, room_id, expires_at))

// A practitioner's own calendar says so.
struct CalendarBusy {
  PractitionerId practitioner_id;
  Instant start;
  Instant end;
};
BOOST_DESCRIBE_STRUCT(CalendarBusy, (), (practitioner_id, start, end))

struct Calendar {
  Date from;
  Date to;
  std::string time_zone;  // of the contract: its days
  std::vector<CalendarPractitioner> practitioners;
  std::vector<CalendarAppointment> appointments;  // cancelled ones too
  std::vector<CalendarHold> holds;
  std::vector<CalendarBusy> busy;
};
BOOST_DESCRIBE_STRUCT(Calendar, (), (from, to, time_zone, practitioners, appointments, holds, busy))

// Of days: another one when there is something new to show.
struct CalendarStamp {
  std::string stamp;
};
BOOST_DESCRIBE_STRUCT(CalendarStamp, (), (stamp))

// For one reader at one moment.
struct Showing {
  keys::KeyRing& keys;
  const organization::Organization& contract;
  Language reader;
  Instant now;

  Appointment appointment(const store::Named& row) const;
  CalendarAppointment calendar_appointment(const store::Named& row) const;
};

// Throws RANGE_TOO_LONG.
Calendar calendar_of(db::Transaction& transaction, const Showing& showing, const CalendarQuery& wanted);
CalendarStamp stamp_of(db::Transaction& transaction, const organization::Organization& contract, Instant now,
                       const CalendarQuery& wanted);

}  // namespace portico::booking
