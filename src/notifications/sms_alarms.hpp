#pragma once
#include "audit/audit.hpp"
#include "delivery/outbox.hpp"
#include "delivery/sms_budget.hpp"
#include "identity/staff.hpp"
#include "jobs/jobs.hpp"

namespace portico::notifications {

// Tells the administrators of a contract by e-mail that its SMS run out, or go where nobody enters the codes.
class SmsAlarms {
 public:
  SmsAlarms(db::Database& database, const identity::StaffAccounts& staff, delivery::Outbox& outbox,
            audit::Journal& journal)
      : database_{database}, staff_{staff}, outbox_{outbox}, journal_{journal} {}

  // Handles the job that delivery::SmsBudget adds.
  void handle_jobs(jobs::Queue& queue);

 private:
  void tell(const jobs::Job& job);

  db::Database& database_;
  const identity::StaffAccounts& staff_;
  delivery::Outbox& outbox_;
  audit::Journal& journal_;
};

}  // namespace portico::notifications
