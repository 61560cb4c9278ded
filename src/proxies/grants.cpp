#include "proxies/grants.hpp"

#include <stdexcept>

#include "base/spelling.hpp"

namespace portico::proxies {
namespace {

constexpr db::Sql put_grant{
    "insert into account_grant (organization, id, account, patient, relation, basis, scopes, valid_from, valid_until, "
    "granted_by_kind, granted_by, created_at, revoked_at, reason, told_days) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, null, null, null) "
    "on conflict (organization, account, patient) do update set id = excluded.id, relation = excluded.relation, "
    "basis = excluded.basis, scopes = excluded.scopes, valid_from = excluded.valid_from, "
    "valid_until = excluded.valid_until, granted_by_kind = excluded.granted_by_kind, "
    "granted_by = excluded.granted_by, created_at = excluded.created_at, revoked_at = null, reason = null, "
    "told_days = null"};

// Of patient p and contract o: what Terms needs beside the grant.
#define AGES                                                                                   \
  "p.birth_date as birth_date, o.proxy_end_age as end_age, o.proxy_narrow_age as narrow_age, " \
  "o.proxy_narrow_scopes as narrow_scopes, o.time_zone as time_zone"
// A grant g on that patient, as Terms.
#define TERMS "g.basis as basis, g.scopes as scopes, g.valid_from as valid_from, g.valid_until as valid_until, " AGES

struct ProfileRow : Terms {
  patients::PatientId patient;
  std::string name;
  patients::Gender gender = patients::Gender::unknown;
  Relation relation = Relation::self;
};
BOOST_DESCRIBE_STRUCT(ProfileRow, (Terms), (patient, name, gender, relation))
constexpr db::Sql valid_profiles{
    "select " TERMS
    ", g.patient as patient, p.name as name, p.gender as gender, g.relation as relation "
    "from account_grant g join patient p on p.organization = g.organization and p.id = g.patient "
    "join organization o on o.id = g.organization "
    "where g.organization = $1 and g.account = $2 and g.revoked_at is null and g.valid_from <= $3 "
    "and (g.valid_until is null or g.valid_until > $3) "
    "order by case when g.relation = 'self' then 0 else 1 end, p.sort_key, g.patient"};

constexpr db::Sql self_patient{
    "select patient from account_grant where organization = $1 and account = $2 and relation = 'self' and revoked_at "
    "is null"};
constexpr db::Sql self_account{
    "select account from account_grant where organization = $1 and patient = $2 and relation = 'self' and revoked_at "
    "is null"};

struct SessionRow : identity::Session, Terms {};
BOOST_DESCRIBE_STRUCT(SessionRow, (identity::Session, Terms), ())
constexpr db::Sql session_and_grant{
    "select s.id as id, s.kind as kind, s.organization as organization, s.account as account, s.language as language, "
    "s.seen_at as seen_at, s.idle_seconds as idle_seconds, s.absolute_expires_at as absolute_expires_at, "
    "s.proved_at as proved_at, coalesce(g.basis, 'self') as basis, coalesce(g.scopes, '') as scopes, "
    "coalesce(g.valid_from, 0) as valid_from, g.valid_until as valid_until, " AGES
    " from session s join organization o on o.id = s.organization and o.suffix = $2 "
    "join account a on a.organization = s.organization and a.id = s.account and a.status = 'active' "
    "left join account_grant g on g.organization = s.organization and g.account = s.account and g.patient = $3 "
    "and g.revoked_at is null and g.valid_from <= $4 and (g.valid_until is null or g.valid_until > $4) "
    "left join patient p on g.basis <> 'self' and p.organization = g.organization and p.id = g.patient "
    "where s.token_hash = $1 and s.kind = 'patient'"};

}  // namespace

GrantId Grants::give(db::Transaction& transaction, OrganizationId organization, const NewGrant& wanted) const {
  // Terms without a basis would know no birthday.
  if ((wanted.relation == Relation::self) != (wanted.basis == Basis::self))
    throw std::logic_error{"a related person's grant needs its basis"};
  const auto id = GrantId::make();
  const Instant now = clock_.now();
  transaction.run(put_grant, organization, id, wanted.account, wanted.patient, wanted.relation, wanted.basis,
                  joined(wanted.scopes), wanted.valid_from.value_or(now), wanted.valid_until, wanted.given_by,
                  wanted.granted_by, now);
  return id;
}

std::vector<Profile> Grants::profiles(db::Transaction& transaction, OrganizationId organization,
                                      identity::AccountId account) const {
  const Instant now = clock_.now();
  std::vector<Profile> profiles;
  for (auto& row : transaction.all<ProfileRow>(valid_profiles, organization, account, now)) {
    auto scopes = split_scopes(row.scopes_at(now));
    if (scopes.empty()) continue;
    profiles.push_back({row.patient, std::move(row.name), row.relation, row.gender,
                        row.is_of_law() ? row.birth_date : std::nullopt, std::move(scopes), row.ends_at(),
                        row.last_day()});
  }
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
  return SessionOnPatient{*row, organization::names_scope(row->scopes_at(now), scope)};
}

#define STANDING                                                                                                    \
  "select " TERMS                                                                                                   \
  ", g.id as id, g.account as account, g.patient as patient, p.name as patient_name, "                              \
  "h.patient as holder, hp.name as holder_name, g.relation as relation, g.granted_by_kind as given_by, "            \
  "g.reason as reason, g.created_at as created_at, g.told_days as told_days "                                       \
  "from account_grant g join patient p on p.organization = g.organization and p.id = g.patient "                    \
  "join organization o on o.id = g.organization "                                                                   \
  "left join account_grant h on h.organization = g.organization and h.account = g.account and h.relation = 'self' " \
  "and h.revoked_at is null "                                                                                       \
  "left join patient hp on hp.organization = h.organization and hp.id = h.patient "                                 \
  "where g.organization = $1 and g.relation <> 'self' and g.revoked_at is null "

constexpr db::Sql standing_on_patient{STANDING "and g.patient = $2 order by g.created_at, g.id"};
std::vector<StandingGrant> Grants::on_patient(db::Transaction& transaction, OrganizationId organization,
                                              patients::PatientId patient) const {
  return transaction.all<StandingGrant>(standing_on_patient, organization, patient);
}

constexpr db::Sql every_holder{
    "select " TERMS
    ", g.account as account, g.revoked_at as revoked_at "
    "from account_grant g join patient p on p.organization = g.organization and p.id = g.patient "
    "join organization o on o.id = g.organization "
    "where g.organization = $1 and g.patient = $2 and g.relation <> 'self' order by g.id"};
std::vector<Holder> Grants::holders_ever(db::Transaction& transaction, OrganizationId organization,
                                         patients::PatientId patient) const {
  return transaction.all<Holder>(every_holder, organization, patient);
}

constexpr db::Sql standing_of_account{STANDING "and g.account = $2 order by g.created_at, g.id"};
std::vector<StandingGrant> Grants::of_account(db::Transaction& transaction, OrganizationId organization,
                                              identity::AccountId account) const {
  return transaction.all<StandingGrant>(standing_of_account, organization, account);
}

constexpr db::Sql standing_by_id{STANDING "and g.id = $2"};
std::optional<StandingGrant> Grants::find(db::Transaction& transaction, OrganizationId organization, GrantId id) const {
  return transaction.maybe<StandingGrant>(standing_by_id, organization, id);
}

// What was told of the former end is told anew.
constexpr db::Sql change_terms{
    "update account_grant set relation = $3, basis = $4, scopes = $5, valid_from = $6, valid_until = $7, told_days = "
    "null where organization = $1 and id = $2"};
void Grants::change(db::Transaction& transaction, OrganizationId organization, GrantId id,
                    const ChangedTerms& terms) const {
  transaction.run(change_terms, organization, id, terms.relation, terms.basis, joined(terms.scopes), terms.valid_from,
                  terms.valid_until);
}

constexpr db::Sql set_reason{"update account_grant set reason = $3 where organization = $1 and id = $2"};
void Grants::note_reason(db::Transaction& transaction, OrganizationId organization, GrantId id,
                         const Bytes& sealed) const {
  transaction.run(set_reason, organization, id, sealed);
}

constexpr db::Sql set_revoked{
    "update account_grant set revoked_at = $3 where organization = $1 and id = $2 and revoked_at is null"};
void Grants::revoke(db::Transaction& transaction, OrganizationId organization, GrantId id) const {
  transaction.run(set_revoked, organization, id, clock_.now());
}

constexpr db::Sql untold{STANDING "and p.birth_date <= $2 and (g.told_days is null or g.told_days > 0) order by g.id"};
std::vector<StandingGrant> Grants::untold_of_birthday(db::Transaction& transaction, OrganizationId organization,
                                                      Date born_by) const {
  auto grants = transaction.all<StandingGrant>(untold, organization, born_by);
  std::erase_if(grants, [](const StandingGrant& grant) { return !grant.last_birthday(); });
  return grants;
}

constexpr db::Sql set_told{"update account_grant set told_days = $3 where organization = $1 and id = $2"};
void Grants::note_told(db::Transaction& transaction, OrganizationId organization, GrantId id, std::int64_t days) const {
  transaction.run(set_told, organization, id, days);
}

}  // namespace portico::proxies
