#pragma once
#include "access/invitations.hpp"
#include "access/services.hpp"
#include "access/shapes.hpp"
#include "base/caller.hpp"
#include "organization/settings.hpp"

namespace portico::access {

// The record's tab Patient Portal: why this patient cannot log in and what to do about it, the switch, the code from
// the desk.
class AccessDoctor {
 public:
  explicit AccessDoctor(Services& services) : services_{services}, invitations_{services} {}

  PortalAccess view(const Caller& caller, OrganizationId organization, patients::PatientId patient);
  // Switching off ends the own account's sessions at once.
  PortalAccess switch_access(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                             bool enabled);
  // What "this wasn't me" has stopped opens again, once the clinic has looked. Conflict ACCOUNT_NOT_FROZEN.
  PortalAccess unfreeze(const Caller& caller, OrganizationId organization, patients::PatientId patient);
  // For the first login, or as second proof of a recovery. The earlier code is void. Conflict, with the blocker's code,
  // when the patient could not use it.
  NewDeskCode issue_desk_code(const Caller& caller, OrganizationId organization, patients::PatientId patient);

  // By e-mail, SMS or letter; an earlier invitation is void. Conflict as above, ALREADY_ACTIVATED or
  // INVITATION_NO_EMAIL.
  NewInvitation invite(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                       const InvitePatient& wanted);
  PortalAccess revoke_invitation(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                                 InvitationId invitation);

  // How many patients could log in were access automatic, and what the others lack.
  organization::Qualifying count_qualifying(OrganizationId organization);

 private:
  PortalAccess view_in(db::Transaction& transaction, Language language, OrganizationId organization,
                       patients::PatientId patient);
  Services& services_;
  Invitations invitations_;
};

}  // namespace portico::access
