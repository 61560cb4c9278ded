#pragma once
#include <vector>

#include "access/services.hpp"
#include "access/subjects.hpp"
#include "registrations/comparison.hpp"

namespace portico::registrations {

struct Compared {
  patients::Patient patient;
  Comparison comparison;
};

// Records that may be the person's who typed this, the closest first.
std::vector<Compared> candidates(access::Services& services, db::Transaction& transaction, OrganizationId organization,
                                 const patients::Patient& typed);

// The one patient who is meant beyond doubt and who may be let in by himself once he has proved the phone on record, or
// who has an account already. Nothing where two match, or something has to be put right first.
std::optional<access::Judged> matched(access::Services& services, db::Transaction& transaction,
                                      const organization::Organization& contract, const patients::Patient& typed);

}  // namespace portico::registrations
