#include "proxies/grants.hpp"

#include "base/spelling.hpp"

namespace portico::proxies {
namespace {

constexpr db::Sql put_grant{
    "insert into account_grant (organization, id, account, patient, relation, scopes, valid_from, valid_until, "
    "granted_by, "
    "created_at, revoked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $7, null) on conflict (organization, account, "
    "patient) do "
    "update set id = excluded.id, relation = excluded.relation, scopes = excluded.scopes, valid_from = "
    "excluded.valid_from, "
    "valid_until = excluded.valid_until, granted_by = excluded.granted_by, created_at = excluded.created_at, "
    "revoked_at = null"};

struct ProfileRow {
  patients::PatientId patient;
  std::string name;
  Relation relation = Relation::self;
  std::string scopes;
  std::optional<Instant> valid_until;
};
BOOST_DESCRIBE_STRUCT(ProfileRow, (), (patient, name, relation, scopes, valid_until))
constexpr db::Sql valid_profiles{
    "select g.patient as patient, p.name as name, g.relation as relation, g.scopes as scopes, g.valid_until as "
    "valid_until from "
    "account_grant g join patient p on p.organization = g.organization and p.id = g.patient where g.organization = $1 "
    "and g.account "
    "= $2 and g.revoked_at is null and g.valid_from <= $3 and (g.valid_until is null or g.valid_until > $3) order by "
    "case when "
    "g.relation = 'self' then 0 else 1 end, p.sort_key, g.patient"};

constexpr db::Sql self_patient{
    "select patient from account_grant where organization = $1 and account = $2 and relation = 'self' and revoked_at "
    "is null"};
constexpr db::Sql self_account{
    "select account from account_grant where organization = $1 and patient = $2 and relation = 'self' and revoked_at "
    "is null"};

struct SessionRow : identity::Session {
  std::optional<std::string> scopes;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (identity::Session), (scopes))
constexpr db::Sql session_and_grant{
    "select s.id as id, s.kind as kind, s.organization as organization, s.account as account, s.language as language, "
    "s.seen_at as "
    "seen_at, s.idle_seconds as idle_seconds, s.absolute_expires_at as absolute_expires_at, s.proved_at as proved_at, "
    "g.scopes as scopes from "
    "session s join "
    "organization o on o.id = s.organization and o.suffix = $2 join account a on a.organization = s.organization and "
    "a.id = "
    "s.account and a.status = 'active' left join account_grant g on g.organization = s.organization and g.account = "
    "s.account and "
    "g.patient = $3 and g.revoked_at is null and g.valid_from <= $4 and (g.valid_until is null or g.valid_until > $4) "
    "where "
    "s.token_hash = $1 and s.kind = 'patient'"};

bool names(std::string_view scopes, std::string_view scope) {
  while (!scopes.empty()) {
    const auto comma = scopes.find(',');
    if (scopes.substr(0, comma) == scope) return true;
    scopes.remove_prefix(comma == std::string_view::npos ? scopes.size() : comma + 1);
  }
  return false;
}

}  // namespace

std::string joined(const std::vector<Scope>& scopes) {
  std::string text;
  for (const auto scope : scopes) {
    if (!text.empty()) text += ',';
    text += enumerator_name(scope);
  }
  return text;
}

std::vector<Scope> split_scopes(std::string_view text) {
  std::vector<Scope> scopes;
  for (const auto scope : every_scope)
    if (names(text, enumerator_name(scope))) scopes.push_back(scope);
  return scopes;
}

GrantId Grants::give(db::Transaction& transaction, OrganizationId organization, const NewGrant& wanted) const {
  const auto id = GrantId::make();
  transaction.run(put_grant, organization, id, wanted.account, wanted.patient, wanted.relation, joined(wanted.scopes),
                  clock_.now(), wanted.valid_until, wanted.granted_by);
  return id;
}

std::vector<Profile> Grants::profiles(db::Transaction& transaction, OrganizationId organization,
                                      identity::AccountId account) const {
  std::vector<Profile> profiles;
  for (auto& row : transaction.all<ProfileRow>(valid_profiles, organization, account, clock_.now()))
    profiles.push_back({row.patient, std::move(row.name), row.relation, split_scopes(row.scopes), row.valid_until});
  return profiles;
}

std::optional<patients::PatientId> Grants::self_of(db::Transaction& transaction, OrganizationId organization,
                                                   identity::AccountId account) const {
  return transaction.maybe<patients::PatientId>(self_patient, organization, account);
}

std::optional<identity::AccountId> Grants::account_of(db::Transaction& transaction, OrganizationId organization,
                                                      patients::PatientId patient) const {
  return transaction.maybe<identity::AccountId>(self_account, organization, patient);
}

std::optional<Grants::SessionOnPatient> Grants::find_session(db::Transaction& transaction, const Bytes& token_hash,
                                                             std::string_view suffix, patients::PatientId patient,
                                                             std::string_view scope) const {
  const Instant now = clock_.now();
  const auto row = transaction.maybe<SessionRow>(session_and_grant, token_hash, suffix, patient, now);
  if (!row || !row->is_alive(now)) return std::nullopt;
  return SessionOnPatient{*row, row->scopes && names(*row->scopes, scope)};
}

}  // namespace portico::proxies
