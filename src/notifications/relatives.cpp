#include "notifications/relatives.hpp"

#include "base/email.hpp"

namespace portico::notifications {
namespace {

// Whose an address is, and whether one of them may be told.
struct Address {
  bool is_theirs = false;
  bool may_be_told = false;

  void belongs_to(bool who_may) {
    is_theirs = true;
    may_be_told = may_be_told || who_may;
  }
  bool is_free() const { return !is_theirs || may_be_told; }
};

}  // namespace

Relatives::Addresses Relatives::judge(db::Transaction& transaction, const organization::Organization& contract,
                                      const patients::Patient& patient, const std::optional<std::string>& phone,
                                      proxies::Scope scope) const {
  Addresses found;
  Address email;
  Address number;
  const auto weigh = [&](identity::AccountId account, bool may) {
    const auto theirs = accounts_.email_of(transaction, contract.id, account);
    if (theirs && patient.email && email_key(*theirs) == email_key(*patient.email)) email.belongs_to(may);
    if (phone && accounts_.phone_of(transaction, contract.id, account) == *phone) number.belongs_to(may);
  };
  for (const auto& holder : grants_.holders_ever(transaction, contract.id, patient.id)) {
    const bool may =
        !holder.revoked_at && organization::names_scope(holder.scopes_at(clock_.now()), enumerator_name(scope));
    found.shared = found.shared || may;
    weigh(holder.account, may);
  }
  if (const auto own = grants_.account_of(transaction, contract.id, patient.id)) {
    found.own = true;
    weigh(*own, true);
  }
  found.email = email.is_free();
  found.phone = number.is_free();
  return found;
}

}  // namespace portico::notifications
