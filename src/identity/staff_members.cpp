#include "identity/staff_members.hpp"

#include <algorithm>

namespace portico::identity {
namespace {

// A row a role.
struct MemberRow {
  StaffId id;
  std::string name;
  Role role = Role::receptionist;
  std::optional<Instant> granted_at;
  std::optional<Instant> suspended_at;
  std::optional<Instant> last_login_at;
  bool has_password = false;
  StaffStanding status = StaffStanding::active;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (id, name, role, granted_at, suspended_at, last_login_at, has_password, status))

constexpr db::Sql list_rows{
    "select s.id as id, s.name as name, r.role as role, r.granted_at as granted_at, r.suspended_at as suspended_at, "
    "s.last_login_at as last_login_at, case when s.password_hash = '' then 0 else 1 end as has_password, s.status as "
    "status from staff_role r join staff_account s on s.id = r.staff where r.organization = $1 order by s.name, s.id, "
    "r.role"};
constexpr db::Sql find_rows{
    "select s.id as id, s.name as name, r.role as role, r.granted_at as granted_at, r.suspended_at as suspended_at, "
    "s.last_login_at as last_login_at, case when s.password_hash = '' then 0 else 1 end as has_password, s.status as "
    "status from staff_role r join staff_account s on s.id = r.staff where r.organization = $1 and r.staff = $2 order "
    "by r.role"};

constexpr db::Sql insert_role{
    "insert into staff_role (organization, staff, role, practitioner, granted_at, suspended_at) values ($1, $2, $3, "
    "null, $4, $5)"};
constexpr db::Sql delete_role{"delete from staff_role where organization = $1 and staff = $2 and role = $3"};
constexpr db::Sql suspend_roles{
    "update staff_role set suspended_at = $3 where organization = $1 and staff = $2 and suspended_at is null"};
constexpr db::Sql restore_roles{"update staff_role set suspended_at = null where organization = $1 and staff = $2"};

constexpr db::Sql administrators{
    "select s.id from staff_role r join staff_account s on s.id = r.staff where r.organization = $1 and r.role = "
    "'administrator' and r.suspended_at is null and s.status = 'active' and s.password_hash <> ''"};
constexpr db::Sql elsewhere{
    "select s.id from staff_account s where s.id = $2 and (s.platform_administrator = 1 or exists (select 1 from "
    "staff_role r where r.staff = s.id and r.organization <> $1))"};

Member member_of(const std::vector<MemberRow>& rows, std::size_t from, std::size_t to) {
  const auto& first = rows[from];
  Member member{.id = first.id, .name = first.name, .roles = {}, .status = {}, .last_login_at = {}};
  bool suspended = true;
  std::optional<Instant> since = first.granted_at;
  for (std::size_t i = from; i < to; ++i) {
    member.roles.push_back(rows[i].role);
    suspended = suspended && rows[i].suspended_at;
    since = since && rows[i].granted_at ? std::min(since, rows[i].granted_at) : std::nullopt;
  }
  std::ranges::sort(member.roles);
  if (first.last_login_at && (!since || *first.last_login_at >= *since)) member.last_login_at = first.last_login_at;
  const bool has_come = first.has_password && (member.last_login_at || !since);
  member.status = suspended || first.status != StaffStanding::active ? MemberStatus::deactivated
                  : has_come                                         ? MemberStatus::active
                                                                     : MemberStatus::invited;
  return member;
}

std::vector<Member> members_of(const std::vector<MemberRow>& rows) {
  std::vector<Member> members;
  for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
    while (to < rows.size() && rows[to].id == rows[from].id) ++to;
    members.push_back(member_of(rows, from, to));
  }
  return members;
}

}  // namespace

std::vector<Member> StaffMembers::list(db::Transaction& transaction, OrganizationId organization) const {
  return members_of(transaction.all<MemberRow>(list_rows, organization));
}

std::optional<Member> StaffMembers::find(db::Transaction& transaction, OrganizationId organization,
                                         StaffId staff) const {
  auto found = members_of(transaction.all<MemberRow>(find_rows, organization, staff));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

void StaffMembers::set_roles(db::Transaction& transaction, OrganizationId organization, StaffId staff,
                             const std::vector<Role>& roles) const {
  const Instant now = clock_.now();
  const auto rows = transaction.all<MemberRow>(find_rows, organization, staff);
  const auto suspended_at = rows.empty() ? std::nullopt : rows.front().suspended_at;
  // A new role does not make a newcomer of who was here before.
  const auto granted_at = rows.empty() ? std::optional{now} : rows.front().granted_at;
  for (const auto& row : rows)
    if (!std::ranges::count(roles, row.role)) transaction.run(delete_role, organization, staff, row.role);
  for (const Role role : roles)
    if (std::ranges::none_of(rows, [&](const MemberRow& row) { return row.role == role; }))
      transaction.run(insert_role, organization, staff, role, granted_at, suspended_at);
}

void StaffMembers::suspend(db::Transaction& transaction, OrganizationId organization, StaffId staff) const {
  transaction.run(suspend_roles, organization, staff, clock_.now());
}

void StaffMembers::restore(db::Transaction& transaction, OrganizationId organization, StaffId staff) const {
  transaction.run(restore_roles, organization, staff);
}

bool StaffMembers::is_last_administrator(db::Transaction& transaction, OrganizationId organization,
                                         StaffId staff) const {
  const auto all = transaction.all<StaffId>(administrators, organization);
  return all.size() == 1 && all.front() == staff;
}

bool StaffMembers::is_shared(db::Transaction& transaction, OrganizationId organization, StaffId staff) const {
  return transaction.maybe<StaffId>(elsewhere, organization, staff).has_value();
}

}  // namespace portico::identity
