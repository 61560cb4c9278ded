#include "booking/bookings.hpp"

#include <limits>

#include "base/page.hpp"
#include "base/refused.hpp"
#include "booking/guest_holds.hpp"
#include "booking/guest_store.hpp"
#include "booking/ics.hpp"
#include "booking/missed_store.hpp"
#include "booking/taking.hpp"
#include "organization/store.hpp"
#include "texts/texts.hpp"

namespace portico::booking {
namespace {

using organization::Organization;

// Of guests who proved the same contact, whatever the services.
constexpr std::int64_t most_open_of_guest = 3;

constexpr Instant before_all{std::numeric_limits<std::int64_t>::min()};
constexpr Instant after_all{std::numeric_limits<std::int64_t>::max()};

std::string cursor_after(const store::Named& row) {
  return Cursor{std::to_string(row.start_at.microseconds), row.id.value}.text();
}

std::pair<Instant, Uuid> place_of(const std::optional<std::string>& cursor, Instant otherwise) {
  if (!cursor) return {otherwise, Uuid{}};
  const auto parsed = Cursor::parse(*cursor);
  try {
    return {Instant{std::stoll(parsed.key)}, parsed.id};
  } catch (const std::exception&) {
    throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
  }
}

void refuse_not_open(const store::StoredAppointment& appointment, Instant now, bool may_be_pending = false) {
  const bool is_pending = may_be_pending && appointment.status == AppointmentStatus::pending;
  if (appointment.status != AppointmentStatus::booked && !is_pending)
    throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
  if (appointment.start_at <= now && !is_pending) throw Refused{Reason::conflict, "APPOINTMENT_OVER"};
}

void refuse_inside(const Organization& contract, const store::Named& appointment, std::int64_t cutoff_minutes,
                   Instant now) {
  if (appointment.start_at - minutes{cutoff_minutes} >= now) return;
  throw Refused{Reason::conflict, "INSIDE_CUTOFF"}
      .with("phone", phone_to_call(contract, appointment.phone))
      .with("hours", cutoff_minutes / 60);
}

void refuse_neither(const std::optional<HoldId>& hold, const std::optional<ChosenSlot>& slot) {
  if (hold.has_value() == slot.has_value()) throw Refused::field("slot", "SLOT_OR_HOLD");
}

Rights rights_of(const std::optional<bool>& outside_hours) {
  return outside_hours.value_or(false) ? Rights::beyond_hours : Rights::staff;
}

void set_stay(store::StoredAppointment& appointment, const store::Stay& stay) {
  static_cast<store::Stay&>(appointment) = stay;
}

// Whether who has missed too many visits has to ask. MISSED_VISITS where he has to call.
bool has_to_ask(db::Transaction& transaction, const Organization& contract, patients::PatientId patient, Instant now) {
  const auto visits = store::too_many_missed(transaction, contract, patient, now);
  if (visits && visits->consequence == MissedConsequence::by_phone)
    throw Refused{Reason::conflict, "MISSED_VISITS"}
        .with("missed", visits->missed)
        .with("phone", phone_to_call(contract));
  return visits.has_value();
}

}  // namespace

Bookings::Bookings(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, patients::Store& patients,
                   const Clock& clock, Announce announce)
    : database_{database},
      journal_{journal},
      keys_{keys},
      patients_{patients},
      clock_{clock},
      announce_{std::move(announce)} {}

Organization Bookings::contract_of(const Caller& caller) {
  auto contract = database_.read(
      [&](db::Transaction& transaction) { return organization::store::by_id(transaction, caller.organization); });
  if (!contract) throw Refused::not_found();
  return *std::move(contract);
}

store::Named Bookings::must_find(db::Transaction& transaction, OrganizationId organization, patients::PatientId patient,
                                 AppointmentId id) {
  auto found = store::named(transaction, organization, id);
  if (!found || found->patient != patient) throw Refused::not_found();
  return *std::move(found);
}

AppointmentList Bookings::list(const Caller& caller, patients::PatientId patient, const AppointmentQuery& wanted) {
  const auto contract = contract_of(caller);
  const int size = page_size(wanted.limit);
  const Instant now = clock_.now();
  const bool is_past = wanted.when == When::past;
  const auto [moment, id] = place_of(wanted.cursor, is_past ? after_all : before_all);
  auto rows = database_.read([&, moment = moment, id = id](db::Transaction& transaction) {
    return is_past ? store::past(transaction, contract.id, patient, wanted.status, now, moment, id, size + 1)
                   : store::upcoming(transaction, contract.id, patient, wanted.status, now, moment, id, size + 1);
  });
  AppointmentList list;
  if (rows.size() > static_cast<std::size_t>(size)) {
    rows.pop_back();
    list.next_cursor = cursor_after(rows.back());
  }
  const Showing showing{keys_, contract, caller.language, now};
  for (const auto& row : rows) list.items.push_back(showing.appointment(row));
  return list;
}

Appointment Bookings::find(const Caller& caller, patients::PatientId patient, AppointmentId id) {
  const auto contract = contract_of(caller);
  const auto row =
      database_.read([&](db::Transaction& transaction) { return must_find(transaction, contract.id, patient, id); });
  return Showing{keys_, contract, caller.language, clock_.now()}.appointment(row);
}

std::string Bookings::calendar_file(const Caller& caller, patients::PatientId patient, AppointmentId id) {
  const auto contract = contract_of(caller);
  const auto shown = find(caller, patient, id);
  const auto phone = phone_to_call(contract, shown.location.phone);
  auto description = shown.service_name + "\n" + shown.practitioner_name;
  if (!shown.preparation.empty()) description += "\n\n" + shown.preparation;
  if (!phone.empty()) description += "\n\n" + phone;
  auto place = shown.location.name;
  for (const auto& part : {shown.location.address_line, shown.location.postal_code + " " + shown.location.city})
    if (part.size() > 1) place += ", " + part;
  return ics({.uid = id.text() + "@portico",
              .sequence = shown.sequence,
              .made_at = clock_.now(),
              .start = shown.start,
              .end = shown.end,
              .time_zone = shown.location.time_zone,
              .summary = texts::text(caller.language, "CALENDAR_SUMMARY", {{"clinic", contract.name}}),
              .description = std::move(description),
              .location = std::move(place),
              .is_cancelled = shown.status == AppointmentStatus::cancelled});
}

Calendar Bookings::calendar(const Caller& caller, const CalendarQuery& wanted) {
  const auto contract = contract_of(caller);
  return database_.snapshot([&](db::Transaction& transaction) {
    return calendar_of(transaction, {keys_, contract, caller.language, clock_.now()}, wanted);
  });
}

CalendarStamp Bookings::calendar_stamp(const Caller& caller, const CalendarQuery& wanted) {
  const auto contract = contract_of(caller);
  return database_.snapshot(
      [&](db::Transaction& transaction) { return stamp_of(transaction, contract, clock_.now(), wanted); });
}

AppointmentChanges Bookings::changes(const Caller& caller, patients::PatientId patient, AppointmentId id) {
  return database_.read([&](db::Transaction& transaction) {
    const auto found = must_find(transaction, caller.organization, patient, id);
    return AppointmentChanges{changes_of(transaction, caller.organization, found)};
  });
}

AffectedList Bookings::affected(const Caller& caller, scheduling::ScheduleExceptionId exception) {
  const auto contract = contract_of(caller);
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto found = scheduling::store::exception(transaction, contract.id, exception);
    if (!found) throw Refused::not_found();
    return AffectedList{affected_by(transaction, {keys_, contract, caller.language, clock_.now()}, *found)};
  });
}

