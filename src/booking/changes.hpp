#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "booking/store.hpp"
#include "db/database.hpp"
#include "patients/store.hpp"

namespace portico::booking {

// joined, separated: the appointment of a guest became a patient's, or his again.
enum class ChangeKind { booked, moved, cancelled, status, confirmed, joined, separated };
BOOST_DESCRIBE_ENUM(ChangeKind, booked, moved, cancelled, status, confirmed, joined, separated)

struct AppointmentChange {
  Instant at;
  ChangeKind kind = ChangeKind::booked;
  std::optional<AppointmentStatus> status;  // the new one, where that is what changed
  Actor actor = Actor::system;
  std::string actor_name;  // empty for the program, and for an account that is no patient's own
};
BOOST_DESCRIBE_STRUCT(AppointmentChange, (), (at, kind, status, actor, actor_name))

struct AppointmentChanges {
  std::vector<AppointmentChange> items;
};
BOOST_DESCRIBE_STRUCT(AppointmentChanges, (), (items))

// Out of the audit log, in order; also from when it was a guest's.
std::vector<AppointmentChange> changes_of(db::Transaction& transaction, OrganizationId organization,
                                          const store::StoredAppointment& appointment);

}  // namespace portico::booking
