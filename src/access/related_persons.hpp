#pragma once
#include "access/grant_notices.hpp"
#include "access/related_shapes.hpp"
#include "base/caller.hpp"

namespace portico::access {

// The record's related persons, as staff keep them: who may act for this patient, and for whom this patient may.
class RelatedPersonsDesk {
 public:
  explicit RelatedPersonsDesk(Services& services) : services_{services}, notices_{services} {}

  RelatedPersons view(OrganizationId organization, patients::PatientId patient);
  // Both have records; the holder's account is made where he has not signed in yet. Conflicts: GRANT_EXISTS,
  // HOLDER_WITHOUT_KEYS; a parent's for who is of age: GRANT_OF_AGE.
  StaffGrantView give(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                      const NewStaffGrant& wanted);
  StaffGrantView change(const Caller& caller, OrganizationId organization, patients::PatientId patient,
                        proxies::GrantId grant, const GrantTerms& wanted);
  // With a reason, always.
  void revoke(const Caller& caller, OrganizationId organization, patients::PatientId patient, proxies::GrantId grant,
              const RevokeGrant& wanted);

 private:
  StaffGrantView shown(db::Transaction& transaction, const organization::Organization& contract,
                       const proxies::StandingGrant& grant);
  // That grant, if the patient stands on either side of it.
  proxies::StandingGrant must_find(db::Transaction& transaction, OrganizationId organization,
                                   patients::PatientId patient, proxies::GrantId grant);
  identity::AccountId account_for(db::Transaction& transaction, const organization::Organization& contract,
                                  patients::PatientId holder);
  proxies::ChangedTerms judged_terms(db::Transaction& transaction, const organization::Organization& contract,
                                     patients::PatientId patient, const GrantTerms& wanted);
  void note_reason(db::Transaction& transaction, OrganizationId organization, proxies::GrantId grant,
                   const std::string& reason);
  void write_event(db::Transaction& transaction, const Caller& caller, audit::Action action,
                   const proxies::StandingGrant& grant);

  Services& services_;
  GrantNotices notices_;
};

}  // namespace portico::access