AffectedList Bookings::clashing(const Caller& caller, PractitionerId practitioner) {
  const auto contract = contract_of(caller);
  return database_.snapshot([&](db::Transaction& transaction) {
    return AffectedList{
        clashing_with_busy(transaction, {keys_, contract, caller.language, clock_.now()}, practitioner)};
  });
}

Chosen Bookings::chosen(const Organization& contract, const Asked& asked, Instant now) {
  refuse_neither(asked.hold, asked.slot);
  return database_.snapshot([&](db::Transaction& transaction) {
    if (asked.hold) return choose_held(transaction, contract, *asked.hold, now);
    std::optional<Uuid> moving;
    if (asked.moving) moving = asked.moving->value;
    return choose(transaction, contract, *asked.slot, asked.rights, moving, now);
  });
}

// Who was slower is told which times are near; nothing of the try is left.
template <class Work>
void Bookings::win(const Organization& contract, const Chosen& chosen, Rights rights, Instant now, Work&& work) {
  try {
    database_.write(std::forward<Work>(work));
  } catch (const Lost&) {
    throw database_.snapshot([&](db::Transaction& transaction) {
      return slot_taken(transaction, contract, chosen.candidate.slot, rights, now);
    });
  }
}

// Takes the time for an appointment; a hold of it has done its work.
store::Stay Bookings::settle(db::Transaction& transaction, OrganizationId organization, const Chosen& chosen,
                             Uuid holder, Instant now) {
  if (!chosen.hold)
    return take(transaction, organization, chosen.plan.service, chosen.candidate, holder, std::nullopt, now);
  // Its cells may be an appointment's by now, which nobody may give back.
  if (!store::remove_hold(transaction, organization, chosen.hold->id)) throw Refused{Reason::conflict, "HOLD_EXPIRED"};
  if (holder == chosen.hold->id.value) {
    keep(transaction, organization, *chosen.hold, holder, now);
    return *chosen.hold;
  }
  // Moved to what was held: the hold's time passes to the appointment.
  release(transaction, organization, *chosen.hold, chosen.hold->id.value);
  auto candidate = chosen.candidate;
  if (chosen.hold->room) candidate.rooms = {*chosen.hold->room};
  return take(transaction, organization, chosen.plan.service, candidate, holder, std::nullopt, now);
}

