#include "booking/choosing.hpp"

#include <algorithm>

#include "json/json.hpp"
#include "phone/phone.hpp"

namespace portico::booking {
namespace {

using organization::Organization;
using scheduling::Availability;

constexpr std::size_t nearest_shown = 3;
constexpr hours looked_before{24 * 3};
constexpr hours looked_after{24 * 14};

Slot slot_of(const ChosenSlot& wanted) {
  return {wanted.service_id, wanted.practitioner_id, wanted.location_id, wanted.start, wanted.start, std::nullopt};
}

void refuse_not_online(const Organization& contract, const Plan& plan, Rights rights) {
  if (rights != Rights::patient) return;
  if (plan.service.availability == Availability::hidden) throw Refused::not_found();
  if (plan.service.availability != Availability::by_phone) return;
  throw Refused{Reason::conflict, "SERVICE_NOT_ONLINE"}.with(
      "phone", phone_to_call(contract, plan.places.empty() ? "" : plan.places.front().location_phone));
}

std::string nearest_to(db::Transaction& transaction, const Organization& contract, const Slot& wanted, Rights rights,
                       Instant now) {
  const calendar::Interval window{wanted.start - looked_before, wanted.start + looked_after};
  const auto plan = plan_of(transaction, contract.id, {.service = wanted.service_id}, window, now);
  if (!plan) return "[]";
  const auto open = bookable(plan->service, rights, now);
  auto all = plan->in({std::max(window.start, open.start), std::min(window.end, open.end)});
  auto own = all;
  std::erase_if(own, [&](const Candidate& one) {
    return one.slot.practitioner_id != wanted.practitioner_id || one.slot.location_id != wanted.location_id;
  });
  auto shown = nearest(own, wanted.start, nearest_shown);
  for (const auto& slot : nearest(all, wanted.start, 2 * nearest_shown))
    if (shown.size() < nearest_shown && std::ranges::find(shown, slot) == shown.end()) shown.push_back(slot);
  std::ranges::sort(shown, {}, &Slot::start);
  return json::encode(shown);
}

// A day of the institution at least, since the rules speak of days.
calendar::Interval around(Instant start) { return {start - hours{1}, start + hours{1}}; }

}  // namespace

std::string phone_to_call(const Organization& contract, const std::string& own) {
  return phone::international_format(own.empty() ? contract.phone : own);
}

calendar::Interval bookable(const scheduling::HealthcareService& service, Rights rights, Instant now) {
  const Instant last = now + hours{24 * service.horizon_days};
  if (rights == Rights::patient) return {now + minutes{service.min_notice_minutes}, last};
  return {now - hours{24}, now + hours{24 * 730}};
}

Refused slot_taken(db::Transaction& transaction, const Organization& contract, const Slot& wanted, Rights rights,
                   Instant now) {
  return Refused{Reason::conflict, "SLOT_TAKEN"}.with_json("nearest",
                                                           nearest_to(transaction, contract, wanted, rights, now));
}

Refused hold_expired(db::Transaction& transaction, const Organization& contract, const Slot& wanted, Instant now) {
  return Refused{Reason::conflict, "HOLD_EXPIRED"}.with_json(
      "nearest", nearest_to(transaction, contract, wanted, Rights::patient, now));
}

void refuse_age(const Organization& contract, const scheduling::HealthcareService& service, Instant start,
                const std::optional<Date>& birth_date) {
  if (!birth_date || (!service.from_age && !service.to_age)) return;
  const int age = age_in_years(*birth_date, date_in_zone(start, contract.time_zone));
  if (age < service.from_age.value_or(0) || age > service.to_age.value_or(age))
    throw Refused{Reason::conflict, "SERVICE_AGE"}.with("phone", phone_to_call(contract));
}

Chosen choose(db::Transaction& transaction, const Organization& contract, const ChosenSlot& wanted, Rights rights,
              std::optional<Uuid> moving, Instant now) {
  auto plan = plan_of(transaction, contract.id,
                      {.service = wanted.service_id,
                       .location = wanted.location_id,
                       .practitioner = wanted.practitioner_id,
                       .moving = moving},
                      around(wanted.start), now);
  const auto* offer = plan ? plan->offer(wanted.practitioner_id, wanted.location_id) : nullptr;
  if (!offer) throw Refused::not_found();
  refuse_not_online(contract, *plan, rights);
  const auto refused = [&](const char* code) {
    return Refused{Reason::conflict, code}.with_json("nearest",
                                                     nearest_to(transaction, contract, slot_of(wanted), rights, now));
  };
  const auto open = bookable(plan->service, rights, now);
  if (wanted.start < open.start || wanted.start >= open.end) throw refused("SLOT_NOT_OFFERED");
  auto found = candidate(plan->service, *offer, plan->occupancy, wanted.start);
  const auto starts = plan->in(around(wanted.start));
  const bool is_ruled =
      std::ranges::any_of(starts, [&](const Candidate& one) { return one.slot.start == wanted.start; });
  if (!is_ruled && rights == Rights::patient) throw refused("SLOT_NOT_OFFERED");
  // Staff need not keep to the grid, only to the hours.
  const auto is_within = [&](const calendar::Interval& open_stretch) {
    return open_stretch.contains({found.slot.start, found.slot.end});
  };
  if (!is_ruled && rights == Rights::staff && std::ranges::none_of(offer->open, is_within))
    throw refused("OUTSIDE_HOURS");
  if (!found.is_untaken) throw refused("SLOT_TAKEN");
  // Why it is not free is nobody's business but the clinic's.
  if (!found.is_free && rights == Rights::patient) throw refused("SLOT_TAKEN");
  if (!found.is_free && rights == Rights::staff) throw refused("BUSY_ELSEWHERE");
  found.ignores_busy = rights == Rights::beyond_hours;
  return {*std::move(plan), std::move(found), std::nullopt};
}

Chosen choose_held(db::Transaction& transaction, const Organization& contract, HoldId id, Instant now) {
  auto hold = store::hold(transaction, contract.id, id);
  auto plan = hold ? plan_of(transaction, contract.id,
                             {.service = hold->service, .location = hold->location, .practitioner = hold->practitioner},
                             around(hold->start_at), now)
                   : std::nullopt;
  if (!plan || hold->start_at <= now) throw Refused{Reason::conflict, "HOLD_EXPIRED"};
  Candidate candidate;
  candidate.slot = {hold->service, hold->practitioner, hold->location, hold->start_at, hold->end_at, std::nullopt};
  candidate.cells = hold->cells();
  candidate.ignores_busy = true;  // it was free when it was held
  return {*std::move(plan), std::move(candidate), std::move(hold)};
}

}  // namespace portico::booking
