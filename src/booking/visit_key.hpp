#pragma once
#include <optional>
#include <string>

#include "booking/appointment.hpp"
#include "keys/keys.hpp"

// Keys that stand in messages and in codes to be shown: whoever has one may do little, with one appointment. They are
// signed (128 bits of HMAC-SHA256) and not stored, so nothing in the database opens a door.
namespace portico::booking {

// In the link of a message: see when and where, confirm, cancel, as long as it is to come. 43 characters of base64url.
std::string visit_key(keys::KeyRing& keys, OrganizationId organization, AppointmentId id);
std::optional<AppointmentId> opened_visit_key(keys::KeyRing& keys, OrganizationId organization, std::string_view text);

// In the code that the patient shows at the desk on the day.
struct CheckInKey {
  AppointmentId id;
  Instant expires_at;  // in whole minutes
};
std::string check_in_key(keys::KeyRing& keys, OrganizationId organization, const CheckInKey& key);
std::optional<CheckInKey> opened_check_in_key(keys::KeyRing& keys, OrganizationId organization, std::string_view text);

}  // namespace portico::booking
