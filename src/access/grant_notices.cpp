#include "access/grant_notices.hpp"

#include "access/subjects.hpp"
#include "base/email.hpp"
#include "organization/store.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

// Days before the birthday, the widest first; 0 is the day itself.
constexpr std::array steps{60, 30, 7, 0};

Facts facts_of(std::string side, const std::string& name) { return {{"side", std::move(side)}, {"name", name}}; }

Facts dated(Facts facts, std::optional<Date> date, Language language) {
  if (date) facts.insert_or_assign("date", texts::date_in_full(*date, language));
  return facts;
}

// The narrowest step that has come and is not told yet.
std::optional<std::int64_t> step_due(const proxies::StandingGrant& grant, Instant now) {
  const auto birthday = grant.last_birthday();
  if (!birthday) return std::nullopt;
  const int days_left = birthday->days_since(date_in_zone(now, grant.time_zone));
  std::optional<std::int64_t> found;
  for (const int step : steps)
    if (days_left <= step) found = step;
  if (grant.told_days && found && *grant.told_days <= *found) return std::nullopt;
  return found;
}

}  // namespace

void GrantNotices::given(db::Transaction& transaction, const organization::Organization& contract,
                         const proxies::StandingGrant& grant) {
  tell(transaction, contract, grant, Notice::proxy_given, std::nullopt);
}

void GrantNotices::ended(db::Transaction& transaction, const organization::Organization& contract,
                         const proxies::StandingGrant& grant) {
  tell(transaction, contract, grant, Notice::proxy_ended, std::nullopt);
}

void GrantNotices::invited(db::Transaction& transaction, const organization::Organization& contract,
                           identity::AccountId account, patients::PatientId patient) {
  const auto record = services_.patients.find(transaction, contract.id, patient);
  if (record) notices_.mail(transaction, contract, account, Notice::proxy_invited, {{"name", record->name}});
}

// The patient by his own account, or at the address on record where that is not the holder's: a child's usually is.
void GrantNotices::tell(db::Transaction& transaction, const organization::Organization& contract,
                        const proxies::StandingGrant& grant, Notice notice, std::optional<Date> birthday) {
  tell_account(transaction, contract, grant.account, notice, facts_of("holder", grant.patient_name), birthday);
  const auto facts = facts_of("patient", grant.holder_name.value_or(""));
  if (const auto own = services_.grants.account_of(transaction, contract.id, grant.patient))
    return tell_account(transaction, contract, *own, notice, facts, birthday);
  const auto record = services_.patients.find(transaction, contract.id, grant.patient);
  const auto holders = services_.accounts.email_of(transaction, contract.id, grant.account);
  if (!record || !record->email || (holders && email_key(*holders) == email_key(*record->email))) return;
  notices_.mail_to(transaction, contract, *record->email, record->language, notice,
                   dated(facts, birthday, record->language));
}

void GrantNotices::tell_account(db::Transaction& transaction, const organization::Organization& contract,
                                identity::AccountId id, Notice notice, const Facts& facts,
                                std::optional<Date> birthday) {
  const auto account = services_.accounts.find(transaction, contract.id, id);
  if (account) notices_.mail(transaction, contract, id, notice, dated(facts, birthday, account->language));
}

void GrantNotices::tell_of_birthdays() {
  const auto contracts =
      services_.database.read([](db::Transaction& transaction) { return organization::store::every_id(transaction); });
  for (const auto id : contracts) {
    const Instant now = services_.clock.now();
    const auto [contract, grants] = services_.database.read([&](db::Transaction& transaction) {
      auto found = organization::store::by_id(transaction, id);
      const auto today = date_in_zone(now, found->time_zone);
      const auto born_by = proxies::birthday(today.plus_days(steps.front() + 1), -found->proxy_end_age);
      return std::pair{std::move(*found), services_.grants.untold_of_birthday(transaction, id, born_by)};
    });
    for (const auto& grant : grants)
      if (step_due(grant, now))
        services_.database.write([&, &contract = contract](db::Transaction& transaction) {
          tell_of_birthday(transaction, contract, grant.id);
        });
  }
}

void GrantNotices::tell_of_birthday(db::Transaction& transaction, const organization::Organization& contract,
                                    proxies::GrantId id) {
  const auto grant = services_.grants.find(transaction, contract.id, id);
  const Instant now = services_.clock.now();
  const auto step = grant ? step_due(*grant, now) : std::nullopt;
  if (!step) return;
  services_.grants.note_told(transaction, contract.id, id, *step);
  const bool ended_before = grant->valid_until && *grant->valid_until <= now;
  if (ended_before) return;
  if (*step > 0) return tell(transaction, contract, *grant, Notice::proxy_ending, grant->last_birthday());
  tell(transaction, contract, *grant, Notice::proxy_ended, std::nullopt);
  Caller system;
  system.kind = Caller::Kind::system;
  system.organization = contract.id;
  system.request_id = "grant_birthdays";
  services_.journal.write(transaction, system,
                          {.action = audit::Action::grant_ended,
                           .patient = grant->patient.value,
                           .entity_type = "RelatedPerson",
                           .entity = id.value,
                           .detail = R"({"why":"age"})"});
}

}  // namespace portico::access
