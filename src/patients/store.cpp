#include "patients/store.hpp"

#include <algorithm>

#include "base/email.hpp"
#include "base/text.hpp"
#include "patients/names.hpp"
#include "patients/secrets.hpp"
#include "patients/stored_patient.hpp"

namespace portico::patients {
namespace {

constexpr std::string_view suggestion_place = "patient_suggestion.value";

}  // namespace

Bytes phone_index(keys::KeyRing& keys, OrganizationId organization, std::string_view e164) {
  return keys.blind_index(organization, "phone", e164);
}
Bytes email_index(keys::KeyRing& keys, OrganizationId organization, std::string_view address) {
  return keys.blind_index(organization, "email", email_key(address));
}
Bytes national_id_index(keys::KeyRing& keys, OrganizationId organization, std::string_view number) {
  return keys.blind_index(organization, "national_id", number);
}

constexpr db::Sql select_patient{"select " STORED_PATIENT "from patient p where p.organization = $1 and p.id = $2"};
std::optional<Patient> Store::find(db::Transaction& transaction, OrganizationId organization, PatientId id) {
  auto row = transaction.maybe<StoredPatient>(select_patient, organization, id);
  if (!row) return std::nullopt;
  return patients::opened(keys_, organization, std::move(*row));
}

constexpr db::Sql insert_patient{
    "insert into patient (organization, id, family, given, name, sort_key, name_key, birth_date, gender, deceased, "
    "language, "
    "phone, phone_index, email, email_index, national_id_kind, national_id, national_id_index, address_line, city, "
    "postal_code, country, emergency_name, emergency_phone, notice, portal_access, duplicate_suspect, version, "
    "created_at, "
    "updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, "
    "$21, $22, "
    "$23, $24, $25, $26, 0, $27, $28, $29)"};
void Store::insert(db::Transaction& transaction, OrganizationId organization, Language order, const Patient& p) {
  const Secrets secrets{keys_, organization, p};
  const std::string key = sort_key(p.name, order);
  transaction.run(insert_patient, organization, p.id, p.family, p.given, p.name, as_bytes(key),
                  name_key(p.family, p.given), p.birth_date, p.gender, p.deceased, p.language, secrets.phone,
                  secrets.phone_index, secrets.email, secrets.email_index, p.national_id_kind, secrets.national_id,
                  secrets.national_id_index, p.address.line, p.address.city, p.address.postal_code, p.address.country,
                  p.emergency_contact.name, p.emergency_contact.phone, p.notice, p.portal_access, p.version,
                  p.created_at, p.updated_at);
  write_words(transaction, organization, p);
}

constexpr db::Sql delete_words{"delete from patient_name_word where organization = $1 and patient = $2"};
constexpr db::Sql update_patient{
    "update patient set family = $4, given = $5, name = $6, sort_key = $7, name_key = $8, birth_date = $9, gender = "
    "$10, "
    "deceased = $11, language = $12, phone = $13, phone_index = $14, email = $15, email_index = $16, national_id_kind "
    "= $17, "
    "national_id = $18, national_id_index = $19, address_line = $20, city = $21, postal_code = $22, country = $23, "
    "emergency_name = $24, emergency_phone = $25, notice = $26, portal_access = $27, version = version + 1, updated_at "
    "= $28 "
    "where organization = $1 and id = $2 and version = $3"};
bool Store::update(db::Transaction& transaction, OrganizationId organization, Language order, const Patient& p,
                   std::int64_t expected_version) {
  const Secrets secrets{keys_, organization, p};
  const std::string key = sort_key(p.name, order);
  const auto changed = transaction.run(
      update_patient, organization, p.id, expected_version, p.family, p.given, p.name, as_bytes(key),
      name_key(p.family, p.given), p.birth_date, p.gender, p.deceased, p.language, secrets.phone, secrets.phone_index,
      secrets.email, secrets.email_index, p.national_id_kind, secrets.national_id, secrets.national_id_index,
      p.address.line, p.address.city, p.address.postal_code, p.address.country, p.emergency_contact.name,
      p.emergency_contact.phone, p.notice, p.portal_access, p.updated_at);
  if (changed != 1) return false;
  transaction.run(delete_words, organization, p.id);
  write_words(transaction, organization, p);
  return true;
}

constexpr db::Sql delete_edits{"delete from patient_field_edit where organization = $1 and patient = $2"};
constexpr db::Sql delete_suggestions{"delete from patient_suggestion where organization = $1 and patient = $2"};
constexpr db::Sql delete_told_apart{
    "delete from patient_told_apart where organization = $1 and (first_patient = $2 or second_patient = $2)"};
constexpr db::Sql delete_patient{"delete from patient where organization = $1 and id = $2"};
void Store::remove(db::Transaction& transaction, OrganizationId organization, PatientId id) {
  for (const auto& statement : {delete_words, delete_edits, delete_suggestions, delete_told_apart, delete_patient})
    transaction.run(statement, organization, id);
}

constexpr db::Sql update_portal_access{
    "update patient set portal_access = $3, version = version + 1, updated_at = $4 where organization = $1 and id = "
    "$2"};
bool Store::set_portal_access(db::Transaction& transaction, OrganizationId organization, PatientId id, bool enabled,
                              Instant now) {
  return transaction.run(update_portal_access, organization, id, enabled, now) == 1;
}

constexpr db::Sql insert_word{"insert into patient_name_word (organization, word, patient) values ($1, $2, $3)"};
void Store::write_words(db::Transaction& transaction, OrganizationId organization, const Patient& patient) {
  for (const auto& word : name_words(patient.family, patient.given))
    transaction.run(insert_word, organization, as_bytes(word), patient.id);
}

constexpr db::Sql select_ids_by_email{
    "select id from patient where organization = $1 and email_index = $2 order by id"};
std::vector<PatientId> Store::with_email(db::Transaction& transaction, OrganizationId organization,
                                         std::string_view address) {
  return transaction.all<PatientId>(select_ids_by_email, organization, email_index(keys_, organization, address));
}

constexpr db::Sql select_ids_by_national_id{
    "select id from patient where organization = $1 and national_id_index = $2 order by id"};
std::vector<PatientId> Store::with_national_id(db::Transaction& transaction, OrganizationId organization,
                                               std::string_view number) {
  return transaction.all<PatientId>(select_ids_by_national_id, organization,
                                    national_id_index(keys_, organization, number));
}

constexpr db::Sql select_equals{
    "select id from patient where organization = $1 and national_id_index = $3 and national_id_kind = $4 union "
    "select id from patient where organization = $1 and birth_date = $5 and name_key = $6 union "
    "select id from patient where organization = $1 and id = $2"};
// Two whom somebody has told apart are no suspects of each other.
constexpr db::Sql update_suspect{
    "update patient set duplicate_suspect = case when exists (select 1 from patient o where o.organization = $1 and "
    "o.id <> patient.id and ((o.national_id_index = patient.national_id_index and o.national_id_kind = "
    "patient.national_id_kind) or (o.birth_date = patient.birth_date and o.name_key = patient.name_key)) and not "
    "exists (select 1 from patient_told_apart t where t.organization = $1 and ((t.first_patient = patient.id and "
    "t.second_patient = o.id) or (t.first_patient = o.id and t.second_patient = patient.id)))) then 1 else 0 end where "
    "organization = $1 and id = $2"};
void Store::judge_duplicates(db::Transaction& transaction, OrganizationId organization, const Patient& p) {
  const Secrets secrets{keys_, organization, p};
  for (const auto id : transaction.all<PatientId>(select_equals, organization, p.id, secrets.national_id_index,
                                                  p.national_id_kind, p.birth_date, name_key(p.family, p.given)))
    transaction.run(update_suspect, organization, id);
}

constexpr db::Sql select_own_account{
    "select account from account_grant where organization = $1 and patient = $2 and relation = 'self' and revoked_at "
    "is null"};
std::optional<Uuid> Store::own_account(db::Transaction& transaction, OrganizationId organization, PatientId id) {
  return transaction.maybe<Uuid>(select_own_account, organization, id);
}

constexpr db::Sql select_counts{
    "select (select count(*) from document_reference d where d.organization = $1 and d.patient = $2) as documents, "
    "(select count(*) from encounter e where e.organization = $1 and e.patient = $2) as encounters"};
namespace {
struct CountsRow {
  std::int64_t documents = 0;
  std::int64_t encounters = 0;
};
BOOST_DESCRIBE_STRUCT(CountsRow, (), (documents, encounters))
}  // namespace
Store::Counts Store::counts(db::Transaction& transaction, OrganizationId organization, PatientId id) {
  const auto row = transaction.one<CountsRow>(select_counts, organization, id);
  return {row.documents, row.encounters};
}

constexpr db::Sql upsert_edit{
    "insert into patient_field_edit (organization, patient, field, edited_by, edited_at) values ($1, $2, $3, $4, $5) "
    "on conflict (organization, patient, field) do update set edited_by = excluded.edited_by, edited_at = "
    "excluded.edited_at"};
void Store::remember_edit(db::Transaction& transaction, OrganizationId organization, PatientId id,
                          std::string_view field, std::string_view edited_by, Instant now) {
  transaction.run(upsert_edit, organization, id, field, edited_by, now);
}

constexpr db::Sql select_edits{
    "select field from patient_field_edit where organization = $1 and patient = $2 order by field"};
std::vector<std::string> Store::edited_fields(db::Transaction& transaction, OrganizationId organization, PatientId id) {
  return transaction.all<std::string>(select_edits, organization, id);
}

constexpr db::Sql delete_suggestion{
    "delete from patient_suggestion where organization = $1 and patient = $2 and field = $3 and source = $4"};
constexpr db::Sql insert_suggestion{
    "insert into patient_suggestion (organization, id, patient, field, value, source, created_at) values ($1, $2, $3, "
    "$4, $5, $6, $7)"};
void Store::suggest(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                    std::string_view field, std::string_view value, std::string_view source, Instant now) {
  const Uuid id = Uuid::make();
  transaction.run(delete_suggestion, organization, patient, field, source);
  transaction.run(insert_suggestion, organization, id, patient, field,
                  keys_.seal_field(organization, suggestion_place, id, value), source, now);
}

constexpr db::Sql delete_suggestion_by_id{
    "delete from patient_suggestion where organization = $1 and patient = $2 and id = $3"};
void Store::remove_suggestion(db::Transaction& transaction, OrganizationId organization, PatientId patient, Uuid id) {
  transaction.run(delete_suggestion_by_id, organization, patient, id);
}

constexpr db::Sql delete_suggestions_of{
    "delete from patient_suggestion where organization = $1 and patient = $2 and source = $3"};
void Store::remove_suggestions(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                               std::string_view source) {
  transaction.run(delete_suggestions_of, organization, patient, source);
}

namespace {
struct SuggestionRow {
  Uuid id;
  std::string field;
  Bytes value;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(SuggestionRow, (), (id, field, value, source))
}  // namespace
constexpr db::Sql select_suggestions{
    "select id, field, value, source from patient_suggestion where organization = $1 and patient = $2 order by field, "
    "source"};
std::vector<Suggestion> Store::suggestions(db::Transaction& transaction, OrganizationId organization,
                                           PatientId patient) {
  std::vector<Suggestion> result;
  for (auto& row : transaction.all<SuggestionRow>(select_suggestions, organization, patient))
    result.push_back({row.id, std::move(row.field), keys_.open_field(organization, suggestion_place, row.id, row.value),
                      std::move(row.source)});
  return result;
}

}  // namespace portico::patients
