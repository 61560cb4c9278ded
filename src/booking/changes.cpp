#include "booking/changes.hpp"

#include "json/json.hpp"

namespace portico::booking {
namespace {

struct Row {
  Instant at;
  std::string action;
  std::string actor_kind;
  std::string actor_name;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(Row, (), (at, action, actor_kind, actor_name, detail))

constexpr db::Sql select_changes{
    "select e.at as at, e.action as action, e.actor_kind as actor_kind, coalesce(s.name, p.name, '') as actor_name, "
    "e.detail as detail from audit_event e "
    "left join staff_account s on e.actor_kind = 'staff' and s.id = e.actor "
    "left join account_grant g on e.actor_kind = 'patient' and g.organization = e.organization and g.account = e.actor "
    "and g.relation = 'self' "
    "left join patient p on p.organization = g.organization and p.id = g.patient "
    "where e.organization = $1 and e.patient in ($2, $4) and e.entity = $3 and e.outcome = 'success' and e.action in "
    "('appointment_booked', 'appointment_moved', 'appointment_cancelled', 'appointment_changed') order by e.at, e.id"};

// What an appointment_changed says of itself.
struct Detail {
  std::optional<AppointmentStatus> status;
  std::optional<bool> confirmed;
  std::optional<ChangeKind> guest;
};
BOOST_DESCRIBE_STRUCT(Detail, (), (status, confirmed, guest))

ChangeKind kind_of(const std::string& action, const Detail& detail) {
  if (action == "appointment_moved") return ChangeKind::moved;
  if (action == "appointment_cancelled") return ChangeKind::cancelled;
  if (action == "appointment_booked") return ChangeKind::booked;
  if (detail.guest) return *detail.guest;
  return detail.confirmed ? ChangeKind::confirmed : ChangeKind::status;
}

Actor actor_named(const std::string& kind) {
  return kind == "staff" ? Actor::staff : kind == "patient" ? Actor::patient : Actor::system;
}

}  // namespace

std::vector<AppointmentChange> changes_of(db::Transaction& transaction, OrganizationId organization,
                                          const store::StoredAppointment& appointment) {
  const auto guest = appointment.guest ? appointment.guest->value : appointment.patient.value;
  std::vector<AppointmentChange> changes;
  for (const auto& row :
       transaction.all<Row>(select_changes, organization, appointment.patient, appointment.id, guest)) {
    const auto detail = row.action == "appointment_changed" ? json::decode<Detail>(row.detail) : Detail{};
    changes.push_back(
        {row.at, kind_of(row.action, detail), detail.status, actor_named(row.actor_kind), row.actor_name});
  }
  return changes;
}

}  // namespace portico::booking
