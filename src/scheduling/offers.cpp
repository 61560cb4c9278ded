#include "scheduling/offers.hpp"

#include <algorithm>
#include <map>

#include "base/refused.hpp"
#include "organization/store.hpp"
#include "scheduling/store.hpp"

namespace portico::scheduling {
namespace {

template <class List, class Value>
void add_once(List& list, const Value& value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

struct Read {
  organization::Organization contract;
  std::vector<HealthcareService> services;  // in order, those that are shown
  std::vector<store::Place> places;         // of these, as wanted
};

bool fits(const store::Place& place, const OfferQuery& wanted) {
  return (!wanted.location || place.location == wanted.location) &&
         (!wanted.service || place.service == wanted.service) &&
         (!wanted.practitioner || place.practitioner == wanted.practitioner);
}

Read read(db::Database& database, std::string_view suffix, const OfferQuery& wanted) {
  return database.snapshot([&](db::Transaction& transaction) {
    auto contract = organization::store::by_suffix(transaction, suffix);
    if (!contract) throw Refused::not_found();
    Read found{*std::move(contract), {}, {}};
    found.services = store::services(transaction, found.contract.id);
    std::erase_if(found.services, [](const HealthcareService& one) {
      return one.status != Standing::active || one.availability == Availability::hidden;
    });
    found.places = store::places(transaction, found.contract.id);
    std::erase_if(found.places, [&](const store::Place& place) {
      return !fits(place, wanted) ||
             std::ranges::find(found.services, place.service, &HealthcareService::id) == found.services.end();
    });
    return found;
  });
}

void add_place(OfferedService& shown, const HealthcareService& service, const store::Place& place) {
  const auto duration = place.duration_minutes.value_or(service.duration_minutes);
  const bool is_first = shown.practitioners.empty();
  shown.duration_minutes = is_first ? duration : std::min(shown.duration_minutes, duration);
  shown.longest_minutes = std::max(shown.longest_minutes, duration);
  if (const auto price = place.price_minor ? place.price_minor : service.price_minor) {
    if (!shown.price || *price < shown.price->amount_minor) shown.price = Price{*price, service.price_currency};
    if (!shown.highest_price || *price > shown.highest_price->amount_minor)
      shown.highest_price = Price{*price, service.price_currency};
  }
  add_once(shown.locations, place.location);
  add_once(shown.practitioners, place.practitioner);
}

OfferedService shown_of(const HealthcareService& service, Language reader, Language contract) {
  OfferedService shown;
  shown.id = service.id;
  shown.name = service.name(reader, contract);
  shown.specialty = service.specialty;
  shown.availability = service.availability;
  shown.modality = service.modality;
  shown.preparation = service.preparation(reader, contract);
  shown.capacity = service.capacity;
  shown.cancel_cutoff_minutes = service.cancel_cutoff_minutes;
  shown.reschedule_cutoff_minutes = service.reschedule_cutoff_minutes;
  shown.horizon_days = service.horizon_days;
  shown.new_patients = service.new_patients;
  shown.from_age = service.from_age;
  shown.to_age = service.to_age;
  shown.gender = service.gender;
  return shown;
}

}  // namespace

OfferedLocationList Offers::locations(std::string_view suffix, const OfferQuery& wanted) {
  const auto found = read(database_, suffix, wanted);
  OfferedLocationList list;
  for (const auto& place : found.places) {
    auto known = std::ranges::find(list.items, place.location, &OfferedLocation::id);
    if (known == list.items.end()) {
      list.items.push_back({place.location,
                            place.location_name,
                            place.address_line,
                            place.city,
                            place.postal_code,
                            place.location_phone.empty() ? found.contract.phone : place.location_phone,
                            place.time_zone,
                            {}});
      known = list.items.end() - 1;
    }
    add_once(known->services, place.service);
  }
  std::ranges::sort(list.items, {}, &OfferedLocation::name);
  return list;
}

OfferedServiceList Offers::services(std::string_view suffix, const OfferQuery& wanted, Language reader) {
  const auto found = read(database_, suffix, wanted);
  OfferedServiceList list;
  for (const auto& service : found.services) {
    auto shown = shown_of(service, reader, found.contract.language);
    for (const auto& place : found.places)
      if (place.service == service.id) add_place(shown, service, place);
    if (shown.practitioners.empty()) continue;
    if (shown.highest_price == shown.price) shown.highest_price.reset();
    list.items.push_back(std::move(shown));
  }
  return list;
}

OfferedPractitionerList Offers::practitioners(std::string_view suffix, const OfferQuery& wanted) {
  const auto found = read(database_, suffix, wanted);
  OfferedPractitionerList list;
  for (const auto& place : found.places) {
    auto known = std::ranges::find(list.items, place.practitioner, &OfferedPractitioner::id);
    if (known == list.items.end()) {
      list.items.push_back({place.practitioner, place.practitioner_name, place.practitioner_specialty, {}, {}});
      known = list.items.end() - 1;
    }
    add_once(known->services, place.service);
    add_once(known->locations, place.location);
  }
  return list;
}

}  // namespace portico::scheduling
