#include "identity/staff.hpp"

#include "base/email.hpp"
#include "base/refused.hpp"

namespace portico::identity {
namespace {

constexpr std::string_view phone_place = "staff_account.phone";
constexpr std::string_view email_place = "staff_account.email";

constexpr db::Sql id_by_email{"select id from staff_account where email_index = $1"};

constexpr db::Sql insert_staff{
    "insert into staff_account (id, email_index, email, name, phone, password_hash, platform_administrator, status, "
    "language, "
    "created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};

constexpr db::Sql insert_role{
    "insert into staff_role (organization, staff, role, practitioner) values ($1, $2, $3, null) on conflict "
    "(organization, staff, role) do nothing"};

constexpr db::Sql find_by_id{
    "select id, name, password_hash, platform_administrator, status, language from staff_account where id = $1"};
constexpr db::Sql find_by_index{
    "select id, name, password_hash, platform_administrator, status, language from staff_account where email_index = "
    "$1"};
constexpr db::Sql roles{
    "select organization, role from staff_role where staff = $1 and suspended_at is null order by organization, role"};
constexpr db::Sql find_phone{"select phone from staff_account where id = $1"};
constexpr db::Sql find_email{"select email from staff_account where id = $1"};
constexpr db::Sql update_hash{"update staff_account set password_hash = $2 where id = $1"};
constexpr db::Sql update_language{"update staff_account set language = $2 where id = $1"};
constexpr db::Sql update_name{"update staff_account set name = $2 where id = $1"};
constexpr db::Sql update_phone{"update staff_account set phone = $2 where id = $1"};
constexpr db::Sql update_status{"update staff_account set status = $2 where id = $1"};
constexpr db::Sql with_login{"select id from staff_account where id = $1 and last_login_at is not null"};
constexpr db::Sql update_last_login{"update staff_account set last_login_at = $2 where id = $1"};

Bytes email_index(keys::KeyRing& keys, std::string_view email) {
  return keys.blind_index(keys::installation, "staff_email", email_key(email));
}

}  // namespace

StaffAccounts::StaffAccounts(keys::KeyRing& keys, audit::Journal& journal, const Clock& clock)
    : keys_{keys}, journal_{journal}, clock_{clock} {}

StaffId StaffAccounts::create(db::Transaction& transaction, const Caller& caller, const NewStaff& wanted) {
  const Bytes index = email_index(keys_, wanted.email);
  if (transaction.maybe<StaffId>(id_by_email, index)) throw Refused{Reason::conflict, "STAFF_EMAIL_TAKEN"};
  const auto id = StaffId::make();
  transaction.run(insert_staff, id, index, keys_.seal_field(keys::installation, email_place, id.value, wanted.email),
                  wanted.name, keys_.seal_field(keys::installation, phone_place, id.value, wanted.phone),
                  wanted.password_hash, wanted.platform_administrator, StaffStanding::active, wanted.language,
                  clock_.now());
  journal_.write(transaction, caller,
                 {.action = audit::Action::staff_created, .entity_type = "Practitioner", .entity = id.value});
  return id;
}

void StaffAccounts::add_role(db::Transaction& transaction, StaffId staff, OrganizationId organization,
                             Role role) const {
  transaction.run(insert_role, organization, staff, role);
}

std::optional<Staff> StaffAccounts::find(db::Transaction& transaction, StaffId id) const {
  return transaction.maybe<Staff>(find_by_id, id);
}

std::optional<Staff> StaffAccounts::find_by_email(db::Transaction& transaction, std::string_view email) const {
  return transaction.maybe<Staff>(find_by_index, email_index(keys_, email));
}

std::vector<RoleIn> StaffAccounts::roles_of(db::Transaction& transaction, StaffId id) const {
  return transaction.all<RoleIn>(roles, id);
}

bool StaffAccounts::may_work(db::Transaction& transaction, const Staff& staff) const {
  if (staff.status != StaffStanding::active) return false;
  return staff.platform_administrator || !roles_of(transaction, staff.id).empty();
}

std::string StaffAccounts::phone_of(db::Transaction& transaction, StaffId id) const {
  return keys_.open_field(keys::installation, phone_place, id.value, transaction.one<Bytes>(find_phone, id));
}

std::string StaffAccounts::email_of(db::Transaction& transaction, StaffId id) const {
  return keys_.open_field(keys::installation, email_place, id.value, transaction.one<Bytes>(find_email, id));
}

void StaffAccounts::renew_hash(db::Transaction& transaction, StaffId id, std::string_view hash) const {
  transaction.run(update_hash, id, hash);
}

void StaffAccounts::set_language(db::Transaction& transaction, StaffId id, Language language) const {
  transaction.run(update_language, id, language);
}

void StaffAccounts::set_name(db::Transaction& transaction, StaffId id, std::string_view name) const {
  transaction.run(update_name, id, name);
}

void StaffAccounts::set_phone(db::Transaction& transaction, StaffId id, const std::string& phone) const {
  transaction.run(update_phone, id, keys_.seal_field(keys::installation, phone_place, id.value, phone));
}

void StaffAccounts::set_status(db::Transaction& transaction, StaffId id, StaffStanding status) const {
  transaction.run(update_status, id, status);
}

void StaffAccounts::take_password(db::Transaction& transaction, StaffId id) const {
  transaction.run(update_hash, id, "");
}

bool StaffAccounts::note_login(db::Transaction& transaction, StaffId id) const {
  const bool before = transaction.maybe<StaffId>(with_login, id).has_value();
  transaction.run(update_last_login, id, clock_.now());
  return before;
}

}  // namespace portico::identity
