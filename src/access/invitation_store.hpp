#pragma once
#include <optional>
#include <vector>

#include "access/invitation_shapes.hpp"
#include "db/database.hpp"
#include "patients/patient.hpp"

// Tables invitation and invitation_token.
namespace portico::access::store {

inline constexpr std::int64_t invitation_code_tries = 5;

enum class InvitationEnd { activated, revoked, replaced };
BOOST_DESCRIBE_ENUM(InvitationEnd, activated, revoked, replaced)

struct Invitation {
  InvitationId id;
  patients::PatientId patient;
  InvitationChannel channel = InvitationChannel::email;
  std::string sent_to;
  std::string message_key;
  std::int64_t follow_ups = 0;
  std::optional<Instant> follow_up_at;
  std::optional<Uuid> invited_by;
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> opened_at;
  std::optional<Instant> ended_at;
  std::string ended_why;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, patient, channel, sent_to, message_key, follow_ups, follow_up_at, invited_by, created_at,
                       expires_at, opened_at, ended_at, ended_why))

struct InvitationKey {
  Bytes token_hash;
  Bytes code_hash;
  Instant expires_at;
};

// False when the patient has another that is open.
bool insert_invitation(db::Transaction& transaction, OrganizationId organization, const Invitation& invitation);
void insert_invitation_key(db::Transaction& transaction, OrganizationId organization, InvitationId invitation,
                           const InvitationKey& key, Instant now);
// One more message of it has left.
void note_follow_up(db::Transaction& transaction, OrganizationId organization, const Invitation& invitation);

// Newest first.
std::vector<Invitation> invitations_of(db::Transaction& transaction, OrganizationId organization,
                                       patients::PatientId patient, std::int64_t most);
std::optional<Invitation> invitation(db::Transaction& transaction, OrganizationId organization, InvitationId id);

// An invitation that has not ended, with the key that was asked for.
struct OpenInvitation {
  InvitationId id;
  patients::PatientId patient;
  std::optional<Instant> opened_at;
  Bytes code_hash;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(OpenInvitation, (), (id, patient, opened_at, code_hash, expires_at))
// Nothing once its code was tried too often.
std::optional<OpenInvitation> open_by_token(db::Transaction& transaction, OrganizationId organization,
                                            const Bytes& token_hash, Instant now);

// A try is taken before the code is judged, so that no race has more of them, and given back when it was right.
// How many are left after this one; nothing when there was none.
std::optional<std::int64_t> take_try(db::Transaction& transaction, OrganizationId organization,
                                     const Bytes& token_hash);
void give_back_try(db::Transaction& transaction, OrganizationId organization, const Bytes& token_hash);
// The codes of the patient's open invitation that may be tried without its link, each with a try taken.
struct TypedCode {
  InvitationId invitation;
  Bytes code_hash;
};
BOOST_DESCRIBE_STRUCT(TypedCode, (), (invitation, code_hash))
std::vector<TypedCode> take_typed_tries(db::Transaction& transaction, OrganizationId organization,
                                        patients::PatientId patient, Instant now);
void give_back_typed_tries(db::Transaction& transaction, OrganizationId organization, InvitationId invitation);

void note_opened(db::Transaction& transaction, OrganizationId organization, InvitationId id, Instant now);

// Whether there was an open one.
bool end_invitation(db::Transaction& transaction, OrganizationId organization, InvitationId id, InvitationEnd why,
                    Instant now);
bool end_open_invitation(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                         InvitationEnd why, Instant now);

// An open invitation of any contract to which a further message is due.
struct DueInvitation {
  OrganizationId organization;
  InvitationId id;
};
BOOST_DESCRIBE_STRUCT(DueInvitation, (), (organization, id))
std::vector<DueInvitation> due_follow_ups(db::Transaction& transaction, Instant now, std::int64_t most);
void no_follow_up(db::Transaction& transaction, OrganizationId organization, InvitationId id);
void postpone_follow_up(db::Transaction& transaction, OrganizationId organization, InvitationId id, Instant until);
// Hashes that lead nowhere any more.
void sweep_invitation_keys(db::Transaction& transaction, Instant now);

}  // namespace portico::access::store
