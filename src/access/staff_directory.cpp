#include "access/staff_directory.hpp"

#include <algorithm>

#include "access/typed_keys.hpp"
#include "base/email.hpp"
#include "base/spelling.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::access {

using identity::Member;
using identity::MemberStatus;
using identity::Role;
using identity::StaffId;
using identity::StaffStanding;

namespace {

OrganizationId contract_of(const http::Call& call) { return call.caller().organization; }

organization::Organization contract(db::Transaction& transaction, const http::Call& call) {
  auto found = organization::store::by_id(transaction, contract_of(call));
  if (!found) throw Refused::not_found();
  return std::move(*found);
}

// Each once, in the table's order. Throws Refused STAFF_ROLES_MISSING.
std::vector<Role> checked_roles(std::vector<Role> roles) {
  std::ranges::sort(roles);
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  if (roles.empty()) throw Refused::field("roles", "STAFF_ROLES_MISSING");
  return roles;
}

std::string checked_phone(const std::string& typed, std::string_view country) {
  const auto number = phone::parse(typed, country);
  if (const auto* fault = std::get_if<phone::Fault>(&number))
    throw Refused::fields({phone::field_error("phone", *fault)});
  return std::get<phone::Number>(number).e164;
}

std::string roles_detail(const std::vector<Role>& roles) {
  std::string list;
  for (const Role role : roles) list += fmt::format(R"({}"{}")", list.empty() ? "" : ",", spelling(role));
  return fmt::format(R"("roles":[{}])", list);
}

audit::Event staff_event(audit::Action action, StaffId staff, const std::string& detail) {
  return {.action = action, .entity_type = "Practitioner", .entity = staff.value, .detail = "{" + detail + "}"};
}

bool has_role(const std::vector<Role>& roles, Role role) { return std::ranges::count(roles, role) > 0; }

}  // namespace

Member StaffDirectory::member_of(db::Transaction& transaction, const http::Call& call, StaffId staff) const {
  auto member = members_.find(transaction, contract_of(call), staff);
  if (!member) throw Refused::not_found();
  return std::move(*member);
}

StaffRow StaffDirectory::row_of(db::Transaction& transaction, const http::Call& call, const Member& member) const {
  StaffRow row{.staff_id = member.id,
               .name = member.name,
               .email = services_.staff.email_of(transaction, member.id),
               .phone = {},
               .roles = member.roles,
               .status = member.status,
               .second_factors = {},
               .last_login_at = member.last_login_at,
               .invitation_expires_at = invitations_.expires_at(transaction, member.id),
               .is_self = call.caller().actor == member.id.value,
               .is_own = !members_.is_shared(transaction, contract_of(call), member.id)};
  if (row.is_own) row.phone = phone::masked(services_.staff.phone_of(transaction, member.id));
  if (member.status == MemberStatus::active) row.second_factors = sessions_.recipient(transaction, member.id).methods();
  return row;
}

StaffList StaffDirectory::list(http::Call& call) {
  return services_.database.snapshot([&](db::Transaction& transaction) {
    StaffList list;
    for (const auto& member : members_.list(transaction, contract_of(call)))
      list.items.push_back(row_of(transaction, call, member));
    return list;
  });
}

// The link stands behind "#": it is in no server's log.
void StaffDirectory::send_link(db::Transaction& transaction, const http::Call& call, StaffId staff,
                               Notice notice) const {
  const auto found = services_.staff.find(transaction, staff);
  const auto at = contract(transaction, call);
  const auto token = invitations_.issue(transaction, staff, call.caller().actor);
  const auto until = services_.clock.now() + identity::staff_invitation_time;
  sessions_.tell(transaction, at.id, *found, notice,
                 {{"clinic", at.name},
                  {"url", services_.base_url + "/console/invitation#" + token},
                  {"until", texts::moment_in_full(until, at.time_zone, found->language)}});
}

StaffRow StaffDirectory::invite(http::Call& call, const NewMember& wanted) {
  const auto email = read_email("email", wanted.email.value);
  const auto roles = checked_roles(wanted.roles);
  return services_.database.write([&](db::Transaction& transaction) {
    const auto at = contract(transaction, call);
    const auto phone = checked_phone(wanted.phone.value, at.country);
    auto staff = services_.staff.find_by_email(transaction, email);
    if (staff && members_.find(transaction, at.id, staff->id)) throw Refused{Reason::conflict, "STAFF_ALREADY_HERE"};
    if (!staff) {
      const auto id = services_.staff.create(
          transaction, call.caller(),
          {.email = email, .name = wanted.name.value, .phone = phone, .password_hash = {}, .language = at.language});
      staff = services_.staff.find(transaction, id);
    }
    members_.set_roles(transaction, at.id, staff->id, roles);
    if (staff->usable_hash())
      sessions_.tell(transaction, at.id, *staff, Notice::staff_added, {{"clinic", at.name}});
    else
      send_link(transaction, call, staff->id, Notice::staff_invited);
    services_.journal.write(transaction, call.caller(),
                            staff_event(audit::Action::staff_invited, staff->id, roles_detail(roles)));
    return row_of(transaction, call, member_of(transaction, call, staff->id));
  });
}

// An account that works elsewhere would be taken over, or shut out there, by whoever gave it a role here.
void StaffDirectory::require_own_keys(db::Transaction& transaction, const http::Call& call, StaffId staff) const {
  if (!members_.is_shared(transaction, contract_of(call), staff)) return;
  const auto who = services_.staff.find(transaction, StaffId{call.caller().actor});
  if (!who || !who->platform_administrator) throw Refused{Reason::forbidden, "STAFF_SHARED"};
}

