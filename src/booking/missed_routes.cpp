#include "booking/route_parts.hpp"
#include "booking/routes.hpp"
#include "identity/permissions.hpp"

namespace portico::booking {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;

const std::string of_patient = contract_path + "/patients/{patient_id}/missed-visits";
const std::string policy_path = contract_path + "/missed-visit-policy";

constexpr InContract reading{"organization_id", Permission::calendar_read};
constexpr InContract writing{"organization_id", Permission::calendar_write};
constexpr InContract managing{"organization_id", Permission::scheduling_manage};

void add_policy(Router& router, MissedVisitRule& rule) {
  router.add({.method = Method::get,
              .path = policy_path,
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "What follows of missed visits"},
             [&rule](Call& call) { return rule.policy(call.caller().organization); });
  router.add({.method = Method::put,
              .path = policy_path,
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Say after how many missed visits patients book by request or by phone only"},
             [&rule](Call& call, MissedVisitPolicy wanted) { return rule.change_policy(call.caller(), wanted); });
}

void add_for_staff(Router& router, MissedVisitRule& rule) {
  router.add({.method = Method::get,
              .path = of_patient,
              .access = reading,
              .audit = Audited::read(Action::appointments_listed),
              .summary = "How many visits a patient has missed, and what follows of it"},
             [&rule](Call& call) { return rule.for_staff(call.caller(), patient_of(call)); });
  router.add(
      {.method = Method::put,
       .path = of_patient + "/pardon",
       .access = writing,
       .audit = Audited::by_verb(Action::missed_visits_pardoned),
       .summary = "Let a patient book online again: what was missed until now counts no more"},
      [&rule](Call& call, MissedVisitPardon wanted) { return rule.pardon(call.caller(), patient_of(call), wanted); });
  router.add({.method = Method::del,
              .path = of_patient + "/pardon",
              .access = writing,
              .audit = Audited::by_verb(Action::missed_visits_pardoned),
              .summary = "Let missed visits count again"},
             [&rule](Call& call) { return rule.take_back(call.caller(), patient_of(call)); });
}

}  // namespace

void add_missed_routes(Router& router, MissedVisitRule& rule) {
  router.add({.method = Method::get,
              .path = portal_path + "/patients/{patient_id}/missed-visits",
              .access = acting,
              .audit = Audited::read(Action::appointments_listed),
              .summary = "How many visits one has missed, and whether one still books by oneself"},
             [&rule](Call& call) { return rule.of(call.caller(), patient_of(call)); });
  add_for_staff(router, rule);
  add_policy(router, rule);
}

}  // namespace portico::booking
