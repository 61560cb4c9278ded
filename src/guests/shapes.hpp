#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/shapes.hpp"
#include "booking/calendar.hpp"
#include "booking/guest.hpp"
#include "identity/flow.hpp"
#include "json/text.hpp"
#include "patients/shapes.hpp"
#include "registrations/comparison.hpp"

// What the calls about bookings without an account take and give.
namespace portico::guests {

using booking::GuestId;
using booking::GuestProof;

// What a guest fills in while a time is held for him. The contact that `proof` names gets a code.
struct GuestInput {
  booking::HoldId hold_id;
  Text<0, 100> family;
  Text<0, 100> given;
  std::optional<Text<0, 20>> birth_date;
  std::optional<Text<0, 40>> phone;
  std::optional<Text<0, 254>> email;
  GuestProof proof = GuestProof::email;
  std::optional<std::int64_t> privacy_version;  // of the notice that was accepted; absent where there is none
  std::optional<Text<0, 1000>> comment;
};
BOOST_DESCRIBE_STRUCT(GuestInput, (),
                      (hold_id, family, given, birth_date, phone, email, proof, privacy_version, comment))

struct GuestStep : access::CodeStep {
  Instant kept_until;  // the time that was chosen
};
BOOST_DESCRIBE_STRUCT(GuestStep, (access::CodeStep), (kept_until))

// By the same contact again, or by the other one that was typed.
struct GuestResend {
  std::optional<identity::Method> method;
};
BOOST_DESCRIBE_STRUCT(GuestResend, (), (method))

struct GuestBooked {
  booking::Appointment appointment;
  std::string visit_key;      // of the page that shows, confirms and cancels it without signing in
  std::string calendar_file;  // iCalendar
  identity::Method told_by = identity::Method::email;
  std::string told_at;  // the contact, masked: confirmation and reminders go there
};
BOOST_DESCRIBE_STRUCT(GuestBooked, (), (appointment, visit_key, calendar_file, told_by, told_at))

// Staff's side.

struct GuestQuery {
  std::optional<bool> joined{};  // absent: those whom nobody has joined with a record
  std::optional<int> limit{};
  std::optional<std::string> cursor{};
};
BOOST_DESCRIBE_STRUCT(GuestQuery, (), (joined, limit, cursor))

struct GuestFit {
  registrations::PersonField field = registrations::PersonField::name;
  registrations::Fit fit = registrations::Fit::nowhere;
};
BOOST_DESCRIBE_STRUCT(GuestFit, (), (field, fit))

// A record that may be this guest's.
struct GuestCandidate {
  patients::PatientRow patient;
  std::vector<GuestFit> fields;
};
BOOST_DESCRIBE_STRUCT(GuestCandidate, (), (patient, fields))

struct GuestJoined {
  patients::PatientId patient_id;
  std::string name;
  bool made_record = false;  // of this guest
  Instant at;
  std::string by;  // a name
};
BOOST_DESCRIBE_STRUCT(GuestJoined, (), (patient_id, name, made_record, at, by))

struct GuestView {
  GuestId id;
  std::string name;
  std::optional<Date> birth_date;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  GuestProof proof = GuestProof::email;  // which of the two was proved by a code
  Language language = Language::en;
  Instant created_at;
  booking::CalendarAppointment appointment;
  std::vector<GuestCandidate> candidates;  // the closest first; of one who is joined none
  std::optional<GuestJoined> joined;
};
BOOST_DESCRIBE_STRUCT(GuestView, (),
                      (id, name, birth_date, phone, email, proof, language, created_at, appointment, candidates,
                       joined))

struct GuestList {
  std::vector<GuestView> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(GuestList, (), (items, next_cursor))

struct GuestsWaiting {
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(GuestsWaiting, (), (waiting))

struct GuestJoining {
  std::optional<patients::PatientId> patient_id{};  // absent: a new record is made of the guest
  bool even_if_similar = false;
};
BOOST_DESCRIBE_STRUCT(GuestJoining, (), (patient_id, even_if_similar))

}  // namespace portico::guests
