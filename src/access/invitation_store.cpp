#include "access/invitation_store.hpp"

namespace portico::access::store {
namespace {

constexpr db::Sql insert_row{
    "insert into invitation (organization, id, patient, channel, sent_to, message_key, follow_ups, follow_up_at, "
    "invited_by, created_at, expires_at, opened_at, ended_at, ended_why) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
    "$10, $11, null, null, '') on conflict do nothing"};
constexpr db::Sql insert_key{
    "insert into invitation_token (token_hash, organization, invitation, code_hash, wrong_tries, typed_tries, "
    "created_at, expires_at) values ($1, $2, $3, $4, 0, 0, $5, $6)"};
constexpr db::Sql set_follow_up{
    "update invitation set sent_to = $3, message_key = $4, follow_ups = $5, follow_up_at = $6, expires_at = $7 where "
    "organization = $1 and id = $2 and ended_at is null"};
constexpr db::Sql newest_of_patient{
    "select id, patient, channel, sent_to, message_key, follow_ups, follow_up_at, invited_by, created_at, "
    "expires_at, opened_at, ended_at, ended_why from invitation where organization = $1 and patient = $2 order by "
    "created_at desc, id desc limit $3"};
constexpr db::Sql by_id{
    "select id, patient, channel, sent_to, message_key, follow_ups, follow_up_at, invited_by, created_at, "
    "expires_at, opened_at, ended_at, ended_why from invitation where organization = $1 and id = $2"};
constexpr db::Sql by_token{
    "select i.id as id, i.patient as patient, i.opened_at as opened_at, t.code_hash as code_hash, t.expires_at as "
    "expires_at from invitation_token t join invitation i on i.organization = t.organization and i.id = t.invitation "
    "where t.token_hash = $2 and t.organization = $1 and t.expires_at > $3 and t.wrong_tries < $4 and i.ended_at is "
    "null"};
constexpr db::Sql add_try{
    "update invitation_token set wrong_tries = wrong_tries + 1 where organization = $1 and token_hash = $2 and "
    "wrong_tries < $3 returning $3 - wrong_tries"};
constexpr db::Sql remove_try{
    "update invitation_token set wrong_tries = wrong_tries - 1 where organization = $1 and token_hash = $2"};
constexpr db::Sql add_typed_tries{
    "update invitation_token set typed_tries = typed_tries + 1 where organization = $1 and invitation = (select id "
    "from invitation where organization = $1 and patient = $2 and ended_at is null) and expires_at > $3 and "
    "typed_tries < $4 returning invitation, code_hash"};
constexpr db::Sql remove_typed_tries{
    "update invitation_token set typed_tries = typed_tries - 1 where organization = $1 and invitation = $2 and "
    "typed_tries > 0"};
constexpr db::Sql set_opened{
    "update invitation set opened_at = $3 where organization = $1 and id = $2 and opened_at is null"};
constexpr db::Sql set_ended{
    "update invitation set ended_at = $3, ended_why = $4 where organization = $1 and id = $2 and ended_at is null"};
constexpr db::Sql set_open_ended{
    "update invitation set ended_at = $3, ended_why = $4 where organization = $1 and patient = $2 and ended_at is "
    "null"};
constexpr db::Sql list_due{
    "select organization, id from invitation where ended_at is null and follow_up_at <= $1 order by follow_up_at, id "
    "limit $2"};
constexpr db::Sql clear_follow_up{"update invitation set follow_up_at = null where organization = $1 and id = $2"};
constexpr db::Sql set_follow_up_at{
    "update invitation set follow_up_at = $3 where organization = $1 and id = $2 and follow_up_at is not null"};
constexpr db::Sql delete_keys{"delete from invitation_token where expires_at < $1"};

}  // namespace

bool insert_invitation(db::Transaction& transaction, OrganizationId organization, const Invitation& invitation) {
  return transaction.run(insert_row, organization, invitation.id, invitation.patient, invitation.channel,
                         invitation.sent_to, invitation.message_key, invitation.follow_ups, invitation.follow_up_at,
                         invitation.invited_by, invitation.created_at, invitation.expires_at) == 1;
}

void insert_invitation_key(db::Transaction& transaction, OrganizationId organization, InvitationId invitation,
                           const InvitationKey& key, Instant now) {
  transaction.run(insert_key, key.token_hash, organization, invitation, key.code_hash, now, key.expires_at);
}

void note_follow_up(db::Transaction& transaction, OrganizationId organization, const Invitation& invitation) {
  transaction.run(set_follow_up, organization, invitation.id, invitation.sent_to, invitation.message_key,
                  invitation.follow_ups, invitation.follow_up_at, invitation.expires_at);
}

std::vector<Invitation> invitations_of(db::Transaction& transaction, OrganizationId organization,
                                       patients::PatientId patient, std::int64_t most) {
  return transaction.all<Invitation>(newest_of_patient, organization, patient, most);
}

std::optional<Invitation> invitation(db::Transaction& transaction, OrganizationId organization, InvitationId id) {
  return transaction.maybe<Invitation>(by_id, organization, id);
}

std::optional<OpenInvitation> open_by_token(db::Transaction& transaction, OrganizationId organization,
                                            const Bytes& token_hash, Instant now) {
  return transaction.maybe<OpenInvitation>(by_token, organization, token_hash, now, invitation_code_tries);
}

std::optional<std::int64_t> take_try(db::Transaction& transaction, OrganizationId organization,
                                     const Bytes& token_hash) {
  return transaction.maybe<std::int64_t>(add_try, organization, token_hash, invitation_code_tries);
}

void give_back_try(db::Transaction& transaction, OrganizationId organization, const Bytes& token_hash) {
  transaction.run(remove_try, organization, token_hash);
}

std::vector<TypedCode> take_typed_tries(db::Transaction& transaction, OrganizationId organization,
                                        patients::PatientId patient, Instant now) {
  return transaction.all<TypedCode>(add_typed_tries, organization, patient, now, invitation_code_tries);
}

void give_back_typed_tries(db::Transaction& transaction, OrganizationId organization, InvitationId invitation) {
  transaction.run(remove_typed_tries, organization, invitation);
}

void note_opened(db::Transaction& transaction, OrganizationId organization, InvitationId id, Instant now) {
  transaction.run(set_opened, organization, id, now);
}

bool end_invitation(db::Transaction& transaction, OrganizationId organization, InvitationId id, InvitationEnd why,
                    Instant now) {
  return transaction.run(set_ended, organization, id, now, why) == 1;
}

bool end_open_invitation(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                         InvitationEnd why, Instant now) {
  return transaction.run(set_open_ended, organization, patient, now, why) == 1;
}

std::vector<DueInvitation> due_follow_ups(db::Transaction& transaction, Instant now, std::int64_t most) {
  return transaction.all<DueInvitation>(list_due, now, most);
}

void no_follow_up(db::Transaction& transaction, OrganizationId organization, InvitationId id) {
  transaction.run(clear_follow_up, organization, id);
}

void postpone_follow_up(db::Transaction& transaction, OrganizationId organization, InvitationId id, Instant until) {
  transaction.run(set_follow_up_at, organization, id, until);
}

void sweep_invitation_keys(db::Transaction& transaction, Instant now) { transaction.run(delete_keys, now); }

}  // namespace portico::access::store
