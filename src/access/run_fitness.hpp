#pragma once
#include <optional>
#include <utility>

#include "access/invitations.hpp"
#include "access/run_shapes.hpp"

// Whether a patient can be invited among many, and which way.
namespace portico::access {

// The way that is open to the patient, with what stands in the way of it.
std::pair<InvitationChannel, std::optional<Blocker>> way_to(const Judged& judged,
                                                            const organization::Organization& contract,
                                                            RunChannel channel);

// What nobody looks at patient by patient when many are invited: the data must be validated, whoever gives access.
std::optional<Blocker> unfit_for_many(const Judged& judged, const organization::Organization& contract);

// What has come in the way since the run was begun.
std::optional<Blocker> hindrance(Services& services, db::Transaction& transaction,
                                 const organization::Organization& contract, RunChannel channel,
                                 patients::PatientId patient);

}  // namespace portico::access
