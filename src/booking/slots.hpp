#pragma once
#include <string_view>

#include "booking/choosing.hpp"
#include "db/database.hpp"
#include "identity/throttle.hpp"

namespace portico::booking {

// What anyone may ask and do before booking: free times, and ten minutes to fill in a form. Nothing tells who else is
// booked. Thread-safe.
class Slots {
 public:
  Slots(db::Database& database, const identity::Throttles& throttles, const Clock& clock)
      : database_{database}, throttles_{throttles}, clock_{clock} {}

  // Refused not_found, FORMAT_DAY, RANGE_TOO_LONG. Nothing is free of what is not booked online.
  SlotList find(std::string_view suffix, const SlotQuery& wanted);
  // Staff's: also of what patients cannot book themselves, and at once.
  SlotList find(const Caller& caller, const SlotQuery& wanted);

  // The Refused of choose(), SLOT_TAKEN, THROTTLED.
  Hold hold(const Caller& caller, std::string_view suffix, const NewHold& wanted);
  // What is unknown or over is none.
  void release(std::string_view suffix, HoldId id);

  void sweep(db::Transaction& transaction) const;

  static constexpr minutes hold_time{10};

 private:
  SlotList find(db::Transaction& transaction, const organization::Organization& contract, const SlotQuery& wanted,
                Rights rights);

  db::Database& database_;
  const identity::Throttles& throttles_;
  const Clock& clock_;
};

}  // namespace portico::booking
