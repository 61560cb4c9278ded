#include "access/family.hpp"

#include "access/grant_views.hpp"
#include "access/portal_login.hpp"
#include "access/subjects.hpp"
#include "access/typed_keys.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"
#include "identity/session_rotation.hpp"

namespace portico::access {

using identity::AccountId;
using proxies::Basis;
using proxies::StandingGrant;
namespace invitations = proxies::invitations;

namespace {

constexpr std::string_view label_place = "grant_invitation.label";

AccountId account_of(const http::Call& call) { return AccountId{call.caller().actor}; }

// What the patient himself has given, and so may change.
bool is_own_gift(const StandingGrant& grant) {
  return grant.basis == Basis::consent || grant.basis == Basis::power_of_attorney;
}

Refused of_clinic(const organization::Organization& contract) {
  return Refused{Reason::conflict, "GRANT_OF_CLINIC"}.with("contact", contact_of(contract));
}

std::optional<Date> last_day_of(const std::optional<Instant>& until, const organization::Organization& contract) {
  if (!until) return std::nullopt;
  return date_in_zone(*until - microseconds{1}, contract.time_zone);
}

}  // namespace

Family FamilyPage::view(http::Call& call) {
  return services_.database.snapshot([&](db::Transaction& transaction) {
    return view_in(transaction, contract_at(transaction, call.parameter("suffix")), account_of(call));
  });
}

FamilyPage::Giver FamilyPage::giver_of(db::Transaction& transaction, const organization::Organization& contract,
                                       AccountId account) {
  const auto patient = services_.grants.self_of(transaction, contract.id, account);
  const auto record = patient ? services_.patients.find(transaction, contract.id, *patient) : std::nullopt;
  if (!record || !record->birth_date)
    return {patient, Refused{Reason::forbidden, "GIVER_UNKNOWN"}.with("contact", contact_of(contract))};
  const auto today = date_in_zone(services_.clock.now(), contract.time_zone);
  if (age_in_years(*record->birth_date, today) < contract.proxy_end_age)
    return {patient, Refused{Reason::forbidden, "GIVER_UNDER_AGE"}.with("age", contract.proxy_end_age)};
  return {patient, std::nullopt};
}

// An account that is stopped or closed asks for nothing.
bool FamilyPage::still_asks(db::Transaction& transaction, const organization::Organization& contract,
                            const proxies::Invitation& invitation) {
  const auto account = services_.accounts.find(transaction, contract.id, invitation.invited_by);
  if (!account || account->status != identity::Standing::active) return false;
  const auto giver = giver_of(transaction, contract, invitation.invited_by);
  return !giver.refused && giver.patient == invitation.patient;
}

GrantView FamilyPage::shown(const StandingGrant& grant, const std::optional<patients::PatientId>& own) const {
  auto view = view_of(grant, services_.clock.now());
  const bool is_mine = grant.patient == own;
  view.may_change = is_mine && grant.basis == Basis::consent;
  view.may_end = !is_mine || is_own_gift(grant);
  if (is_mine) view.holder.patient_id.reset();  // another's record is nobody's business
  return view;
}

Family FamilyPage::view_in(db::Transaction& transaction, const organization::Organization& contract,
                           AccountId account) {
  const Instant now = services_.clock.now();
  const auto giver = giver_of(transaction, contract, account);
  Family view;
  view.may_give = !giver.refused;
  view.giving_age = contract.proxy_end_age;
  if (giver.patient) {
    for (const auto& grant : services_.grants.on_patient(transaction, contract.id, *giver.patient))
      view.acting_for_me.push_back(shown(grant, giver.patient));
    for (const auto& sent : invitations::sent(transaction, contract.id, *giver.patient, now))
      view.sent.push_back({sent.id, services_.keys.open_field(contract.id, label_place, sent.id.value, sent.label),
                           sent.relation, proxies::split_scopes(sent.scopes), last_day_of(sent.valid_until, contract),
                           sent.expires_at});
  }
  for (const auto& grant : services_.grants.of_account(transaction, contract.id, account))
    if (!grant.is_over(now)) view.i_act_for.push_back(shown(grant, giver.patient));
  for (const auto& asked : invitations::received(transaction, contract.id, account, now))
    if (const auto patient = services_.patients.find(transaction, contract.id, asked.patient);
        patient && still_asks(transaction, contract, asked))
      view.received.push_back({asked.id, patient->name, asked.relation, proxies::split_scopes(asked.scopes),
                               last_day_of(asked.valid_until, contract), asked.expires_at});
  return view;
}

std::optional<AccountId> FamilyPage::account_of_keys(db::Transaction& transaction,
                                                     const organization::Organization& contract,
                                                     const AskRelative& input) {
  const auto keys = read_keys(contract, input.identifier.value, input.phone.value);
  const auto found = services_.accounts.find_by(transaction, contract.id, keys.identifier);
  const auto phone = services_.accounts.phone_index(contract.id, keys.phone);
  if (!found || !equal_constant_time(found->phone_index, phone)) return std::nullopt;
  if (!found->password_hash || found->status != identity::Standing::active) return std::nullopt;
  return found->id;
}

void FamilyPage::count_invitation(db::Transaction& transaction, const Caller& caller) {
  const auto key = services_.throttles.key("grant_invitation", caller.organization, caller.actor.text());
  if (const auto until = services_.throttles.count(transaction, key, services_.limits.grant_invitations_day))
    throw Refused{Reason::too_many, "INVITATIONS_TOO_MANY"}.retry_after(
        std::chrono::ceil<seconds>(*until - services_.clock.now()));
}

InvitationTaken FamilyPage::invite(http::Call& call, const AskRelative& input) {
  const auto started = std::chrono::steady_clock::now();
  const auto& caller = call.caller();
  const auto expires = services_.clock.now() + proxies::invitation_time;
  services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const auto giver = giver_of(transaction, contract, account_of(call));
    if (giver.refused) throw *giver.refused;
    read_keys(contract, input.identifier.value, input.phone.value);
    const auto label = tidy(input.label.value);
    if (label.empty()) throw Refused::field("label", "LABEL_NEEDED");
    const Instant now = services_.clock.now();
    const auto terms = checked_terms(contract, now, input.relation, Basis::consent, input.scopes, {}, input.until);
    count_invitation(transaction, caller);
    const auto asked = account_of_keys(transaction, contract, input);
    if (asked == account_of(call)) throw Refused::field("identifier", "PERSON_SELF");
    const auto id = proxies::InvitationId::make();
    invitations::insert(transaction, contract.id,
                        {.id = id,
                         .patient = *giver.patient,
                         .invited_by = account_of(call),
                         .account = asked,
                         .label = services_.keys.seal_field(contract.id, label_place, id.value, label),
                         .relation = terms.relation,
                         .scopes = proxies::joined(terms.scopes),
                         .valid_until = terms.valid_until,
                         .created_at = now,
                         .expires_at = expires});
    write_event(transaction, caller, audit::Action::grant_invited, *giver.patient, id.value);
    if (asked) notices_.invited(transaction, contract, *asked, *giver.patient);
  });
  call.not_before(padded(started));
  return {expires};
}

