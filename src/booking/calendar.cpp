#include "booking/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/refused.hpp"
#include "booking/busy.hpp"
#include "scheduling/open_hours.hpp"
#include "scheduling/store.hpp"

namespace portico::booking {
namespace {

constexpr int most_days = 42;
constexpr minutes cell{5};

Instant start_of_cell(std::int64_t number) { return {number * microseconds{cell}.count()}; }

// The cut-offs of a patient who may still do it.
std::optional<Instant> until(const store::Named& row, std::int64_t cutoff_minutes, Instant now) {
  const Instant last = row.start_at - minutes{cutoff_minutes};
  if (row.status != AppointmentStatus::booked || last < now) return std::nullopt;
  return last;
}

scheduling::HealthcareService naming(const store::Named& row) {
  scheduling::HealthcareService service;
  service.name_en = row.name_en;
  service.name_hu = row.name_hu;
  service.name_es = row.name_es;
  service.preparation_en = row.preparation_en;
  service.preparation_hu = row.preparation_hu;
  service.preparation_es = row.preparation_es;
  return service;
}

// A word that nobody guesses: who knows another visit's link does not come into this one.
std::string word_of(keys::KeyRing& keys, OrganizationId organization, AppointmentId id) {
  return to_hex(keys.blind_index(organization, "appointment.video", id.text())).substr(0, 32);
}

std::optional<std::string> video_link(keys::KeyRing& keys, OrganizationId organization, const store::Named& row) {
  constexpr std::string_view place = "{visit}";
  const bool stands = row.status == AppointmentStatus::booked || row.status == AppointmentStatus::arrived ||
                      row.status == AppointmentStatus::in_progress;
  if (row.modality != scheduling::Modality::video || !stands || !row.video_url) return std::nullopt;
  auto link = *row.video_url;
  if (const auto at = link.find(place); at != link.npos)
    link.replace(at, place.size(), word_of(keys, organization, row.id));
  return link;
}

bool is_wanted(const CalendarQuery& wanted, PractitionerId practitioner, LocationId location) {
  return (!wanted.practitioner || practitioner == *wanted.practitioner) &&
         (!wanted.location || location == *wanted.location);
}

Date last_of(const CalendarQuery& wanted) {
  const Date last = wanted.to.value_or(wanted.from);
  if (last < wanted.from) throw Refused::field("to", "DAYS_ORDER");
  if (last.days_since(wanted.from) >= most_days)
    throw Refused::field("to", "RANGE_TOO_LONG", {{"limit", std::int64_t{most_days}}});
  return last;
}

calendar::Interval starts_of(const organization::Organization& contract, Date first, Date last) {
  const calendar::Zone zone{contract.time_zone};
  return {zone.start_at(first, 0), zone.start_at(last.plus_days(1), 0)};
}

std::vector<CalendarPractitioner> practitioners_of(db::Transaction& transaction, OrganizationId organization,
                                                   const CalendarQuery& wanted, Date last) {
  const scheduling::Timetable timetable{scheduling::store::rules(transaction, organization),
                                        scheduling::store::exceptions(transaction, organization, wanted.from, last),
                                        scheduling::store::policy(transaction, organization).holidays};
  std::vector<CalendarPractitioner> all;
  std::vector<LocationId> seen;  // of the practitioner at the end of the list
  for (const auto& place : scheduling::store::places(transaction, organization)) {
    if (!is_wanted(wanted, place.practitioner, place.location)) continue;
    if (all.empty() || all.back().id != place.practitioner) {
      all.push_back({place.practitioner, place.practitioner_name, place.practitioner_specialty, {}});
      seen.clear();
    }
    if (std::ranges::find(seen, place.location) != seen.end()) continue;
    seen.push_back(place.location);
    for (const auto& open : scheduling::open_hours(timetable, {place.practitioner, place.location, std::nullopt},
                                                   calendar::Zone{place.time_zone}, wanted.from, last))
      all.back().hours.push_back({place.location, open.start, open.end});
  }
  for (auto& one : all) std::ranges::sort(one.hours, {}, &CalendarHours::start);
  return all;
}

// Another one when a stretch has come, gone or changed.
std::string busy_stamp(const std::vector<BusyTime>& busy) {
  std::uint64_t together = busy.size();
  for (const auto& one : busy)
    together = together * 31 + static_cast<std::uint64_t>(one.start_at.microseconds ^ (one.end_at.microseconds << 1));
  return std::to_string(together);
}

}  // namespace

Appointment Showing::appointment(const store::Named& row) const {
  Appointment shown;
  const auto service = naming(row);
  shown.id = row.id;
  shown.status = row.status;
  shown.service_id = row.service;
  shown.service_name = service.name(reader, contract.language);
  shown.practitioner_id = row.practitioner;
  shown.practitioner_name = row.practitioner_name;
  shown.practitioner_specialty = row.practitioner_specialty;
  shown.location = {row.location,    row.location_name, row.address_line, row.city,
                    row.postal_code, row.phone,         row.time_zone};
  shown.start = row.start_at;
  shown.end = row.end_at;
  shown.modality = row.modality;
  shown.video_url = video_link(keys, contract.id, row);
  if (row.price_minor) shown.price = scheduling::Price{*row.price_minor, row.price_currency};
  shown.preparation = service.preparation(reader, contract.language);
  if (row.comment) shown.comment = keys.open_field(contract.id, "appointment.comment", row.id.value, *row.comment);
  shown.booked_by = row.booked_by;
  shown.booked_at = row.booked_at;
  shown.confirmed_at = row.confirmed_at;
  shown.moved_from = row.moved_from;
  shown.cancelled_by = row.cancelled_by;
  shown.cancelled_at = row.cancelled_at;
  if (row.cancel_reason)
    shown.cancel_reason = keys.open_field(contract.id, "appointment.cancel_reason", row.id.value, *row.cancel_reason);
  shown.sequence = row.sequence;
  // A request may be withdrawn until its time comes.
  if (row.status != AppointmentStatus::pending)
    shown.cancel_until = until(row, row.cancel_cutoff_minutes, now);
  else if (row.start_at > now)
    shown.cancel_until = row.start_at;
  shown.reschedule_until = until(row, row.reschedule_cutoff_minutes, now);
  return shown;
}

CalendarAppointment Showing::calendar_appointment(const store::Named& row) const {
  CalendarAppointment shown;
  static_cast<Appointment&>(shown) = appointment(row);
  shown.patient_id = row.patient;
  shown.patient_name = row.patient_name;
  shown.is_guest = row.is_guest;
  shown.room_id = row.room;
  shown.taken_from = start_of_cell(row.first_cell);
  shown.taken_until = start_of_cell(row.last_cell + 1);
  shown.changed_at = row.updated_at;
  shown.portal_activated = row.portal_activated;
  return shown;
}

CalendarStamp stamp_of(db::Transaction& transaction, const organization::Organization& contract, Instant now,
                       const CalendarQuery& wanted) {
  const Date last = last_of(wanted);
  const auto closures = scheduling::store::exceptions(transaction, contract.id, wanted.from, last).size();
  const auto starts = starts_of(contract, wanted.from, last);
  return {store::stamp(transaction, contract.id, starts, now) +
          fmt::format("/{}/{}", closures, busy_stamp(store::busy_in(transaction, contract.id, starts)))};
}

Calendar calendar_of(db::Transaction& transaction, const Showing& showing, const CalendarQuery& wanted) {
  const Date last = last_of(wanted);
  const auto organization = showing.contract.id;
  const auto starts = starts_of(showing.contract, wanted.from, last);
  Calendar shown{
      wanted.from, last, showing.contract.time_zone, practitioners_of(transaction, organization, wanted, last), {},
      {},          {}};
  for (const auto& row : store::starting_in(transaction, organization, starts))
    if (is_wanted(wanted, row.practitioner, row.location))
      shown.appointments.push_back(showing.calendar_appointment(row));
  for (const auto& hold : store::holds(transaction, organization, starts, showing.now))
    if (is_wanted(wanted, hold.practitioner, hold.location))
      shown.holds.push_back({hold.id,
                             {hold.service, hold.practitioner, hold.location, hold.start_at, hold.end_at, std::nullopt},
                             hold.room,
                             hold.expires_at});
  for (const auto& busy : store::busy_in(transaction, organization, starts))
    if (!wanted.practitioner || busy.practitioner == *wanted.practitioner)
      shown.busy.push_back({busy.practitioner, busy.start_at, busy.end_at});
  return shown;
}

}  // namespace portico::booking
