#pragma once
#include "access/related_shapes.hpp"
#include "organization/organization.hpp"

namespace portico::access {

// A standing grant as a page shows it; what the reader may do with it is for the caller to say.
GrantView view_of(const proxies::StandingGrant& grant, Instant now);

// "Given until" as a moment: the day that was typed is the last one. Throws Refused for `until` before `from` or in the
// past, and for no scope at all.
proxies::ChangedTerms checked_terms(const organization::Organization& contract, Instant now, proxies::Relation relation,
                                    proxies::Basis basis, const std::vector<proxies::Scope>& scopes,
                                    std::optional<Date> from, std::optional<Date> until);

}  // namespace portico::access
