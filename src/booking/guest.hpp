#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "patients/patient.hpp"

// Who has booked without an account. A guest is no patient and has no access to anything: name, birth date and the rest
// are what somebody typed, and all that is proved is one contact (docs/adr/0014).
namespace portico::booking {

using GuestId = Id<struct GuestTag>;

// By which contact a code was read.
enum class GuestProof { sms, email };
BOOST_DESCRIBE_ENUM(GuestProof, sms, email)

struct Guest {
  GuestId id;
  std::string family;
  std::string given;
  std::string name;  // as the contract's language writes it
  std::optional<Date> birth_date;
  std::optional<std::string> phone;  // E.164
  std::optional<std::string> email;
  GuestProof proved = GuestProof::email;
  Language language = Language::en;
  std::int64_t privacy_version = 0;
  std::optional<patients::PatientId> patient;  // joined with
  bool made_record = false;                    // which was made of this guest
  std::optional<Uuid> joined_by;
  std::optional<Instant> joined_at;
  std::optional<Instant> forgotten_at;
  Instant created_at;
};

// As a patient's data that were typed, for comparing and for writing to.
patients::Patient person_of(const Guest& guest);
// Only the contact that was proved: to another nothing is sent.
patients::Patient proved_person_of(const Guest& guest);

}  // namespace portico::booking
