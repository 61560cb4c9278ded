#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/account_shapes.hpp"
#include "base/clock.hpp"
#include "identity/flow.hpp"
#include "identity/staff_members.hpp"
#include "json/text.hpp"
#include "organization/settings.hpp"

// What the calls about a contract's staff and their invitations take and give.
namespace portico::access {

struct StaffRow {
  identity::StaffId staff_id;
  std::string name;
  std::string email;
  std::string phone;  // masked; empty where the account is not this contract's alone
  std::vector<identity::Role> roles;
  identity::MemberStatus status = identity::MemberStatus::active;
  std::vector<identity::Method> second_factors;  // of who has signed in
  std::optional<Instant> last_login_at;
  std::optional<Instant> invitation_expires_at;  // of a link that still opens
  bool is_self = false;
  bool is_own = true;  // the account is this contract's alone: name, phone and password are changed here
};
BOOST_DESCRIBE_STRUCT(StaffRow, (),
                      (staff_id, name, email, phone, roles, status, second_factors, last_login_at,
                       invitation_expires_at, is_self, is_own))

struct StaffList {
  std::vector<StaffRow> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(StaffList, (), (items, next_cursor))

struct NewMember {
  Text<0, 254> email;
  Text<1, 100> name;
  Text<0, 40> phone;
  std::vector<identity::Role> roles;
};
BOOST_DESCRIBE_STRUCT(NewMember, (), (email, name, phone, roles))

struct MemberChange {
  std::optional<std::vector<identity::Role>> roles;
  std::optional<identity::StaffStanding> status;
  std::optional<Text<1, 100>> name;
  std::optional<Text<0, 40>> phone;
};
BOOST_DESCRIBE_STRUCT(MemberChange, (), (roles, status, name, phone))

struct StaffStatus {
  identity::StaffStanding status = identity::StaffStanding::active;
};
BOOST_DESCRIBE_STRUCT(StaffStatus, (), (status))

struct InvitationView {
  std::string name;
  std::string email;
  organization::PasswordRule password_rule;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (), (name, email, password_rule))

struct InvitationPassword {
  Text<0, 100> token;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(InvitationPassword, (), (token, password))

}  // namespace portico::access
