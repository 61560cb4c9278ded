#include "booking/store.hpp"

#include <fmt/format.h>

namespace portico::booking::store {

constexpr db::Sql select_taken{
    "select resource, min(cell) as first_cell, max(cell) as last_cell, holder from slot_cell where organization = $1 "
    "and resource in (select practitioner from practitioner_role where organization = $1 and service = $2 union all "
    "select room from service_room where organization = $1 and service = $2) and cell >= $3 and cell <= $4 and "
    "(held_until is null or held_until > $5) group by resource, holder"};
std::vector<Taken> taken(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                         Cells cells, Instant now) {
  return transaction.all<Taken>(select_taken, organization, service, cells.first, cells.last, now);
}

// Everybody of a group is in one room.
constexpr db::Sql select_taken_seats{
    "select s.practitioner as practitioner, s.start_at as start_at, count(*) as seats, s.room as room from slot_seat s "
    "where s.organization = $1 and s.service = $2 and s.start_at >= $3 and s.start_at < $4 and (s.held_until is null "
    "or s.held_until > $5) group by s.practitioner, s.start_at, s.room"};
std::vector<TakenSeats> taken_seats(db::Transaction& transaction, OrganizationId organization,
                                    HealthcareServiceId service, const calendar::Interval& starts, Instant now) {
  return transaction.all<TakenSeats>(select_taken_seats, organization, service, starts.start, starts.end, now);
}

// One statement, so that nothing comes between looking and taking. Of cells that a group shares the longest hold
// counts, and a booking for good.
constexpr db::Sql upsert_cells{
    "with recursive span (cell) as (select cast($3 as bigint) union all select cell + 1 from span where cell < $4) "
    "insert into slot_cell (organization, resource, cell, holder, held_until) "
    "select $1, $2, cell, $5, $6 from span where true "
    "on conflict (organization, resource, cell) do update set holder = excluded.holder, held_until = case "
    "when slot_cell.holder <> excluded.holder then excluded.held_until "
    "when slot_cell.held_until is null or excluded.held_until is null then null "
    "when slot_cell.held_until > excluded.held_until then slot_cell.held_until else excluded.held_until end "
    "where slot_cell.holder = excluded.holder or slot_cell.held_until <= $7"};
std::int64_t take_cells(db::Transaction& transaction, OrganizationId organization, Uuid resource, Cells cells,
                        Uuid holder, std::optional<Instant> held_until, Instant now) {
  return transaction.run(upsert_cells, organization, resource, cells.first, cells.last, holder, held_until, now);
}

constexpr db::Sql delete_cells{
    "delete from slot_cell where organization = $1 and resource = $2 and cell >= $3 and cell <= $4 and holder = $5 and "
    "(cell < $6 or cell > $7)"};
void release_cells(db::Transaction& transaction, OrganizationId organization, Uuid resource, Cells cells, Uuid holder,
                   Cells except) {
  transaction.run(delete_cells, organization, resource, cells.first, cells.last, holder, except.first, except.last);
}

constexpr db::Sql delete_shared_cells{
    "delete from slot_cell where organization = $1 and resource = $2 and cell >= $3 and cell <= $4 and holder = $5 and "
    "not exists (select 1 from slot_seat where organization = $1 and service = $6 and start_at = $7 and practitioner = "
    "$8)"};
constexpr db::Sql update_shared_cells{
    "update slot_cell set held_until = (select case when count(*) = count(held_until) then max(held_until) end from "
    "slot_seat where organization = $1 and service = $6 and start_at = $7 and practitioner = $8) where organization = "
    "$1 and resource = $2 and cell >= $3 and cell <= $4 and holder = $5"};
void settle_shared_cells(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                         PractitionerId practitioner, Instant start, Uuid resource, Cells cells, Uuid shared) {
  transaction.run(delete_shared_cells, organization, resource, cells.first, cells.last, shared, service, start,
                  practitioner);
  transaction.run(update_shared_cells, organization, resource, cells.first, cells.last, shared, service, start,
                  practitioner);
}

constexpr db::Sql select_seats{
    "select seat, holder, room, held_until from slot_seat where organization = $1 and service = $2 and start_at = $3 "
    "and practitioner = $4 order by seat"};
std::vector<Seat> seats(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                        PractitionerId practitioner, Instant start) {
  return transaction.all<Seat>(select_seats, organization, service, start, practitioner);
}

constexpr db::Sql upsert_seat{
    "insert into slot_seat (organization, service, start_at, practitioner, seat, holder, room, held_until) values ($1, "
    "$2, $3, $4, $5, $6, $7, $8) on conflict (organization, service, start_at, practitioner, seat) do update set "
    "holder = excluded.holder, room = excluded.room, held_until = excluded.held_until where slot_seat.holder = "
    "excluded.holder or slot_seat.held_until <= $9"};
bool take_seat(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
               PractitionerId practitioner, Instant start, const Seat& seat, Instant now) {
  return transaction.run(upsert_seat, organization, service, start, practitioner, seat.seat, seat.holder, seat.room,
                         seat.held_until, now) > 0;
}

constexpr db::Sql delete_seat{
    "delete from slot_seat where organization = $1 and service = $2 and start_at = $3 and practitioner = $4 and holder "
    "= $5"};
void release_seat(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                  PractitionerId practitioner, Instant start, Uuid holder) {
  transaction.run(delete_seat, organization, service, start, practitioner, holder);
}

#define STAY "service, practitioner, location, room, seat, start_at, end_at, first_cell, last_cell"

constexpr db::Sql insert_hold{"insert into slot_hold (organization, " STAY
                              ", id, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
void insert(db::Transaction& transaction, OrganizationId organization, const StoredHold& h) {
  transaction.run(insert_hold, organization, h.service, h.practitioner, h.location, h.room, h.seat, h.start_at,
                  h.end_at, h.first_cell, h.last_cell, h.id, h.expires_at);
}

constexpr db::Sql select_hold{"select " STAY ", id, expires_at from slot_hold where organization = $1 and id = $2"};
std::optional<StoredHold> hold(db::Transaction& transaction, OrganizationId organization, HoldId id) {
  return transaction.maybe<StoredHold>(select_hold, organization, id);
}

constexpr db::Sql update_hold{
    "update slot_hold set expires_at = $3 where organization = $1 and id = $2 and expires_at < $3"};
void prolong_hold(db::Transaction& transaction, OrganizationId organization, HoldId id, Instant expires_at) {
  transaction.run(update_hold, organization, id, expires_at);
}

constexpr db::Sql delete_hold{"delete from slot_hold where organization = $1 and id = $2"};
bool remove_hold(db::Transaction& transaction, OrganizationId organization, HoldId id) {
  return transaction.run(delete_hold, organization, id) > 0;
}

constexpr db::Sql select_holds{
    "select " STAY
    ", id, expires_at from slot_hold where organization = $1 and start_at >= $2 and start_at < $3 and expires_at > $4 "
    "order by start_at, id"};
std::vector<StoredHold> holds(db::Transaction& transaction, OrganizationId organization,
                              const calendar::Interval& starts, Instant now) {
  return transaction.all<StoredHold>(select_holds, organization, starts.start, starts.end, now);
}

constexpr db::Sql insert_appointment{
    "insert into appointment (organization, " STAY
    ", id, patient, status, modality, price_minor, price_currency, comment, booked_by, booked_at, sequence, "
    "updated_at, guest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, "
    "0, $19, $20)"};
void insert(db::Transaction& transaction, OrganizationId organization, const StoredAppointment& a) {
  transaction.run(insert_appointment, organization, a.service, a.practitioner, a.location, a.room, a.seat, a.start_at,
                  a.end_at, a.first_cell, a.last_cell, a.id, a.is_guest ? std::nullopt : std::optional{a.patient},
                  a.status, a.modality, a.price_minor, a.price_currency, a.comment, a.booked_by, a.booked_at, a.guest);
}

constexpr db::Sql update_appointment{
    "update appointment set practitioner = $3, location = $4, room = $5, seat = $6, start_at = $7, end_at = $8, "
    "first_cell = $9, last_cell = $10, status = $11, price_minor = $12, price_currency = $13, moved_from = $14, "
    "cancelled_by = $15, cancelled_at = $16, cancel_reason = $17, confirmed_at = $20, updated_at = $18, sequence = "
    "sequence + 1 where "
    "organization = $1 and id = $2 and sequence = $19"};
bool update(db::Transaction& transaction, OrganizationId organization, const StoredAppointment& a, Instant now) {
  return transaction.run(update_appointment, organization, a.id, a.practitioner, a.location, a.room, a.seat, a.start_at,
                         a.end_at, a.first_cell, a.last_cell, a.status, a.price_minor, a.price_currency, a.moved_from,
                         a.cancelled_by, a.cancelled_at, a.cancel_reason, now, a.sequence, a.confirmed_at) > 0;
}

constexpr db::Sql confirm_appointment{
    "update appointment set confirmed_at = coalesce(confirmed_at, $3), updated_at = $3 where organization = $1 and id "
    "= $2 and status = 'booked' and start_at > $3"};
bool confirm(db::Transaction& transaction, OrganizationId organization, AppointmentId id, Instant now) {
  return transaction.run(confirm_appointment, organization, id, now) > 0;
}

constexpr db::Sql select_appointment{
    "select " STAY
    ", id, coalesce(patient, guest) as patient, guest, case when patient is null then 1 else 0 end as is_guest, "
    "status, modality, price_minor, price_currency, comment, booked_by, booked_at, confirmed_at, moved_from, "
    "cancelled_by, cancelled_at, cancel_reason, sequence from appointment where organization = $1 and id = $2"};
std::optional<StoredAppointment> find(db::Transaction& transaction, OrganizationId organization, AppointmentId id) {
  return transaction.maybe<StoredAppointment>(select_appointment, organization, id);
}

#undef STAY

#define NAMED                                                                                                         \
  "select a.service as service, a.practitioner as practitioner, a.location as location, a.room as room, a.seat as "   \
  "seat, a.start_at as start_at, a.end_at as end_at, a.first_cell as first_cell, a.last_cell as last_cell, a.id as "  \
  "id, coalesce(a.patient, a.guest) as patient, a.guest as guest, case when a.patient is null then 1 else 0 end as "  \
  "is_guest, a.status as status, a.modality as modality, a.price_minor as price_minor, "                              \
  "a.price_currency as price_currency, a.comment as comment, a.booked_by as booked_by, a.booked_at as booked_at, "    \
  "a.confirmed_at as confirmed_at, a.moved_from as moved_from, a.cancelled_by as cancelled_by, a.cancelled_at as "    \
  "cancelled_at, a.cancel_reason as "                                                                                 \
  "cancel_reason, a.sequence as sequence, s.name_en as name_en, s.name_hu as name_hu, s.name_es as name_es, "         \
  "s.preparation_en as preparation_en, s.preparation_hu as preparation_hu, s.preparation_es as preparation_es, "      \
  "s.cancel_cutoff_minutes as cancel_cutoff_minutes, s.reschedule_cutoff_minutes as reschedule_cutoff_minutes, "      \
  "s.reminders as reminders, (select r.video_url from practitioner_role r where r.organization = a.organization and " \
  "r.service = a.service and r.practitioner = a.practitioner and r.location = a.location) as video_url, "             \
  "d.name as practitioner_name, d.specialty as practitioner_specialty, l.name as location_name, l.address_line as "   \
  "address_line, l.city as city, l.postal_code as postal_code, case when l.phone = '' then o.phone else l.phone "     \
  "end as phone, coalesce(l.time_zone, o.time_zone) as time_zone, coalesce(p.name, g.name, '') as patient_name, "     \
  "a.updated_at as "                                                                                                  \
  "updated_at, case when exists (select 1 from account_grant w join account c on c.organization = w.organization "    \
  "and c.id = w.account where w.organization = p.organization and w.patient = p.id and w.relation = 'self' and "      \
  "w.revoked_at is null and c.activated_at is not null) then 1 else 0 end as portal_activated from appointment a "    \
  "join healthcare_service s on s.organization = a.organization and s.id = a.service "                                \
  "join practitioner d on d.organization = a.organization and d.id = a.practitioner "                                 \
  "join location l on l.organization = a.organization and l.id = a.location "                                         \
  "join organization o on o.id = a.organization "                                                                     \
  "left join patient p on p.organization = a.organization and p.id = a.patient "                                      \
  "left join guest g on g.organization = a.organization and g.id = a.guest "

constexpr db::Sql select_named{NAMED "where a.organization = $1 and a.id = $2"};
std::optional<Named> named(db::Transaction& transaction, OrganizationId organization, AppointmentId id) {
  return transaction.maybe<Named>(select_named, organization, id);
}

constexpr db::Sql select_upcoming{
    NAMED
    "where a.organization = $1 and a.patient = $2 and a.end_at > $3 and (a.start_at, a.id) > ($4, $5) and "
    "a.status = coalesce($7, a.status) order by a.start_at, a.id limit $6"};
std::vector<Named> upcoming(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                            std::optional<AppointmentStatus> status, Instant now, Instant after, Uuid after_id,
                            int limit) {
  return transaction.all<Named>(select_upcoming, organization, patient, now, after, after_id, limit, status);
}

constexpr db::Sql select_past{
    NAMED
    "where a.organization = $1 and a.patient = $2 and a.end_at <= $3 and (a.start_at, a.id) < ($4, $5) and "
    "a.status = coalesce($7, a.status) order by a.start_at desc, a.id desc limit $6"};
std::vector<Named> past(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                        std::optional<AppointmentStatus> status, Instant now, Instant before, Uuid before_id,
                        int limit) {
  return transaction.all<Named>(select_past, organization, patient, now, before, before_id, limit, status);
}

constexpr db::Sql select_starting{
    NAMED "where a.organization = $1 and a.start_at >= $2 and a.start_at < $3 order by a.start_at, a.id"};
std::vector<Named> starting_in(db::Transaction& transaction, OrganizationId organization,
                               const calendar::Interval& starts) {
  return transaction.all<Named>(select_starting, organization, starts.start, starts.end);
}

constexpr db::Sql select_booked{
    NAMED
    "where a.organization = $1 and a.patient = $2 and a.start_at >= $3 and a.start_at < $4 and a.status = 'booked' "
    "order by a.start_at, a.id"};
std::vector<Named> booked_in(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                             const calendar::Interval& starts) {
  return transaction.all<Named>(select_booked, organization, patient, starts.start, starts.end);
}

constexpr db::Sql select_pending{
    NAMED "where a.organization = $1 and a.status = 'pending' order by a.booked_at, a.id limit $2"};
std::vector<Named> pending(db::Transaction& transaction, OrganizationId organization, int limit) {
  return transaction.all<Named>(select_pending, organization, limit);
}

#undef NAMED

constexpr db::Sql select_unanswered{
    "select organization, id, coalesce(patient, guest) as patient from appointment where status = 'pending' and "
    "start_at <= $1 limit $2"};
std::vector<Unanswered> unanswered(db::Transaction& transaction, Instant now, int limit) {
  return transaction.all<Unanswered>(select_unanswered, now, limit);
}

constexpr db::Sql count_engaged{
    "select count(*) from appointment where organization = $1 and patient = $2 and start_at < $4 and end_at > $3 and "
    "start_at > $5 and status in ('booked', 'pending', 'arrived', 'in-progress') and id <> $6"};
constexpr hours longest_visit{24};  // lets the index end the search
bool is_engaged(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                const calendar::Interval& when, std::optional<AppointmentId> but) {
  return transaction.one<std::int64_t>(count_engaged, organization, patient, when.start, when.end,
                                       when.start - longest_visit, but.value_or(AppointmentId{})) > 0;
}

namespace {

struct Changes {
  std::int64_t appointments = 0;
  std::int64_t changes = 0;
  std::int64_t last = 0;
};
BOOST_DESCRIBE_STRUCT(Changes, (), (appointments, changes, last))

}  // namespace

constexpr db::Sql select_changes{
    "select count(*) as appointments, cast(coalesce(sum(2 * sequence + case when patient is null then 1 else 0 end), "
    "0) as bigint) as changes, coalesce(max(updated_at), 0) as last from appointment where organization = $1 and "
    "start_at >= $2 and start_at < $3"};
std::string stamp(db::Transaction& transaction, OrganizationId organization, const calendar::Interval& starts,
                  Instant now) {
  const auto [appointments, changes, last] =
      transaction.one<Changes>(select_changes, organization, starts.start, starts.end);
  std::string text = fmt::format("{}.{}.{}", appointments, changes, last);
  for (const auto& one : holds(transaction, organization, starts, now))
    text += fmt::format(".{}", one.expires_at.microseconds);
  return text;
}

constexpr db::Sql count_open_ones{
    "select count(*) from appointment where organization = $1 and patient = $2 and service = $3 and start_at > $4 and "
    "status in ('booked', 'pending')"};
std::int64_t count_open(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                        HealthcareServiceId service, Instant now) {
  return transaction.one<std::int64_t>(count_open_ones, organization, patient, service, now);
}

constexpr db::Sql count_fulfilled_ones{
    "select count(*) from appointment where organization = $1 and patient = $2 and status = 'fulfilled'"};
std::int64_t count_fulfilled(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient) {
  return transaction.one<std::int64_t>(count_fulfilled_ones, organization, patient);
}

// Nobody books into last week: its cells have done their work.
constexpr hours kept{24 * 7};

constexpr db::Sql delete_old_cells{"delete from slot_cell where cell < $1"};
constexpr db::Sql delete_old_seats{"delete from slot_seat where start_at < $1"};
constexpr db::Sql delete_held_cells{"delete from slot_cell where held_until < $1"};
constexpr db::Sql delete_held_seats{"delete from slot_seat where held_until < $1"};
constexpr db::Sql delete_old_holds{"delete from slot_hold where expires_at < $1"};
void sweep(db::Transaction& transaction, Instant now) {
  const auto before = now - kept;
  transaction.run(delete_old_cells, Cells::of({before, before + minutes{5}}).first);
  transaction.run(delete_old_seats, before);
  const auto forgotten = now - hours{24};
  transaction.run(delete_held_cells, forgotten);
  transaction.run(delete_held_seats, forgotten);
  transaction.run(delete_old_holds, forgotten);
}

}  // namespace portico::booking::store
