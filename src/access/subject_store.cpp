#include "access/subject_store.hpp"

#include <map>

namespace portico::access {
namespace {

struct PatientsAccount : store::AccountState {
  patients::PatientId patient;
};
BOOST_DESCRIBE_STRUCT(PatientsAccount, (store::AccountState), (patient))
constexpr db::Sql accounts_in_range{
    "select a.id as id, case when a.password_hash is null then 0 else 1 end as has_password, a.status as status, "
    "a.activated_at as activated_at, a.last_login_at as last_login_at, g.patient as patient from account_grant g join "
    "account a on a.organization = g.organization and a.id = g.account where g.organization = $1 and g.patient >= $2 "
    "and g.patient <= $3 and g.relation = 'self' and g.revoked_at is null"};

struct Holder {
  patients::PatientId patient;
  identity::AccountId account;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (patient, account))
constexpr db::Sql email_holders{
    "select p.id as patient, i.account as account from patient p join account_identifier i on i.organization = "
    "p.organization and i.kind = 'email' and i.value_index = p.email_index where p.organization = $1 and p.id >= $2 "
    "and p.id <= $3"};
constexpr db::Sql national_id_holders{
    "select p.id as patient, i.account as account from patient p join account_identifier i on i.organization = "
    "p.organization and i.kind = 'national_id' and i.value_index = p.national_id_index where p.organization = $1 and "
    "p.id >= $2 and p.id <= $3"};

}  // namespace

std::vector<Judged> judge_chosen(Services& services, db::Transaction& transaction,
                                 const organization::Organization& contract, const patients::Choice& choice,
                                 patients::PatientId after, std::int64_t limit) {
  auto records = patients::chosen(transaction, services.keys, contract.id, choice, after, limit);
  if (records.empty()) return {};
  const auto first = records.front().id;
  const auto last = records.back().id;
  std::map<patients::PatientId, store::AccountState> accounts;
  for (const auto& one : transaction.all<PatientsAccount>(accounts_in_range, contract.id, first, last))
    accounts.emplace(one.patient, one);
  const bool by_email = contract.identification == organization::Identification::email;
  std::map<patients::PatientId, identity::AccountId> holders;
  for (const auto& one :
       transaction.all<Holder>(by_email ? email_holders : national_id_holders, contract.id, first, last))
    holders.emplace(one.patient, one.account);
  const Date today = date_in_zone(services.clock.now(), contract.time_zone);
  std::vector<Judged> judged;
  for (auto& record : records) {
    const auto account = accounts.find(record.id);
    const auto holder = holders.find(record.id);
    Judged one{.patient = std::move(record), .account = {}, .identifier_taken = false, .today = today};
    if (account != accounts.end()) one.account = account->second;
    one.identifier_taken = holder != holders.end() && !(one.account && one.account->id == holder->second);
    judged.push_back(std::move(one));
  }
  return judged;
}

}  // namespace portico::access