void Bookings::refuse_unfit(db::Transaction& transaction, const Organization& contract,
                            const scheduling::HealthcareService& service, Instant start, patients::PatientId patient,
                            Instant now) {
  const auto phone = phone_to_call(contract);
  const auto record = patients_.find(transaction, contract.id, patient);
  if (!record) throw Refused::not_found();
  refuse_age(contract, service, start, record->birth_date);
  const bool is_told = record->gender == patients::Gender::male || record->gender == patients::Gender::female;
  if (service.gender && is_told && record->gender != *service.gender)
    throw Refused{Reason::conflict, "SERVICE_GENDER"}.with("phone", phone);
  if (service.max_open && store::count_open(transaction, contract.id, patient, service.id, now) >= *service.max_open)
    throw Refused{Reason::conflict, "TOO_MANY_OPEN"}.with("limit", *service.max_open).with("phone", phone);
  if (!service.new_patients && store::count_fulfilled(transaction, contract.id, patient) == 0 &&
      patients_.counts(transaction, contract.id, patient).encounters == 0)
    throw Refused{Reason::conflict, "NEW_PATIENTS_NOT"}.with("phone", phone);
}

Appointment Bookings::book_chosen(const Caller& caller, patients::PatientId patient, const NewAppointment& wanted,
                                  Rights rights, const Claim& claim, const Guest* guest) {
  const auto contract = contract_of(caller);
  const Instant now = clock_.now();
  if (wanted.hold_id) {
    const auto standing = database_.read(
        [&](db::Transaction& transaction) { return store::find(transaction, contract.id, *wanted.hold_id); });
    if (standing && standing->patient == patient) return find(caller, patient, standing->id);
  }
  const auto chosen = this->chosen(contract, {wanted.hold_id, wanted.slot, rights}, now);
  const auto id = chosen.hold ? chosen.hold->id : AppointmentId::make();
  const auto price = chosen.plan.price(chosen.candidate.slot.practitioner_id, chosen.candidate.slot.location_id);
  win(contract, chosen, rights, now, [&](db::Transaction& transaction) {
    // Sent twice at once, the second finds what the first has booked.
    if (const auto standing = store::find(transaction, contract.id, id)) {
      if (standing->patient != patient) throw Refused{Reason::conflict, "HOLD_EXPIRED"};
      return;
    }
    bool is_request =
        rights == Rights::patient && chosen.plan.service.availability == scheduling::Availability::on_request;
    if (guest) {
      refuse_unfit_guest(contract, chosen.plan.service, chosen.candidate.slot.start, *guest);
      refuse_too_many(transaction, contract, *guest, now);
    } else if (rights == Rights::patient) {
      const auto& slot = chosen.candidate.slot;
      if (store::is_engaged(transaction, contract.id, patient, {slot.start, slot.end}, std::nullopt))
        throw Refused{Reason::conflict, "OVERLAPS_OWN"}.with("phone", phone_to_call(contract));
      refuse_unfit(transaction, contract, chosen.plan.service, slot.start, patient, now);
      // What the clinic has offered is no longer asked for.
      if (!claim) is_request = has_to_ask(transaction, contract, patient, now) || is_request;
    }
    if (claim) claim(transaction);
    store::StoredAppointment made;
    set_stay(made, settle(transaction, contract.id, chosen, id.value, now));
    made.id = id;
    made.patient = patient;
    if (guest) {
      store::insert(transaction, keys_, contract.id, *guest);
      made.guest = guest->id;
      made.is_guest = true;
    }
    if (is_request) made.status = AppointmentStatus::pending;
    made.modality = chosen.plan.service.modality;
    if (price) {
      made.price_minor = price->amount_minor;
      made.price_currency = price->currency;
    }
    if (wanted.comment && !wanted.comment->value.empty())
      made.comment = keys_.seal_field(contract.id, "appointment.comment", id.value, wanted.comment->value);
    made.booked_by = actor_of(caller);
    made.booked_at = now;
    store::insert(transaction, contract.id, made);
    journal(transaction, caller, audit::Action::appointment_booked, patient, id);
    announce_(transaction, caller, {is_request ? News::What::requested : News::What::booked, id, patient});
  });
  return find(caller, patient, id);
}

