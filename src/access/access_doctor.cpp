#include "access/access_doctor.hpp"

#include "access/desk_code.hpp"
#include "access/subjects.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

organization::Organization contract_of(db::Transaction& transaction, OrganizationId id) {
  auto contract = organization::store::by_id(transaction, id);
  if (!contract) throw Refused::not_found();
  return std::move(*contract);
}

Judged must_judge(Services& services, db::Transaction& transaction, const organization::Organization& contract,
                  patients::PatientId patient) {
  auto judged = judge(services, transaction, contract, patient);
  if (!judged) throw Refused::not_found();
  return std::move(*judged);
}

// The blocker's facts with what its text says of them.
Facts facts_of(const Blocker& blocker, Language language) {
  Facts facts = blocker.facts;
  if (blocker.code == "PHONE_INVALID") {
    facts.insert_or_assign("reason", texts::text(language, "FORMAT_PHONE", facts));
    facts.insert_or_assign("phone", phone::international_format(std::get<std::string>(facts.at("phone"))));
  }
  if (blocker.code == "NATIONAL_ID_INVALID")
    facts.insert_or_assign("reason", texts::text(language, std::get<std::string>(facts.at("reason_code")), facts));
  return facts;
}

}  // namespace

PortalAccess AccessDoctor::view(const Caller& caller, OrganizationId organization, patients::PatientId patient) {
  return services_.database.snapshot(
      [&](db::Transaction& transaction) { return view_in(transaction, caller.language, organization, patient); });
}

PortalAccess AccessDoctor::view_in(db::Transaction& transaction, Language language, OrganizationId organization,
                                   patients::PatientId patient) {
  const auto contract = contract_of(transaction, organization);
  const auto judged = must_judge(services_, transaction, contract, patient);
  PortalAccess view{.enabled = judged.patient.portal_access,
                    .access_type = contract.access_type,
                    .can_log_in = false,
                    .activated = judged.activated(),
                    .activated_at = judged.account ? judged.account->activated_at : std::nullopt,
                    .last_login_at = judged.account ? judged.account->last_login_at : std::nullopt,
                    .blockers = {},
                    .desk_code = {},
                    .portal_url = portal_url(services_, contract),
                    .notice = judged.patient.notice};
  for (const auto& blocker : blockers_of(judged.subject(contract)))
    view.blockers.push_back({blocker.code, texts::text(language, blocker.code, facts_of(blocker, language)),
                             blocker.fix.empty() ? std::nullopt : std::optional{blocker.fix}});
  view.can_log_in = view.blockers.empty();
  if (const auto code = store::desk_code(transaction, organization, patient))
    view.desk_code = {code->created_at, code->expires_at, code->used_at.has_value()};
  return view;
}

PortalAccess AccessDoctor::switch_access(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                                         bool enabled) {
  return services_.database.write([&](db::Transaction& transaction) {
    if (!services_.patients.set_portal_access(transaction, organization, patient, enabled, services_.clock.now()))
      throw Refused::not_found();
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::portal_access_changed,
                             .patient = patient.value,
                             .entity_type = "Patient",
                             .entity = patient.value,
                             .detail = enabled ? R"({"enabled":true})" : R"({"enabled":false})"});
    const auto contract = contract_of(transaction, organization);
    const auto account = store::own_account(transaction, organization, patient);
    if (!enabled && account && contract.access_type == organization::AccessType::manual)
      services_.sessions.end_all(transaction, caller, identity::Side::patient, organization, account->id.value,
                                 "access_off");
    return view_in(transaction, caller.language, organization, patient);
  });
}

NewDeskCode AccessDoctor::issue_desk_code(const Caller& caller, OrganizationId organization,
                                          patients::PatientId patient) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto judged = must_judge(services_, transaction, contract, patient);
    for (const auto& blocker : blockers_of(judged.subject(contract)))
      if (blocker.code != "NOT_ACTIVATED") {
        Refused refused{Reason::conflict, blocker.code};
        for (auto& [name, value] : facts_of(blocker, caller.language)) std::move(refused).with(name, value);
        throw refused;
      }
    const Instant now = services_.clock.now();
    const auto code = identity::make_spoken_code();
    const auto key = services_.keys.installation_key(keys::Purpose::one_time_code);
    store::put_desk_code(transaction, organization, patient,
                         {.code_hash = hash_desk_code(key, patient, code),
                          .wrong_tries = 0,
                          .created_at = now,
                          .expires_at = now + desk_code_time,
                          .used_at = {}},
                         caller.actor);
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::desk_code_issued,
                             .patient = patient.value,
                             .entity_type = "Patient",
                             .entity = patient.value});
    return NewDeskCode{identity::grouped(code), now + desk_code_time, portal_url(services_, contract)};
  });
}

PortalAccess AccessDoctor::unfreeze(const Caller& caller, OrganizationId organization, patients::PatientId patient) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto account = store::own_account(transaction, organization, patient);
    if (!account || !services_.accounts.set_standing(transaction, organization, account->id, identity::Standing::frozen,
                                                     identity::Standing::active))
      throw Refused{Reason::conflict, "ACCOUNT_NOT_FROZEN"};
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::account_unfrozen,
                             .patient = patient.value,
                             .entity_type = "Account",
                             .entity = account->id.value});
    return view_in(transaction, caller.language, organization, patient);
  });
}

organization::Qualifying AccessDoctor::count_qualifying(OrganizationId organization) {
  constexpr std::int64_t page = 500;
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    organization::Qualifying counts;
    std::vector<patients::PatientId> ids;
    do {
      ids = store::patient_ids(transaction, organization, ids.empty() ? Uuid{} : ids.back().value, page);
      for (const auto id : ids) {
        const auto judged = must_judge(services_, transaction, contract, id);
        const auto missing = missing_for_automatic(judged.subject(contract));
        ++counts.patients;
        if (missing.empty()) ++counts.qualify;
        for (const auto& blocker : missing) ++counts.missing[blocker.code];
      }
    } while (static_cast<std::int64_t>(ids.size()) == page);
    return counts;
  });
}

}  // namespace portico::access
