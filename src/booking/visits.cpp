#include "booking/visits.hpp"

#include "booking/visit_key.hpp"
#include "organization/store.hpp"

namespace portico::booking {
namespace {

constexpr minutes code_time{10};

}  // namespace

Visits::Visits(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, Bookings& bookings,
               const Clock& clock, Draw draw)
    : database_{database}, journal_{journal}, keys_{keys}, bookings_{bookings}, clock_{clock}, draw_{std::move(draw)} {}

Visits::Held Visits::held(const Caller& caller, std::string_view suffix, const VisitKey& key) {
  return database_.read([&](db::Transaction& transaction) {
    auto contract = organization::store::by_suffix(transaction, suffix);
    if (!contract) throw Refused::not_found();
    const auto id = opened_visit_key(keys_, contract->id, key.key.value);
    const auto found = id ? store::find(transaction, contract->id, *id) : std::nullopt;
    if (!found) throw Refused::not_found();
    Caller holder = caller;
    holder.kind = Caller::Kind::patient;
    holder.organization = contract->id;
    holder.patient = found->patient.value;
    return Held{*std::move(contract), found->patient, *id, std::move(holder), found->guest.has_value()};
  });
}

VisitCard Visits::card_of(const Held& held, const Appointment& shown) {
  return {.status = shown.status,
          .start = shown.start,
          .end = shown.end,
          .modality = shown.modality,
          .video_url = shown.video_url,
          .location = shown.location,
          .confirmed_at = shown.confirmed_at,
          .cancel_until = shown.cancel_until,
          .reschedule_until = held.was_guest ? std::nullopt : shown.reschedule_until,
          .phone = phone_to_call(held.contract, shown.location.phone)};
}

VisitCard Visits::card(const Caller& caller, std::string_view suffix, const VisitKey& key) {
  const auto who = held(caller, suffix, key);
  database_.write([&](db::Transaction& transaction) {
    journal_.write(transaction, who.caller,
                   {.action = audit::Action::appointment_viewed,
                    .patient = who.patient.value,
                    .entity_type = "Appointment",
                    .entity = who.id.value,
                    .detail = R"({"by":"link"})"});
  });
  return card_of(who, bookings_.find(who.caller, who.patient, who.id));
}

VisitCard Visits::confirm(const Caller& caller, std::string_view suffix, const VisitKey& key) {
  const auto who = held(caller, suffix, key);
  return card_of(who, bookings_.confirm(who.caller, who.patient, who.id));
}

VisitCard Visits::cancel(const Caller& caller, std::string_view suffix, const VisitKey& key) {
  const auto who = held(caller, suffix, key);
  return card_of(who, bookings_.cancel(who.caller, who.patient, who.id, {}));
}

CheckInCode Visits::check_in_code(const Caller& caller, std::string_view suffix, const VisitKey& key) {
  const auto who = held(caller, suffix, key);
  return check_in_code(who.caller, who.patient, who.id);
}

CheckInCode Visits::check_in_code(const Caller& caller, patients::PatientId patient, AppointmentId id) {
  const auto visit = bookings_.find(caller, patient, id);
  const Instant now = clock_.now();
  const auto& zone = visit.location.time_zone;
  if (visit.status != AppointmentStatus::booked && visit.status != AppointmentStatus::arrived)
    throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
  if (date_in_zone(now, zone) != date_in_zone(visit.start, zone)) throw Refused{Reason::conflict, "CHECK_IN_NOT_TODAY"};
  constexpr std::int64_t minute = microseconds{minutes{1}}.count();
  const Instant expires_at{(now + code_time).microseconds / minute * minute};
  auto key = check_in_key(keys_, caller.organization, {id, expires_at});
  auto rows = draw_(key);
  return {std::move(key), std::move(rows), expires_at};
}

Appointment Visits::check_in(const Caller& caller, const VisitKey& code) {
  const auto key = opened_check_in_key(keys_, caller.organization, code.key.value);
  if (!key) throw Refused::not_found();
  if (key->expires_at < clock_.now()) throw Refused{Reason::conflict, "CHECK_IN_EXPIRED"};
  const auto found = database_.read(
      [&](db::Transaction& transaction) { return store::find(transaction, caller.organization, key->id); });
  if (!found) throw Refused::not_found();
  if (found->status == AppointmentStatus::booked || found->status == AppointmentStatus::noshow)
    return bookings_.set_status(caller, found->patient, found->id, {AppointmentStatus::arrived});
  const bool has_come = found->status != AppointmentStatus::cancelled && found->status != AppointmentStatus::pending;
  if (!has_come) throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
  return bookings_.find(caller, found->patient, found->id);
}

}  // namespace portico::booking
