#pragma once
#include <optional>
#include <vector>

#include "booking/appointment.hpp"
#include "booking/guest.hpp"
#include "db/database.hpp"

// Tables slot_cell, slot_seat, slot_hold, appointment. Reads names from healthcare_service, practitioner, location and
// patient.
namespace portico::booking::store {

// Taken now in these cells, of whom and what the service may need: in one piece for each holder.
std::vector<Taken> taken(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                         Cells cells, Instant now);
std::vector<TakenSeats> taken_seats(db::Transaction& transaction, OrganizationId organization,
                                    HealthcareServiceId service, const calendar::Interval& starts, Instant now);

// All cells for the holder, or fewer than their count: then somebody else has one, and the transaction must not go on
// with them. Cells whose time has run out are taken over; the holder's own are taken again. Without `held_until` they
// are booked.
std::int64_t take_cells(db::Transaction& transaction, OrganizationId organization, Uuid resource, Cells cells,
                        Uuid holder, std::optional<Instant> held_until, Instant now);
// Those of the holder, but for what lies within `except`.
void release_cells(db::Transaction& transaction, OrganizationId organization, Uuid resource, Cells cells, Uuid holder,
                   Cells except = {});
// Cells that a group shares are held as long as one of its people holds a place, and free with the last.
void settle_shared_cells(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                         PractitionerId practitioner, Instant start, Uuid resource, Cells cells, Uuid shared);

struct Seat {
  std::int64_t seat = 0;
  Uuid holder;
  std::optional<Uuid> room;
  std::optional<Instant> held_until;
};
BOOST_DESCRIBE_STRUCT(Seat, (), (seat, holder, room, held_until))
std::vector<Seat> seats(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                        PractitionerId practitioner, Instant start);
// False when somebody else has it.
bool take_seat(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
               PractitionerId practitioner, Instant start, const Seat& seat, Instant now);
void release_seat(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                  PractitionerId practitioner, Instant start, Uuid holder);

// What is held or booked: time, and who is taken with it.
struct Stay {
  HealthcareServiceId service;
  PractitionerId practitioner;
  LocationId location;
  std::optional<RoomId> room;
  std::optional<std::int64_t> seat;
  Instant start_at;
  Instant end_at;
  std::int64_t first_cell = 0;
  std::int64_t last_cell = -1;

