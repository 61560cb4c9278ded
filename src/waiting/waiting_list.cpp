#include "waiting/waiting_list.hpp"

#include <algorithm>

#include "json/json.hpp"
#include "organization/store.hpp"
#include "waiting/checking.hpp"

namespace portico::waiting {
namespace {

using organization::Organization;
using scheduling::Availability;

constexpr std::size_t shown_free = 3;
constexpr int usual_days = 90;

WaitingOffer shown(const store::NamedOffer& offer) {
  return {offer.id,
          offer.start_at,
          offer.end_at,
          offer.expires_at,
          offer.practitioner,
          offer.practitioner_name,
          offer.location,
          {offer.location_name, offer.address_line, offer.city, offer.postal_code, offer.phone, offer.time_zone},
          offer.by_call};
}

void fill(WaitingEntry& shown_entry, const store::NamedEntry& entry, const std::vector<store::NamedOffer>& offers,
          Language reader, Language otherwise) {
  static_cast<Wishes&>(shown_entry) = entry.wishes();
  scheduling::HealthcareService names;
  names.name_en = entry.name_en;
  names.name_hu = entry.name_hu;
  names.name_es = entry.name_es;
  shown_entry.id = entry.id;
  shown_entry.status = entry.status;
  shown_entry.service_id = entry.service;
  shown_entry.service_name = names.name(reader, otherwise);
  if (entry.replaces_start) shown_entry.replaces = entry.replaces;
  shown_entry.replaces_start = entry.replaces_start;
  shown_entry.entered_by = entry.entered_by;
  shown_entry.entered_at = entry.entered_at;
  shown_entry.ended_at = entry.ended_at;
  shown_entry.appointment_id = entry.appointment;
  shown_entry.offers_made = entry.offers_made;
  const auto offer = std::ranges::find(offers, entry.id, &store::NamedOffer::entry);
  if (offer != offers.end()) shown_entry.offer = shown(*offer);
}

Zones zones_of(db::Transaction& transaction, OrganizationId organization) {
  Zones zones;
  for (const auto& [location, zone] : scheduling::store::zones(transaction, organization))
    zones.emplace(location, calendar::Zone{zone});
  return zones;
}

// What is free already and fits need not be waited for.
std::vector<booking::Slot> free_now(db::Transaction& transaction, const Organization& contract,
                                    HealthcareServiceId service, const Wishes& wishes, std::optional<Instant> before,
                                    Instant now) {
  const calendar::Zone zone{contract.time_zone};
  const calendar::Interval window{now, zone.start_at(wishes.until_day.plus_days(2), 0)};
  const auto plan = booking::plan_of(transaction, contract.id, {.service = service}, window, now);
  if (!plan) throw Refused::not_found();
  const auto open = booking::bookable(plan->service, booking::Rights::patient, now);
  const auto zones = zones_of(transaction, contract.id);
  std::vector<booking::Slot> found;
  for (const auto& one : plan->in({std::max(open.start, now), std::min(open.end, window.end)})) {
    const auto there = zones.find(one.slot.location_id);
    if (one.is_free && there != zones.end() && fits(wishes, one.slot, there->second, before, now))
      found.push_back(one.slot);
    if (found.size() == shown_free) break;
  }
  return found;
}

}  // namespace

struct WaitingList::Wanted {
  Wishes wishes;
  std::optional<AppointmentId> replaces;
};

WaitingList::WaitingList(db::Database& database, audit::Journal& journal, booking::Bookings& bookings, Offers& offers,
                         Letters& letters, patients::Store& patients, const Clock& clock)
    : database_{database},
      journal_{journal},
      bookings_{bookings},
      offers_{offers},
      letters_{letters},
      patients_{patients},
      clock_{clock} {}

Organization WaitingList::contract_of(const Caller& caller) {
  auto contract = database_.read(
      [&](db::Transaction& transaction) { return organization::store::by_id(transaction, caller.organization); });
  if (!contract) throw Refused::not_found();
  return *std::move(contract);
}

WaitingEntryList WaitingList::list(const Caller& caller, PatientId patient) {
  const auto contract = contract_of(caller);
  const Instant now = clock_.now();
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto offers = store::offers_of(transaction, contract.id, patient, now);
    WaitingEntryList list;
    for (const auto& entry : store::of_patient(transaction, contract.id, patient, now))
      fill(list.items.emplace_back(), entry, offers, caller.language, contract.language);
    const auto policy = store::policy(transaction, contract.id);
    for (const auto& service : scheduling::store::services(transaction, contract.id))
      if (service.status == scheduling::Standing::active && service.availability == Availability::online &&
          policy.of(service.id) != WaitingMode::off)
        list.services.push_back(service.id);
    return list;
  });
}

