#pragma once
#include "access/access_doctor.hpp"
#include "access/activation.hpp"
#include "access/family.hpp"
#include "access/handouts.hpp"
#include "access/invitation_door.hpp"
#include "access/invitation_runs.hpp"
#include "access/own_account.hpp"
#include "access/own_contact.hpp"
#include "access/phone_proof.hpp"
#include "access/portal_login.hpp"
#include "access/portal_passkeys.hpp"
#include "access/recovery.hpp"
#include "access/related_persons.hpp"
#include "access/run_letters.hpp"
#include "access/staff_account.hpp"
#include "access/staff_contact.hpp"
#include "access/staff_directory.hpp"
#include "access/staff_invitation.hpp"
#include "access/staff_login.hpp"
#include "access/staff_passkeys.hpp"
#include "access/step_up.hpp"
#include "http/router.hpp"

namespace portico::access {

// The verbs of this folder, in the order they are made.
struct Verbs {
  explicit Verbs(Services& services)
      : sessions{services},
        login{services, sessions},
        passkey_login{services, sessions},
        activation{services, sessions},
        recovery{services, sessions},
        step_up{services, identity::FlowKind::step_up,
                [&services](db::Transaction& transaction, const http::Call& call) {
                  return account_owner(services, transaction, call);
                }},
        security{services, sessions},
        passkeys{services,
                 [&services](db::Transaction& transaction, const http::Call& call) {
                   return account_passkey_owner(services, transaction, call);
                 },
                 tell_account(services)},
        contact{services, sessions},
        staff_sessions{services},
        staff{services, staff_sessions},
        staff_passkey_login{services, staff_sessions},
        staff_step_up{services, identity::FlowKind::staff_step_up,
                      [this, &services](db::Transaction& transaction, const http::Call& call) {
                        return staff_owner(services, staff_sessions, transaction, call);
                      }},
        staff_security{services, staff_sessions},
        staff_contact{services, staff_sessions},
        staff_passkeys{services,
                       [&services](db::Transaction& transaction, const http::Call& call) {
                         return staff_passkey_owner(services, transaction, call);
                       },
                       tell_staff(services, staff_sessions)},
        staff_directory{services, staff_sessions},
        staff_invitation{services, staff_sessions},
        doctor{services},
        invitation_door{services},
        invitations{services},
        invitation_runs{services},
        run_letters{services, invitation_runs},
        related_persons{services},
        family{services},
        grant_notices{services},
        handouts{services},
        phone_proof{services} {}
  PortalSessions sessions;
  PortalLogin login;
  PortalPasskeyLogin passkey_login;
  Activation activation;
  Recovery recovery;
  StepUp step_up;
  AccountSecurity security;
  OwnPasskeys passkeys;
  OwnContact contact;
  StaffSessions staff_sessions;
  StaffLogin staff;
  StaffPasskeyLogin staff_passkey_login;
  StepUp staff_step_up;
  StaffSecurity staff_security;
  StaffContact staff_contact;
  OwnPasskeys staff_passkeys;
  StaffDirectory staff_directory;
  StaffInvitation staff_invitation;
  AccessDoctor doctor;
  InvitationDoor invitation_door;
  Invitations invitations;
  InvitationRuns invitation_runs;
  RunLetters run_letters;
  RelatedPersonsDesk related_persons;
  FamilyPage family;
  GrantNotices grant_notices;
  Handouts handouts;
  PhoneProof phone_proof;

  Verbs(const Verbs&) = delete;  // verbs refer to one another
  Verbs& operator=(const Verbs&) = delete;
};

void add_routes(http::Router& router, Verbs& verbs);
void add_account_routes(http::Router& router, Verbs& verbs);
void add_passkey_routes(http::Router& router, Verbs& verbs);
void add_staff_routes(http::Router& router, Verbs& verbs);
void add_invitation_routes(http::Router& router, Verbs& verbs);
void add_related_routes(http::Router& router, Verbs& verbs);
void add_desk_routes(http::Router& router, Verbs& verbs);

}  // namespace portico::access
