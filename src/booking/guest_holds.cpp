#include "booking/guest_holds.hpp"

#include "booking/taking.hpp"

namespace portico::booking {
namespace {

Slot slot_of(const store::StoredHold& hold) {
  return {hold.service, hold.practitioner, hold.location, hold.start_at, hold.end_at, std::nullopt};
}

}  // namespace

void refuse_unfit_guest(const organization::Organization& contract, const scheduling::HealthcareService& service,
                        Instant start, const Guest& guest) {
  refuse_age(contract, service, start, guest.birth_date);
  if (!service.new_patients) throw Refused{Reason::conflict, "NEW_PATIENTS_NOT"}.with("phone", phone_to_call(contract));
}

store::StoredHold must_hold(db::Transaction& transaction, const organization::Organization& contract,
                            const Guest& guest, HoldId id, Instant now) {
  const auto chosen = choose_held(transaction, contract, id, now);
  if (chosen.hold->expires_at <= now) throw hold_expired(transaction, contract, slot_of(*chosen.hold), now);
  refuse_unfit_guest(contract, chosen.plan.service, chosen.hold->start_at, guest);
  return *chosen.hold;
}

void prolong(db::Transaction& transaction, const organization::Organization& contract, const store::StoredHold& hold,
             Instant until, Instant now) {
  try {
    keep(transaction, contract.id, hold, hold.id.value, now, until);
  } catch (const Lost&) {
    throw hold_expired(transaction, contract, slot_of(hold), now);
  }
  store::prolong_hold(transaction, contract.id, hold.id, until);
}

}  // namespace portico::booking