Appointment Bookings::book(const Caller& caller, patients::PatientId patient, const NewAppointment& wanted) {
  return book_chosen(caller, patient, wanted, Rights::patient);
}

Appointment Bookings::book(const Caller& caller, const GuestBooking& wanted) {
  NewAppointment appointment;
  appointment.hold_id = wanted.hold;
  appointment.comment = wanted.comment;
  return book_chosen(caller, {wanted.guest.id.value}, appointment, Rights::patient, wanted.claim, &wanted.guest);
}

// Nobody fills a calendar with one phone.
void Bookings::refuse_too_many(db::Transaction& transaction, const Organization& contract, const Guest& guest,
                               Instant now) {
  if (store::count_open_of_contact(transaction, keys_, contract.id, guest, now) < most_open_of_guest) return;
  throw Refused{Reason::conflict, "TOO_MANY_OPEN"}
      .with("limit", most_open_of_guest)
      .with("phone", phone_to_call(contract));
}

Appointment Bookings::book(const Caller& caller, patients::PatientId patient, const StaffAppointment& wanted) {
  return book_chosen(caller, patient, wanted, rights_of(wanted.outside_hours));
}

Appointment Bookings::cancel(const Caller& caller, patients::PatientId patient, AppointmentId id,
                             const Cancellation& wanted) {
  const auto contract = contract_of(caller);
  const Instant now = clock_.now();
  database_.write([&](db::Transaction& transaction) {
    auto found = must_find(transaction, contract.id, patient, id);
    refuse_not_open(found, now, true);
    const bool is_request = found.status == AppointmentStatus::pending;
    if (actor_of(caller) == Actor::patient && !is_request)
      refuse_inside(contract, found, found.cancel_cutoff_minutes, now);
    found.status = AppointmentStatus::cancelled;
    found.cancelled_by = actor_of(caller);
    found.cancelled_at = now;
    if (wanted.reason && !wanted.reason->value.empty())
      found.cancel_reason = keys_.seal_field(contract.id, "appointment.cancel_reason", id.value, wanted.reason->value);
    release(transaction, contract.id, found, id.value);
    if (!store::update(transaction, contract.id, found, now)) throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
    journal(transaction, caller, audit::Action::appointment_cancelled, patient, id);
    const bool is_declined = is_request && actor_of(caller) != Actor::patient;
    announce_(transaction, caller, {is_declined ? News::What::declined : News::What::cancelled, id, patient});
  });
  return find(caller, patient, id);
}

Appointment Bookings::move(const Caller& caller, patients::PatientId patient, AppointmentId id,
                           const Rescheduling& wanted, Rights rights, const Claim& claim) {
  const auto contract = contract_of(caller);
  const Instant now = clock_.now();
  const auto refuse = [&](const store::Named& found) {
    refuse_not_open(found, now);
    if (rights == Rights::patient) refuse_inside(contract, found, found.reschedule_cutoff_minutes, now);
  };
  const auto standing =
      database_.read([&](db::Transaction& transaction) { return must_find(transaction, contract.id, patient, id); });
  refuse(standing);
  const auto chosen = this->chosen(contract, {wanted.hold_id, wanted.slot, rights, id}, now);
  // Another service is another booking, with its own length, price and preparation.
  if (chosen.candidate.slot.service_id != standing.service) throw Refused::field("slot.service_id", "SERVICE_STAYS");
  const auto price = chosen.plan.price(chosen.candidate.slot.practitioner_id, chosen.candidate.slot.location_id);
  win(contract, chosen, rights, now, [&](db::Transaction& transaction) {
    auto found = must_find(transaction, contract.id, patient, id);
    refuse(found);
    const auto& slot = chosen.candidate.slot;
    if (rights == Rights::patient && store::is_engaged(transaction, contract.id, patient, {slot.start, slot.end}, id))
      throw Refused{Reason::conflict, "OVERLAPS_OWN"}.with("phone", phone_to_call(contract, found.phone));
    if (claim) claim(transaction);
    const store::Stay before = found;
    const auto stay = settle(transaction, contract.id, chosen, id.value, now);
    release(transaction, contract.id, before, id.value, stay);
    set_stay(found, stay);
    found.moved_from = before.start_at;
    found.confirmed_at.reset();
    found.price_minor = price ? std::optional{price->amount_minor} : std::nullopt;
    found.price_currency = price ? price->currency : "";
    if (!store::update(transaction, contract.id, found, now)) throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
    journal(transaction, caller, audit::Action::appointment_moved, patient, id);
    announce_(transaction, caller, {News::What::moved, id, patient});
  });
  return find(caller, patient, id);
}

