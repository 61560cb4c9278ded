#pragma once
#include "booking/choosing.hpp"

// What a guest has chosen, looked at before a code goes out and again when it is booked. Nothing here looks at
// patients: what is answered says nothing of who is on record.
namespace portico::booking {

// SERVICE_AGE; NEW_PATIENTS_NOT, since nobody knows yet who it is.
void refuse_unfit_guest(const organization::Organization& contract, const scheduling::HealthcareService& service,
                        Instant start, const Guest& guest);

// As above of what is held; HOLD_EXPIRED with the nearest free times when it is not held any more.
store::StoredHold must_hold(db::Transaction& transaction, const organization::Organization& contract,
                            const Guest& guest, HoldId id, Instant now);
// Keeps it as long as the code may take.
void prolong(db::Transaction& transaction, const organization::Organization& contract, const store::StoredHold& hold,
             Instant until, Instant now);

}  // namespace portico::booking
