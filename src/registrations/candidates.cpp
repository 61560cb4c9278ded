#include "registrations/candidates.hpp"

#include <algorithm>

#include "access/eligibility.hpp"
#include "registrations/store.hpp"

namespace portico::registrations {

std::vector<Compared> candidates(access::Services& services, db::Transaction& transaction, OrganizationId organization,
                                 const patients::Patient& typed) {
  std::vector<Compared> found;
  for (const auto id : store::worth_comparing(transaction, services.keys, organization, typed)) {
    auto patient = services.patients.find(transaction, organization, id);
    if (!patient) continue;
    const auto comparison = compare(typed, *patient);
    if (is_candidate(comparison)) found.push_back({std::move(*patient), comparison});
  }
  std::ranges::sort(found, [](const Compared& one, const Compared& other) {
    const int a = closeness(one.comparison);
    const int b = closeness(other.comparison);
    return a != b ? a > b : one.patient.id < other.patient.id;
  });
  return found;
}

std::optional<access::Judged> matched(access::Services& services, db::Transaction& transaction,
                                      const organization::Organization& contract, const patients::Patient& typed) {
  std::optional<patients::PatientId> one;
  for (const auto& candidate : candidates(services, transaction, contract.id, typed)) {
    if (!is_match(candidate.comparison, contract.identification)) continue;
    if (one) return std::nullopt;
    one = candidate.patient.id;
  }
  if (!one) return std::nullopt;
  auto judged = access::judge(services, transaction, contract, *one);
  if (!judged || (judged->account && judged->account->status != identity::Standing::active)) return std::nullopt;
  if (!access::missing_for_automatic(judged->subject(contract)).empty()) return std::nullopt;
  return judged;
}

}  // namespace portico::registrations
