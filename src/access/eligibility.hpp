#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/refused.hpp"
#include "identity/account.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"

namespace portico::access {

// What is known of a patient and of his account when access is judged.
struct Subject {
  const organization::Organization& contract;
  const patients::Patient& patient;
  Date today;                     // in the contract's zone
  bool identifier_taken = false;  // by another's account
  bool activated = false;
  identity::Standing standing = identity::Standing::active;
};

struct Blocker {
  std::string code;
  Facts facts{};
  std::string fix{};  // empty: nothing that a button could do
};

// Everything that keeps the patient from logging in, in the order in which to mend it; the last, NOT_ACTIVATED, the
// patient mends himself.
std::vector<Blocker> blockers_of(const Subject& subject);
// Nothing but the first login is missing.
bool is_eligible(const Subject& subject);
// What "validated data" lacks were access automatic, whatever it is now.
std::vector<Blocker> missing_for_automatic(const Subject& subject);

// What the patient signs in with in this contract; nothing when it is absent or malformed.
std::optional<identity::Identifier> identifier_of(const organization::Organization& contract,
                                                  const patients::Patient& patient);

}  // namespace portico::access
