#include "booking/missed_store.hpp"

#include <algorithm>

#include "calendar/zone.hpp"

namespace portico::booking {

Date months_before(Date day, std::int64_t months) {
  const auto count = day.year() * 12LL + day.month() - 1 - months;
  const int year = static_cast<int>(count / 12);
  const auto month = static_cast<unsigned>(count % 12) + 1;
  for (unsigned last = day.day(); last > 28; --last)
    if (const auto found = Date::make(year, month, last)) return *found;
  return Date::make(year, month, std::min(day.day(), 28U)).value();
}

namespace store {

constexpr db::Sql select_policy{
    "select visits, months, consequence, version from missed_visit_policy where organization = $1"};
MissedVisitPolicy missed_policy(db::Transaction& transaction, OrganizationId organization) {
  return transaction.maybe<MissedVisitPolicy>(select_policy, organization).value_or(MissedVisitPolicy{});
}

constexpr db::Sql insert_policy{
    "insert into missed_visit_policy (organization, visits, months, consequence, version, updated_at) values ($1, $2, "
    "$3, $4, 1, $5) on conflict (organization) do nothing"};
constexpr db::Sql update_policy{
    "update missed_visit_policy set visits = $2, months = $3, consequence = $4, version = version + 1, updated_at = $5 "
    "where organization = $1 and version = $6"};
bool set_missed_policy(db::Transaction& transaction, OrganizationId organization, const MissedVisitPolicy& policy,
                       Instant now) {
  if (policy.version == 0)
    return transaction.run(insert_policy, organization, policy.visits, policy.months, policy.consequence, now) > 0;
  return transaction.run(update_policy, organization, policy.visits, policy.months, policy.consequence, now,
                         policy.version) > 0;
}

constexpr db::Sql count_missed{
    "select count(*) from appointment where organization = $1 and patient = $2 and status = 'noshow' and start_at >= "
    "$3"};
MissedVisits missed_visits(db::Transaction& transaction, const organization::Organization& contract,
                           patients::PatientId patient, Instant now) {
  const auto policy = missed_policy(transaction, contract.id);
  const calendar::Zone zone{contract.time_zone};
  auto since = zone.start_at(months_before(zone.date_of(now), policy.months), 0);
  if (const auto pardoned = pardon(transaction, contract.id, patient)) since = std::max(since, pardoned->pardoned_at);
  MissedVisits visits{.missed = transaction.one<std::int64_t>(count_missed, contract.id, patient, since),
                      .limit = policy.visits,
                      .months = policy.months,
                      .consequence = std::nullopt};
  if (policy.visits && visits.missed >= *policy.visits) visits.consequence = policy.consequence;
  return visits;
}

std::optional<MissedVisits> too_many_missed(db::Transaction& transaction, const organization::Organization& contract,
                                            patients::PatientId patient, Instant now) {
  // Most clinics have no rule: no more is asked then.
  if (!missed_policy(transaction, contract.id).visits) return std::nullopt;
  const auto visits = missed_visits(transaction, contract, patient, now);
  return visits.consequence ? std::optional{visits} : std::nullopt;
}

constexpr db::Sql select_pardon{
    "select pardoned_at, reason from missed_visit_pardon where organization = $1 and patient = $2"};
std::optional<StoredPardon> pardon(db::Transaction& transaction, OrganizationId organization,
                                   patients::PatientId patient) {
  return transaction.maybe<StoredPardon>(select_pardon, organization, patient);
}

constexpr db::Sql upsert_pardon{
    "insert into missed_visit_pardon (organization, patient, pardoned_at, staff, reason) values ($1, $2, $3, $4, $5) "
    "on "
    "conflict (organization, patient) do update set pardoned_at = excluded.pardoned_at, staff = excluded.staff, reason "
    "= "
    "excluded.reason"};
void put_pardon(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient, Uuid staff,
                const StoredPardon& pardon) {
  transaction.run(upsert_pardon, organization, patient, pardon.pardoned_at, staff, pardon.reason);
}

constexpr db::Sql delete_pardon{"delete from missed_visit_pardon where organization = $1 and patient = $2"};
bool remove_pardon(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient) {
  return transaction.run(delete_pardon, organization, patient) > 0;
}

}  // namespace store
}  // namespace portico::booking
