#pragma once
#include <boost/describe.hpp>
#include <vector>

#include "booking/calendar.hpp"
#include "scheduling/schedule.hpp"

// Leave and illness: whom it hits, and when they could come instead.
namespace portico::booking {

struct AffectedAppointment : CalendarAppointment {
  std::vector<Slot> offers;  // of the same service: with the same practitioner, and with others
};
BOOST_DESCRIBE_STRUCT(AffectedAppointment, (CalendarAppointment), (offers))

struct AffectedList {
  std::vector<AffectedAppointment> items;
};
BOOST_DESCRIBE_STRUCT(AffectedList, (), (items))

// What is booked, still to come and not within the hours that the exception leaves; in order of time. Free times are
// read once for each service, however many are affected.
std::vector<AffectedAppointment> affected_by(db::Transaction& transaction, const Showing& showing,
                                             const scheduling::DayException& exception);

// The same of what is booked or asked for while the practitioner is busy elsewhere.
std::vector<AffectedAppointment> clashing_with_busy(db::Transaction& transaction, const Showing& showing,
                                                    PractitionerId practitioner);

}  // namespace portico::booking
