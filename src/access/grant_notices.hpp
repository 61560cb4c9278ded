#pragma once
#include "access/notices.hpp"
#include "proxies/grants.hpp"

namespace portico::access {

// Tells both sides of a grant what became of it: names of people, never of what is on record. In the caller's
// transaction.
class GrantNotices {
 public:
  explicit GrantNotices(Services& services) : services_{services}, notices_{services} {}

  void given(db::Transaction& transaction, const organization::Organization& contract,
             const proxies::StandingGrant& grant);
  void ended(db::Transaction& transaction, const organization::Organization& contract,
             const proxies::StandingGrant& grant);
  // Asked to act for that patient.
  void invited(db::Transaction& transaction, const organization::Organization& contract, identity::AccountId account,
               patients::PatientId patient);

  // The duty: of every contract, who is told today that a birthday ends a grant in 60, 30 or 7 days, or has ended it.
  // However often it runs, each is told once.
  void tell_of_birthdays();

 private:
  void tell(db::Transaction& transaction, const organization::Organization& contract,
            const proxies::StandingGrant& grant, Notice notice, std::optional<Date> birthday);
  void tell_account(db::Transaction& transaction, const organization::Organization& contract, identity::AccountId id,
                    Notice notice, const Facts& facts, std::optional<Date> birthday);
  void tell_of_birthday(db::Transaction& transaction, const organization::Organization& contract,
                        proxies::GrantId grant);

  Services& services_;
  Notices notices_;
};

}  // namespace portico::access
