#pragma once
#include "access/eligibility.hpp"
#include "access/services.hpp"
#include "access/store.hpp"

namespace portico::access {

// A patient as access is judged, read in one transaction.
struct Judged {
  patients::Patient patient;
  std::optional<store::AccountState> account;
  bool identifier_taken = false;
  Date today;

  bool activated() const { return account && account->has_password; }
  Subject subject(const organization::Organization& contract) const {
    return {.contract = contract,
            .patient = patient,
            .today = today,
            .identifier_taken = identifier_taken,
            .activated = activated(),
            .standing = account ? account->status : identity::Standing::active};
  }
};

// Nothing when the contract has no such patient.
std::optional<Judged> judge(Services& services, db::Transaction& transaction,
                            const organization::Organization& contract, patients::PatientId patient);

// Why the account's owner does not get in all the same, in exact words: only for who has proved that he is the owner.
std::optional<Refused> not_admitted(Services& services, db::Transaction& transaction,
                                    const organization::Organization& contract, const identity::Account& account);

// The contract of a portal's suffix; not_found otherwise.
organization::Organization contract_at(db::Transaction& transaction, std::string_view suffix);
// How to reach the clinic: its phone number, else its e-mail address, else by its name.
std::string contact_of(const organization::Organization& contract);
std::string portal_url(const Services& services, const organization::Organization& contract);

}  // namespace portico::access
