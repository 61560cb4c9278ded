#pragma once
#include <array>
#include <vector>

#include "access/eligibility.hpp"
#include "access/invitation_store.hpp"
#include "access/services.hpp"
#include "access/subjects.hpp"
#include "base/caller.hpp"
#include "pdf/pdf.hpp"

namespace portico::access {

inline constexpr days mailed_invitation_time{7};
inline constexpr days printed_invitation_time{28};
// Further messages to those who have not come, counted from the first.
inline constexpr std::array follow_ups_after{days{3}, days{7}};

// What keeps a patient from being invited that way; nothing but these. A switch that is off does not: to invite
// switches on.
std::vector<Blocker> invitation_blockers(const Judged& judged, const organization::Organization& contract,
                                         InvitationChannel channel);

// Staff's side of invitations: a link with a code that lead, with an SMS code to the phone on record, to the password.
// All in the caller's transaction.
class Invitations {
 public:
  explicit Invitations(Services& services) : services_{services} {}

  struct Issued {
    InvitationId id;
    std::optional<pdf::Document> letter{};  // of the other channels none, since a message is on its way
  };
  // The open one, if any, is void. Where access is manual it is switched on. Conflict, with the blocker's code, when
  // the patient could not use it; unavailable INVITATION_SMS_LIMIT when no SMS may leave now.
  Issued issue(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
               patients::PatientId patient, InvitationChannel channel);
  // Not found when there is no such one of the patient, or it has ended.
  void revoke(db::Transaction& transaction, const Caller& caller, OrganizationId organization,
              patients::PatientId patient, InvitationId id);
  // The newest five.
  std::vector<PatientInvitation> list(db::Transaction& transaction, OrganizationId organization,
                                      patients::PatientId patient) const;
  // Sends what is due to those who have not come, 8 to 20 o'clock where they are.
  void follow_up();

 private:
  struct Key;
  Key make_key(db::Transaction& transaction, const organization::Organization& contract, InvitationId id,
               Instant expires_at) const;
  void send(db::Transaction& transaction, const organization::Organization& contract, const patients::Patient& patient,
            const store::Invitation& invitation, const Key& key);
  void switch_on(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                 const patients::Patient& patient);
  void follow_up(db::Transaction& transaction, OrganizationId organization, InvitationId id);
  PatientInvitation view_of(db::Transaction& transaction, OrganizationId organization,
                            const store::Invitation& invitation) const;

  Services& services_;
};

// HMAC over invitation and code: a code is nobody else's.
Bytes hash_invitation_code(const Services& services, InvitationId invitation, std::string_view code);
// How long messages have to wait: they go between 8 and 20 o'clock in the zone. To be asked again then, since clocks
// may be changed in between.
minutes until_waking(Instant now, std::string_view zone);
// To the next 8 o'clock there.
minutes until_next_morning(Instant now, std::string_view zone);

}  // namespace portico::access
