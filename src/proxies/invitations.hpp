#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "proxies/grants.hpp"

namespace portico::proxies {

using InvitationId = Id<struct InvitationTag>;

inline constexpr hours invitation_time{24 * 14};

enum class InvitationState { waiting, accepted, declined, withdrawn };
BOOST_DESCRIBE_ENUM(InvitationState, waiting, accepted, declined, withdrawn)

// An adult patient asks someone to act for him. Without an account it is for nobody, and looks the same.
struct Invitation {
  InvitationId id;
  patients::PatientId patient;
  identity::AccountId invited_by;
  std::optional<identity::AccountId> account;
  Bytes label;  // sealed
  Relation relation = Relation::other;
  std::string scopes;
  std::optional<Instant> valid_until;
  InvitationState state = InvitationState::waiting;
  Instant created_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, patient, invited_by, account, label, relation, scopes, valid_until, state, created_at,
                       expires_at))

// Table grant_invitation, in the caller's transaction.
namespace invitations {

void insert(db::Transaction& transaction, OrganizationId organization, const Invitation& invitation);
// Of that patient, waiting for an answer as far as he may know: a refusal is not told, since it would tell that there
// is someone.
std::vector<Invitation> sent(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                             Instant now);
std::vector<Invitation> received(db::Transaction& transaction, OrganizationId organization, identity::AccountId account,
                                 Instant now);
// A received one that still waits.
std::optional<Invitation> find(db::Transaction& transaction, OrganizationId organization, InvitationId id,
                               identity::AccountId account, Instant now);
// False when it was settled already.
bool settle(db::Transaction& transaction, OrganizationId organization, InvitationId id, InvitationState state,
            Instant now);
// By the patient who sent it; what was declined meanwhile counts as waiting. False when there is none such.
bool withdraw(db::Transaction& transaction, OrganizationId organization, InvitationId id, patients::PatientId patient,
              Instant now);
// All that this account has sent and that wait.
void withdraw_all(db::Transaction& transaction, OrganizationId organization, identity::AccountId invited_by,
                  Instant now);

}  // namespace invitations
}  // namespace portico::proxies
