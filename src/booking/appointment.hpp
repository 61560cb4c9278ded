#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/caller.hpp"
#include "booking/slot.hpp"
#include "json/text.hpp"

namespace portico::booking {

using AppointmentId = Id<struct AppointmentTag>;

// FHIR's words (http://hl7.org/fhir/R4/valueset-appointmentstatus.html); in-progress is what FHIR says of the
// Encounter that an appointment leads to. Pending: asked for, its time is kept, and the clinic has not answered yet.
enum class AppointmentStatus { booked, arrived, in_progress, fulfilled, noshow, cancelled, pending };
BOOST_DESCRIBE_ENUM(AppointmentStatus, booked, arrived, in_progress, fulfilled, noshow, cancelled, pending)

// Who did it: the patient or who acts for him, staff, or the program.
enum class Actor { patient, staff, system };
BOOST_DESCRIBE_ENUM(Actor, patient, staff, system)

inline Actor actor_of(const Caller& caller) {
  return caller.kind == Caller::Kind::staff     ? Actor::staff
         : caller.kind == Caller::Kind::patient ? Actor::patient
                                                : Actor::system;
}

// A slot as somebody chose it: the very object that was offered. The server says itself when it ends and what it
// costs.
struct ChosenSlot {
  HealthcareServiceId service_id;
  PractitionerId practitioner_id;
  LocationId location_id;
  Instant start;
  std::optional<Instant> end;
  std::optional<std::int64_t> seats_left;
};
BOOST_DESCRIBE_STRUCT(ChosenSlot, (), (service_id, practitioner_id, location_id, start, end, seats_left))

using HoldId = AppointmentId;  // what is booked of it keeps the id

struct NewHold {
  ChosenSlot slot;
};
BOOST_DESCRIBE_STRUCT(NewHold, (), (slot))

struct Hold {
  HoldId hold_id;
  Slot slot;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Hold, (), (hold_id, slot, expires_at))

// One of hold and slot.
struct NewAppointment {
  std::optional<HoldId> hold_id;
  std::optional<ChosenSlot> slot;
  std::optional<Text<0, 1000>> comment;
};
BOOST_DESCRIBE_STRUCT(NewAppointment, (), (hold_id, slot, comment))

struct Rescheduling {
  std::optional<HoldId> hold_id;
  std::optional<ChosenSlot> slot;
};
BOOST_DESCRIBE_STRUCT(Rescheduling, (), (hold_id, slot))

// Staff's: also where the doctor has no hours or is busy elsewhere, when they say so.
struct StaffAppointment : NewAppointment {
  std::optional<bool> outside_hours;
};
BOOST_DESCRIBE_STRUCT(StaffAppointment, (NewAppointment), (outside_hours))

struct StaffRescheduling : Rescheduling {
  std::optional<bool> outside_hours;
};
BOOST_DESCRIBE_STRUCT(StaffRescheduling, (Rescheduling), (outside_hours))

struct Cancellation {
  std::optional<Text<0, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(Cancellation, (), (reason))

struct StatusChange {
  AppointmentStatus status = AppointmentStatus::booked;
};
BOOST_DESCRIBE_STRUCT(StatusChange, (), (status))

struct AppointmentLocation {
  LocationId id;
  std::string name;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string phone;      // E.164: its own, or the contract's
  std::string time_zone;  // IANA
};
BOOST_DESCRIBE_STRUCT(AppointmentLocation, (), (id, name, address_line, city, postal_code, phone, time_zone))

// As the portal and the console show it.
struct Appointment {
  AppointmentId id;
  AppointmentStatus status = AppointmentStatus::booked;
  HealthcareServiceId service_id;
  std::string service_name;  // in the reader's language
  PractitionerId practitioner_id;
  std::string practitioner_name;
  std::string practitioner_specialty;
  AppointmentLocation location;
  Instant start;
  Instant end;
  scheduling::Modality modality = scheduling::Modality::in_person;
  std::optional<std::string> video_url;  // where a video visit that stands is held
  std::optional<scheduling::Price> price;
  std::string preparation;
  std::optional<std::string> comment;
  Actor booked_by = Actor::patient;
  Instant booked_at;
  std::optional<Instant> confirmed_at;  // the patient said that he comes
  std::optional<Instant> moved_from;
  std::optional<Actor> cancelled_by;
  std::optional<Instant> cancelled_at;
  std::optional<std::string> cancel_reason;
  std::int64_t sequence = 0;
  // Until when the patient may do it himself; absent when he no longer may.
  std::optional<Instant> cancel_until;
  std::optional<Instant> reschedule_until;
};
BOOST_DESCRIBE_STRUCT(Appointment, (),
                      (id, status, service_id, service_name, practitioner_id, practitioner_name, practitioner_specialty,
                       location, start, end, modality, video_url, price, preparation, comment, booked_by, booked_at,
                       confirmed_at, moved_from, cancelled_by, cancelled_at, cancel_reason, sequence, cancel_until,
                       reschedule_until))

struct AppointmentList {
  std::vector<Appointment> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(AppointmentList, (), (items, next_cursor))

enum class When { upcoming, past };
BOOST_DESCRIBE_ENUM(When, upcoming, past)

// Upcoming ones begin with the next, past ones with the last. A visit is to come until it has ended.
struct AppointmentQuery {
  std::optional<AppointmentStatus> status;
  std::optional<When> when;  // absent: upcoming
  std::optional<int> limit;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(AppointmentQuery, (), (status, when, limit, cursor))

// Days of the institution, both included, or moments. Absent: from now, two weeks.
struct SlotQuery {
  HealthcareServiceId service;
  std::optional<LocationId> location;
  std::optional<PractitionerId> practitioner;
  std::optional<Text<0, 40>> from;
  std::optional<Text<0, 40>> to;
  std::optional<int> limit;  // the first so many; absent: all
};
BOOST_DESCRIBE_STRUCT(SlotQuery, (), (service, location, practitioner, from, to, limit))

struct SlotList {
  std::vector<Slot> items;
  std::optional<Slot> next;  // the first one after the range, when there is none in it
};
BOOST_DESCRIBE_STRUCT(SlotList, (), (items, next))

}  // namespace portico::booking

namespace portico {
template <>
inline constexpr bool spelled_with_hyphens<booking::AppointmentStatus> = true;
}
