#pragma once
#include "waiting/offers.hpp"

namespace portico::waiting {

// Who waits for what: entering, changing, leaving, and what staff see of it. Thread-safe.
class WaitingList {
 public:
  WaitingList(db::Database& database, audit::Journal& journal, booking::Bookings& bookings, Offers& offers,
              Letters& letters, patients::Store& patients, const Clock& clock);

  WaitingEntryList list(const Caller& caller, PatientId patient);
  // WAITING_ALREADY, WAITING_OFF, SERVICE_NOT_ONLINE, WAITING_NOT_NEEDED with the free times that fit,
  // WAITING_REPLACES, WAITING_DAYS, WAITING_HOURS, WAITING_NOTICE, WAITING_WISH, and what keeps the patient from
  // booking.
  WaitingEntry enter(const Caller& caller, PatientId patient, const NewWaiting& wanted);
  // The wishes anew, all of them; the place in the line stays.
  WaitingEntry change(const Caller& caller, PatientId patient, EntryId id, const WaitingWishes& wanted);
  WaitingEntry withdraw(const Caller& caller, PatientId patient, EntryId id);
  WaitingEntry find(const Caller& caller, PatientId patient, EntryId id);

  // Staff's.
  WaitingLine line(const Caller& caller, const WaitingLineQuery& query);
  WaitingFigures figures(const Caller& caller, const WaitingFiguresQuery& query);
  WaitingPolicy policy(OrganizationId organization);
  WaitingPolicy change_policy(const Caller& caller, const WaitingPolicy& wanted);

 private:
  struct Wanted;
  Wanted checked(db::Transaction& transaction, const Caller& caller, PatientId patient, HealthcareServiceId service,
                 const WaitingWishes& wanted);
  organization::Organization contract_of(const Caller& caller);
  store::StoredEntry must_stand(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                                EntryId id);
  void journal(db::Transaction& transaction, const Caller& caller, audit::Action action, PatientId patient, EntryId id);

  db::Database& database_;
  audit::Journal& journal_;
  booking::Bookings& bookings_;
  Offers& offers_;
  Letters& letters_;
  patients::Store& patients_;
  const Clock& clock_;
};

}  // namespace portico::waiting
