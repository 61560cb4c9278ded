#pragma once
#include "delivery/outbox.hpp"
#include "delivery/sms_budget.hpp"
#include "notifications/relatives.hpp"
#include "waiting/store.hpp"

namespace portico::waiting {

// Where a patient gets messages.
struct Address {
  delivery::Channel channel = delivery::Channel::email;
  std::string to;
};

// Offers as they go out: when, where, until when, and a link that accepts. Never for whom or for what. Thread-safe.
class Letters {
 public:
  // `base_url`: where the portals are reached, without a slash at the end.
  Letters(const proxies::Grants& grants, const identity::Accounts& accounts, delivery::Outbox& outbox,
          const delivery::SmsBudget& budget, const Clock& clock, std::string base_url)
      : grants_{grants},
        accounts_{accounts},
        relatives_{grants, accounts, clock},
        outbox_{outbox},
        budget_{budget},
        clock_{clock},
        base_url_{std::move(base_url)} {}

  // The patient's own as the setting allows; where there are none, those of who made the entry and still acts for him.
  std::vector<Address> addresses(db::Transaction& transaction, const organization::Organization& contract,
                                 const patients::Patient& patient, std::optional<Uuid> account);
  // False when nothing could go out.
  bool send(db::Transaction& transaction, const organization::Organization& contract, const patients::Patient& patient,
            const std::vector<Address>& addresses, const store::NamedOffer& offer, const std::string& token);

 private:
  std::vector<Address> of_account(db::Transaction& transaction, const organization::Organization& contract,
                                  const patients::Patient& patient, identity::AccountId account);

  const proxies::Grants& grants_;
  const identity::Accounts& accounts_;
  notifications::Relatives relatives_;
  delivery::Outbox& outbox_;
  const delivery::SmsBudget& budget_;
  const Clock& clock_;
  std::string base_url_;
};

}  // namespace portico::waiting
