#include "access/related_persons.hpp"

#include "access/grant_views.hpp"
#include "access/subjects.hpp"
#include "base/text.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"

namespace portico::access {

using proxies::Basis;
using proxies::GrantId;
using proxies::StandingGrant;

namespace {

constexpr std::string_view reason_place = "account_grant.reason";

organization::Organization contract_of(db::Transaction& transaction, OrganizationId id) {
  auto contract = organization::store::by_id(transaction, id);
  if (!contract) throw Refused::not_found();
  return std::move(*contract);
}

}  // namespace

RelatedPersons RelatedPersonsDesk::view(OrganizationId organization, patients::PatientId patient) {
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    RelatedPersons view{.acting_for_patient = {},
                        .patient_acts_for = {},
                        .proxy_end_age = contract.proxy_end_age,
                        .proxy_narrow_age = contract.proxy_narrow_age,
                        .proxy_narrow_scopes = proxies::split_scopes(contract.proxy_narrow_scopes)};
    for (const auto& grant : services_.grants.on_patient(transaction, organization, patient))
      view.acting_for_patient.push_back(shown(transaction, contract, grant));
    if (const auto account = services_.grants.account_of(transaction, organization, patient))
      for (const auto& grant : services_.grants.of_account(transaction, organization, *account))
        view.patient_acts_for.push_back(shown(transaction, contract, grant));
    return view;
  });
}

StaffGrantView RelatedPersonsDesk::shown(db::Transaction& transaction, const organization::Organization& contract,
                                         const StandingGrant& grant) {
  StaffGrantView view{view_of(grant, services_.clock.now()), false, std::nullopt};
  view.may_change = view.may_end = true;
  if (grant.reason) view.reason = services_.keys.open_field(contract.id, reason_place, grant.id.value, *grant.reason);
  const auto judged = grant.holder ? judge(services_, transaction, contract, *grant.holder) : std::nullopt;
  view.holder_can_log_in = judged && blockers_of(judged->subject(contract)).empty();
  return view;
}

StandingGrant RelatedPersonsDesk::must_find(db::Transaction& transaction, OrganizationId organization,
                                            patients::PatientId patient, GrantId id) {
  auto grant = services_.grants.find(transaction, organization, id);
  if (!grant || (grant->patient != patient && grant->holder != patient)) throw Refused::not_found();
  return std::move(*grant);
}

// An account without a password opens nothing; the first login takes it over.
identity::AccountId RelatedPersonsDesk::account_for(db::Transaction& transaction,
                                                    const organization::Organization& contract,
                                                    patients::PatientId holder) {
  if (const auto account = services_.grants.account_of(transaction, contract.id, holder)) return *account;
  const auto record = services_.patients.find(transaction, contract.id, holder);
  if (!record) throw Refused::field("person", "PERSON_UNKNOWN");
  const auto identifier = identifier_of(contract, *record);
  const bool has_phone =
      record->phone && std::holds_alternative<phone::Number>(phone::parse_for_sms(*record->phone, contract.country));
  if (!identifier || !has_phone) throw Refused{Reason::conflict, "HOLDER_WITHOUT_KEYS"};
  const auto account = services_.accounts.create(
      transaction, contract.id,
      {.identifiers = {*identifier}, .phone = *record->phone, .email = record->email, .language = record->language});
  services_.grants.give(transaction, contract.id, {.account = account, .patient = holder});
  return account;
}

proxies::ChangedTerms RelatedPersonsDesk::judged_terms(db::Transaction& transaction,
                                                       const organization::Organization& contract,
                                                       patients::PatientId patient, const GrantTerms& wanted) {
  const Instant now = services_.clock.now();
  auto terms = checked_terms(contract, now, wanted.relation, wanted.basis, wanted.scopes, wanted.from, wanted.until);
  if (wanted.basis != Basis::parental_responsibility) return terms;
  const auto record = services_.patients.find(transaction, contract.id, patient);
  if (!record) throw Refused::field("person", "PERSON_UNKNOWN");
  if (!record->birth_date) throw Refused::field("basis", "GRANT_NEEDS_BIRTH_DATE");
  if (age_in_years(*record->birth_date, date_in_zone(now, contract.time_zone)) >= contract.proxy_end_age)
    throw Refused::field("basis", "GRANT_OF_AGE", {{"age", contract.proxy_end_age}});
  return terms;
}