void FamilyPage::withdraw(http::Call& call) {
  services_.database.write([&](db::Transaction& transaction) {
    const auto& caller = call.caller();
    const auto id = call.id<proxies::InvitationId>("invitation_id");
    const auto own = services_.grants.self_of(transaction, caller.organization, account_of(call));
    if (!own || !invitations::withdraw(transaction, caller.organization, id, *own, services_.clock.now()))
      throw Refused::not_found();
    write_event(transaction, caller, audit::Action::grant_revoked, *own, id.value);
  });
}

Family FamilyPage::accept(http::Call& call) {
  std::string token;
  auto family = services_.database.write([&](db::Transaction& transaction) {
    const auto& caller = call.caller();
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const Instant now = services_.clock.now();
    const auto asked = invitations::find(transaction, contract.id, call.id<proxies::InvitationId>("invitation_id"),
                                         account_of(call), now);
    if (!asked || !still_asks(transaction, contract, *asked) ||
        !invitations::settle(transaction, contract.id, asked->id, proxies::InvitationState::accepted, now))
      throw Refused::not_found();
    for (const auto& standing : services_.grants.on_patient(transaction, contract.id, asked->patient))
      if (standing.account == account_of(call) && standing.basis != Basis::consent && !standing.is_over(now))
        throw Refused{Reason::conflict, "GRANT_EXISTS"};
    const auto id = services_.grants.give(transaction, contract.id,
                                          {.account = account_of(call),
                                           .patient = asked->patient,
                                           .relation = asked->relation,
                                           .basis = Basis::consent,
                                           .scopes = proxies::split_scopes(asked->scopes),
                                           .valid_until = asked->valid_until,
                                           .given_by = proxies::GivenBy::patient,
                                           .granted_by = asked->invited_by.value});
    write_event(transaction, caller, audit::Action::grant_accepted, asked->patient, id.value);
    if (const auto grant = services_.grants.find(transaction, contract.id, id))
      notices_.given(transaction, contract, *grant);
    token = identity::rotate(transaction, caller.session);
    return view_in(transaction, contract, account_of(call));
  });
  call.set_cookie(identity::session_cookie(call.parameter("suffix")), token);
  return family;
}

