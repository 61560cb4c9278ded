#pragma once
#include <vector>

#include "delivery/deliveries.hpp"
#include "delivery/sms_budget.hpp"
#include "keys/keys.hpp"
#include "patients/store.hpp"

namespace portico::notifications {

// What was sent to a patient lately, for staff: newest first, never what it said.
struct SentMessages {
  std::vector<delivery::Delivery> items;
};
BOOST_DESCRIBE_STRUCT(SentMessages, (), (items))

// How much of its SMS a contract has used. A message of several parts costs as many.
struct SmsConsumption {
  delivery::SmsUsage allowance;
  std::int64_t month_messages = 0;  // since the first of the month, UTC
  std::int64_t month_parts = 0;
};
BOOST_DESCRIBE_STRUCT(SmsConsumption, (), (allowance, month_messages, month_parts))

// Thread-safe.
class MessageLog {
 public:
  MessageLog(db::Database& database, keys::KeyRing& keys, const Clock& clock, patients::Store& patients,
             const delivery::Deliveries& deliveries, const delivery::SmsBudget& budget)
      : database_{database},
        keys_{keys},
        clock_{clock},
        patients_{patients},
        deliveries_{deliveries},
        budget_{budget} {}

  SentMessages of_patient(OrganizationId organization, patients::PatientId patient);
  SmsConsumption sms_consumption(OrganizationId organization);

 private:
  db::Database& database_;
  keys::KeyRing& keys_;
  const Clock& clock_;
  patients::Store& patients_;
  const delivery::Deliveries& deliveries_;
  const delivery::SmsBudget& budget_;
};

}  // namespace portico::notifications
