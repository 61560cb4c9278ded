#pragma once
#include "booking/store.hpp"
#include "waiting/entry.hpp"

// Tables waiting_entry, waiting_opening, waiting_offer, waiting_policy, waiting_service_policy. Reads names and times
// of healthcare_service, patient, practitioner, location and appointment.
namespace portico::waiting::store {

// As stored: lists as JSON.
struct StoredEntry {
  EntryId id;
  PatientId patient;
  HealthcareServiceId service;
  WaitingStatus status = WaitingStatus::waiting;
  std::string practitioners;
  std::string locations;
  std::optional<Date> from_day;
  Date until_day;
  std::string weekdays;
  int from_minute = 0;
  int to_minute = 0;
  std::int64_t notice_minutes = 0;
  std::optional<AppointmentId> replaces;
  Actor entered_by = Actor::patient;
  std::optional<Uuid> account;
  std::optional<AppointmentId> appointment;
  Instant entered_at;
  std::optional<Instant> ended_at;

  Wishes wishes() const;
  void set(const Wishes& wishes);
};
BOOST_DESCRIBE_STRUCT(StoredEntry, (),
                      (id, patient, service, status, practitioners, locations, from_day, until_day, weekdays,
                       from_minute, to_minute, notice_minutes, replaces, entered_by, account, appointment, entered_at,
                       ended_at))

// False when the patient waits for that service already.
bool insert(db::Transaction& transaction, OrganizationId organization, const StoredEntry& entry);
// Wishes and what is replaced; false when it does not stand any more.
bool update(db::Transaction& transaction, OrganizationId organization, const StoredEntry& entry);
std::optional<StoredEntry> entry(db::Transaction& transaction, OrganizationId organization, EntryId id);
// False when it did not stand as `from`.
bool set_status(db::Transaction& transaction, OrganizationId organization, EntryId id, WaitingStatus from,
                WaitingStatus to);
// For good; false when it had ended before.
bool end(db::Transaction& transaction, OrganizationId organization, EntryId id, WaitingStatus how,
         std::optional<AppointmentId> appointment, Instant now);
// Those whose days are over, or whose visit that was to be replaced has been.
void expire(db::Transaction& transaction, OrganizationId organization, Date today, Instant now);
// Who has booked what he waits for keeps waiting for an earlier time in its place.
void attach(db::Transaction& transaction, OrganizationId organization, PatientId patient, AppointmentId appointment);

// With what is shown. `replaces_start`: of an appointment that stands and is to come.
struct NamedEntry : StoredEntry {
  std::string name_en;
  std::string name_hu;
  std::string name_es;
  std::string patient_name;
  std::optional<Instant> replaces_start;
  std::int64_t offers_made = 0;
};
BOOST_DESCRIBE_STRUCT(NamedEntry, (StoredEntry), (name_en, name_hu, name_es, patient_name, replaces_start, offers_made))
std::vector<NamedEntry> of_patient(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                                   Instant now);
std::optional<NamedEntry> named(db::Transaction& transaction, OrganizationId organization, EntryId id, Instant now);
// Those that stand, who has waited longest first.
std::vector<NamedEntry> line(db::Transaction& transaction, OrganizationId organization, Instant now);

// Contracts and services for which somebody waits.
struct Waited {
  OrganizationId organization;
  HealthcareServiceId service;
};
BOOST_DESCRIBE_STRUCT(Waited, (), (organization, service))
std::vector<Waited> waited(db::Transaction& transaction);
bool is_waited_for(db::Transaction& transaction, OrganizationId organization);

struct InLine : StoredEntry {
  std::optional<Instant> replaces_start;
  std::int64_t offers_today = 0;
};
BOOST_DESCRIBE_STRUCT(InLine, (StoredEntry), (replaces_start, offers_today))
std::vector<InLine> in_line(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                            Instant now);
struct Known {
  EntryId entry;
  PractitionerId practitioner;
  Instant start_at;
};
BOOST_DESCRIBE_STRUCT(Known, (), (entry, practitioner, start_at))
struct Engaged {
  EntryId entry;
  Instant start_at;
  Instant end_at;
};
BOOST_DESCRIBE_STRUCT(Engaged, (), (entry, start_at, end_at))
// When those in the line have other appointments than the one to be replaced.
std::vector<Engaged> engaged(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                             Instant now);
// What those in the line were offered before, of what is still to come.
std::vector<Known> known(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                         Instant now);

enum class OpeningStatus { open, booked, unfilled };
BOOST_DESCRIBE_ENUM(OpeningStatus, open, booked, unfilled)
struct StoredOpening {
  OpeningId id;
  HealthcareServiceId service;
  PractitionerId practitioner;
  LocationId location;
  Instant start_at;
  Instant end_at;
  WaitingMode mode = WaitingMode::one_by_one;
  OpeningStatus status = OpeningStatus::open;
};
BOOST_DESCRIBE_STRUCT(StoredOpening, (), (id, service, practitioner, location, start_at, end_at, mode, status))
void insert(db::Transaction& transaction, OrganizationId organization, const StoredOpening& opening, Instant now);
std::optional<StoredOpening> opening(db::Transaction& transaction, OrganizationId organization, OpeningId id);
// False when it was closed before.
bool close(db::Transaction& transaction, OrganizationId organization, OpeningId id, OpeningStatus how, Instant now);

struct StoredOffer {
  OfferId id;
  EntryId entry;
  OpeningId opening;
  OfferStatus status = OfferStatus::offered;
  bool by_call = false;
  std::optional<Bytes> token_hash;
  Instant offered_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(StoredOffer, (), (id, entry, opening, status, by_call, token_hash, offered_at, expires_at))
void insert(db::Transaction& transaction, OrganizationId organization, const StoredOffer& offer);
// False when it did not stand any more.
bool settle(db::Transaction& transaction, OrganizationId organization, OfferId id, OfferStatus how,
            std::optional<std::int64_t> gained_minutes, Instant now);
// Nothing could be sent after all.
void mark_by_call(db::Transaction& transaction, OrganizationId organization, OfferId id);
// Of the opening, those that stand.
std::vector<StoredOffer> standing(db::Transaction& transaction, OrganizationId organization, OpeningId opening);
std::optional<StoredOffer> standing_of(db::Transaction& transaction, OrganizationId organization, EntryId entry);

// With what is shown of it.
struct NamedOffer : StoredOffer {
  PatientId patient;
  HealthcareServiceId service;
  PractitionerId practitioner;
  LocationId location;
  Instant start_at;
  Instant end_at;
  std::string practitioner_name;
  std::string location_name;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string phone;
  std::string time_zone;
  std::optional<AppointmentId> replaces;
  std::optional<Instant> replaces_start;
  Actor entered_by = Actor::patient;
};
BOOST_DESCRIBE_STRUCT(NamedOffer, (StoredOffer),
                      (patient, service, practitioner, location, start_at, end_at, practitioner_name, location_name,
                       address_line, city, postal_code, phone, time_zone, replaces, replaces_start, entered_by))
std::optional<NamedOffer> by_token(db::Transaction& transaction, OrganizationId organization, const Bytes& hash,
                                   Instant now);
std::optional<NamedOffer> named_offer(db::Transaction& transaction, OrganizationId organization, OfferId id,
                                      Instant now);
// That stand, of the whole contract or of one patient.
std::vector<NamedOffer> offers(db::Transaction& transaction, OrganizationId organization, Instant now);
std::vector<NamedOffer> offers_of(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                                  Instant now);

WaitingPolicy policy(db::Transaction& transaction, OrganizationId organization);
// False when its version is not the stored one.
bool set_policy(db::Transaction& transaction, OrganizationId organization, const WaitingPolicy& policy, Instant now);

WaitingFigures figures(db::Transaction& transaction, OrganizationId organization, Instant from, Instant until);

// Links of offers that ended long ago open nothing; of all contracts.
void sweep(db::Transaction& transaction, Instant now);

}  // namespace portico::waiting::store
