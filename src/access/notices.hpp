#pragma once
#include "access/messages.hpp"
#include "access/services.hpp"
#include "organization/organization.hpp"

namespace portico::access {

// Tells an account's owner what happened to the account, in its own language. In the caller's transaction: the notice
// leaves if and only if the change is kept.
class Notices {
 public:
  explicit Notices(Services& services) : services_{services} {}

  // By e-mail when there is one on record.
  void mail(db::Transaction& transaction, const organization::Organization& contract, identity::AccountId account,
            Notice notice, Facts facts = {});
  // To an address that is on record without an account.
  void mail_to(db::Transaction& transaction, const organization::Organization& contract, const std::string& email,
               Language language, Notice notice, Facts facts);
  // A key was changed: to the e-mail and phone it had before, with a link that freezes the account.
  void keys_changed(db::Transaction& transaction, const organization::Organization& contract,
                    identity::AccountId account, Notice notice, const std::optional<std::string>& former_email,
                    const std::string& former_phone);
  // In which that account is written to; facts such as dates are to be in it.
  Language language_of(db::Transaction& transaction, const organization::Organization& contract,
                       identity::AccountId account) const;

 private:
  Facts with_clinic(const organization::Organization& contract, Facts facts) const;
  std::string freeze_link(db::Transaction& transaction, const organization::Organization& contract,
                          identity::AccountId account);
  Services& services_;
};

}  // namespace portico::access
