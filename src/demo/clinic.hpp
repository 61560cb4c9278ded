#pragma once
#include "demo/data.hpp"
#include "demo/demo.hpp"
#include "demo/plan.hpp"

namespace portico::demo {

// The contract that `make_clinic` made in this database, if it has.
std::optional<OrganizationId> made_clinic(db::Transaction& transaction);

// Files and passwords first, on two threads; then everything in one transaction: there whole, or not at all.
void make_clinic(const Services& services, const data::Clinic& clinic, const data::Documents& documents,
                 const Plan& plan);

}  // namespace portico::demo
