#pragma once
#include <boost/describe.hpp>
#include <string_view>

#include "base/spelling.hpp"
#include "http/access.hpp"
#include "organization/scopes.hpp"

namespace portico::proxies {

// What a grant covers.
using organization::every_scope;
using organization::joined;
using organization::Scope;
using organization::split_scopes;

// What the holder of the grant is to the patient.
enum class Relation { self, parent, child, partner, carer, other };
BOOST_DESCRIBE_ENUM(Relation, self, parent, child, partner, carer, other)

// Why someone may act for another.
enum class Basis { self, parental_responsibility, guardianship, power_of_attorney, consent };
BOOST_DESCRIBE_ENUM(Basis, self, parental_responsibility, guardianship, power_of_attorney, consent)

// Rule "on_patient": a portal session whose account holds a grant on that patient, with that scope, valid now. Anything
// else is "not found", byte for byte as for a random id.
struct OnPatient {
  std::string_view parameter;
  Scope scope;
  constexpr operator http::Access() const {  // NOLINT(google-explicit-constructor)
    return {"on_patient", parameter, enumerator_name(scope)};
  }
};

}  // namespace portico::proxies
