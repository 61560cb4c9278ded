#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "json/text.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"

namespace portico::scheduling {

using organization::LocationId;
using organization::PractitionerId;
using organization::Standing;
using HealthcareServiceId = Id<struct HealthcareServiceTag>;
using RoomId = Id<struct RoomTag>;

// How a service is booked. by_phone is shown, hidden is not; staff book all of them.
enum class Availability { online, on_request, by_phone, hidden };
BOOST_DESCRIBE_ENUM(Availability, online, on_request, by_phone, hidden)

enum class Modality { in_person, phone, video };
BOOST_DESCRIBE_ENUM(Modality, in_person, phone, video)

struct Price {
  std::int64_t amount_minor = 0;
  std::string currency;  // ISO 4217
  bool operator==(const Price&) const = default;
};
BOOST_DESCRIBE_STRUCT(Price, (), (amount_minor, currency))

// One row of table healthcare_service.
struct HealthcareService {
  HealthcareServiceId id;
  std::string name_en;
  std::string name_hu;
  std::string name_es;
  std::string specialty;
  Standing status = Standing::active;
  Availability availability = Availability::online;
  Modality modality = Modality::in_person;
  std::int64_t duration_minutes = 30;
  std::int64_t grid_minutes = 15;
  std::int64_t buffer_before_minutes = 0;
  std::int64_t buffer_after_minutes = 0;
  std::int64_t capacity = 1;
  std::optional<std::int64_t> price_minor;
  std::string price_currency;
  std::string preparation_en;
  std::string preparation_hu;
  std::string preparation_es;
  std::int64_t min_notice_minutes = 60;
  std::int64_t horizon_days = 90;
  std::int64_t cancel_cutoff_minutes = 24 * 60;
  std::int64_t reschedule_cutoff_minutes = 24 * 60;
  std::optional<std::int64_t> max_open;
  bool new_patients = true;
  std::optional<std::int64_t> from_age;
  std::optional<std::int64_t> to_age;
  std::optional<patients::Gender> gender;
  std::int64_t position = 0;
  std::string reminders = "[1440]";  // as reminders_text() writes them
  std::int64_t version = 1;

  // In the reader's language, else the contract's, else any that there is.
  const std::string& name(Language reader, Language contract) const;
  const std::string& preparation(Language reader, Language contract) const;
};
BOOST_DESCRIBE_STRUCT(HealthcareService, (),
                      (id, name_en, name_hu, name_es, specialty, status, availability, modality, duration_minutes,
                       grid_minutes, buffer_before_minutes, buffer_after_minutes, capacity, price_minor, price_currency,
                       preparation_en, preparation_hu, preparation_es, min_notice_minutes, horizon_days,
                       cancel_cutoff_minutes, reschedule_cutoff_minutes, max_open, new_patients, from_age, to_age,
                       gender, position, reminders, version))

// Minutes before a visit at which people are reminded of it, the earliest first; as a JSON array in the database.
std::string reminders_text(std::vector<std::int64_t> minutes_before);
std::vector<std::int64_t> reminders_of(const std::string& text);

// A practitioner who does the service at an institution. Duration and price: absent, the service's.
struct PractitionerRole {
  PractitionerId practitioner_id;
  LocationId location_id;
  std::optional<std::int64_t> duration_minutes;
  std::optional<std::int64_t> price_minor;
  // Of video visits: https; {visit} in it stands for a word that each visit has of its own.
  std::optional<std::string> video_url{};
  bool operator==(const PractitionerRole&) const = default;
};
BOOST_DESCRIBE_STRUCT(PractitionerRole, (), (practitioner_id, location_id, duration_minutes, price_minor, video_url))

enum class RoomKind { room, device };
BOOST_DESCRIBE_ENUM(RoomKind, room, device)

struct Room {
  RoomId id;
  LocationId location_id;
  std::string name;
  RoomKind kind = RoomKind::room;
  Standing status = Standing::active;
};
BOOST_DESCRIBE_STRUCT(Room, (), (id, location_id, name, kind, status))

}  // namespace portico::scheduling
