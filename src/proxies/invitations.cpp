#include "proxies/invitations.hpp"

namespace portico::proxies::invitations {

constexpr db::Sql insert_invitation{
    "insert into grant_invitation (organization, id, patient, invited_by, account, label, relation, scopes, "
    "valid_until, state, created_at, expires_at, settled_at) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $11, null)"};
void insert(db::Transaction& transaction, OrganizationId organization, const Invitation& invitation) {
  transaction.run(insert_invitation, organization, invitation.id, invitation.patient, invitation.invited_by,
                  invitation.account, invitation.label, invitation.relation, invitation.scopes, invitation.valid_until,
                  invitation.created_at, invitation.expires_at);
}

#define INVITATION                                                                                     \
  "select id, patient, invited_by, account, label, relation, scopes, valid_until, state, created_at, " \
  "expires_at from grant_invitation where organization = $1 "

constexpr db::Sql select_sent{INVITATION
                              "and patient = $2 and state in ('waiting', 'declined') and expires_at > $3 "
                              "order by created_at, id"};
std::vector<Invitation> sent(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                             Instant now) {
  return transaction.all<Invitation>(select_sent, organization, patient, now);
}

constexpr db::Sql select_received{INVITATION
                                  "and account = $2 and state = 'waiting' and expires_at > $3 order by created_at, id"};
std::vector<Invitation> received(db::Transaction& transaction, OrganizationId organization, identity::AccountId account,
                                 Instant now) {
  return transaction.all<Invitation>(select_received, organization, account, now);
}

constexpr db::Sql select_one{INVITATION "and id = $2 and account = $3 and state = 'waiting' and expires_at > $4"};
std::optional<Invitation> find(db::Transaction& transaction, OrganizationId organization, InvitationId id,
                               identity::AccountId account, Instant now) {
  return transaction.maybe<Invitation>(select_one, organization, id, account, now);
}

constexpr db::Sql set_state{
    "update grant_invitation set state = $3, settled_at = $4 where organization = $1 and id = $2 and state = "
    "'waiting'"};
bool settle(db::Transaction& transaction, OrganizationId organization, InvitationId id, InvitationState state,
            Instant now) {
  return transaction.run(set_state, organization, id, state, now) == 1;
}

constexpr db::Sql set_withdrawn{
    "update grant_invitation set state = 'withdrawn', settled_at = $4 where organization = $1 and id = $2 "
    "and patient = $3 and state in ('waiting', 'declined')"};
bool withdraw(db::Transaction& transaction, OrganizationId organization, InvitationId id, patients::PatientId patient,
              Instant now) {
  return transaction.run(set_withdrawn, organization, id, patient, now) == 1;
}

constexpr db::Sql set_all_withdrawn{
    "update grant_invitation set state = 'withdrawn', settled_at = $3 where organization = $1 and invited_by = $2 "
    "and state = 'waiting'"};
void withdraw_all(db::Transaction& transaction, OrganizationId organization, identity::AccountId invited_by,
                  Instant now) {
  transaction.run(set_all_withdrawn, organization, invited_by, now);
}

}  // namespace portico::proxies::invitations
