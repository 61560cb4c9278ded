#pragma once
#include "booking/bookings.hpp"

namespace portico::booking {

struct VisitKey {
  Text<1, 200> key;
};
BOOST_DESCRIBE_STRUCT(VisitKey, (), (key))

// The least of an appointment that helps who has a message about it: not with whom, not for what, not whose.
struct VisitCard {
  AppointmentStatus status = AppointmentStatus::booked;
  Instant start;
  Instant end;
  scheduling::Modality modality = scheduling::Modality::in_person;
  std::optional<std::string> video_url;
  AppointmentLocation location;
  std::optional<Instant> confirmed_at;
  std::optional<Instant> cancel_until;      // as for the patient; absent: he no longer may by himself
  std::optional<Instant> reschedule_until;  // after signing in; of a guest, who cannot, absent
  std::string phone;                        // to call
};
BOOST_DESCRIBE_STRUCT(VisitCard, (),
                      (status, start, end, modality, video_url, location, confirmed_at, cancel_until, reschedule_until,
                       phone))

// To be shown at the desk, as a QR code.
struct CheckInCode {
  std::string key;
  std::vector<std::string> rows;  // of the QR code, 1 is dark
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(CheckInCode, (), (key, rows, expires_at))

// What can be done without signing in by who holds a key of one appointment, and what the desk does with a code that is
// shown to it. An unknown key is not_found. Thread-safe.
class Visits {
 public:
  // The squares of a QR code, row by row.
  using Draw = std::function<std::vector<std::string>(const std::string& text)>;

  Visits(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, Bookings& bookings, const Clock& clock,
         Draw draw);

  VisitCard card(const Caller& caller, std::string_view suffix, const VisitKey& key);
  VisitCard confirm(const Caller& caller, std::string_view suffix, const VisitKey& key);
  // As Bookings::cancel for patients.
  VisitCard cancel(const Caller& caller, std::string_view suffix, const VisitKey& key);
  CheckInCode check_in_code(const Caller& caller, std::string_view suffix, const VisitKey& key);

  // On the day of the visit, else CHECK_IN_NOT_TODAY; of a cancelled one APPOINTMENT_STATE.
  CheckInCode check_in_code(const Caller& caller, patients::PatientId patient, AppointmentId id);
  // Who has come. Shown again it changes nothing. CHECK_IN_EXPIRED; not_found for what is no code of this contract.
  Appointment check_in(const Caller& caller, const VisitKey& code);

 private:
  struct Held {
    organization::Organization contract;
    patients::PatientId patient;
    AppointmentId id;
    Caller caller;           // the patient, as far as this appointment goes
    bool was_guest = false;  // also of one who was joined since: the link says nothing of that
  };
  Held held(const Caller& caller, std::string_view suffix, const VisitKey& key);
  VisitCard card_of(const Held& held, const Appointment& shown);

  db::Database& database_;
  audit::Journal& journal_;
  keys::KeyRing& keys_;
  Bookings& bookings_;
  const Clock& clock_;
  const Draw draw_;
};

}  // namespace portico::booking
