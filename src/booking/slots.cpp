#include "booking/slots.hpp"

#include <algorithm>
#include <limits>

#include "base/refused.hpp"
#include "booking/taking.hpp"
#include "calendar/zone.hpp"
#include "organization/store.hpp"

namespace portico::booking {
namespace {

constexpr int longest_range_days = 62;
constexpr int usual_range_days = 14;
constexpr int most_slots = std::numeric_limits<int>::max();
// Of one address: a household, or a waiting room's Wi-Fi.
constexpr identity::Limit holds_of_address{30, minutes{10}};

organization::Organization must_find(db::Transaction& transaction, std::string_view suffix) {
  auto contract = organization::store::by_suffix(transaction, suffix);
  if (!contract) throw Refused::not_found();
  return *std::move(contract);
}

// A day stands for its beginning, or for its end where `plus_days` is 1.
std::optional<Instant> moment_of(const std::optional<Text<0, 40>>& text, const calendar::Zone& zone, int plus_days,
                                 const char* field) {
  if (!text) return std::nullopt;
  if (const auto day = Date::parse(text->value)) return zone.start_at(day->plus_days(plus_days), 0);
  if (const auto moment = Instant::parse(text->value)) return moment;
  throw Refused::field(field, "FORMAT_DAY");
}

calendar::Interval range_of(const SlotQuery& wanted, const std::string& time_zone, Instant now) {
  const calendar::Zone zone{time_zone};
  const Instant from = moment_of(wanted.from, zone, 0, "from").value_or(now);
  const Instant until =
      moment_of(wanted.to, zone, 1, "to").value_or(zone.start_at(zone.date_of(from).plus_days(usual_range_days), 0));
  if (until - from > hours{24 * longest_range_days})
    throw Refused::field("to", "RANGE_TOO_LONG", {{"limit", std::int64_t{longest_range_days}}});
  return {from, until};
}

std::vector<Slot> free_in(const Plan& plan, const calendar::Interval& window) {
  std::vector<Slot> free;
  for (auto& one : plan.in(window))
    if (one.is_free) free.push_back(one.slot);
  return free;
}

// Days of an institution are those of its clocks.
std::string zone_of(db::Transaction& transaction, const organization::Organization& contract,
                    const std::optional<LocationId>& location) {
  if (location)
    for (const auto& [id, zone] : scheduling::store::zones(transaction, contract.id))
      if (id == *location) return zone;
  return contract.time_zone;
}

calendar::Interval both(const calendar::Interval& one, const calendar::Interval& other) {
  return {std::max(one.start, other.start), std::min(one.end, other.end)};
}

}  // namespace

SlotList Slots::find(std::string_view suffix, const SlotQuery& wanted) {
  return database_.snapshot([&](db::Transaction& transaction) {
    return find(transaction, must_find(transaction, suffix), wanted, Rights::patient);
  });
}

SlotList Slots::find(const Caller& caller, const SlotQuery& wanted) {
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, caller.organization);
    if (!contract) throw Refused::not_found();
    return find(transaction, *contract, wanted, Rights::staff);
  });
}

SlotList Slots::find(db::Transaction& transaction, const organization::Organization& contract, const SlotQuery& wanted,
                     Rights rights) {
  const Instant now = clock_.now();
  const auto range = range_of(wanted, zone_of(transaction, contract, wanted.location), now);
  const Wish wish{.service = wanted.service, .location = wanted.location, .practitioner = wanted.practitioner};
  const auto plan = plan_of(transaction, contract.id, wish, range, now);
  const auto availability = plan ? plan->service.availability : scheduling::Availability::hidden;
  const bool is_staff = rights == Rights::staff;
  if (!plan || (availability == scheduling::Availability::hidden && !is_staff)) throw Refused::not_found();
  SlotList list;
  if (availability == scheduling::Availability::by_phone && !is_staff) return list;
  auto open = bookable(plan->service, rights, now);
  // Nobody looks for the next free time in the past, or years ahead.
  open.start = std::max(open.start, now);
  list.items = free_in(*plan, both(range, open));
  const auto most = static_cast<std::size_t>(std::max(wanted.limit.value_or(most_slots), 1));
  if (list.items.size() > most) list.items.resize(most);
  open.end = std::min(open.end, now + hours{24 * plan->service.horizon_days});
  if (!list.items.empty() || range.end >= open.end) return list;
  const calendar::Interval later{std::max(range.end, open.start), open.end};
  const auto after = free_in(*plan_of(transaction, contract.id, wish, later, now), later);
  if (!after.empty()) list.next = after.front();
  return list;
}

Hold Slots::hold(const Caller& caller, std::string_view suffix, const NewHold& wanted) {
  const Instant now = clock_.now();
  organization::Organization contract;
  const auto chosen = database_.snapshot([&](db::Transaction& transaction) {
    contract = must_find(transaction, suffix);
    return choose(transaction, contract, wanted.slot, Rights::patient, std::nullopt, now);
  });
  const auto id = HoldId::make();
  const Instant expires_at = now + hold_time;
  try {
    database_.write([&](db::Transaction& transaction) {
      const auto key = throttles_.key("hold", contract.id, identity::address_bucket(caller.address));
      if (const auto until = throttles_.count(transaction, key, holds_of_address))
        throw Refused{Reason::too_many, "THROTTLED"}.retry_after(
            std::chrono::ceil<seconds>(std::max(*until - now, microseconds{1})));
      const auto stay =
          take(transaction, contract.id, chosen.plan.service, chosen.candidate, id.value, expires_at, now);
      store::insert(transaction, contract.id, store::StoredHold{{stay}, id, expires_at});
    });
  } catch (const Lost&) {
    throw database_.snapshot([&](db::Transaction& transaction) {
      return slot_taken(transaction, contract, chosen.candidate.slot, Rights::patient, now);
    });
  }
  return {id, chosen.candidate.slot, expires_at};
}

void Slots::release(std::string_view suffix, HoldId id) {
  database_.write([&](db::Transaction& transaction) {
    const auto contract = must_find(transaction, suffix);
    const auto held = store::hold(transaction, contract.id, id);
    if (!held) return;
    booking::release(transaction, contract.id, *held, id.value);
    store::remove_hold(transaction, contract.id, id);
  });
}

void Slots::sweep(db::Transaction& transaction) const { store::sweep(transaction, clock_.now()); }

}  // namespace portico::booking
