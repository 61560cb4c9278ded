#pragma once
#include <vector>

#include "base/refused.hpp"
#include "booking/appointment.hpp"
#include "booking/plan.hpp"
#include "booking/store.hpp"
#include "organization/organization.hpp"

// Whether what somebody chose may be booked, looked at before it is won.
namespace portico::booking {

// What the rules of a service leave open to whom. `beyond_hours`: staff, when they say so; also where the practitioner
// is busy elsewhere.
enum class Rights { patient, staff, beyond_hours };

struct Chosen {
  Plan plan;  // of that practitioner and institution
  Candidate candidate;
  std::optional<store::StoredHold> hold;  // it was held before
};

// Throws Refused: not_found for what is not offered at all, SERVICE_NOT_ONLINE, SLOT_NOT_OFFERED, OUTSIDE_HOURS,
// BUSY_ELSEWHERE and SLOT_TAKEN, the last four with the nearest free times. `moving`: the appointment that gives up its
// time for it.
Chosen choose(db::Transaction& transaction, const organization::Organization& contract, const ChosenSlot& wanted,
              Rights rights, std::optional<Uuid> moving, Instant now);
// Whether the service is for who was born then: SERVICE_AGE.
void refuse_age(const organization::Organization& contract, const scheduling::HealthcareService& service, Instant start,
                const std::optional<Date>& birth_date);
// HOLD_EXPIRED when nothing is known of it any more.
Chosen choose_held(db::Transaction& transaction, const organization::Organization& contract, HoldId id, Instant now);

// When the service may be booked: not too soon, not too far ahead.
calendar::Interval bookable(const scheduling::HealthcareService& service, Rights rights, Instant now);

// "Somebody was quicker", with at most three free times near it: of the same practitioner there, else of any.
Refused slot_taken(db::Transaction& transaction, const organization::Organization& contract, const Slot& wanted,
                   Rights rights, Instant now);

// "The time is no longer kept for you", with the same.
Refused hold_expired(db::Transaction& transaction, const organization::Organization& contract, const Slot& wanted,
                     Instant now);

// Where to call: the institution's phone, or the contract's, as it is dialled from anywhere.
std::string phone_to_call(const organization::Organization& contract, const std::string& own = "");

}  // namespace portico::booking
