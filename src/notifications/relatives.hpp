#pragma once
#include "identity/account.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"
#include "proxies/grants.hpp"

namespace portico::notifications {

// What a related person's grant means for messages about the patient. A child's record often has a parent's address: an
// address that is a related person's is told only what that person may see now, so that it hears nothing more after the
// birthday that ends a grant, or its revocation.
class Relatives {
 public:
  Relatives(const proxies::Grants& grants, const identity::Accounts& accounts, const Clock& clock)
      : grants_{grants}, accounts_{accounts}, clock_{clock} {}

  struct Addresses {
    bool email = true;  // on record may be told
    bool phone = true;
    bool shared = false;  // someone else may see it in the portal
    bool own = false;     // the patient has an account
  };
  // `phone`: the patient's, in E.164.
  Addresses judge(db::Transaction& transaction, const organization::Organization& contract,
                  const patients::Patient& patient, const std::optional<std::string>& phone,
                  proxies::Scope scope) const;

 private:
  const proxies::Grants& grants_;
  const identity::Accounts& accounts_;
  const Clock& clock_;
};

}  // namespace portico::notifications
