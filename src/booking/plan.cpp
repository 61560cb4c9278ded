#include "booking/plan.hpp"

#include <algorithm>

#include "booking/store.hpp"
#include "scheduling/open_hours.hpp"

namespace portico::booking {
namespace {

using scheduling::Timetable;
using scheduling::store::Place;

// Nobody's clocks are further from UTC than that, and no buffer is longer.
constexpr hours margin{26};

std::vector<RoomId> rooms_at(const std::vector<scheduling::Room>& rooms, LocationId location) {
  std::vector<RoomId> there;
  for (const auto& room : rooms)
    if (room.location_id == location) there.push_back(room.id);
  return there;
}

Offer offer_of(const scheduling::HealthcareService& service, const Place& place, const Timetable& timetable,
               const std::vector<scheduling::Room>& rooms, const calendar::Interval& window) {
  const calendar::Zone zone{place.time_zone};
  return {place.practitioner, place.location, minutes{place.duration_minutes.value_or(service.duration_minutes)},
          scheduling::open_hours(timetable, {place.practitioner, place.location, service.id}, zone,
                                 zone.date_of(window.start), zone.date_of(window.end)),
          rooms_at(rooms, place.location)};
}

Occupancy occupancy_of(db::Transaction& transaction, OrganizationId organization,
                       const scheduling::HealthcareService& service, const Wish& wish, const calendar::Interval& window,
                       Instant now) {
  const auto wide = Cells::of({window.start - margin, window.end + margin});
  std::vector<TakenSeats> seats;
  if (service.capacity > 1) seats = store::taken_seats(transaction, organization, service.id, window, now);
  auto taken = store::taken(transaction, organization, service.id, wide, now);
  std::erase_if(taken, [&](const Taken& one) { return one.holder == wish.moving; });
  return {taken, seats, store::busy_of(transaction, organization, service.id, wide.interval())};
}

}  // namespace

const Offer* Plan::offer(PractitionerId practitioner, LocationId location) const {
  const auto found = std::ranges::find_if(
      offers, [&](const Offer& one) { return one.practitioner == practitioner && one.location == location; });
  return found == offers.end() ? nullptr : &*found;
}

std::optional<scheduling::Price> Plan::price(PractitionerId practitioner, LocationId location) const {
  const auto place = std::ranges::find_if(
      places, [&](const Place& one) { return one.practitioner == practitioner && one.location == location; });
  const auto own = place == places.end() ? std::nullopt : place->price_minor;
  const auto amount = own ? own : service.price_minor;
  if (!amount) return std::nullopt;
  return scheduling::Price{*amount, service.price_currency};
}

std::optional<Plan> plan_of(db::Transaction& transaction, OrganizationId organization, const Wish& wish,
                            const calendar::Interval& window, Instant now) {
  auto service = scheduling::store::service(transaction, organization, wish.service);
  if (!service || service->status != scheduling::Standing::active) return std::nullopt;
  const calendar::Zone utc{"UTC"};
  const Timetable timetable{scheduling::store::rules_of(transaction, organization, wish.service),
                            scheduling::store::exceptions(transaction, organization, utc.date_of(window.start - margin),
                                                          utc.date_of(window.end + margin)),
                            scheduling::store::policy(transaction, organization).holidays};
  const auto rooms = scheduling::store::rooms_of(transaction, organization, wish.service);
  Plan plan;
  plan.places = scheduling::store::places_of(transaction, organization, wish.service);
  std::erase_if(plan.places, [&](const Place& place) {
    return (wish.location && place.location != *wish.location) ||
           (wish.practitioner && place.practitioner != *wish.practitioner);
  });
  for (const auto& place : plan.places) plan.offers.push_back(offer_of(*service, place, timetable, rooms, window));
  plan.occupancy = occupancy_of(transaction, organization, *service, wish, window, now);
  plan.service = *std::move(service);
  return plan;
}

}  // namespace portico::booking
