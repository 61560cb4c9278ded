#pragma once
#include <optional>
#include <vector>

#include "db/database.hpp"
#include "keys/keys.hpp"
#include "patients/patient.hpp"

namespace portico::patients {

// Which patients: all that is given must hold. Of visits, one must meet everything that is said of visits.
struct Choice {
  std::optional<Date> born_from;
  std::optional<Date> born_until;  // both inclusive
  std::optional<Language> language;
  std::optional<Uuid> practitioner;
  std::optional<Uuid> location;
  std::optional<Instant> visited_since;

  bool asks_for_visits() const { return practitioner || location || visited_since; }
};

// The next `limit` of them after that one, in the order of their ids.
std::vector<Patient> chosen(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization,
                            const Choice& choice, PatientId after, std::int64_t limit);

}  // namespace portico::patients
