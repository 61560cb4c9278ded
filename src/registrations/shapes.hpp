#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/shapes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "json/text.hpp"
#include "patients/shapes.hpp"
#include "registrations/comparison.hpp"

// What the calls about registrations take and give.
namespace portico::registrations {

using RegistrationId = Id<struct RegistrationTag>;

// waiting: for the code, or for staff. has_account: the phone was proved, and there was an account already.
// replaced: the same person registered anew.
enum class RegistrationStatus { waiting, approved, has_account, declined, replaced };
BOOST_DESCRIBE_ENUM(RegistrationStatus, waiting, approved, has_account, declined, replaced)

struct RegistrationInput {
  Text<0, 100> family;
  Text<0, 100> given;
  std::optional<Text<0, 20>> birth_date;
  std::optional<Text<0, 60>> national_id;
  std::optional<Text<0, 254>> email;
  Text<0, 40> phone;
};
BOOST_DESCRIBE_STRUCT(RegistrationInput, (), (family, given, birth_date, national_id, email, phone))

// The same for everybody, whoever it is.
struct RegistrationReceived {
  std::string step = "received";       // code: where a code may be on its way
  std::string sent_to;                 // the phone that was typed, masked
  std::string email;                   // the address that was typed, masked; empty without one
  std::optional<Instant> resend_at{};  // with a code
  std::optional<Instant> expires_at{};
};
BOOST_DESCRIBE_STRUCT(RegistrationReceived, (), (step, sent_to, email, resend_at, expires_at))

// After the right code. password: choose one, and be in. account: there is one already. received: staff have to look.
struct RegistrationProved {
  std::string step = "password";
};
BOOST_DESCRIBE_STRUCT(RegistrationProved, (), (step))

struct RegistrationLink {
  Text<0, 100> token;
};
BOOST_DESCRIBE_STRUCT(RegistrationLink, (), (token))

// For who holds the link that went to the address that was typed.
struct RegistrationStanding {
  RegistrationStatus status = RegistrationStatus::waiting;
  Instant registered_at;
};
BOOST_DESCRIBE_STRUCT(RegistrationStanding, (), (status, registered_at))

// Staff's side.

struct QueueQuery {
  std::optional<bool> decided{};  // absent: those that wait
  std::optional<int> limit{};
  std::optional<std::string> cursor{};
};
BOOST_DESCRIBE_STRUCT(QueueQuery, (), (decided, limit, cursor))

struct RegistrationRow {
  RegistrationId id;
  RegistrationStatus status = RegistrationStatus::waiting;
  std::string name;
  std::optional<Date> birth_date;
  Instant created_at;
  bool email_confirmed = false;
  std::int64_t candidates = 0;  // records that may be this person's
  std::optional<Instant> decided_at;
  std::string decided_by;  // a name; empty: nobody, it decided itself
};
BOOST_DESCRIBE_STRUCT(RegistrationRow, (),
                      (id, status, name, birth_date, created_at, email_confirmed, candidates, decided_at, decided_by))

struct RegistrationPage {
  std::vector<RegistrationRow> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(RegistrationPage, (), (items, next_cursor))

struct RegistrationsWaiting {
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(RegistrationsWaiting, (), (waiting))

struct ComparedField {
  PersonField field = PersonField::name;
  Fit fit = Fit::nowhere;
  std::string typed;
  std::string on_record;
};
BOOST_DESCRIBE_STRUCT(ComparedField, (), (field, fit, typed, on_record))

// A record that may be this person's, field by field.
struct RegistrationCandidate {
  patients::PatientRow patient;
  bool has_account = false;
  std::vector<ComparedField> fields;
};
BOOST_DESCRIBE_STRUCT(RegistrationCandidate, (), (patient, has_account, fields))

// Another registration of the same person.
struct OtherRegistration {
  Instant created_at;
  RegistrationStatus status = RegistrationStatus::replaced;
  std::string phone;
  std::string email;
};
BOOST_DESCRIBE_STRUCT(OtherRegistration, (), (created_at, status, phone, email))

struct RegistrationView {
  RegistrationId id;
  RegistrationStatus status = RegistrationStatus::waiting;
  std::string name;
  std::string family;
  std::string given;
  std::optional<Date> birth_date;
  patients::NationalIdKind national_id_kind = patients::NationalIdKind::none;
  std::optional<std::string> national_id;
  std::string phone;
  std::optional<std::string> email;
  Language language = Language::en;
  Instant created_at;
  bool email_confirmed = false;
  bool phone_proved = false;  // the code that went to the phone on record was typed
  std::optional<patients::PatientId> patient_id;
  std::optional<Instant> decided_at;
  std::string decided_by;
  std::vector<RegistrationCandidate> candidates;  // the closest first
  std::vector<OtherRegistration> others;          // newest first
};
BOOST_DESCRIBE_STRUCT(RegistrationView, (),
                      (id, status, name, family, given, birth_date, national_id_kind, national_id, phone, email,
                       language, created_at, email_confirmed, phone_proved, patient_id, decided_at, decided_by,
                       candidates, others))

// How the person is told the way in.
enum class Inviting { email, sms, later };
BOOST_DESCRIBE_ENUM(Inviting, email, sms, later)

struct RegistrationApproval {
  std::optional<patients::PatientId> patient_id{};  // absent: a new record
  std::vector<PersonField> take{};                  // what is written into the record in place of what is there
  bool identity_checked = false;                    // needed to take anything
  bool even_if_similar = false;
  Inviting invite = Inviting::later;
};
BOOST_DESCRIBE_STRUCT(RegistrationApproval, (), (patient_id, take, identity_checked, even_if_similar, invite))

struct RegistrationApproved {
  patients::PatientId patient_id;
  std::string name;
  bool invited = false;
  std::vector<access::BlockerView> blockers;  // why not
};
BOOST_DESCRIBE_STRUCT(RegistrationApproved, (), (patient_id, name, invited, blockers))

struct RegistrationDeclined {
  bool told = false;  // by e-mail; else somebody has to
};
BOOST_DESCRIBE_STRUCT(RegistrationDeclined, (), (told))

}  // namespace portico::registrations
