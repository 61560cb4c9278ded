#include "booking/busy.hpp"

#include <algorithm>

namespace portico::booking::store {

// What is past goes with the next reading, so few stretches of a practitioner begin before the end of an interval: they
// are found by their starts. "+ 0" keeps both engines from going by ends, over all that is to come.
constexpr db::Sql select_busy_of{
    "select practitioner, start_at, end_at from busy_time where organization = $1 and practitioner in (select "
    "practitioner from practitioner_role where organization = $1 and service = $2) and start_at < $4 and end_at + 0 > "
    "$3 order by practitioner, start_at"};
std::vector<BusyTime> busy_of(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                              const calendar::Interval& when) {
  return transaction.all<BusyTime>(select_busy_of, organization, service, when.start, when.end);
}

constexpr db::Sql select_busy_in{
    "select practitioner, start_at, end_at from busy_time where organization = $1 and practitioner in (select id from "
    "practitioner where organization = $1) and start_at < $3 and end_at + 0 > $2 order by practitioner, start_at"};
std::vector<BusyTime> busy_in(db::Transaction& transaction, OrganizationId organization,
                              const calendar::Interval& when) {
  return transaction.all<BusyTime>(select_busy_in, organization, when.start, when.end);
}

constexpr db::Sql count_busy_between{
    "select count(*) from busy_time where organization = $1 and practitioner = $2 and start_at < $4 and end_at > $3"};
bool is_busy(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
             const calendar::Interval& when) {
  return transaction.one<std::int64_t>(count_busy_between, organization, practitioner, when.start, when.end) > 0;
}

constexpr db::Sql count_busy_after{
    "select count(*) from busy_time where organization = $1 and practitioner = $2 and end_at > $3"};
std::int64_t count_busy(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
                        Instant after) {
  return transaction.one<std::int64_t>(count_busy_after, organization, practitioner, after);
}

constexpr db::Sql select_busy_of_practitioner{
    "select practitioner, start_at, end_at from busy_time where organization = $1 and practitioner = $2 "
    "order by start_at"};
constexpr db::Sql delete_busy{"delete from busy_time where organization = $1 and practitioner = $2"};
constexpr db::Sql insert_busy{
    "insert into busy_time (organization, practitioner, start_at, end_at) values ($1, $2, $3, $4)"};
bool replace_busy(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
                  const std::vector<calendar::Interval>& busy) {
  const auto before = transaction.all<BusyTime>(select_busy_of_practitioner, organization, practitioner);
  const bool is_same = std::ranges::equal(before, busy, [](const BusyTime& one, const calendar::Interval& other) {
    return one.start_at == other.start && one.end_at == other.end;
  });
  if (is_same) return false;
  transaction.run(delete_busy, organization, practitioner);
  for (const auto& one : busy) transaction.run(insert_busy, organization, practitioner, one.start, one.end);
  return true;
}

constexpr db::Sql select_clashing{
    "select a.id from appointment a where a.organization = $1 and a.practitioner = $2 and a.start_at > $3 and a.status "
    "in ('booked', 'pending') and exists (select 1 from busy_time b where b.organization = a.organization and "
    "b.practitioner = a.practitioner and b.start_at < a.end_at and b.end_at > a.start_at) order by a.start_at, a.id "
    "limit $4"};
std::vector<Uuid> clashing(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
                           Instant now, int limit) {
  return transaction.all<Uuid>(select_clashing, organization, practitioner, now, limit);
}

constexpr db::Sql select_engagements{
    "select a.service as service, a.start_at as start_at, a.end_at as end_at, a.modality as modality, "
    "max(a.updated_at) as updated_at, max(a.sequence) as sequence, l.name as location_name, l.address_line as "
    "address_line, l.city as city, l.postal_code as postal_code, coalesce(l.time_zone, o.time_zone) as time_zone "
    "from appointment a join location l on l.organization = a.organization and l.id = a.location "
    "join organization o on o.id = a.organization "
    "where a.organization = $1 and a.practitioner = $2 and a.start_at >= $3 and a.start_at < $4 and a.status not in "
    "('cancelled', 'noshow') group by a.service, a.start_at, a.end_at, a.modality, l.name, l.address_line, l.city, "
    "l.postal_code, l.time_zone, o.time_zone order by a.start_at, a.service"};
std::vector<Engagement> engagements(db::Transaction& transaction, OrganizationId organization,
                                    PractitionerId practitioner, const calendar::Interval& starts) {
  return transaction.all<Engagement>(select_engagements, organization, practitioner, starts.start, starts.end);
}

}  // namespace portico::booking::store
