#pragma once
#include <optional>

#include "booking/availability.hpp"
#include "booking/store.hpp"

// Winning a slot, and giving it back, in the caller's transaction.
namespace portico::booking {

// Thrown inside a transaction whose slot somebody else has: it rolls back, and nothing of it is left.
struct Lost {};

// The slot for the holder: practitioner, room and, in a group, a place. Without `held_until` it is booked. Throws Lost,
// also where the practitioner's own calendar has become busy since it was chosen.
store::Stay take(db::Transaction& transaction, OrganizationId organization,
                 const scheduling::HealthcareService& service, const Candidate& wanted, Uuid holder,
                 std::optional<Instant> held_until, Instant now);

// What the holder has held, for good or until `held_until`; also when its time has run out and nobody came meanwhile.
// Throws Lost.
void keep(db::Transaction& transaction, OrganizationId organization, const store::Stay& held, Uuid holder, Instant now,
          std::optional<Instant> held_until = {});

// Gives back what the holder has of `stay` and not of `instead`.
void release(db::Transaction& transaction, OrganizationId organization, const store::Stay& stay, Uuid holder,
             const std::optional<store::Stay>& instead = {});

}  // namespace portico::booking