void StaffDirectory::refuse_stranding(db::Transaction& transaction, const http::Call& call, const Member& member,
                                      const MemberChange& wanted) const {
  const bool fewer =
      wanted.roles && std::ranges::any_of(member.roles, [&](Role role) { return !has_role(*wanted.roles, role); });
  const bool out = wanted.status == StaffStanding::deactivated;
  if (call.caller().actor == member.id.value && (fewer || out)) throw Refused{Reason::conflict, "STAFF_SELF"};
  const bool administers = member.status != MemberStatus::deactivated && has_role(member.roles, Role::administrator);
  const bool ends = out || (wanted.roles && !has_role(*wanted.roles, Role::administrator));
  if (administers && ends && members_.is_last_administrator(transaction, contract_of(call), member.id))
    throw Refused{Reason::conflict, "STAFF_LAST_ADMINISTRATOR"};
}

void StaffDirectory::set_member_status(db::Transaction& transaction, const Caller& caller, const Member& member,
                                       StaffStanding wanted) const {
  if (wanted == StaffStanding::active) return members_.restore(transaction, caller.organization, member.id);
  members_.suspend(transaction, caller.organization, member.id);
  const auto staff = services_.staff.find(transaction, member.id);
  if (services_.staff.may_work(transaction, *staff)) return;
  sessions_.end_all(transaction, caller, member.id, "deactivated");
  invitations_.cancel(transaction, member.id);
}

void StaffDirectory::set_phone(db::Transaction& transaction, const http::Call& call, StaffId staff,
                               const std::string& phone) const {
  const auto number = checked_phone(phone, contract(transaction, call).country);
  if (number == services_.staff.phone_of(transaction, staff)) return;
  services_.staff.set_phone(transaction, staff, number);
  sessions_.tell(transaction, contract_of(call), *services_.staff.find(transaction, staff),
                 Notice::staff_phone_changed);
}

StaffRow StaffDirectory::change(http::Call& call, const MemberChange& wanted) {
  const auto id = call.id<StaffId>("staff_id");
  auto checked = wanted;
  if (wanted.roles) checked.roles = checked_roles(*wanted.roles);
  return services_.database.write([&](db::Transaction& transaction) {
    const auto member = member_of(transaction, call, id);
    refuse_stranding(transaction, call, member, checked);
    if (wanted.name || wanted.phone) require_own_keys(transaction, call, id);
    std::string detail;
    const auto note = [&](const std::string& part) { detail += (detail.empty() ? "" : ",") + part; };
    if (checked.roles) {
      members_.set_roles(transaction, contract_of(call), id, *checked.roles);
      note(roles_detail(*checked.roles));
    }
    if (wanted.status) {
      set_member_status(transaction, call.caller(), member, *wanted.status);
      note(fmt::format(R"("status":"{}")", spelling(*wanted.status)));
    }
    if (wanted.name) {
      services_.staff.set_name(transaction, id, wanted.name->value);
      note(R"("name":"changed")");
    }
    if (wanted.phone) {
      set_phone(transaction, call, id, wanted.phone->value);
      note(R"("phone":"changed")");
    }
    services_.journal.write(transaction, call.caller(), staff_event(audit::Action::staff_changed, id, detail));
    return row_of(transaction, call, member_of(transaction, call, id));
  });
}

StaffRow StaffDirectory::reset_password(http::Call& call) {
  const auto id = call.id<StaffId>("staff_id");
  return services_.database.write([&](db::Transaction& transaction) {
    const auto member = member_of(transaction, call, id);
    if (call.caller().actor == id.value) throw Refused{Reason::conflict, "STAFF_SELF"};
    if (member.status == MemberStatus::deactivated) throw Refused{Reason::conflict, "STAFF_DEACTIVATED"};
    require_own_keys(transaction, call, id);
    const bool had_one = services_.staff.find(transaction, id)->usable_hash().has_value();
    services_.staff.take_password(transaction, id);
    sessions_.end_all(transaction, call.caller(), id, "password_reset");
    services_.passkeys.remove_all(transaction, holder_of(id));
    send_link(transaction, call, id, had_one ? Notice::staff_reset : Notice::staff_invited);
    services_.journal.write(transaction, call.caller(),
                            staff_event(had_one ? audit::Action::staff_changed : audit::Action::staff_invited, id,
                                        had_one ? R"("password":"reset")" : roles_detail(member.roles)));
    return row_of(transaction, call, member_of(transaction, call, id));
  });
}

void StaffDirectory::set_status(http::Call& call, const StaffStatus& wanted) {
  const auto id = call.id<StaffId>("staff_id");
  services_.database.write([&](db::Transaction& transaction) {
    if (!services_.staff.find(transaction, id)) throw Refused::not_found();
    if (call.caller().actor == id.value) throw Refused{Reason::conflict, "STAFF_SELF"};
    services_.staff.set_status(transaction, id, wanted.status);
    if (wanted.status == StaffStanding::deactivated) {
      sessions_.end_all(transaction, call.caller(), id, "deactivated");
      invitations_.cancel(transaction, id);
    }
    services_.journal.write(
        transaction, call.caller(),
        staff_event(audit::Action::staff_changed, id, fmt::format(R"("account":"{}")", spelling(wanted.status))));
  });
}

}  // namespace portico::access