StaffGrantView RelatedPersonsDesk::give(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                                        const NewStaffGrant& wanted) {
  if (wanted.person == patient) throw Refused::field("person", "PERSON_SELF");
  const bool is_subject = wanted.direction == Direction::acts_for_patient;
  const auto holder = is_subject ? wanted.person : patient;
  const auto subject = is_subject ? patient : wanted.person;
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    if (!services_.patients.find(transaction, organization, wanted.person))
      throw Refused::field("person", "PERSON_UNKNOWN");
    const auto terms = judged_terms(transaction, contract, subject, wanted);
    const auto account = account_for(transaction, contract, holder);
    for (const auto& standing : services_.grants.on_patient(transaction, organization, subject))
      if (standing.account == account && !standing.is_over(services_.clock.now()))
        throw Refused{Reason::conflict, "GRANT_EXISTS"};
    const auto id = services_.grants.give(transaction, organization,
                                          {.account = account,
                                           .patient = subject,
                                           .relation = terms.relation,
                                           .basis = terms.basis,
                                           .scopes = terms.scopes,
                                           .valid_from = terms.valid_from,
                                           .valid_until = terms.valid_until,
                                           .given_by = proxies::GivenBy::staff,
                                           .granted_by = caller.actor});
    if (wanted.reason) note_reason(transaction, organization, id, wanted.reason->value);
    const auto grant = must_find(transaction, organization, patient, id);
    write_event(transaction, caller, audit::Action::grant_given, grant);
    notices_.given(transaction, contract, grant);
    return shown(transaction, contract, grant);
  });
}

StaffGrantView RelatedPersonsDesk::change(const Caller& caller, OrganizationId organization,
                                          patients::PatientId patient, GrantId id, const GrantTerms& wanted) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto before = must_find(transaction, organization, patient, id);
    auto terms = judged_terms(transaction, contract, before.patient, wanted);
    if (!wanted.from || *wanted.from == date_in_zone(before.valid_from, contract.time_zone))
      terms.valid_from = before.valid_from;
    services_.grants.change(transaction, organization, id, terms);
    if (wanted.reason) note_reason(transaction, organization, id, wanted.reason->value);
    const auto after = must_find(transaction, organization, patient, id);
    write_event(transaction, caller, audit::Action::grant_changed, after);
    return shown(transaction, contract, after);
  });
}

void RelatedPersonsDesk::revoke(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                                GrantId id, const RevokeGrant& wanted) {
  if (tidy(wanted.reason.value).empty()) throw Refused::field("reason", "REASON_NEEDED");
  services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto grant = must_find(transaction, organization, patient, id);
    note_reason(transaction, organization, id, wanted.reason.value);
    services_.grants.revoke(transaction, organization, id);
    write_event(transaction, caller, audit::Action::grant_revoked, grant);
    notices_.ended(transaction, contract, grant);
  });
}

void RelatedPersonsDesk::note_reason(db::Transaction& transaction, OrganizationId organization, GrantId id,
                                     const std::string& reason) {
  services_.grants.note_reason(transaction, organization, id,
                               services_.keys.seal_field(organization, reason_place, id.value, tidy(reason)));
}

void RelatedPersonsDesk::write_event(db::Transaction& transaction, const Caller& caller, audit::Action action,
                                     const StandingGrant& grant) {
  services_.journal.write(
      transaction, caller,
      {.action = action,
       .patient = grant.patient.value,
       .entity_type = "RelatedPerson",
       .entity = grant.id.value,
       .detail = fmt::format(R"({{"basis":"{}","scopes":"{}"}})", spelling(grant.basis), grant.scopes)});
}

}  // namespace portico::access
