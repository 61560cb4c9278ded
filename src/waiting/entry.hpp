#pragma once
#include "booking/appointment.hpp"
#include "delivery/message.hpp"
#include "waiting/wishes.hpp"

namespace portico::waiting {

using booking::Actor;
using booking::AppointmentId;
using OpeningId = booking::HoldId;  // a free time that is offered: held under its id
using OfferId = Id<struct WaitingOfferTag>;
using patients::PatientId;

enum class WaitingStatus { waiting, offered, booked, withdrawn, expired };
BOOST_DESCRIBE_ENUM(WaitingStatus, waiting, offered, booked, withdrawn, expired)

// lost: somebody else was quicker. withdrawn: with the entry.
enum class OfferStatus { offered, accepted, declined, expired, lost, withdrawn };
BOOST_DESCRIBE_ENUM(OfferStatus, offered, accepted, declined, expired, lost, withdrawn)

// What is wished, as it is sent; what is absent is open. Without a last day: as far as the service can be booked.
struct WaitingWishes {
  std::optional<std::vector<PractitionerId>> practitioner_ids;
  std::optional<std::vector<LocationId>> location_ids;
  std::optional<Date> from_day;
  std::optional<Date> until_day;
  std::optional<std::vector<int>> weekdays;
  std::optional<int> from_minute;
  std::optional<int> to_minute;
  std::optional<std::int64_t> notice_minutes;
  std::optional<AppointmentId> replaces;
};
BOOST_DESCRIBE_STRUCT(WaitingWishes, (),
                      (practitioner_ids, location_ids, from_day, until_day, weekdays, from_minute, to_minute,
                       notice_minutes, replaces))

struct NewWaiting : WaitingWishes {
  HealthcareServiceId service_id;
};
BOOST_DESCRIBE_STRUCT(NewWaiting, (WaitingWishes), (service_id))

struct OfferPlace {
  std::string name;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string phone;  // E.164: its own, or the contract's
  std::string time_zone;
};
BOOST_DESCRIBE_STRUCT(OfferPlace, (), (name, address_line, city, postal_code, phone, time_zone))

// An offer that stands, for who is signed in.
struct WaitingOffer {
  OfferId id;
  Instant start;
  Instant end;
  Instant expires_at;
  PractitionerId practitioner_id;
  std::string practitioner_name;
  LocationId location_id;
  OfferPlace location;
  bool by_call = false;
};
BOOST_DESCRIBE_STRUCT(WaitingOffer, (),
                      (id, start, end, expires_at, practitioner_id, practitioner_name, location_id, location, by_call))

struct WaitingEntry : Wishes {
  EntryId id;
  WaitingStatus status = WaitingStatus::waiting;
  HealthcareServiceId service_id;
  std::string service_name;  // in the reader's language
  std::optional<AppointmentId> replaces;
  std::optional<Instant> replaces_start;
  Actor entered_by = Actor::patient;
  Instant entered_at;
  std::optional<Instant> ended_at;
  std::optional<AppointmentId> appointment_id;
  std::int64_t offers_made = 0;
  std::optional<WaitingOffer> offer;
};
BOOST_DESCRIBE_STRUCT(WaitingEntry, (Wishes),
                      (id, status, service_id, service_name, replaces, replaces_start, entered_by, entered_at, ended_at,
                       appointment_id, offers_made, offer))

// Of a patient: what stands first, then what has ended, the newest first.
struct WaitingEntryList {
  std::vector<WaitingEntry> items;
  std::vector<HealthcareServiceId> services;  // for which one can wait
};
BOOST_DESCRIBE_STRUCT(WaitingEntryList, (), (items, services))

// As staff see the line.
struct WaitingLineEntry : WaitingEntry {
  PatientId patient_id;
  std::string patient_name;
  std::optional<std::string> phone;         // as it stands on record
  std::vector<delivery::Channel> channels;  // that reach the patient; none: staff call
};
BOOST_DESCRIBE_STRUCT(WaitingLineEntry, (WaitingEntry), (patient_id, patient_name, phone, channels))

// Who has waited longest first.
struct WaitingLine {
  std::vector<WaitingLineEntry> items;
};
BOOST_DESCRIBE_STRUCT(WaitingLine, (), (items))

struct WaitingLineQuery {
  std::optional<bool> to_call;  // only those whom no message reaches
};
BOOST_DESCRIBE_STRUCT(WaitingLineQuery, (), (to_call))

// The offer as whoever has the link sees it: when and where, never for whom or for what.
struct LinkedOffer {
  OfferStatus status = OfferStatus::offered;
  Instant start;
  Instant end;
  Instant expires_at;
  OfferPlace location;
  std::optional<Instant> replaces_start;  // the time that is given up for it
};
BOOST_DESCRIBE_STRUCT(LinkedOffer, (), (status, start, end, expires_at, location, replaces_start))

struct OfferToken {
  Text<1, 200> token;
};
BOOST_DESCRIBE_STRUCT(OfferToken, (), (token))

struct OfferRefusal {
  std::optional<bool> stop_waiting;  // not this one, and no other either
};
BOOST_DESCRIBE_STRUCT(OfferRefusal, (), (stop_waiting))

struct LinkedRefusal : OfferRefusal {
  Text<1, 200> token;
};
BOOST_DESCRIBE_STRUCT(LinkedRefusal, (OfferRefusal), (token))

struct ServiceMode {
  HealthcareServiceId service_id;
  WaitingMode mode = WaitingMode::one_by_one;
};
BOOST_DESCRIBE_STRUCT(ServiceMode, (), (service_id, mode))

struct WaitingPolicy {
  WaitingMode mode = WaitingMode::one_by_one;
  std::vector<ServiceMode> services;  // those that differ
  std::int64_t version = 0;

  WaitingMode of(HealthcareServiceId service) const;
};
BOOST_DESCRIBE_STRUCT(WaitingPolicy, (), (mode, services, version))

// Days of the contract, both included; absent: the last ninety.
struct WaitingFiguresQuery {
  std::optional<Date> from;
  std::optional<Date> to;
};
BOOST_DESCRIBE_STRUCT(WaitingFiguresQuery, (), (from, to))

struct WaitingFigures {
  Date from;
  Date to;
  std::int64_t waiting = 0;   // now
  std::int64_t freed = 0;     // times that were offered to somebody
  std::int64_t refilled = 0;  // of them, booked by one who waited
  std::int64_t offered = 0;   // offers, several of one time
  std::int64_t accepted = 0;
  std::int64_t declined = 0;
  std::int64_t unanswered = 0;
  std::int64_t lost = 0;            // to somebody quicker
  std::int64_t minutes_gained = 0;  // by those who came earlier than they had booked
  std::int64_t moved_earlier = 0;   // how many they are
};
BOOST_DESCRIBE_STRUCT(WaitingFigures, (),
                      (from, to, waiting, freed, refilled, offered, accepted, declined, unanswered, lost,
                       minutes_gained, moved_earlier))

}  // namespace portico::waiting
