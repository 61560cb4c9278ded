#include "identity/staff_invitations.hpp"

#include "identity/codes.hpp"

namespace portico::identity {
namespace {

constexpr db::Sql insert_invitation{
    "insert into staff_invitation (token_hash, staff, invited_by, created_at, expires_at, used_at) values ($1, $2, $3, "
    "$4, $5, null)"};
constexpr db::Sql delete_unused{"delete from staff_invitation where staff = $1 and used_at is null"};
constexpr db::Sql staff_of_token{
    "select staff from staff_invitation where token_hash = $1 and used_at is null and expires_at > $2"};
constexpr db::Sql set_used{
    "update staff_invitation set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2"};
constexpr db::Sql open_until{
    "select expires_at from staff_invitation where staff = $1 and used_at is null and expires_at > $2"};
constexpr db::Sql delete_expired{"delete from staff_invitation where expires_at < $1"};

}  // namespace

std::string StaffInvitations::issue(db::Transaction& transaction, StaffId staff, Uuid invited_by) const {
  const Instant now = clock_.now();
  const Token token = make_token();
  transaction.run(delete_expired, now);
  transaction.run(delete_unused, staff);
  transaction.run(insert_invitation, token.hash, staff, invited_by, now, now + staff_invitation_time);
  return token.text;
}

void StaffInvitations::cancel(db::Transaction& transaction, StaffId staff) const {
  transaction.run(delete_unused, staff);
}

std::optional<StaffId> StaffInvitations::find(db::Transaction& transaction, const Bytes& token_hash) const {
  if (token_hash.empty()) return std::nullopt;
  return transaction.maybe<StaffId>(staff_of_token, token_hash, clock_.now());
}

std::optional<StaffId> StaffInvitations::use(db::Transaction& transaction, const Bytes& token_hash) const {
  auto staff = find(transaction, token_hash);
  if (staff && transaction.run(set_used, token_hash, clock_.now()) != 1) staff.reset();
  return staff;
}

std::optional<Instant> StaffInvitations::expires_at(db::Transaction& transaction, StaffId staff) const {
  return transaction.maybe<Instant>(open_until, staff, clock_.now());
}

}  // namespace portico::identity
