#include "organization/store.hpp"

#include "base/text.hpp"

namespace portico::organization::store {

constexpr db::Sql select_by_id{
    "select id, name, suffix, language, country, time_zone, identification, national_id_kind, access_type, phone, "
    "email, address, emergency_text_en, emergency_text_hu, emergency_text_es, "
    "idle_timeout_minutes, primary_color, logo, favicon, own_account_age, proxy_end_age, proxy_narrow_age, "
    "proxy_narrow_scopes, version, created_at from organization where id = $1"};
std::optional<Organization> by_id(db::Transaction& transaction, OrganizationId id) {
  return transaction.maybe<Organization>(select_by_id, id);
}

constexpr db::Sql select_by_suffix{
    "select id, name, suffix, language, country, time_zone, identification, national_id_kind, access_type, phone, "
    "email, address, emergency_text_en, emergency_text_hu, emergency_text_es, "
    "idle_timeout_minutes, primary_color, logo, favicon, own_account_age, proxy_end_age, proxy_narrow_age, "
    "proxy_narrow_scopes, version, created_at from organization where suffix = $1"};
std::optional<Organization> by_suffix(db::Transaction& transaction, std::string_view suffix) {
  return transaction.maybe<Organization>(select_by_suffix, suffix);
}

constexpr db::Sql select_successor{
    "select o.suffix from organization_former_suffix f join organization o on o.id = f.organization where f.suffix = "
    "$1"};
std::optional<std::string> successor_of(db::Transaction& transaction, std::string_view suffix) {
  return transaction.maybe<std::string>(select_successor, suffix);
}

constexpr db::Sql select_holder{
    "select id from organization where suffix = $1 union all select organization from organization_former_suffix where "
    "suffix = $1"};
std::optional<OrganizationId> holder_of(db::Transaction& transaction, std::string_view suffix) {
  return transaction.maybe<OrganizationId>(select_holder, suffix);
}

// Contracts are few: a scan of their table.
constexpr db::Sql select_shown_by{"select id from organization where logo = $1 or favicon = $1"};
std::optional<OrganizationId> shown_by(db::Transaction& transaction, files::FileId file) {
  return transaction.maybe<OrganizationId>(select_shown_by, file);
}

constexpr db::Sql select_ids{"select id from organization order by id"};
std::vector<OrganizationId> every_id(db::Transaction& transaction) {
  return transaction.all<OrganizationId>(select_ids);
}

constexpr db::Sql insert_organization{
    "insert into organization (id, name, suffix, language, country, time_zone, identification, national_id_kind, "
    "access_type, phone, email, "
    "address, emergency_text_en, emergency_text_hu, emergency_text_es, idle_timeout_minutes, primary_color, logo, "
    "favicon, own_account_age, proxy_end_age, proxy_narrow_age, proxy_narrow_scopes, version, created_at) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, "
    "$24, $25)"};
void insert(db::Transaction& transaction, const Organization& o) {
  transaction.run(insert_organization, o.id, o.name, o.suffix, o.language, o.country, o.time_zone, o.identification,
                  o.national_id_kind, o.access_type, o.phone, o.email, o.address, o.emergency_text_en,
                  o.emergency_text_hu, o.emergency_text_es, o.idle_timeout_minutes, o.primary_color, o.logo, o.favicon,
                  o.own_account_age, o.proxy_end_age, o.proxy_narrow_age, o.proxy_narrow_scopes, o.version,
                  o.created_at);
}

constexpr db::Sql update_organization{
    "update organization set name = $3, suffix = $4, language = $5, country = $6, time_zone = $7, identification = $8, "
    "national_id_kind = $9, "
    "access_type = $10, phone = $11, email = $12, address = $13, emergency_text_en = $14, emergency_text_hu = $15, "
    "emergency_text_es = $16, idle_timeout_minutes = $17, primary_color = $18, "
    "logo = $19, favicon = $20, own_account_age = $21, proxy_end_age = $22, proxy_narrow_age = $23, "
    "proxy_narrow_scopes = $24, version = version + 1 where id = $1 and version = $2"};
bool update(db::Transaction& transaction, const Organization& o, std::int64_t expected_version) {
  return transaction.run(update_organization, o.id, expected_version, o.name, o.suffix, o.language, o.country,
                         o.time_zone, o.identification, o.national_id_kind, o.access_type, o.phone, o.email, o.address,
                         o.emergency_text_en, o.emergency_text_hu, o.emergency_text_es, o.idle_timeout_minutes,
                         o.primary_color, o.logo, o.favicon, o.own_account_age, o.proxy_end_age, o.proxy_narrow_age,
                         o.proxy_narrow_scopes) == 1;
}

constexpr db::Sql insert_former_suffix{
    "insert into organization_former_suffix (suffix, organization, changed_at) values ($1, $2, $3) "
    "on conflict (suffix) do update set organization = excluded.organization, changed_at = excluded.changed_at"};
void remember_suffix(db::Transaction& transaction, OrganizationId id, std::string_view former, Instant now) {
  transaction.run(insert_former_suffix, former, id, now);
}

constexpr db::Sql delete_former_suffix{"delete from organization_former_suffix where suffix = $1"};
void forget_former_suffix(db::Transaction& transaction, std::string_view suffix) {
  transaction.run(delete_former_suffix, suffix);
}

constexpr db::Sql select_contracts{
    "select o.id as organization_id, o.name, o.suffix, o.language, o.country, "
    "(select count(*) from patient p where p.organization = o.id) as patients "
    "from organization o "
    "where exists (select 1 from staff_role r where r.staff = $1 and r.organization = o.id and r.suspended_at is null) "
    "or exists (select 1 from staff_account s where s.id = $1 and s.platform_administrator = 1)"};
std::vector<ContractRow> contracts_of(db::Transaction& transaction, Uuid staff) {
  return transaction.all<ContractRow>(select_contracts, staff);
}

constexpr db::Sql select_locations{
    "select id, name, address_line, city, postal_code, phone, status from location where organization = $1 order by "
    "name, id"};
std::vector<Location> locations(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<Location>(select_locations, organization);
}

constexpr db::Sql select_practitioners{
    "select id, name, specialty, status from practitioner where organization = $1 order by sort_key, id"};
std::vector<Practitioner> practitioners(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<Practitioner>(select_practitioners, organization);
}

constexpr db::Sql select_location{"select id from location where organization = $1 and id = $2"};
bool has_location(db::Transaction& transaction, OrganizationId organization, LocationId id) {
  return transaction.maybe<LocationId>(select_location, organization, id).has_value();
}

constexpr db::Sql select_practitioner_name{"select name from practitioner where organization = $1 and id = $2"};
std::optional<std::string> practitioner_name(db::Transaction& transaction, OrganizationId organization,
                                             PractitionerId id) {
  return transaction.maybe<std::string>(select_practitioner_name, organization, id);
}

constexpr db::Sql upsert_location{
    "insert into location (organization, id, name, address_line, city, postal_code, phone, status) values ($1, $2, $3, "
    "$4, $5, $6, $7, $8) "
    "on conflict (organization, id) do update set name = excluded.name, address_line = excluded.address_line, city = "
    "excluded.city, "
    "postal_code = excluded.postal_code, phone = excluded.phone, status = excluded.status"};
void put_location(db::Transaction& transaction, OrganizationId organization, const Location& location) {
  transaction.run(upsert_location, organization, location.id, location.name, location.address_line, location.city,
                  location.postal_code, location.phone, location.status);
}

constexpr db::Sql upsert_practitioner{
    "insert into practitioner (organization, id, name, sort_key, specialty, status) values ($1, $2, $3, $4, $5, $6) "
    "on conflict (organization, id) do update set name = excluded.name, sort_key = excluded.sort_key, specialty = "
    "excluded.specialty, "
    "status = excluded.status"};
void put_practitioner(db::Transaction& transaction, OrganizationId organization, const Practitioner& practitioner,
                      Language language) {
  const std::string key = sort_key(practitioner.name, language);
  transaction.run(upsert_practitioner, organization, practitioner.id, practitioner.name, as_bytes(key),
                  practitioner.specialty, practitioner.status);
}

}  // namespace portico::organization::store
