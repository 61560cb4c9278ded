#pragma once
#include <vector>

#include "booking/guest.hpp"
#include "booking/store.hpp"
#include "keys/keys.hpp"

// Table guest, its sealed column, and the guest of an appointment.
namespace portico::booking::store {

void insert(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization, const Guest& guest);
std::optional<Guest> guest(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization, GuestId id);

// Whether somebody is one whom nobody has joined with a record.
bool is_guest(db::Transaction& transaction, OrganizationId organization, Uuid person);

// Those who are joined with nobody, who booked first first.
std::vector<Guest> waiting_guests(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization,
                                  std::optional<GuestId> after, int limit);
std::int64_t count_waiting_guests(db::Transaction& transaction, OrganizationId organization);
// Those who were joined lately, the last first.
std::vector<Guest> joined_guests(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization,
                                 int limit);
std::optional<Named> appointment_of(db::Transaction& transaction, OrganizationId organization, GuestId guest);

// What is to come, of guests who proved the same contact.
std::int64_t count_open_of_contact(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization,
                                   const Guest& guest, Instant now);

// The guest's appointment becomes the patient's. False when somebody was quicker.
bool join(db::Transaction& transaction, OrganizationId organization, const Guest& guest);
// And the guest's again.
bool separate(db::Transaction& transaction, OrganizationId organization, GuestId guest);

// What guests have typed goes thirty days after their visit has ended or was cancelled, of all contracts.
void forget_guests(db::Transaction& transaction, Instant now);

}  // namespace portico::booking::store
