#pragma once
#include <string>

#include "booking/bookings.hpp"
#include "delivery/outbox.hpp"
#include "delivery/sms_budget.hpp"
#include "jobs/jobs.hpp"
#include "notifications/relatives.hpp"
#include "organization/organization.hpp"
#include "patients/store.hpp"

namespace portico::notifications {

// Tells patients that an appointment was made, moved or cancelled, and reminds them a day before, by day. When and
// where, never with whom or for what. Thread-safe.
class AppointmentNotice {
 public:
  // `base_url`: where the portals are reached, without a slash at the end.
  AppointmentNotice(db::Database& database, patients::Store& patients, Relatives relatives, delivery::Outbox& outbox,
                    const delivery::SmsBudget& budget, jobs::Queue& queue, const Clock& clock, std::string base_url);

  void handle_jobs();

  // In the transaction of the change. What is booked a day ahead or less gets no reminder: this is one.
  void announce(db::Transaction& transaction, const Caller& caller, const booking::News& news);

 private:
  struct Told;
  void remind(const jobs::Job& job);
  void plan_reminder(db::Transaction& transaction, const organization::Organization& contract, const Told& told);
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
  const Clock& clock_;
  std::string base_url_;
};

// A day before the visit, at an hour of the day when people are awake there. Pure calculation.
Instant reminder_time(Instant visit, const std::string& time_zone);

}  // namespace portico::notifications
