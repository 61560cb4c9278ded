#pragma once
#include "access/staff_sessions.hpp"
#include "access/staff_shapes.hpp"
#include "http/call.hpp"
#include "identity/staff_invitations.hpp"
#include "identity/staff_members.hpp"
#include "organization/organization.hpp"

namespace portico::access {

// The staff of one contract, as its administrators (and the platform's) run it. Who has no role here is not found. An
// account that works elsewhere too is changed here in its roles only: its keys are not this contract's.
class StaffDirectory {
 public:
  StaffDirectory(Services& services, const StaffSessions& sessions)
      : services_{services}, sessions_{sessions}, members_{services.clock}, invitations_{services.clock} {}

  StaffList list(http::Call& call);
  // A new account without a password and a link by e-mail; or roles for the account that has the address.
  StaffRow invite(http::Call& call, const NewMember& wanted);
  // Nobody takes his own roles, or those of the last administrator. Roles that are gone permit nothing at the next
  // request; who has none left anywhere is signed out.
  StaffRow change(http::Call& call, const MemberChange& wanted);
  // The password is gone, sessions and devices end, and a new link leaves. For who was invited only: the new link.
  StaffRow reset_password(http::Call& call);
  // The whole account, in every contract: for platform administrators.
  void set_status(http::Call& call, const StaffStatus& wanted);

 private:
  identity::Member member_of(db::Transaction& transaction, const http::Call& call, identity::StaffId staff) const;
  StaffRow row_of(db::Transaction& transaction, const http::Call& call, const identity::Member& member) const;
  void require_own_keys(db::Transaction& transaction, const http::Call& call, identity::StaffId staff) const;
  void refuse_stranding(db::Transaction& transaction, const http::Call& call, const identity::Member& member,
                        const MemberChange& wanted) const;
  void set_member_status(db::Transaction& transaction, const Caller& caller, const identity::Member& member,
                         identity::StaffStanding wanted) const;
  void set_phone(db::Transaction& transaction, const http::Call& call, identity::StaffId staff,
                 const std::string& phone) const;
  void send_link(db::Transaction& transaction, const http::Call& call, identity::StaffId staff, Notice notice) const;

  Services& services_;
  const StaffSessions& sessions_;
  identity::StaffMembers members_;
  identity::StaffInvitations invitations_;
};

}  // namespace portico::access
