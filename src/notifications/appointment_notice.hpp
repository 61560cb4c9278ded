#pragma once
#include <string>

#include "booking/bookings.hpp"
#include "delivery/outbox.hpp"
#include "delivery/sms_budget.hpp"
#include "jobs/jobs.hpp"
#include "keys/keys.hpp"
#include "notifications/relatives.hpp"
#include "organization/organization.hpp"
#include "patients/store.hpp"

namespace portico::notifications {

// Tells patients what became of an appointment or a request for one, reminds them of it as its service says, by day,
// and offers who has missed one another. When and where, never with whom or for what. Thread-safe.
class AppointmentNotice {
 public:
  // `base_url`: where the portals are reached, without a slash at the end.
  AppointmentNotice(db::Database& database, patients::Store& patients, Relatives relatives, delivery::Outbox& outbox,
                    const delivery::SmsBudget& budget, jobs::Queue& queue, keys::KeyRing& keys, const Clock& clock,
                    std::string base_url);

  void handle_jobs();

  // In the transaction of the change. A reminder that would come within the hour is none: this is one.
  void announce(db::Transaction& transaction, const Caller& caller, const booking::News& news);

 private:
  struct Told;
  // The patient, or the guest with the contact that he proved.
  std::optional<patients::Patient> person_of(db::Transaction& transaction, OrganizationId organization,
                                             const booking::store::Named& appointment);
  void plan_reminders(db::Transaction& transaction, const organization::Organization& contract, const Told& told);
  void plan_new_offer(db::Transaction& transaction, const organization::Organization& contract, const Told& told);
  void add_job(db::Transaction& transaction, const organization::Organization& contract, const char* kind,
               const booking::store::Named& visit, minutes before, Instant at, Instant expires_at);
  void remind(const jobs::Job& job);
  void offer_another(const jobs::Job& job);
  // `what`: the middle of the texts' names.
  void tell(db::Transaction& transaction, const organization::Organization& contract, const Told& told,
            const std::string& what);
  void send(db::Transaction& transaction, const organization::Organization& contract, const Told& told,
            const std::string& what, delivery::Channel channel, const std::string& to);

  db::Database& database_;
  patients::Store& patients_;
  Relatives relatives_;
  delivery::Outbox& outbox_;
  const delivery::SmsBudget& budget_;
  jobs::Queue& queue_;
  keys::KeyRing& keys_;
  const Clock& clock_;
  std::string base_url_;
};

}  // namespace portico::notifications
