#include "access/phone_proof_store.hpp"

namespace portico::access::store {

#define PHONE_PROOF                                                                                                    \
  "select id, patient, phone_index, code_hash, token_hash, wrong_tries, sent_by, sent_at, expires_at, proved_at from " \
  "phone_proof where organization = $1 "

constexpr db::Sql select_by_patient{PHONE_PROOF "and patient = $2"};
std::optional<PhoneProofRow> phone_proof(db::Transaction& transaction, OrganizationId organization,
                                         patients::PatientId patient) {
  return transaction.maybe<PhoneProofRow>(select_by_patient, organization, patient);
}

constexpr db::Sql select_by_id{PHONE_PROOF "and id = $2"};
std::optional<PhoneProofRow> phone_proof_by_id(db::Transaction& transaction, OrganizationId organization,
                                               PhoneProofId id) {
  return transaction.maybe<PhoneProofRow>(select_by_id, organization, id);
}

constexpr db::Sql select_by_token{PHONE_PROOF "and token_hash = $2"};
std::optional<PhoneProofRow> phone_proof_by_token(db::Transaction& transaction, OrganizationId organization,
                                                  const Bytes& token_hash) {
  return transaction.maybe<PhoneProofRow>(select_by_token, organization, token_hash);
}

constexpr db::Sql upsert_proof{
    "insert into phone_proof (organization, id, patient, phone_index, code_hash, token_hash, wrong_tries, sent_by, "
    "sent_at, expires_at, proved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null) "
    "on conflict (organization, patient) do update set id = excluded.id, phone_index = excluded.phone_index, "
    "code_hash = excluded.code_hash, token_hash = excluded.token_hash, wrong_tries = excluded.wrong_tries, "
    "sent_by = excluded.sent_by, sent_at = excluded.sent_at, expires_at = excluded.expires_at, proved_at = null"};
void put_phone_proof(db::Transaction& transaction, OrganizationId organization, const PhoneProofRow& row) {
  transaction.run(upsert_proof, organization, row.id, row.patient, row.phone_index, row.code_hash, row.token_hash,
                  row.wrong_tries, row.sent_by, row.sent_at, row.expires_at);
}

constexpr db::Sql add_wrong_code{
    "update phone_proof set wrong_tries = wrong_tries + 1 where organization = $1 and patient = $2"};
void count_wrong_phone_code(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient) {
  transaction.run(add_wrong_code, organization, patient);
}

constexpr db::Sql set_proved{
    "update phone_proof set proved_at = $3 where organization = $1 and patient = $2 and proved_at is null"};
void set_phone_proved(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                      Instant now) {
  transaction.run(set_proved, organization, patient, now);
}

}  // namespace portico::access::store
