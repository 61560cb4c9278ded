#pragma once
#include <optional>

#include "booking/availability.hpp"
#include "db/database.hpp"
#include "organization/organization.hpp"
#include "scheduling/store.hpp"

namespace portico::booking {

// What is wanted of a service's times.
struct Wish {
  HealthcareServiceId service;
  std::optional<LocationId> location{};
  std::optional<PractitionerId> practitioner{};
  std::optional<Uuid> moving{};  // the appointment that gives up its own time for it
};

// All that decides about a service's times in a window: read in a fixed number of statements, however many
// practitioners or days there are (docs/adr/0012).
struct Plan {
  scheduling::HealthcareService service;
  std::vector<scheduling::store::Place> places;  // as wanted
  std::vector<Offer> offers;                     // of each place
  Occupancy occupancy;

  std::vector<Candidate> in(const calendar::Interval& window) const {
    return candidates(service, offers, occupancy, window);
  }
  // Nothing where the practitioner does not do it there.
  const Offer* offer(PractitionerId practitioner, LocationId location) const;
  std::optional<scheduling::Price> price(PractitionerId practitioner, LocationId location) const;
};

// Nothing for a service that is unknown or no longer offered.
std::optional<Plan> plan_of(db::Transaction& transaction, OrganizationId organization, const Wish& wish,
                            const calendar::Interval& window, Instant now);

}  // namespace portico::booking
