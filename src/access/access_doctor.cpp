#include "access/access_doctor.hpp"

#include "access/blocker_text.hpp"
#include "access/code_trouble.hpp"
#include "access/desk_code.hpp"
#include "access/phone_proof.hpp"
#include "access/portal_login.hpp"
#include "access/subject_store.hpp"
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
    ToldReason{"SMS_SHARE", ""},
    ToldReason{"SMS_BUDGET", ""},
    ToldReason{"SMS_COUNTRY", "edit_phone"},
};

// The newest code to the number on record, when nobody has come in since.
std::optional<delivery::SentCode> waiting_code(Services& services, db::Transaction& transaction,
                                               const organization::Organization& contract, const Judged& judged) {
  const auto parsed = phone::parse_for_sms(judged.patient.phone.value_or(""), contract.country);
  const auto* number = std::get_if<phone::Number>(&parsed);
  if (!number) return std::nullopt;
  auto code = services.deliveries.newest_code(transaction, contract.id, judged.patient.id.value,
                                              services.keys.blind_index(contract.id, "phone", number->e164));
  const auto last_login = judged.account ? judged.account->last_login_at : std::nullopt;
  if (code && last_login && *last_login >= code->created_at) return std::nullopt;
  return code;
}

// What became of it, and what staff or the patient can do.
std::optional<FailedTry> failed_code_of(Services& services, db::Transaction& transaction,
                                        const organization::Organization& contract, const Judged& judged,
                                        const delivery::SentCode& code, Language language) {
  const auto trouble = trouble_with(code, services.clock.now());
  if (!trouble) return std::nullopt;
  const bool number_may_be_wrong = *trouble == CodeTrouble::refused || *trouble == CodeTrouble::not_entered;
  const bool by_email =
      judged.activated() && recipient_of(services, transaction, contract, judged.account->id).email.has_value();
  const std::string reason{code_of(*trouble)};
  const bool has_own_code = !code.error_code.empty() && code.error_code != delivery::refused_at_once;
  const auto took = std::chrono::round<minutes>(code.state_at - code.created_at).count();
  return FailedTry{code.created_at, reason,
                   texts::text(language, reason,
                               {{"when", texts::moment_in_full(code.created_at, contract.time_zone, language)},
                                {"phone", phone::international_format(*judged.patient.phone)},
                                {"error", has_own_code ? code.error_code : "none"},
                                {"minutes", static_cast<std::int64_t>(took)},
                                {"other_way", by_email ? "email" : "none"}}),
                   number_may_be_wrong ? std::optional<std::string>{"edit_phone"} : std::nullopt};
}

std::optional<FailedTry> failed_try_of(db::Transaction& transaction, const organization::Organization& contract,
                                       const Judged& judged, Instant code_sent, Language language) {
  const auto last_login = judged.account ? judged.account->last_login_at : std::nullopt;
  const auto since = std::max(last_login.value_or(Instant{}), code_sent);
  const auto failed = store::last_failed_login(transaction, contract.id, judged.patient.id, since);
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
  const auto sent = waiting_code(services_, transaction, contract, judged);
  PortalAccess view{
      .enabled = judged.patient.portal_access,
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
      .failed_try = failed_try_of(transaction, contract, judged, sent ? sent->created_at : Instant{}, language),
      .failed_code = sent ? failed_code_of(services_, transaction, contract, judged, *sent, language) : std::nullopt,
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
        issued.letter ? std::optional{to_base64url(pdf::write(*issued.letter).bytes)} : std::nullopt,
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

// A few statements for each five hundred of them.
organization::Qualifying AccessDoctor::count_qualifying(OrganizationId organization) {
  constexpr std::int64_t page = 500;
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    organization::Qualifying counts;
    std::vector<Judged> judged;
    do {
      const auto after = judged.empty() ? patients::PatientId{} : judged.back().patient.id;
      judged = judge_chosen(services_, transaction, contract, {}, after, page);
      for (const auto& one : judged) {
        const auto missing = missing_for_automatic(one.subject(contract));
        ++counts.patients;
        if (missing.empty()) ++counts.qualify;
        for (const auto& blocker : missing) ++counts.missing[blocker.code];
      }
    } while (static_cast<std::int64_t>(judged.size()) == page);
    return counts;
  });
}

}  // namespace portico::access