WaitingEntry WaitingList::find(const Caller& caller, PatientId patient, EntryId id) {
  const auto contract = contract_of(caller);
  const Instant now = clock_.now();
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto entry = store::named(transaction, contract.id, id, now);
    if (!entry || entry->patient != patient) throw Refused::not_found();
    WaitingEntry found;
    fill(found, *entry, store::offers_of(transaction, contract.id, patient, now), caller.language, contract.language);
    return found;
  });
}

WaitingList::Wanted WaitingList::checked(db::Transaction& transaction, const Caller& caller, PatientId patient,
                                         HealthcareServiceId service_id, const WaitingWishes& wanted) {
  const Instant now = clock_.now();
  const auto contract = organization::store::by_id(transaction, caller.organization);
  const auto service = scheduling::store::service(transaction, caller.organization, service_id);
  const bool is_patient = caller.kind == Caller::Kind::patient;
  const bool is_hidden = service && service->availability == Availability::hidden && is_patient;
  if (!contract || !service || service->status != scheduling::Standing::active || is_hidden) throw Refused::not_found();
  const auto places = scheduling::store::places_of(transaction, contract->id, service_id);
  const auto phone = booking::phone_to_call(*contract, places.empty() ? "" : places.front().location_phone);
  if (service->availability != Availability::online && is_patient)
    throw Refused{Reason::conflict, "SERVICE_NOT_ONLINE"}.with("phone", phone);
  if (store::policy(transaction, contract->id).of(service_id) == WaitingMode::off)
    throw Refused{Reason::conflict, "WAITING_OFF"}.with("phone", phone);
  Wanted made{checked_wishes(wanted, *service, places, date_in_zone(now, contract->time_zone)), wanted.replaces};
  std::optional<Instant> before;
  if (made.replaces) {
    const auto standing = booking::store::find(transaction, contract->id, *made.replaces);
    const bool may_be = standing && standing->patient == patient && standing->service == service_id &&
                        standing->status == booking::AppointmentStatus::booked && standing->start_at > now;
    if (!may_be) throw Refused::field("replaces", "WAITING_REPLACES");
    before = standing->start_at;
  } else if (is_patient) {
    bookings_.refuse_unfit(transaction, *contract, *service, now, patient, now);
  }
  const auto free = free_now(transaction, *contract, service_id, made.wishes, before, now);
  if (!free.empty()) throw Refused{Reason::conflict, "WAITING_NOT_NEEDED"}.with_json("nearest", json::encode(free));
  return made;
}

WaitingEntry WaitingList::enter(const Caller& caller, PatientId patient, const NewWaiting& wanted) {
  const auto made = database_.snapshot(
      [&](db::Transaction& transaction) { return checked(transaction, caller, patient, wanted.service_id, wanted); });
  store::StoredEntry entry;
  entry.id = EntryId::make();
  entry.patient = patient;
  entry.service = wanted.service_id;
  entry.set(made.wishes);
  entry.replaces = made.replaces;
  entry.entered_by = booking::actor_of(caller);
  if (caller.kind == Caller::Kind::patient) entry.account = caller.actor;
  entry.entered_at = clock_.now();
  database_.write([&](db::Transaction& transaction) {
    if (!store::insert(transaction, caller.organization, entry)) throw Refused{Reason::conflict, "WAITING_ALREADY"};
    journal(transaction, caller, audit::Action::waiting_entered, patient, entry.id);
  });
  return find(caller, patient, entry.id);
}

store::StoredEntry WaitingList::must_stand(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                                           EntryId id) {
  auto entry = store::entry(transaction, organization, id);
  if (!entry || entry->patient != patient) throw Refused::not_found();
  if (entry->ended_at) throw Refused{Reason::conflict, "WAITING_ENDED"};
  return *std::move(entry);
}

WaitingEntry WaitingList::change(const Caller& caller, PatientId patient, EntryId id, const WaitingWishes& wanted) {
  const auto made = database_.snapshot([&](db::Transaction& transaction) {
    const auto entry = must_stand(transaction, caller.organization, patient, id);
    return checked(transaction, caller, patient, entry.service, wanted);
  });
  database_.write([&](db::Transaction& transaction) {
    auto entry = must_stand(transaction, caller.organization, patient, id);
    entry.set(made.wishes);
    entry.replaces = made.replaces;
    if (!store::update(transaction, caller.organization, entry)) throw Refused{Reason::conflict, "WAITING_ENDED"};
    journal(transaction, caller, audit::Action::waiting_changed, patient, id);
  });
  return find(caller, patient, id);
}

