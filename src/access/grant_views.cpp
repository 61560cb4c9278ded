#include "access/grant_views.hpp"

#include "base/refused.hpp"

namespace portico::access {

GrantView view_of(const proxies::StandingGrant& grant, Instant now) {
  GrantView view{.id = grant.id,
                 .holder = {grant.holder, grant.holder_name.value_or("")},
                 .patient = {grant.patient, grant.patient_name},
                 .relation = grant.relation,
                 .basis = grant.basis,
                 .state = GrantState::active,
                 .scopes = proxies::split_scopes(grant.scopes),
                 .scopes_now = proxies::split_scopes(grant.scopes_at(now)),
                 .from = date_in_zone(grant.valid_from, grant.time_zone),
                 .until = {},
                 .last_day = grant.last_day(),
                 .last_birthday = grant.last_birthday(),
                 .narrows_on = {},
                 .given_by = grant.given_by,
                 .may_change = false,
                 .may_end = false};
  if (grant.valid_until) view.until = date_in_zone(*grant.valid_until - microseconds{1}, grant.time_zone);
  if (const auto narrows = grant.narrows_at()) view.narrows_on = date_in_zone(*narrows, grant.time_zone);
  if (now < grant.valid_from)
    view.state = GrantState::not_yet;
  else if (view.scopes_now.empty())
    view.state = GrantState::ended;
  return view;
}

proxies::ChangedTerms checked_terms(const organization::Organization& contract, Instant now, proxies::Relation relation,
                                    proxies::Basis basis, const std::vector<proxies::Scope>& scopes,
                                    std::optional<Date> from, std::optional<Date> until) {
  const Date today = date_in_zone(now, contract.time_zone);
  std::vector<FieldError> errors;
  if (relation == proxies::Relation::self) errors.push_back({"relation", "RELATION_NEEDED"});
  if (basis == proxies::Basis::self) errors.push_back({"basis", "BASIS_NEEDED"});
  if (scopes.empty()) errors.push_back({"scopes", "SCOPES_NEEDED"});
  if (until && *until < today)
    errors.push_back({"until", "GRANT_DAY_PAST"});
  else if (until && from && *until < *from)
    errors.push_back({"until", "GRANT_DAYS_TURNED"});
  if (!errors.empty()) throw Refused::fields(std::move(errors));

  proxies::ChangedTerms terms{
      .relation = relation, .basis = basis, .scopes = scopes, .valid_from = now, .valid_until = {}};
  if (from && *from != today) terms.valid_from = proxies::start_of_day(*from, contract.time_zone);
  if (until) terms.valid_until = proxies::start_of_day(until->plus_days(1), contract.time_zone);
  return terms;
}

}  // namespace portico::access
