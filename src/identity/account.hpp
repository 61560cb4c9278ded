#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "db/database.hpp"
#include "keys/keys.hpp"

namespace portico::identity {

using AccountId = Id<struct AccountTag>;

enum class IdentifierKind { email, national_id };
BOOST_DESCRIBE_ENUM(IdentifierKind, email, national_id)

enum class Standing { active, frozen, closed };
BOOST_DESCRIBE_ENUM(Standing, active, frozen, closed)

// What someone signs in with, in the form that is compared: an e-mail's key, a national ID as national_id/ spells it.
struct Identifier {
  IdentifierKind kind = IdentifierKind::email;
  std::string value;
};

// The keys of a patient-side login in one contract. Knows no patient: grants join the two.
struct Account {
  AccountId id;
  Bytes phone_index;
  std::optional<std::string> password_hash;
  Standing status = Standing::active;
  Language language = Language::en;
  std::optional<Instant> activated_at;
  std::optional<Instant> password_disabled_at;  // after too many wrong ones: opens nothing until it is set anew

  // What a typed password is compared with; nothing where none opens the account.
  std::optional<std::string> usable_hash() const {
    return password_disabled_at ? std::optional<std::string>{} : password_hash;
  }
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, phone_index, password_hash, status, language, activated_at, password_disabled_at))

struct NewAccount {
  std::vector<Identifier> identifiers;
  std::string phone;  // E.164
  std::optional<std::string> email{};
  Language language = Language::en;
};

// Tables account, account_identifier. Its verbs run in the caller's transaction. Thread-safe.
class Accounts {
 public:
  Accounts(keys::KeyRing& keys, const Clock& clock);

  Bytes identifier_index(OrganizationId organization, const Identifier& identifier) const;
  Bytes phone_index(OrganizationId organization, std::string_view phone) const;

  std::optional<Account> find(db::Transaction& transaction, OrganizationId organization, AccountId id) const;
  std::optional<Account> find_by(db::Transaction& transaction, OrganizationId organization,
                                 const Identifier& identifier) const;
  std::string phone_of(db::Transaction& transaction, OrganizationId organization, AccountId id) const;
  std::optional<std::string> email_of(db::Transaction& transaction, OrganizationId organization, AccountId id) const;

  // An account without a password. Throws Refused IDENTIFIER_TAKEN when an identifier is another's.
  AccountId create(db::Transaction& transaction, OrganizationId organization, const NewAccount& wanted) const;
  // Identifiers, phone and e-mail as given, replacing those before.
  void set_keys(db::Transaction& transaction, OrganizationId organization, AccountId id,
                const NewAccount& wanted) const;
  void set_password(db::Transaction& transaction, OrganizationId organization, AccountId id,
                    std::string_view hash) const;
  void disable_password(db::Transaction& transaction, OrganizationId organization, AccountId id) const;
  // False when the account did not stand as `from`.
  bool set_standing(db::Transaction& transaction, OrganizationId organization, AccountId id, Standing from,
                    Standing to) const;
  // One key alone, beside the identifiers.
  void set_phone(db::Transaction& transaction, OrganizationId organization, AccountId id,
                 const std::string& phone) const;
  // As e-mail and, where it is one, as the identifier in place of the former. Throws Refused IDENTIFIER_TAKEN.
  void set_email(db::Transaction& transaction, OrganizationId organization, AccountId id, const std::string& email,
                 bool is_identifier) const;
  // The same password under today's parameters.
  void renew_hash(db::Transaction& transaction, OrganizationId organization, AccountId id, std::string_view hash) const;
  void set_language(db::Transaction& transaction, OrganizationId organization, AccountId id, Language language) const;

 private:
  void add_identifiers(db::Transaction& transaction, OrganizationId organization, AccountId id,
                       const std::vector<Identifier>& identifiers) const;
  keys::KeyRing& keys_;
  const Clock& clock_;
};

}  // namespace portico::identity
