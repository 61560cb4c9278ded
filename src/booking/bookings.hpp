#pragma once
#include <functional>

#include "audit/audit.hpp"
#include "booking/affected.hpp"
#include "booking/calendar.hpp"
#include "booking/changes.hpp"
#include "booking/choosing.hpp"
#include "keys/keys.hpp"
#include "patients/store.hpp"

namespace portico::booking {

// What has just happened to an appointment, for who tells people of it.
struct News {
  // accepted and declined: the clinic's answer to what was requested.
  enum class What { booked, moved, cancelled, requested, accepted, declined, missed };
  What what = What::booked;
  AppointmentId appointment;
  patients::PatientId patient;
};

using Claim = std::function<void(db::Transaction&)>;

// A time that is held for somebody.
struct Offered {
  HoldId hold;
  std::optional<AppointmentId> instead;  // the appointment that is given up for it
  Rights rights = Rights::patient;
  Claim claim;  // in the same transaction, first; what it throws undoes all
};

// What somebody without an account books, once he has proved a contact.
struct GuestBooking {
  Guest guest;
  HoldId hold;
  std::optional<Text<0, 1000>> comment;
  Claim claim;  // as of what is offered
};

// Appointments: who may do what with them, and what becomes of their time. Every change is in the audit log with who
// made it. Thread-safe.
class Bookings {
 public:
  // In the transaction of the change.
  using Announce = std::function<void(db::Transaction&, const Caller&, const News&)>;

  Bookings(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, patients::Store& patients,
           const Clock& clock, Announce announce);

  AppointmentList list(const Caller& caller, patients::PatientId patient, const AppointmentQuery& wanted);
  Appointment find(const Caller& caller, patients::PatientId patient, AppointmentId id);
  // For a calendar program; with the service's name, since it was asked for.
  std::string calendar_file(const Caller& caller, patients::PatientId patient, AppointmentId id);
  Calendar calendar(const Caller& caller, const CalendarQuery& wanted);
  CalendarStamp calendar_stamp(const Caller& caller, const CalendarQuery& wanted);
  // Who has booked, moved, changed or cancelled it, in order.
  AppointmentChanges changes(const Caller& caller, patients::PatientId patient, AppointmentId id);
  // Who is booked while it is closed, with free times instead. not_found.
  AffectedList affected(const Caller& caller, scheduling::ScheduleExceptionId exception);
  // Who is booked while the practitioner is busy elsewhere, with free times instead.
  AffectedList clashing(const Caller& caller, PractitionerId practitioner);

  // By the patient or who acts for him: the Refused of choose(), SERVICE_AGE, SERVICE_GENDER, TOO_MANY_OPEN,
  // NEW_PATIENTS_NOT, OVERLAPS_OWN. A service on request gives a pending appointment. What was held and is booked
  // already is answered as it stands.
  Appointment book(const Caller& caller, patients::PatientId patient, const NewAppointment& wanted);
  // As the guest's, who is stored with it: SERVICE_AGE, NEW_PATIENTS_NOT, and TOO_MANY_OPEN where so much is to come
  // of guests with the same contact.
  Appointment book(const Caller& caller, const GuestBooking& wanted);
  // INSIDE_CUTOFF with the phone to call, APPOINTMENT_OVER, APPOINTMENT_STATE. Of what is pending: withdrawn by the
  // patient at any time, declined by staff.
  Appointment cancel(const Caller& caller, patients::PatientId patient, AppointmentId id, const Cancellation& wanted);
  // The old time is given up in the transaction that wins the new one.
  Appointment reschedule(const Caller& caller, patients::PatientId patient, AppointmentId id,
                         const Rescheduling& wanted);

  // "I am coming": APPOINTMENT_OVER, APPOINTMENT_STATE.
  Appointment confirm(const Caller& caller, patients::PatientId patient, AppointmentId id);

  // By staff: without cut-offs and limits, and outside hours when they say so.
  Appointment book(const Caller& caller, patients::PatientId patient, const StaffAppointment& wanted);
  Appointment reschedule(const Caller& caller, patients::PatientId patient, AppointmentId id,
                         const StaffRescheduling& wanted);
  // What a patient was offered and has accepted: what is held is booked, or `instead` moved to it, without cut-offs
  // since it was the clinic's offer.
  Appointment take_offered(const Caller& caller, patients::PatientId patient, const Offered& offered);
  // Whether the service is for this patient then: SERVICE_AGE, SERVICE_GENDER, TOO_MANY_OPEN, NEW_PATIENTS_NOT.
  void refuse_unfit(db::Transaction& transaction, const organization::Organization& contract,
                    const scheduling::HealthcareService& service, Instant start, patients::PatientId patient,
                    Instant now);
  // Who has come, is in, has gone, has not come; any way round, since it may be a slip. What is pending can only be
  // accepted: `booked`.
  Appointment set_status(const Caller& caller, patients::PatientId patient, AppointmentId id,
                         const StatusChange& wanted);

 private:
  struct Asked {
    std::optional<HoldId> hold;
    std::optional<ChosenSlot> slot;
    Rights rights;
    std::optional<AppointmentId> moving{};
  };
  Chosen chosen(const organization::Organization& contract, const Asked& asked, Instant now);
  template <class Work>
  void win(const organization::Organization& contract, const Chosen& chosen, Rights rights, Instant now, Work&& work);
  store::Stay settle(db::Transaction& transaction, OrganizationId organization, const Chosen& chosen, Uuid holder,
                     Instant now);
  // `guest`: who is stored with it and whose id `patient` is.
  Appointment book_chosen(const Caller& caller, patients::PatientId patient, const NewAppointment& wanted,
                          Rights rights, const Claim& claim = {}, const Guest* guest = nullptr);
  void refuse_too_many(db::Transaction& transaction, const organization::Organization& contract, const Guest& guest,
                       Instant now);
  Appointment move(const Caller& caller, patients::PatientId patient, AppointmentId id, const Rescheduling& wanted,
                   Rights rights, const Claim& claim = {});
  organization::Organization contract_of(const Caller& caller);
  store::Named must_find(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                         AppointmentId id);
  void journal(db::Transaction& transaction, const Caller& caller, audit::Action action, patients::PatientId patient,
               AppointmentId id, std::string detail = "{}");

  db::Database& database_;
  audit::Journal& journal_;
  keys::KeyRing& keys_;
  patients::Store& patients_;
  const Clock& clock_;
  const Announce announce_;
};

}  // namespace portico::booking
