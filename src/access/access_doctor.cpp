#include "access/access_doctor.hpp"

#include "access/blocker_text.hpp"
#include "access/desk_code.hpp"
#include "access/phone_proof.hpp"
#include "access/subjects.hpp"
#include "organization/store.hpp"
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

// Of who has not come yet: what is known of the invitation that is still good.
std::string not_activated_text(const Blocker& blocker, const std::vector<PatientInvitation>& invitations,
                               const std::string& zone, Language language) {
  if (invitations.empty() || !(invitations.front().open || invitations.front().state == InvitationState::expired))
    return text_of(blocker, language);
  const auto& newest = invitations.front();
  return texts::text(language, "NOT_ACTIVATED_INVITED",
                     {{"date", texts::date_in_full(newest.created_at, zone, language)},
                      {"channel", spelling(newest.channel)},
                      {"state", spelling(newest.state)}});
}

struct ToldReason {
  std::string_view code;
  std::string_view fix;
};
constexpr std::array told_reasons{
    ToldReason{"PHONE_MISMATCH", "edit_phone"},
    ToldReason{"PASSWORD_WRONG", ""},
    ToldReason{"CODE_WRONG", ""},
    ToldReason{"HAS_PASSWORD", ""},
    ToldReason{"BIRTH_DATE_WRONG", "edit_birth_date"},
    ToldReason{"NOT_ADMITTED", ""},
};

std::optional<FailedTry> failed_try_of(db::Transaction& transaction, const organization::Organization& contract,
                                       const Judged& judged, Language language) {
  const auto since = judged.account ? judged.account->last_login_at : std::nullopt;
  const auto failed = store::last_failed_login(transaction, contract.id, judged.patient.id, since.value_or(Instant{}));
  if (!failed) return std::nullopt;
  for (const auto& [code, fix] : told_reasons)
    if (failed->detail.find(fmt::format(R"("{}")", code)) != std::string::npos)
      return FailedTry{failed->at, std::string{code},
                       texts::text(language, fmt::format("TRY_{}", code),
                                   {{"when", texts::moment_in_full(failed->at, contract.time_zone, language)}}),
                       fix.empty() ? std::nullopt : std::optional{std::string{fix}}};
  return std::nullopt;
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
                    .notice = judged.patient.notice,
                    .invitations = invitations_.list(transaction, organization, patient),
                    .failed_try = failed_try_of(transaction, contract, judged, language),
                    .invitable = {},
                    .phone_proof = PhoneProof{services_}.view_in(transaction, organization, patient)};
  for (const auto channel : {InvitationChannel::email, InvitationChannel::sms, InvitationChannel::letter})
    if (invitation_blockers(judged, contract, channel).empty()) view.invitable.push_back(channel);
  for (auto& blocker : blockers_of(judged.subject(contract))) {
    const bool is_own_step = blocker.code == "NOT_ACTIVATED";
    if (is_own_step && !view.invitable.empty()) blocker.fix = "invite";
    view.blockers.push_back({blocker.code,
                             is_own_step ? not_activated_text(blocker, view.invitations, contract.time_zone, language)
                                         : text_of(blocker, language),
                             blocker.fix.empty() ? std::nullopt : std::optional{blocker.fix}});
  }
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
      if (blocker.code != "NOT_ACTIVATED") throw refused_by(blocker, caller.language);
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

NewInvitation AccessDoctor::invite(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                                   const InvitePatient& wanted) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto issued = invitations_.issue(transaction, caller, contract, patient, wanted.channel);
    return NewInvitation{
        view_in(transaction, caller.language, organization, patient),
        issued.letter.empty() ? std::nullopt : std::optional{to_base64url(issued.letter)},
    };
  });
}

PortalAccess AccessDoctor::revoke_invitation(const Caller& caller, OrganizationId organization,
                                             patients::PatientId patient, InvitationId invitation) {
  return services_.database.write([&](db::Transaction& transaction) {
    invitations_.revoke(transaction, caller, organization, patient, invitation);
    return view_in(transaction, caller.language, organization, patient);
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
