#pragma once
#include <optional>
#include <vector>

#include "db/database.hpp"
#include "scheduling/schedule.hpp"

// Tables healthcare_service, practitioner_role, room, service_room, schedule, schedule_rule, schedule_exception,
// scheduling_policy, and column time_zone of location. Reads names of practitioner and location.
namespace portico::scheduling::store {

std::vector<HealthcareService> services(db::Transaction& transaction, OrganizationId organization);
bool has_services(db::Transaction& transaction, OrganizationId organization);
std::optional<HealthcareService> service(db::Transaction& transaction, OrganizationId organization,
                                         HealthcareServiceId id);
void insert(db::Transaction& transaction, OrganizationId organization, const HealthcareService& service, Instant now);
// False when `expected_version` is not the stored one. Writes expected_version + 1.
bool update(db::Transaction& transaction, OrganizationId organization, const HealthcareService& service,
            std::int64_t expected_version, Instant now);

// With who does it where. False when it was changed since it was made; ForeignKeyViolation when something is booked.
bool remove_unchanged(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service);

struct ServiceRole : PractitionerRole {
  HealthcareServiceId service;
};
BOOST_DESCRIBE_STRUCT(ServiceRole, (PractitionerRole), (service))
std::vector<ServiceRole> roles(db::Transaction& transaction, OrganizationId organization);
void replace_roles(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                   const std::vector<PractitionerRole>& roles);

struct ServiceRoom {
  HealthcareServiceId service;
  RoomId room;
};
BOOST_DESCRIBE_STRUCT(ServiceRoom, (), (service, room))
std::vector<ServiceRoom> service_rooms(db::Transaction& transaction, OrganizationId organization);
void replace_rooms(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                   const std::vector<RoomId>& rooms);
std::vector<Room> rooms(db::Transaction& transaction, OrganizationId organization);
// Inserted, or replaced where the id is there already.
void put_room(db::Transaction& transaction, OrganizationId organization, const Room& room);

// A role in use, with what is told of it: practitioner and institution are active.
struct Place {
  HealthcareServiceId service;
  PractitionerId practitioner;
  std::string practitioner_name;
  std::string practitioner_specialty;
  LocationId location;
  std::string location_name;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string location_phone;
  std::string time_zone;
  std::optional<std::int64_t> duration_minutes;
  std::optional<std::int64_t> price_minor;
};
BOOST_DESCRIBE_STRUCT(Place, (),
                      (service, practitioner, practitioner_name, practitioner_specialty, location, location_name,
                       address_line, city, postal_code, location_phone, time_zone, duration_minutes, price_minor))
// In the order of practitioners' names.
std::vector<Place> places(db::Transaction& transaction, OrganizationId organization);
std::vector<Place> places_of(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service);

// The active ones that the service may take.
std::vector<Room> rooms_of(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service);

std::int64_t schedule_version(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner);
// False when `expected_version` (0: none yet) is not the stored one.
bool replace_rules(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
                   std::int64_t expected_version, const std::vector<WeeklyRule>& rules, Instant now);
std::vector<WeeklyRule> rules(db::Transaction& transaction, OrganizationId organization);
std::vector<WeeklyRule> rules_of(db::Transaction& transaction, OrganizationId organization,
                                 PractitionerId practitioner);
// Of all who do the service.
std::vector<WeeklyRule> rules_of(db::Transaction& transaction, OrganizationId organization,
                                 HealthcareServiceId service);

void insert(db::Transaction& transaction, OrganizationId organization, const DayException& exception, Instant now);
std::optional<DayException> exception(db::Transaction& transaction, OrganizationId organization,
                                      ScheduleExceptionId id);
void remove_exception(db::Transaction& transaction, OrganizationId organization, ScheduleExceptionId id);
// Those that touch these days, of everybody.
std::vector<DayException> exceptions(db::Transaction& transaction, OrganizationId organization, Date first, Date last);

struct StoredPolicy {
  calendar::HolidayCalendar holidays = calendar::HolidayCalendar::none;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(StoredPolicy, (), (holidays, version))
// The country's own holidays where nothing was set.
StoredPolicy policy(db::Transaction& transaction, OrganizationId organization);
bool set_policy(db::Transaction& transaction, OrganizationId organization, calendar::HolidayCalendar holidays,
                std::int64_t expected_version, Instant now);

struct ZonedLocation {
  LocationId location;
  std::string time_zone;
};
BOOST_DESCRIBE_STRUCT(ZonedLocation, (), (location, time_zone))
std::vector<ZonedLocation> zones(db::Transaction& transaction, OrganizationId organization);
// False where there is no such institution.
bool set_zone(db::Transaction& transaction, OrganizationId organization, LocationId location,
              const std::optional<std::string>& time_zone);
bool has_practitioner(db::Transaction& transaction, OrganizationId organization, PractitionerId id);

}  // namespace portico::scheduling::store
