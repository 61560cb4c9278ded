#include "records/store.hpp"

#include <limits>

namespace portico::records::store {

// Encounters without a start sort as if they had begun at the epoch's own beginning: after all others.
constexpr db::Sql list_encounters{
    "select e.id as id, e.status as status, e.class as class_, e.title as title, e.reason as reason,"
    " e.started_at as started_at, e.ended_at as ended_at, coalesce(l.name, e.location_name) as location,"
    " coalesce(p.name, e.practitioner_name) as practitioner"
    " from encounter e"
    " left join location l on l.organization = e.organization and l.id = e.location"
    " left join practitioner p on p.organization = e.organization and p.id = e.practitioner"
    " where e.organization = $1 and e.patient = $2 and (e.sorted_at, e.id) < ($3, $4)"
    " and ($5 = 1 or e.status <> 'entered-in-error')"
    " order by e.sorted_at desc, e.id desc limit $6"};
std::vector<EncounterRow> list(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                               Instant before, Uuid before_id, int limit, bool errors_too) {
  return transaction.all<EncounterRow>(list_encounters, organization, patient, before, before_id, errors_too, limit);
}

constexpr db::Sql count_encounters{"select count(*) from encounter where organization = $1 and patient = $2"};
std::int64_t count(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient) {
  return transaction.one<std::int64_t>(count_encounters, organization, patient);
}

constexpr db::Sql put_encounter{
    "insert into encounter (organization, id, patient, status, class, title, reason, started_at, ended_at, sorted_at, "
    "location,"
    " practitioner, location_name, practitioner_name)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    " on conflict (organization, id) do update set patient = excluded.patient, status = excluded.status,"
    " class = excluded.class, title = excluded.title, reason = excluded.reason, started_at = excluded.started_at,"
    " ended_at = excluded.ended_at, sorted_at = excluded.sorted_at, location = excluded.location,"
    " practitioner = excluded.practitioner, location_name = excluded.location_name,"
    " practitioner_name = excluded.practitioner_name"};
void put(db::Transaction& transaction, OrganizationId organization, const Encounter& e) {
  transaction.run(put_encounter, organization, e.id, e.patient, e.status, e.class_code, e.title, e.reason, e.started_at,
                  e.ended_at, e.started_at.value_or(Instant{std::numeric_limits<std::int64_t>::min()}), e.location,
                  e.practitioner, e.location_name, e.practitioner_name);
}

constexpr db::Sql keep_resource{
    "insert into kept_resource (organization, id, source, type, source_id, patient, body) values ($1, $2, $3, $4, $5, "
    "$6, $7)"
    " on conflict (organization, id) do update set patient = excluded.patient, body = excluded.body"};
void keep(db::Transaction& transaction, OrganizationId organization, Uuid id, std::string_view source,
          std::string_view type, std::string_view source_id, std::optional<patients::PatientId> patient,
          BytesView sealed) {
  transaction.run(keep_resource, organization, id, source, type, source_id, patient, sealed);
}

}  // namespace portico::records::store
