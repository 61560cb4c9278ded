#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "keys/keys.hpp"
#include "registrations/shapes.hpp"

// Table registration; and which patients' ids are worth comparing with one.
namespace portico::registrations {

struct Registration {
  RegistrationId id;
  RegistrationStatus status = RegistrationStatus::waiting;
  Bytes person_key;
  Bytes details;  // sealed
  std::optional<Uuid> flow;
  std::optional<Instant> email_confirmed_at;
  Instant shown_from;
  std::optional<Instant> proved_at;
  std::optional<patients::PatientId> patient;
  std::optional<Uuid> decided_by;
  std::optional<Instant> decided_at;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Registration, (),
                      (id, status, person_key, details, flow, email_confirmed_at, shown_from, proved_at, patient,
                       decided_by, decided_at, created_at))

}  // namespace portico::registrations

namespace portico::registrations::store {

inline constexpr std::string_view details_place = "registration.details";

// One that waits for the same person is replaced. The constraint lets one of two in the same moment in.
void put(db::Transaction& transaction, OrganizationId organization, const Registration& registration,
         const std::optional<Bytes>& token_hash);

std::optional<Registration> find(db::Transaction& transaction, OrganizationId organization, RegistrationId id);
std::optional<Registration> of_flow(db::Transaction& transaction, OrganizationId organization, Uuid flow);
std::optional<Registration> of_token(db::Transaction& transaction, OrganizationId organization,
                                     const Bytes& token_hash);
// Others of the same person, newest first.
std::vector<Registration> others(db::Transaction& transaction, OrganizationId organization,
                                 const Registration& registration, int limit);

// Those staff have to look at now, the oldest first, or those that are decided, the newest first.
std::vector<Registration> waiting(db::Transaction& transaction, OrganizationId organization, Instant now,
                                  const std::optional<RegistrationId>& after, int limit);
std::vector<Registration> decided(db::Transaction& transaction, OrganizationId organization,
                                  const std::optional<RegistrationId>& after, int limit);
std::int64_t count_waiting(db::Transaction& transaction, OrganizationId organization, Instant now);

struct Decision {
  RegistrationStatus status = RegistrationStatus::approved;
  std::optional<patients::PatientId> patient{};
  std::optional<Uuid> by{};  // nothing: by itself
  Instant at;
};
// False when it does not wait any more: somebody was quicker.
bool decide(db::Transaction& transaction, OrganizationId organization, RegistrationId id, const Decision& decision);
void note_proved(db::Transaction& transaction, OrganizationId organization, RegistrationId id, Instant now);
void note_email_confirmed(db::Transaction& transaction, OrganizationId organization, RegistrationId id, Instant now);
void forget_decided_before(db::Transaction& transaction, Instant moment);

// Who has one of these values on record.
std::vector<patients::PatientId> worth_comparing(db::Transaction& transaction, keys::KeyRing& keys,
                                                 OrganizationId organization, const patients::Patient& typed);

}  // namespace portico::registrations::store
