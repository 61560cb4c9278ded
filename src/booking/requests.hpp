#pragma once
#include "booking/bookings.hpp"

namespace portico::booking {

struct RequestList {
  std::vector<CalendarAppointment> items;
};
BOOST_DESCRIBE_STRUCT(RequestList, (), (items))

// What patients asked for and the clinic has not answered. Accepting and declining are Bookings'. Thread-safe.
class Requests {
 public:
  Requests(db::Database& database, keys::KeyRing& keys, Bookings& bookings, const Clock& clock);

  // The oldest first, at most 200: more than a clinic can leave lying.
  RequestList list(const Caller& caller);

  // Declines what nobody answered before its time came, so that the patient is told and nothing stands for ever.
  void end_unanswered();

 private:
  db::Database& database_;
  keys::KeyRing& keys_;
  Bookings& bookings_;
  const Clock& clock_;
};

}  // namespace portico::booking
