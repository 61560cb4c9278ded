#include "waiting/routes.hpp"

#include "identity/permissions.hpp"
#include "proxies/rules.hpp"

namespace portico::waiting {
namespace {

using audit::Action;
using http::Audited;
using http::Call;
using http::Method;
using http::Router;
using identity::InContract;
using identity::Permission;

const std::string portal = "/api/portal/{suffix}";
const std::string contract = "/api/console/contracts/{organization_id}";

constexpr proxies::OnPatient acting{"patient_id", proxies::Scope::appointments};
constexpr InContract reading{"organization_id", Permission::calendar_read};
constexpr InContract writing{"organization_id", Permission::calendar_write};
constexpr InContract managing{"organization_id", Permission::scheduling_manage};

PatientId patient_of(const Call& call) { return call.id<PatientId>("patient_id"); }
EntryId entry_of(const Call& call) { return call.id<EntryId>("entry_id"); }

// A patient's and staff's are alike.
void add_entries(Router& router, WaitingList& list, const std::string& path, http::Access look, http::Access act) {
  router.add({.method = Method::get,
              .path = path,
              .access = look,
              .audit = Audited::read(Action::waiting_list_viewed),
              .summary = "What a patient waits for, and has waited for"},
             [&list](Call& call) { return list.list(call.caller(), patient_of(call)); });
  router.add({.method = Method::post,
              .path = path,
              .access = act,
              .audit = Audited::by_verb(Action::waiting_entered),
              .summary = "Wait for a time that fits, in the place of an appointment when that is given",
              .status = 201},
             [&list](Call& call, NewWaiting wanted) { return list.enter(call.caller(), patient_of(call), wanted); });
  router.add({.method = Method::put,
              .path = path + "/{entry_id}",
              .access = act,
              .audit = Audited::by_verb(Action::waiting_changed),
              .summary = "Set the wishes anew, all of them; the place in the line stays"},
             [&list](Call& call, WaitingWishes wanted) {
               return list.change(call.caller(), patient_of(call), entry_of(call), wanted);
             });
  router.add({.method = Method::post,
              .path = path + "/{entry_id}/withdrawal",
              .access = act,
              .audit = Audited::by_verb(Action::waiting_withdrawn),
              .summary = "Wait no longer"},
             [&list](Call& call) { return list.withdraw(call.caller(), patient_of(call), entry_of(call)); });
}

void add_answers(Router& router, WaitingList& list, Answers& answers, const std::string& path, http::Access act) {
  router.add({.method = Method::post,
              .path = path + "/{entry_id}/acceptance",
              .access = act,
              .audit = Audited::by_verb(Action::waiting_accepted),
              .summary = "Take the time that is offered; what it replaces is given up with it"},
             [&](Call& call) {
               answers.accept(call.caller(), patient_of(call), entry_of(call));
               return list.find(call.caller(), patient_of(call), entry_of(call));
             });
  router.add({.method = Method::post,
              .path = path + "/{entry_id}/refusal",
              .access = act,
              .audit = Audited::by_verb(Action::waiting_declined),
              .summary = "Let the time that is offered go to the next in line"},
             [&](Call& call, OfferRefusal refusal) {
               answers.decline(call.caller(), patient_of(call), entry_of(call), refusal);
               return list.find(call.caller(), patient_of(call), entry_of(call));
             });
}

// The token is the proof, and comes in the body: it is in nobody's log.
void add_links(Router& router, Answers& answers) {
  router.add({.method = Method::post,
              .path = portal + "/offer",
              .access = http::Public{},
              .audit = Audited::nothing(),
              .summary = "What a message's link offers; looking changes nothing",
              .prolongs_session = false},
             [&answers](Call& call, OfferToken link) { return answers.show(call.parameter("suffix"), link); });
  router.add({.method = Method::post,
              .path = portal + "/offer/acceptance",
              .access = http::Public{},
              .audit = Audited::by_verb(Action::waiting_accepted),
              .summary = "Take the time that a message's link offers",
              .prolongs_session = false},
             [&answers](Call& call, OfferToken link) {
               return answers.accept(call.caller(), call.parameter("suffix"), link);
             });
  router.add({.method = Method::post,
              .path = portal + "/offer/refusal",
              .access = http::Public{},
              .audit = Audited::by_verb(Action::waiting_declined),
              .summary = "Let the time that a message's link offers go to the next in line",
              .prolongs_session = false},
             [&answers](Call& call, LinkedRefusal refusal) {
               return answers.decline(call.caller(), call.parameter("suffix"), refusal);
             });
}

void add_line(Router& router, WaitingList& list) {
  router.add({.method = Method::get,
              .path = contract + "/waiting-list",
              .access = reading,
              .audit = Audited::read(Action::waiting_list_viewed),
              .summary = "Who waits for what, who has waited longest first; or only whom staff have to call"},
             [&list](Call& call, WaitingLineQuery query) { return list.line(call.caller(), query); });
  router.add({.method = Method::get,
              .path = contract + "/waiting-list/figures",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "Times offered, accepted and refilled, and the days that patients gained"},
             [&list](Call& call, WaitingFiguresQuery query) { return list.figures(call.caller(), query); });
  router.add({.method = Method::get,
              .path = contract + "/waiting-policy",
              .access = reading,
              .audit = Audited::nothing(),
              .summary = "How freed times are offered: one by one, to all, or not at all"},
             [&list](Call& call) { return list.policy(call.caller().organization); });
  router.add({.method = Method::put,
              .path = contract + "/waiting-policy",
              .access = managing,
              .audit = Audited::by_verb(Action::scheduling_changed),
              .summary = "Set how freed times are offered, and the services where it differs"},
             [&list](Call& call, WaitingPolicy wanted) { return list.change_policy(call.caller(), wanted); });
}

}  // namespace

void add_routes(http::Router& router, WaitingList& list, Answers& answers) {
  const auto own = portal + "/patients/{patient_id}/waiting-list";
  const auto of_patient = contract + "/patients/{patient_id}/waiting-list";
  add_entries(router, list, own, acting, acting);
  add_answers(router, list, answers, own, acting);
  add_entries(router, list, of_patient, reading, writing);
  add_answers(router, list, answers, of_patient, writing);
  add_links(router, answers);
  add_line(router, list);
}

}  // namespace portico::waiting
