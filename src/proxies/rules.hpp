#pragma once
#include <boost/describe.hpp>
#include <string_view>

#include "base/spelling.hpp"
#include "http/access.hpp"

namespace portico::proxies {

// What a grant covers; spelled in account_grant.scopes as here.
enum class Scope { appointments, documents, results, messages, billing, profile };
BOOST_DESCRIBE_ENUM(Scope, appointments, documents, results, messages, billing, profile)

enum class Relation { self, parent, child, carer, other };
BOOST_DESCRIBE_ENUM(Relation, self, parent, child, carer, other)

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
