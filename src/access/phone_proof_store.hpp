#pragma once
#include <boost/describe.hpp>
#include <optional>

#include "access/shapes.hpp"
#include "db/database.hpp"
#include "patients/patient.hpp"

// Table phone_proof, in the caller's transaction.
namespace portico::access::store {

struct PhoneProofRow {
  PhoneProofId id;
  patients::PatientId patient;
  Bytes phone_index;
  Bytes code_hash;
  Bytes token_hash;
  std::int64_t wrong_tries = 0;
  Uuid sent_by;
  Instant sent_at;
  Instant expires_at;
  std::optional<Instant> proved_at;
};
BOOST_DESCRIBE_STRUCT(PhoneProofRow, (),
                      (id, patient, phone_index, code_hash, token_hash, wrong_tries, sent_by, sent_at, expires_at,
                       proved_at))

std::optional<PhoneProofRow> phone_proof(db::Transaction& transaction, OrganizationId organization,
                                         patients::PatientId patient);
std::optional<PhoneProofRow> phone_proof_by_id(db::Transaction& transaction, OrganizationId organization,
                                               PhoneProofId id);
std::optional<PhoneProofRow> phone_proof_by_token(db::Transaction& transaction, OrganizationId organization,
                                                  const Bytes& token_hash);
// The patient's only one: an earlier one is void.
void put_phone_proof(db::Transaction& transaction, OrganizationId organization, const PhoneProofRow& row);
void count_wrong_phone_code(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient);
void set_phone_proved(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                      Instant now);

}  // namespace portico::access::store
