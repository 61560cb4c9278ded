#pragma once
#include "guests/shapes.hpp"
#include "keys/keys.hpp"
#include "organization/guest_booking.hpp"
#include "organization/organization.hpp"

namespace portico::guests {

// A booking that waits for its code: nothing of it is stored but, sealed, in the flow of that code, and gone with it.
struct Draft {
  booking::Guest guest;
  booking::HoldId hold;
  std::optional<std::string> comment;
};

// Looks at the form only, never at who is on record. Throws Refused with every wrong or missing field.
Draft read_guest(const GuestInput& input, const organization::Organization& contract,
                 organization::GuestBookingMode mode, Language language, Instant now);

Bytes sealed(keys::KeyRing& keys, OrganizationId organization, const Draft& draft);
Draft opened(keys::KeyRing& keys, OrganizationId organization, BytesView sealed);

}  // namespace portico::guests
