#include "booking/missed_visits.hpp"

#include "base/refused.hpp"
#include "organization/store.hpp"

namespace portico::booking {
namespace {

constexpr std::int64_t most_visits = 20, most_months = 36;
constexpr std::string_view reason_place = "missed_visit_pardon.reason";

void refuse_outside(const char* field, std::int64_t value, std::int64_t most) {
  if (value < 1 || value > most) throw Refused::field(field, "OUT_OF_RANGE", {{"from", std::int64_t{1}}, {"to", most}});
}

}  // namespace

MissedVisitRule::MissedVisitRule(db::Database& database, audit::Journal& journal, keys::KeyRing& keys,
                                 patients::Store& patients, const Clock& clock)
    : database_{database}, journal_{journal}, keys_{keys}, patients_{patients}, clock_{clock} {}

MissedVisitPolicy MissedVisitRule::policy(OrganizationId organization) {
  return database_.read([&](db::Transaction& transaction) { return store::missed_policy(transaction, organization); });
}

MissedVisitPolicy MissedVisitRule::change_policy(const Caller& caller, const MissedVisitPolicy& wanted) {
  if (wanted.visits) refuse_outside("visits", *wanted.visits, most_visits);
  refuse_outside("months", wanted.months, most_months);
  database_.write([&](db::Transaction& transaction) {
    if (!store::set_missed_policy(transaction, caller.organization, wanted, clock_.now()))
      throw Refused{Reason::conflict, "VERSION_CHANGED"};
    journal_.write(transaction, caller,
                   {.action = audit::Action::scheduling_changed,
                    .entity_type = "Organization",
                    .entity = caller.organization.value,
                    .detail = R"({"missed_visits":true})"});
  });
  return policy(caller.organization);
}

MissedVisits MissedVisitRule::of(const Caller& caller, patients::PatientId patient) {
  return database_.read([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, caller.organization);
    if (!contract) throw Refused::not_found();
    return store::missed_visits(transaction, *contract, patient, clock_.now());
  });
}

MissedVisitsForStaff MissedVisitRule::for_staff(const Caller& caller, patients::PatientId patient) {
  MissedVisitsForStaff shown;
  static_cast<MissedVisits&>(shown) = of(caller, patient);
  const auto pardon = database_.read([&](db::Transaction& transaction) {
    must_be_there(transaction, caller, patient);
    return store::pardon(transaction, caller.organization, patient);
  });
  if (!pardon) return shown;
  shown.pardoned_at = pardon->pardoned_at;
  shown.pardon_reason = keys_.open_field(caller.organization, reason_place, patient.value, pardon->reason);
  return shown;
}

MissedVisitsForStaff MissedVisitRule::pardon(const Caller& caller, patients::PatientId patient,
                                             const MissedVisitPardon& wanted) {
  database_.write([&](db::Transaction& transaction) {
    must_be_there(transaction, caller, patient);
    store::put_pardon(
        transaction, caller.organization, patient, caller.actor,
        {clock_.now(), keys_.seal_field(caller.organization, reason_place, patient.value, wanted.reason.value)});
    journal(transaction, caller, patient, true);
  });
  return for_staff(caller, patient);
}

MissedVisitsForStaff MissedVisitRule::take_back(const Caller& caller, patients::PatientId patient) {
  database_.write([&](db::Transaction& transaction) {
    if (store::remove_pardon(transaction, caller.organization, patient)) journal(transaction, caller, patient, false);
  });
  return for_staff(caller, patient);
}

void MissedVisitRule::must_be_there(db::Transaction& transaction, const Caller& caller, patients::PatientId patient) {
  if (!patients_.find(transaction, caller.organization, patient)) throw Refused::not_found();
}

void MissedVisitRule::journal(db::Transaction& transaction, const Caller& caller, patients::PatientId patient,
                              bool pardoned) {
  journal_.write(transaction, caller,
                 {.action = audit::Action::missed_visits_pardoned,
                  .patient = patient.value,
                  .entity_type = "Patient",
                  .entity = patient.value,
                  .detail = pardoned ? "{}" : R"({"taken_back":true})"});
}

}  // namespace portico::booking
