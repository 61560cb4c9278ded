#include "patients/duplicates.hpp"

#include <algorithm>

#include "base/refused.hpp"

namespace portico::patients {
namespace {

// Each half by an index of its own.
constexpr db::Sql select_duplicates{
    "select o.id as id from patient p join patient o on o.organization = p.organization and o.national_id_index = "
    "p.national_id_index and o.national_id_kind = p.national_id_kind where p.organization = $1 and p.id = $2 and o.id "
    "<> p.id and not exists (select 1 from patient_told_apart t where t.organization = $1 and ((t.first_patient = p.id "
    "and t.second_patient = o.id) or (t.first_patient = o.id and t.second_patient = p.id))) union select o.id as id "
    "from patient p join patient o on o.organization = p.organization and o.birth_date = p.birth_date and o.name_key = "
    "p.name_key where p.organization = $1 and p.id = $2 and o.id <> p.id and not exists (select 1 from "
    "patient_told_apart t where t.organization = $1 and ((t.first_patient = p.id and t.second_patient = o.id) or "
    "(t.first_patient = o.id and t.second_patient = p.id))) order by 1 limit 20"};

std::vector<PatientId> others(db::Transaction& transaction, OrganizationId organization, PatientId id) {
  return transaction.all<PatientId>(select_duplicates, organization, id);
}

constexpr db::Sql insert_told_apart{
    "insert into patient_told_apart (organization, first_patient, second_patient, decided_by, decided_at) values ($1, "
    "$2, $3, $4, $5) on conflict (organization, first_patient, second_patient) do nothing"};

void put(db::Transaction& transaction, OrganizationId organization, PatientId one, PatientId other, Uuid decided_by,
         Instant now) {
  transaction.run(insert_told_apart, organization, std::min(one, other), std::max(one, other), decided_by, now);
}

}  // namespace

Duplicates Duplicated::of(OrganizationId organization, PatientId id) {
  const auto ids = database_.read([&](db::Transaction& transaction) {
    if (!patients_.store().find(transaction, organization, id)) throw Refused::not_found();
    return others(transaction, organization, id);
  });
  Duplicates found;
  for (const auto other : ids) found.items.push_back(patients_.record(organization, other));
  return found;
}

Duplicates Duplicated::tell_apart(const Caller& caller, OrganizationId organization, PatientId id, PatientId other) {
  database_.write([&](db::Transaction& transaction) {
    if (std::ranges::count(others(transaction, organization, id), other) == 0) throw Refused::not_found();
    put(transaction, organization, id, other, caller.actor, clock_.now());
    for (const auto& [one, its_other] : {std::pair{id, other}, std::pair{other, id}}) {
      patients_.store().judge_duplicates(transaction, organization,
                                         *patients_.store().find(transaction, organization, one));
      journal_.write(transaction, caller,
                     {.action = audit::Action::patient_changed,
                      .patient = one.value,
                      .entity_type = "Patient",
                      .entity = its_other.value,
                      .detail = R"({"fields":["duplicate_suspect"]})"});
    }
  });
  return of(organization, id);
}

}  // namespace portico::patients
