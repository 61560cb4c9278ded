#include "registrations/store.hpp"

#include <algorithm>

#include "patients/secrets.hpp"

namespace portico::registrations::store {
namespace {

// So many people may share a phone, an e-mail address or a birthday.
constexpr std::int64_t most_sharing = 50;
constexpr std::int64_t most_born = 100;

#define REGISTRATION_COLUMNS                                                                                       \
  "select id, status, person_key, details, flow, email_confirmed_at, shown_from, proved_at, patient, decided_by, " \
  "decided_at, created_at from registration where organization = $1 "

constexpr db::Sql replace_open{
    "update registration set status = 'replaced', open_key = null, decided_at = $3 where organization = $1 and "
    "open_key = $2"};
constexpr db::Sql insert_registration{
    "insert into registration (organization, id, status, person_key, open_key, details, flow, token_hash, shown_from, "
    "created_at) values ($1, $2, 'waiting', $3, $3, $4, $5, $6, $7, $8) on conflict (organization, open_key) do "
    "nothing"};

constexpr db::Sql by_id{REGISTRATION_COLUMNS "and id = $2"};
constexpr db::Sql by_flow{REGISTRATION_COLUMNS "and flow = $2"};
constexpr db::Sql by_token{REGISTRATION_COLUMNS "and token_hash = $2"};
constexpr db::Sql of_person{REGISTRATION_COLUMNS
                            "and person_key = $2 and id <> $3 order by created_at desc, id desc limit $4"};

// Ids rise with time (UUIDv7).
constexpr db::Sql list_waiting{REGISTRATION_COLUMNS
                               "and status = 'waiting' and shown_from <= $2 and id > $3 order by id limit $4"};
constexpr db::Sql list_decided{
    REGISTRATION_COLUMNS "and status in ('approved', 'declined', 'has_account') and id < $2 order by id desc limit $3"};
constexpr db::Sql count_open{
    "select count(*) as waiting from registration where organization = $1 and status = 'waiting' and shown_from <= $2"};

constexpr db::Sql set_decided{
    "update registration set status = $3, open_key = null, patient = $4, decided_by = $5, decided_at = $6 where "
    "organization = $1 and id = $2 and status = 'waiting'"};
constexpr db::Sql set_proved{
    "update registration set proved_at = $3, shown_from = $3 where organization = $1 and id = $2"};
constexpr db::Sql set_confirmed{
    "update registration set email_confirmed_at = $3 where organization = $1 and id = $2 and email_confirmed_at is "
    "null"};
constexpr db::Sql delete_decided{"delete from registration where decided_at < $1"};

constexpr db::Sql sharing{
    "select id from patient where organization = $1 and national_id_index = $2 union "
    "select id from patient where organization = $1 and email_index = $3 union "
    "select id from patient where organization = $1 and phone_index = $4 limit $5"};
constexpr db::Sql born{"select id from patient where organization = $1 and birth_date = $2 order by id limit $3"};

constexpr Uuid after_all_ids = [] {
  Uuid last;
  last.bytes.fill(0xFF);
  return last;
}();

}  // namespace

void put(db::Transaction& transaction, OrganizationId organization, const Registration& r,
         const std::optional<Bytes>& token_hash) {
  transaction.run(replace_open, organization, r.person_key, r.created_at);
  transaction.run(insert_registration, organization, r.id, r.person_key, r.details, r.flow, token_hash, r.shown_from,
                  r.created_at);
}

std::optional<Registration> find(db::Transaction& transaction, OrganizationId organization, RegistrationId id) {
  return transaction.maybe<Registration>(by_id, organization, id);
}

std::optional<Registration> of_flow(db::Transaction& transaction, OrganizationId organization, Uuid flow) {
  return transaction.maybe<Registration>(by_flow, organization, flow);
}

std::optional<Registration> of_token(db::Transaction& transaction, OrganizationId organization,
                                     const Bytes& token_hash) {
  return transaction.maybe<Registration>(by_token, organization, token_hash);
}

std::vector<Registration> others(db::Transaction& transaction, OrganizationId organization,
                                 const Registration& registration, int limit) {
  return transaction.all<Registration>(of_person, organization, registration.person_key, registration.id, limit);
}

std::vector<Registration> waiting(db::Transaction& transaction, OrganizationId organization, Instant now,
                                  const std::optional<RegistrationId>& after, int limit) {
  return transaction.all<Registration>(list_waiting, organization, now, after.value_or(RegistrationId{}), limit);
}

std::vector<Registration> decided(db::Transaction& transaction, OrganizationId organization,
                                  const std::optional<RegistrationId>& after, int limit) {
  return transaction.all<Registration>(list_decided, organization, after.value_or(RegistrationId{after_all_ids}),
                                       limit);
}

std::int64_t count_waiting(db::Transaction& transaction, OrganizationId organization, Instant now) {
  return transaction.one<std::int64_t>(count_open, organization, now);
}

bool decide(db::Transaction& transaction, OrganizationId organization, RegistrationId id, const Decision& decision) {
  return transaction.run(set_decided, organization, id, decision.status, decision.patient, decision.by, decision.at) ==
         1;
}

void note_proved(db::Transaction& transaction, OrganizationId organization, RegistrationId id, Instant now) {
  transaction.run(set_proved, organization, id, now);
}

void note_email_confirmed(db::Transaction& transaction, OrganizationId organization, RegistrationId id, Instant now) {
  transaction.run(set_confirmed, organization, id, now);
}

void forget_decided_before(db::Transaction& transaction, Instant moment) { transaction.run(delete_decided, moment); }

std::vector<patients::PatientId> worth_comparing(db::Transaction& transaction, keys::KeyRing& keys,
                                                 OrganizationId organization, const patients::Patient& typed) {
  const patients::Secrets secrets{keys, organization, typed};
  auto ids = transaction.all<patients::PatientId>(sharing, organization, secrets.national_id_index, secrets.email_index,
                                                  secrets.phone_index, most_sharing);
  if (!typed.birth_date) return ids;
  for (const auto id : transaction.all<patients::PatientId>(born, organization, typed.birth_date, most_born))
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  return ids;
}

#undef REGISTRATION_COLUMNS

}  // namespace portico::registrations::store
