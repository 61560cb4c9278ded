#include "identity/account.hpp"

#include "base/email.hpp"
#include "base/refused.hpp"
#include "base/spelling.hpp"

namespace portico::identity {
namespace {

constexpr std::string_view phone_place = "account.phone";
constexpr std::string_view email_place = "account.email";

constexpr db::Sql find_account{
    "select id, phone_index, password_hash, status, language, activated_at, password_disabled_at from account where "
    "organization = $1 and id = $2"};

constexpr db::Sql find_account_by_identifier{
    "select a.id as id, a.phone_index as phone_index, a.password_hash as password_hash, a.status as status, a.language "
    "as language, "
    "a.activated_at as activated_at, a.password_disabled_at as password_disabled_at from account_identifier i join "
    "account a on a.organization = i.organization and "
    "a.id = i.account "
    "where i.organization = $1 and i.kind = $2 and i.value_index = $3"};

constexpr db::Sql find_phone{"select phone from account where organization = $1 and id = $2"};

struct SealedEmail {
  std::optional<Bytes> email;
};
BOOST_DESCRIBE_STRUCT(SealedEmail, (), (email))
constexpr db::Sql find_email{"select email from account where organization = $1 and id = $2"};

constexpr db::Sql insert_account{
    "insert into account (organization, id, phone_index, phone, email, password_hash, password_set_at, status, "
    "language, "
    "activated_at, created_at, version) values ($1, $2, $3, $4, $5, null, null, $6, $7, null, $8, 1)"};

constexpr db::Sql holder_of_identifier{
    "select account from account_identifier where organization = $1 and kind = $2 and value_index = $3"};
constexpr db::Sql insert_identifier{
    "insert into account_identifier (organization, kind, value_index, account) values ($1, $2, $3, $4)"};
constexpr db::Sql delete_identifiers{"delete from account_identifier where organization = $1 and account = $2"};

constexpr db::Sql update_keys{
    "update account set phone_index = $3, phone = $4, email = $5, version = version + 1 where organization = $1 and id "
    "= $2"};
constexpr db::Sql update_password{
    "update account set password_hash = $3, password_set_at = $4, activated_at = coalesce(activated_at, $4), "
    "password_disabled_at = null, version = version + 1 "
    "where organization = $1 and id = $2"};
constexpr db::Sql set_disabled{
    "update account set password_disabled_at = $3 where organization = $1 and id = $2 and password_disabled_at is "
    "null"};
constexpr db::Sql update_standing{"update account set status = $4 where organization = $1 and id = $2 and status = $3"};
constexpr db::Sql update_phone{
    "update account set phone_index = $3, phone = $4, version = version + 1 where organization = $1 and id = $2"};
constexpr db::Sql update_email{
    "update account set email = $3, version = version + 1 where organization = $1 and id = $2"};
constexpr db::Sql delete_email_identifier{
    "delete from account_identifier where organization = $1 and account = $2 and kind = 'email'"};
constexpr db::Sql update_hash{"update account set password_hash = $3 where organization = $1 and id = $2"};
constexpr db::Sql update_language{"update account set language = $3 where organization = $1 and id = $2"};

}  // namespace

Accounts::Accounts(keys::KeyRing& keys, const Clock& clock) : keys_{keys}, clock_{clock} {}

Bytes Accounts::identifier_index(OrganizationId organization, const Identifier& identifier) const {
  return keys_.blind_index(organization, spelling(identifier.kind), identifier.value);
}

Bytes Accounts::phone_index(OrganizationId organization, std::string_view phone) const {
  return keys_.blind_index(organization, "phone", phone);
}

std::optional<Account> Accounts::find(db::Transaction& transaction, OrganizationId organization, AccountId id) const {
  return transaction.maybe<Account>(find_account, organization, id);
}

std::optional<Account> Accounts::find_by(db::Transaction& transaction, OrganizationId organization,
                                         const Identifier& identifier) const {
  return transaction.maybe<Account>(find_account_by_identifier, organization, identifier.kind,
                                    identifier_index(organization, identifier));
}

std::string Accounts::phone_of(db::Transaction& transaction, OrganizationId organization, AccountId id) const {
  return keys_.open_field(organization, phone_place, id.value, transaction.one<Bytes>(find_phone, organization, id));
}

std::optional<std::string> Accounts::email_of(db::Transaction& transaction, OrganizationId organization,
                                              AccountId id) const {
  const auto sealed = transaction.one<SealedEmail>(find_email, organization, id);
  if (!sealed.email) return std::nullopt;
  return keys_.open_field(organization, email_place, id.value, *sealed.email);
}

AccountId Accounts::create(db::Transaction& transaction, OrganizationId organization, const NewAccount& wanted) const {
  const auto id = AccountId::make();
  std::optional<Bytes> email;
  if (wanted.email) email = keys_.seal_field(organization, email_place, id.value, *wanted.email);
  transaction.run(insert_account, organization, id, phone_index(organization, wanted.phone),
                  keys_.seal_field(organization, phone_place, id.value, wanted.phone), email, Standing::active,
                  wanted.language, clock_.now());
  add_identifiers(transaction, organization, id, wanted.identifiers);
  return id;
}

void Accounts::set_keys(db::Transaction& transaction, OrganizationId organization, AccountId id,
                        const NewAccount& wanted) const {
  std::optional<Bytes> email;
  if (wanted.email) email = keys_.seal_field(organization, email_place, id.value, *wanted.email);
  transaction.run(update_keys, organization, id, phone_index(organization, wanted.phone),
                  keys_.seal_field(organization, phone_place, id.value, wanted.phone), email);
  transaction.run(delete_identifiers, organization, id);
  add_identifiers(transaction, organization, id, wanted.identifiers);
}

void Accounts::add_identifiers(db::Transaction& transaction, OrganizationId organization, AccountId id,
                               const std::vector<Identifier>& identifiers) const {
  for (const auto& identifier : identifiers) {
    const Bytes index = identifier_index(organization, identifier);
    if (transaction.maybe<AccountId>(holder_of_identifier, organization, identifier.kind, index))
      throw Refused{Reason::conflict, "IDENTIFIER_TAKEN"};
    transaction.run(insert_identifier, organization, identifier.kind, index, id);
  }
}

void Accounts::set_password(db::Transaction& transaction, OrganizationId organization, AccountId id,
                            std::string_view hash) const {
  transaction.run(update_password, organization, id, hash, clock_.now());
}

void Accounts::disable_password(db::Transaction& transaction, OrganizationId organization, AccountId id) const {
  transaction.run(set_disabled, organization, id, clock_.now());
}

bool Accounts::set_standing(db::Transaction& transaction, OrganizationId organization, AccountId id, Standing from,
                            Standing to) const {
  return transaction.run(update_standing, organization, id, from, to) == 1;
}

void Accounts::set_phone(db::Transaction& transaction, OrganizationId organization, AccountId id,
                         const std::string& phone) const {
  transaction.run(update_phone, organization, id, phone_index(organization, phone),
                  keys_.seal_field(organization, phone_place, id.value, phone));
}

void Accounts::set_email(db::Transaction& transaction, OrganizationId organization, AccountId id,
                         const std::string& email, bool is_identifier) const {
  transaction.run(update_email, organization, id, keys_.seal_field(organization, email_place, id.value, email));
  if (!is_identifier) return;
  transaction.run(delete_email_identifier, organization, id);
  add_identifiers(transaction, organization, id, {{IdentifierKind::email, email_key(email)}});
}

void Accounts::renew_hash(db::Transaction& transaction, OrganizationId organization, AccountId id,
                          std::string_view hash) const {
  transaction.run(update_hash, organization, id, hash);
}

void Accounts::set_language(db::Transaction& transaction, OrganizationId organization, AccountId id,
                            Language language) const {
  transaction.run(update_language, organization, id, language);
}

}  // namespace portico::identity