void FamilyPage::decline(http::Call& call) {
  services_.database.write([&](db::Transaction& transaction) {
    const auto& caller = call.caller();
    const Instant now = services_.clock.now();
    const auto asked = invitations::find(transaction, caller.organization,
                                         call.id<proxies::InvitationId>("invitation_id"), account_of(call), now);
    if (!asked ||
        !invitations::settle(transaction, caller.organization, asked->id, proxies::InvitationState::declined, now))
      throw Refused::not_found();
    // No patient: the one who asked reads his own log, and is not to find out.
    services_.journal.write(
        transaction, caller,
        {.action = audit::Action::grant_declined, .entity_type = "RelatedPerson", .entity = asked->id.value});
  });
}

GrantView FamilyPage::change(http::Call& call, const ChangeOwnGrant& input) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto& caller = call.caller();
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const auto own = services_.grants.self_of(transaction, contract.id, account_of(call));
    const auto id = call.id<proxies::GrantId>("grant_id");
    const auto grant = services_.grants.find(transaction, contract.id, id);
    if (!grant || !own || grant->patient != *own) throw Refused::not_found();
    if (grant->basis != Basis::consent) throw of_clinic(contract);
    auto terms =
        checked_terms(contract, services_.clock.now(), grant->relation, grant->basis, input.scopes, {}, input.until);
    terms.valid_from = grant->valid_from;
    services_.grants.change(transaction, contract.id, id, terms);
    write_event(transaction, caller, audit::Action::grant_changed, *own, id.value);
    return shown(*services_.grants.find(transaction, contract.id, id), own);
  });
}

void FamilyPage::end(http::Call& call) {
  services_.database.write([&](db::Transaction& transaction) {
    const auto& caller = call.caller();
    const auto contract = contract_at(transaction, call.parameter("suffix"));
    const auto own = services_.grants.self_of(transaction, contract.id, account_of(call));
    const auto grant = services_.grants.find(transaction, contract.id, call.id<proxies::GrantId>("grant_id"));
    const bool is_holder = grant && grant->account == account_of(call);
    const bool is_patient = grant && own && grant->patient == *own;
    if (!is_holder && !is_patient) throw Refused::not_found();
    if (is_patient && !is_own_gift(*grant)) throw of_clinic(contract);
    services_.grants.revoke(transaction, contract.id, grant->id);
    write_event(transaction, caller, audit::Action::grant_revoked, grant->patient, grant->id.value);
    notices_.ended(transaction, contract, *grant);
  });
}

void FamilyPage::switch_to(http::Call& call, const ProfileSwitch& input) {
  const auto& caller = call.caller();
  services_.database.write([&](db::Transaction& transaction) {
    const auto profiles = services_.grants.profiles(transaction, caller.organization, account_of(call));
    if (std::ranges::find(profiles, input.patient_id, &proxies::Profile::patient_id) == profiles.end())
      throw Refused::not_found();
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::profile_switched,
                             .patient = input.patient_id.value,
                             .entity_type = "Patient",
                             .entity = input.patient_id.value});
  });
}

void FamilyPage::write_event(db::Transaction& transaction, const Caller& caller, audit::Action action,
                             patients::PatientId patient, Uuid entity) {
  services_.journal.write(
      transaction, caller,
      {.action = action, .patient = patient.value, .entity_type = "RelatedPerson", .entity = entity});
}

}  // namespace portico::access