WaitingEntry WaitingList::withdraw(const Caller& caller, PatientId patient, EntryId id) {
  const Instant now = clock_.now();
  database_.write([&](db::Transaction& transaction) {
    const auto entry = store::entry(transaction, caller.organization, id);
    if (!entry || entry->patient != patient) throw Refused::not_found();
    if (entry->status == WaitingStatus::withdrawn) return;
    if (!store::end(transaction, caller.organization, id, WaitingStatus::withdrawn, std::nullopt, now))
      throw Refused{Reason::conflict, "WAITING_ENDED"};
    if (const auto offer = store::standing_of(transaction, caller.organization, id)) {
      store::settle(transaction, caller.organization, offer->id, OfferStatus::withdrawn, std::nullopt, now);
      offers_.pass_on_soon(transaction, caller.organization, offer->opening);
    }
    journal(transaction, caller, audit::Action::waiting_withdrawn, patient, id);
  });
  return find(caller, patient, id);
}

WaitingLine WaitingList::line(const Caller& caller, const WaitingLineQuery& query) {
  const auto contract = contract_of(caller);
  const Instant now = clock_.now();
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto offers = store::offers(transaction, contract.id, now);
    WaitingLine line;
    for (const auto& entry : store::line(transaction, contract.id, now)) {
      const auto patient = patients_.find(transaction, contract.id, entry.patient);
      WaitingLineEntry shown_entry;
      fill(shown_entry, entry, offers, caller.language, contract.language);
      shown_entry.patient_id = entry.patient;
      shown_entry.patient_name = entry.patient_name;
      shown_entry.phone = patient->phone;
      for (const auto& address : letters_.addresses(transaction, contract, *patient, entry.account))
        shown_entry.channels.push_back(address.channel);
      const bool is_to_call = shown_entry.offer ? shown_entry.offer->by_call : shown_entry.channels.empty();
      if (is_to_call || !query.to_call.value_or(false)) line.items.push_back(std::move(shown_entry));
    }
    return line;
  });
}

WaitingFigures WaitingList::figures(const Caller& caller, const WaitingFiguresQuery& query) {
  const auto contract = contract_of(caller);
  const calendar::Zone zone{contract.time_zone};
  const Date to = query.to.value_or(zone.date_of(clock_.now()));
  const Date from = query.from.value_or(to.plus_days(-usual_days));
  auto figures = database_.snapshot([&](db::Transaction& transaction) {
    return store::figures(transaction, contract.id, zone.start_at(from, 0), zone.start_at(to.plus_days(1), 0));
  });
  figures.from = from;
  figures.to = to;
  return figures;
}

WaitingPolicy WaitingList::policy(OrganizationId organization) {
  return database_.snapshot([&](db::Transaction& transaction) { return store::policy(transaction, organization); });
}

WaitingPolicy WaitingList::change_policy(const Caller& caller, const WaitingPolicy& wanted) {
  auto tidy = wanted;
  std::ranges::sort(tidy.services, {}, &ServiceMode::service_id);
  const auto same = std::ranges::adjacent_find(tidy.services, {}, &ServiceMode::service_id);
  if (same != tidy.services.end()) throw Refused::field("services", "WAITING_WISH");
  database_.write([&](db::Transaction& transaction) {
    for (const auto& one : tidy.services)
      if (!scheduling::store::service(transaction, caller.organization, one.service_id))
        throw Refused::field("services", "WAITING_WISH");
    if (!store::set_policy(transaction, caller.organization, tidy, clock_.now()))
      throw Refused{Reason::conflict, "VERSION_CHANGED"};
    journal_.write(transaction, caller,
                   {.action = audit::Action::scheduling_changed,
                    .entity_type = "Organization",
                    .entity = caller.organization.value});
  });
  return policy(caller.organization);
}

void WaitingList::journal(db::Transaction& transaction, const Caller& caller, audit::Action action, PatientId patient,
                          EntryId id) {
  journal_.write(transaction, caller,
                 {.action = action, .patient = patient.value, .entity_type = "Appointment", .entity = id.value});
}

}  // namespace portico::waiting