  Cells cells() const { return {first_cell, last_cell}; }
};
BOOST_DESCRIBE_STRUCT(Stay, (), (service, practitioner, location, room, seat, start_at, end_at, first_cell, last_cell))

struct StoredHold : Stay {
  HoldId id;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(StoredHold, (Stay), (id, expires_at))
void insert(db::Transaction& transaction, OrganizationId organization, const StoredHold& hold);
std::optional<StoredHold> hold(db::Transaction& transaction, OrganizationId organization, HoldId id);
void prolong_hold(db::Transaction& transaction, OrganizationId organization, HoldId id, Instant expires_at);
// False where there is none any more.
bool remove_hold(db::Transaction& transaction, OrganizationId organization, HoldId id);
std::vector<StoredHold> holds(db::Transaction& transaction, OrganizationId organization,
                              const calendar::Interval& starts, Instant now);

struct StoredAppointment : Stay {
  AppointmentId id;
  patients::PatientId patient;  // or the guest, as long as nobody has joined him with a record
  std::optional<GuestId> guest;
  bool is_guest = false;
  AppointmentStatus status = AppointmentStatus::booked;
  scheduling::Modality modality = scheduling::Modality::in_person;
  std::optional<std::int64_t> price_minor;
  std::string price_currency;
  std::optional<Bytes> comment;
  Actor booked_by = Actor::patient;
  Instant booked_at;
  std::optional<Instant> confirmed_at;
  std::optional<Instant> moved_from;
  std::optional<Actor> cancelled_by;
  std::optional<Instant> cancelled_at;
  std::optional<Bytes> cancel_reason;
  std::int64_t sequence = 0;
};
BOOST_DESCRIBE_STRUCT(StoredAppointment, (Stay),
                      (id, patient, guest, is_guest, status, modality, price_minor, price_currency, comment, booked_by,
                       booked_at, confirmed_at, moved_from, cancelled_by, cancelled_at, cancel_reason, sequence))
void insert(db::Transaction& transaction, OrganizationId organization, const StoredAppointment& appointment);
// Time, state and what goes with them; false when `sequence` is not the stored one. Writes sequence + 1.
bool update(db::Transaction& transaction, OrganizationId organization, const StoredAppointment& appointment,
            Instant now);
// The patient's word that he comes; its sequence stays, since nothing has moved. False when it is not to come.
bool confirm(db::Transaction& transaction, OrganizationId organization, AppointmentId id, Instant now);
std::optional<StoredAppointment> find(db::Transaction& transaction, OrganizationId organization, AppointmentId id);

// With the names that are shown.
struct Named : StoredAppointment {
  std::string name_en;
  std::string name_hu;
  std::string name_es;
  std::string preparation_en;
  std::string preparation_hu;
  std::string preparation_es;
  std::int64_t cancel_cutoff_minutes = 0;
  std::int64_t reschedule_cutoff_minutes = 0;
  std::string reminders;  // scheduling::reminders_of
  std::optional<std::string> video_url;
  std::string practitioner_name;
  std::string practitioner_specialty;
  std::string location_name;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string phone;
  std::string time_zone;
  std::string patient_name;
  Instant updated_at;
  bool portal_activated = false;  // the patient's own account has been used
};
BOOST_DESCRIBE_STRUCT(Named, (StoredAppointment),
                      (name_en, name_hu, name_es, preparation_en, preparation_hu, preparation_es, cancel_cutoff_minutes,
                       reschedule_cutoff_minutes, reminders, video_url, practitioner_name, practitioner_specialty,
                       location_name, address_line, city, postal_code, phone, time_zone, patient_name, updated_at,
                       portal_activated))
std::optional<Named> named(db::Transaction& transaction, OrganizationId organization, AppointmentId id);
// Of a patient: what ends after `now` from the next on, or what has ended from the last on; after the given place.
std::vector<Named> upcoming(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                            std::optional<AppointmentStatus> status, Instant now, Instant after, Uuid after_id,
                            int limit);
std::vector<Named> past(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                        std::optional<AppointmentStatus> status, Instant now, Instant before, Uuid before_id,
                        int limit);
// Of everybody, in order of time.
std::vector<Named> starting_in(db::Transaction& transaction, OrganizationId organization,
                               const calendar::Interval& starts);

// What the patient is to come to in that time, in order.
std::vector<Named> booked_in(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                             const calendar::Interval& starts);
// Requests that wait for the clinic's answer, the oldest first.
std::vector<Named> pending(db::Transaction& transaction, OrganizationId organization, int limit);
// Requests that nobody has answered before their time came; of all contracts.
struct Unanswered {
  OrganizationId organization;
  AppointmentId id;
  patients::PatientId patient;
};
BOOST_DESCRIBE_STRUCT(Unanswered, (), (organization, id, patient))
std::vector<Unanswered> unanswered(db::Transaction& transaction, Instant now, int limit);

// Whether the patient is to be somewhere in that time, `but` for one appointment.
bool is_engaged(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                const calendar::Interval& when, std::optional<AppointmentId> but);

// Another one whenever an appointment or a hold that starts then has come, gone or changed.
std::string stamp(db::Transaction& transaction, OrganizationId organization, const calendar::Interval& starts,
                  Instant now);

// What is still to come of the service, requests too.
std::int64_t count_open(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                        HealthcareServiceId service, Instant now);
std::int64_t count_fulfilled(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);

// What has run out or is long over; of all contracts.
void sweep(db::Transaction& transaction, Instant now);

}  // namespace portico::booking::store
