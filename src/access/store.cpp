#include "access/store.hpp"

namespace portico::access::store {
namespace {

constexpr db::Sql find_desk_code{
    "select code_hash, wrong_tries, created_at, expires_at, used_at from desk_code where organization = $1 and patient "
    "= $2"};

constexpr db::Sql upsert_desk_code{
    "insert into desk_code (organization, patient, code_hash, wrong_tries, issued_by, created_at, expires_at, used_at) "
    "values ($1, "
    "$2, $3, 0, $4, $5, $6, null) on conflict (organization, patient) do update set code_hash = excluded.code_hash, "
    "wrong_tries = 0, "
    "issued_by = excluded.issued_by, created_at = excluded.created_at, expires_at = excluded.expires_at, used_at = "
    "null"};

constexpr db::Sql add_wrong_try{
    "update desk_code set wrong_tries = wrong_tries + 1 where organization = $1 and patient = $2"};

constexpr db::Sql set_used{
    "update desk_code set used_at = $3 where organization = $1 and patient = $2 and used_at is null"};

constexpr db::Sql by_phone_and_email{
    "select id from patient where organization = $1 and phone_index = $2 and email_index = $3 order by id limit 20"};
constexpr db::Sql by_phone_and_national_id{
    "select id from patient where organization = $1 and phone_index = $2 and national_id_index = $3 order by id limit "
    "20"};

constexpr db::Sql account_of_patient{
    "select a.id as id, case when a.password_hash is null then 0 else 1 end as has_password, a.status as status, "
    "a.activated_at as "
    "activated_at, a.last_login_at as last_login_at from account_grant g join account a on a.organization = "
    "g.organization and a.id "
    "= g.account where g.organization = $1 and g.patient = $2 and g.relation = 'self' and g.revoked_at is null"};

constexpr db::Sql with_login{
    "select id from account where organization = $1 and id = $2 and last_login_at is not null"};
constexpr db::Sql set_last_login{"update account set last_login_at = $3 where organization = $1 and id = $2"};

constexpr db::Sql newest_failure{
    "select at, detail from audit_event where organization = $1 and patient = $2 and at > $3 and action = "
    "'login_submitted' and outcome <> 'success' order by at desc limit 1"};

constexpr db::Sql insert_freeze_token{
    "insert into freeze_token (token_hash, organization, account, expires_at, used_at) values ($1, $2, $3, $4, null)"};
constexpr db::Sql account_of_freeze_token{
    "select account from freeze_token where token_hash = $1 and organization = $2 and expires_at > $3 and used_at is "
    "null"};
constexpr db::Sql set_freeze_token_used{
    "update freeze_token set used_at = $2 where token_hash = $1 and used_at is null"};
constexpr db::Sql delete_freeze_tokens{"delete from freeze_token where expires_at < $1"};

constexpr db::Sql newest_acceptance{
    "select coalesce(max(version), 0) from legal_acceptance where organization = $1 and account = $2"};
constexpr db::Sql insert_acceptance{
    "insert into legal_acceptance (organization, account, version, language, accepted_at) values ($1, $2, $3, $4, $5) "
    "on conflict (organization, account, version) do nothing"};

constexpr db::Sql newest_switch{
    "select detail from audit_event where organization = $1 and patient = $2 and action = 'portal_access_changed' "
    "order "
    "by at desc, id desc limit 1"};

constexpr db::Sql find_patient{"select id from patient where organization = $1 and id = $2"};

constexpr db::Sql list_administrators{
    "select s.id from staff_role r join staff_account s on s.id = r.staff where r.organization = $1 and r.role = "
    "'administrator' and r.suspended_at is null and s.status = 'active' order by s.id"};

constexpr db::Sql contracts_with_role{
    "select distinct o.id as id, o.name as name, o.suffix as suffix from organization o join staff_role r on "
    "r.organization = o.id "
    "where r.staff = $1 and r.suspended_at is null order by o.name, o.id"};

}  // namespace

std::optional<DeskCode> desk_code(db::Transaction& transaction, OrganizationId organization,
                                  patients::PatientId patient) {
  return transaction.maybe<DeskCode>(find_desk_code, organization, patient);
}

void put_desk_code(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                   const DeskCode& code, Uuid issued_by) {
  transaction.run(upsert_desk_code, organization, patient, code.code_hash, issued_by, code.created_at, code.expires_at);
}

void count_wrong_try(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient) {
  transaction.run(add_wrong_try, organization, patient);
}

bool use_desk_code(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                   Instant now) {
  return transaction.run(set_used, organization, patient, now) == 1;
}

std::vector<patients::PatientId> patients_with(db::Transaction& transaction, OrganizationId organization,
                                               const Bytes& phone_index, identity::IdentifierKind kind,
                                               const Bytes& identifier_index) {
  return transaction.all<patients::PatientId>(
      kind == identity::IdentifierKind::email ? by_phone_and_email : by_phone_and_national_id, organization,
      phone_index, identifier_index);
}

std::optional<AccountState> own_account(db::Transaction& transaction, OrganizationId organization,
                                        patients::PatientId patient) {
  return transaction.maybe<AccountState>(account_of_patient, organization, patient);
}

bool note_login(db::Transaction& transaction, OrganizationId organization, identity::AccountId account, Instant now) {
  const bool before = transaction.maybe<identity::AccountId>(with_login, organization, account).has_value();
  transaction.run(set_last_login, organization, account, now);
  return before;
}

std::optional<FailedLogin> last_failed_login(db::Transaction& transaction, OrganizationId organization,
                                             patients::PatientId patient, Instant after) {
  return transaction.maybe<FailedLogin>(newest_failure, organization, patient, after);
}

void put_freeze_token(db::Transaction& transaction, OrganizationId organization, identity::AccountId account,
                      const Bytes& token_hash, Instant expires_at) {
  transaction.run(insert_freeze_token, token_hash, organization, account, expires_at);
}

std::optional<identity::AccountId> use_freeze_token(db::Transaction& transaction, OrganizationId organization,
                                                    const Bytes& token_hash, Instant now) {
  const auto account = transaction.maybe<identity::AccountId>(account_of_freeze_token, token_hash, organization, now);
  if (!account || transaction.run(set_freeze_token_used, token_hash, now) != 1) return std::nullopt;
  return account;
}

std::int64_t accepted_legal(db::Transaction& transaction, OrganizationId organization, identity::AccountId account) {
  return transaction.one<std::int64_t>(newest_acceptance, organization, account);
}

void accept_legal(db::Transaction& transaction, OrganizationId organization, identity::AccountId account,
                  std::int64_t version, Language language, Instant now) {
  transaction.run(insert_acceptance, organization, account, version, language, now);
}

void sweep_freeze_tokens(db::Transaction& transaction, Instant now) { transaction.run(delete_freeze_tokens, now); }

bool was_switched_off(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient) {
  return transaction.maybe<std::string>(newest_switch, organization, patient) == R"({"enabled":false})";
}

bool has_patient(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient) {
  return transaction.maybe<patients::PatientId>(find_patient, organization, patient).has_value();
}

std::vector<identity::StaffId> administrators_of(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<identity::StaffId>(list_administrators, organization);
}

std::vector<ContractName> contracts_of(db::Transaction& transaction, Uuid staff) {
  return transaction.all<ContractName>(contracts_with_role, staff);
}

}  // namespace portico::access::store