Appointment Bookings::reschedule(const Caller& caller, patients::PatientId patient, AppointmentId id,
                                 const Rescheduling& wanted) {
  return move(caller, patient, id, wanted, Rights::patient);
}

Appointment Bookings::reschedule(const Caller& caller, patients::PatientId patient, AppointmentId id,
                                 const StaffRescheduling& wanted) {
  return move(caller, patient, id, wanted, rights_of(wanted.outside_hours));
}

Appointment Bookings::take_offered(const Caller& caller, patients::PatientId patient, const Offered& offered) {
  if (offered.instead) return move(caller, patient, *offered.instead, {offered.hold, {}}, Rights::staff, offered.claim);
  NewAppointment wanted;
  wanted.hold_id = offered.hold;
  return book_chosen(caller, patient, wanted, offered.rights, offered.claim);
}

Appointment Bookings::set_status(const Caller& caller, patients::PatientId patient, AppointmentId id,
                                 const StatusChange& wanted) {
  const auto contract = contract_of(caller);
  const Instant now = clock_.now();
  if (wanted.status == AppointmentStatus::cancelled) throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
  database_.write([&](db::Transaction& transaction) {
    auto found = must_find(transaction, contract.id, patient, id);
    if (found.status == wanted.status) return;
    const bool is_accepted = found.status == AppointmentStatus::pending && wanted.status == AppointmentStatus::booked;
    if (found.status == AppointmentStatus::cancelled || wanted.status == AppointmentStatus::pending ||
        (found.status == AppointmentStatus::pending && !is_accepted))
      throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
    if (is_accepted && found.start_at <= now) throw Refused{Reason::conflict, "APPOINTMENT_OVER"};
    const bool is_done = wanted.status == AppointmentStatus::fulfilled || wanted.status == AppointmentStatus::noshow;
    if (is_done && found.start_at > now) throw Refused{Reason::conflict, "APPOINTMENT_TO_COME"};
    found.status = wanted.status;
    if (!store::update(transaction, contract.id, found, now)) throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
    journal(transaction, caller, audit::Action::appointment_changed, patient, id,
            R"({"status":")" + spelling(wanted.status) + R"("})");
    if (is_accepted) announce_(transaction, caller, {News::What::accepted, id, patient});
    if (wanted.status == AppointmentStatus::noshow) announce_(transaction, caller, {News::What::missed, id, patient});
  });
  return find(caller, patient, id);
}

Appointment Bookings::confirm(const Caller& caller, patients::PatientId patient, AppointmentId id) {
  const auto contract = contract_of(caller);
  const Instant now = clock_.now();
  database_.write([&](db::Transaction& transaction) {
    refuse_not_open(must_find(transaction, contract.id, patient, id), now);
    if (!store::confirm(transaction, contract.id, id, now)) throw Refused{Reason::conflict, "APPOINTMENT_STATE"};
    journal(transaction, caller, audit::Action::appointment_changed, patient, id, R"({"confirmed":true})");
  });
  return find(caller, patient, id);
}

void Bookings::journal(db::Transaction& transaction, const Caller& caller, audit::Action action,
                       patients::PatientId patient, AppointmentId id, std::string detail) {
  journal_.write(transaction, caller,
                 {.action = action,
                  .patient = patient.value,
                  .entity_type = "Appointment",
                  .entity = id.value,
                  .detail = std::move(detail)});
}

}  // namespace portico::booking
