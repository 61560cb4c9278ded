#pragma once
#include "access/invitations.hpp"
#include "access/services.hpp"
#include "registrations/store.hpp"

namespace portico::registrations {

// The side of staff: who waits, beside the records that may be his, and what is decided.
class Queue {
 public:
  Queue(access::Services& services, access::Invitations& invitations)
      : services_{services}, invitations_{invitations} {}

  RegistrationPage list(OrganizationId organization, const QueueQuery& query);
  RegistrationsWaiting waiting(OrganizationId organization);
  RegistrationView view(OrganizationId organization, RegistrationId id);

  // Onto the record that is named, or as a new one; and a way in to the contact on that record, never to another. What
  // is on record stays, but for what is taken after the identity was checked. Conflict REGISTRATION_DECIDED,
  // REGISTRATION_HAS_ACCOUNT for a record whose owner has a password, SIMILAR_PATIENT for a new one that may be there
  // already.
  RegistrationApproved approve(const Caller& caller, OrganizationId organization, RegistrationId id,
                               const RegistrationApproval& wanted);
  // Told to an address that was confirmed.
  RegistrationDeclined decline(const Caller& caller, OrganizationId organization, RegistrationId id);

  void sweep(db::Transaction& transaction) const;

 private:
  patients::Patient typed(OrganizationId organization, const Registration& registration, Language order) const;
  RegistrationRow row_of(db::Transaction& transaction, const organization::Organization& contract,
                         const Registration& registration);
  RegistrationCandidate candidate_of(db::Transaction& transaction, const organization::Organization& contract,
                                     const patients::Patient& typed, const patients::Patient& on_record);
  std::vector<OtherRegistration> others(db::Transaction& transaction, const organization::Organization& contract,
                                        const Registration& registration) const;
  std::string decider(db::Transaction& transaction, const Registration& registration) const;
  patients::PatientRecord put_onto(db::Transaction& transaction, const Caller& caller,
                                   const organization::Organization& contract, patients::PatientId patient,
                                   const patients::Patient& typed, const RegistrationApproval& wanted);
  RegistrationApproved invite(db::Transaction& transaction, const Caller& caller,
                              const organization::Organization& contract, const patients::PatientRecord& record,
                              Inviting how);

  access::Services& services_;
  access::Invitations& invitations_;
};

}  // namespace portico::registrations
