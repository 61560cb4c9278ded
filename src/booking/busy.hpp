#pragma once
#include <string>
#include <vector>

#include "booking/slot.hpp"
#include "db/database.hpp"

// Table busy_time: when practitioners are busy elsewhere, as their own calendars say. Only from and until.
namespace portico::booking {

struct BusyTime {
  PractitionerId practitioner;
  Instant start_at;
  Instant end_at;
};
BOOST_DESCRIBE_STRUCT(BusyTime, (), (practitioner, start_at, end_at))

namespace store {

// What touches the interval: of those who offer the service, or of everybody.
std::vector<BusyTime> busy_of(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                              const calendar::Interval& when);
std::vector<BusyTime> busy_in(db::Transaction& transaction, OrganizationId organization,
                              const calendar::Interval& when);
bool is_busy(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
             const calendar::Interval& when);
std::int64_t count_busy(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
                        Instant after);

// All of the practitioner's, in place of those before, in order of time; they must not overlap. False, and nothing is
// written, when they are the same.
bool replace_busy(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
                  const std::vector<calendar::Interval>& busy);

// Appointments to come, requests too, that lie where their practitioner is busy; the next one first.
std::vector<Uuid> clashing(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
                           Instant now, int limit);

// When the practitioner is needed here: people of a group stand as one.
struct Engagement {
  HealthcareServiceId service;
  Instant start_at;
  Instant end_at;
  scheduling::Modality modality = scheduling::Modality::in_person;
  Instant updated_at;
  std::int64_t sequence = 0;
  std::string location_name;
  std::string address_line;
  std::string city;
  std::string postal_code;
  std::string time_zone;
};
BOOST_DESCRIBE_STRUCT(Engagement, (),
                      (service, start_at, end_at, modality, updated_at, sequence, location_name, address_line, city,
                       postal_code, time_zone))
std::vector<Engagement> engagements(db::Transaction& transaction, OrganizationId organization,
                                    PractitionerId practitioner, const calendar::Interval& starts);

}  // namespace store
}  // namespace portico::booking
