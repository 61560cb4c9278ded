#pragma once
#include "access/services.hpp"
#include "guests/shapes.hpp"

namespace portico::guests {

// The side of staff: who has booked without an account, beside the records that may be his. Nothing but their word
// joins a guest with a record. Each step is in the audit log.
class Desk {
 public:
  explicit Desk(access::Services& services) : services_{services} {}

  // Who booked first first; those who are joined already, the last first.
  GuestList list(const Caller& caller, const GuestQuery& query);
  GuestsWaiting waiting(OrganizationId organization);
  GuestView view(const Caller& caller, GuestId id);

  // The appointment becomes the patient's: of a record that is there, or of a new one with the contact that was proved.
  // Conflict GUEST_JOINED when somebody was quicker, SIMILAR_PATIENT for a new one that may be there already.
  GuestView join(const Caller& caller, GuestId id, const GuestJoining& wanted);
  // And the guest's again. A record that was made of him goes with it, as long as nobody has touched it.
  GuestView separate(const Caller& caller, GuestId id);

 private:
  organization::Organization contract_of(db::Transaction& transaction, OrganizationId organization) const;
  booking::Guest must_find(db::Transaction& transaction, OrganizationId organization, GuestId id) const;
  GuestView view_of(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
                    const booking::Guest& guest) const;
  std::vector<GuestCandidate> candidates_of(db::Transaction& transaction, OrganizationId organization,
                                            const booking::Guest& guest) const;
  std::optional<GuestJoined> joined_of(db::Transaction& transaction, OrganizationId organization,
                                       const booking::Guest& guest) const;
  patients::PatientId make_record(db::Transaction& transaction, const Caller& caller,
                                  const organization::Organization& contract, const booking::Guest& guest,
                                  bool even_if_similar) const;
  void forget_record(const Caller& caller, const organization::Organization& contract, patients::PatientId id) const;
  void journal(db::Transaction& transaction, const Caller& caller, patients::PatientId patient, GuestId guest,
               std::string_view what) const;

  access::Services& services_;
};

}  // namespace portico::guests
