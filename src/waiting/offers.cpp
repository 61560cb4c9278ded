#include "waiting/offers.hpp"

#include <algorithm>

#include "booking/taking.hpp"
#include "identity/codes.hpp"
#include "json/json.hpp"
#include "organization/store.hpp"

namespace portico::waiting {
namespace {

using booking::News;

constexpr auto look_job = "waiting_look";
constexpr auto look_everywhere_job = "waiting_look_everywhere";
constexpr auto turn_job = "waiting_turn";
constexpr int offers_a_day = 3;
// The hold outlasts the offer, so that the next in line comes before whoever passes by.
constexpr minutes grace{1};

struct Turn {
  OpeningId opening;
};
BOOST_DESCRIBE_STRUCT(Turn, (), (opening))

Caller program(OrganizationId organization) {
  Caller caller;
  caller.kind = Caller::Kind::system;
  caller.organization = organization;
  caller.request_id = "waiting-list";
  return caller;
}

Instant answer_until(Instant visit, Instant now) { return std::min(now + time_to_answer(visit, now), visit); }

std::vector<Waiter> waiters(const std::vector<store::InLine>& entries, const std::vector<store::Known>& known,
                            const std::vector<store::Engaged>& engaged) {
  std::vector<Waiter> line;
  for (const auto& entry : entries) {
    const auto made = std::min<std::int64_t>(entry.offers_today, offers_a_day);
    Waiter waiter{entry.id, entry.wishes(), entry.replaces_start, offers_a_day - static_cast<int>(made), {}, {}};
    for (const auto& one : engaged)
      if (one.entry == entry.id) waiter.engaged.push_back({one.start_at, one.end_at});
    for (const auto& one : known)
      if (one.entry == entry.id) waiter.known.insert({one.practitioner, one.start_at});
    line.push_back(std::move(waiter));
  }
  return line;
}

Date last_day(const std::vector<store::InLine>& entries) {
  Date last;
  for (const auto& entry : entries) last = std::max(last, entry.until_day);
  return last;
}

bool is_same(const Candidate& candidate, const store::StoredOpening& opening) {
  return candidate.slot.practitioner_id == opening.practitioner && candidate.slot.location_id == opening.location &&
         candidate.slot.start == opening.start_at;
}

}  // namespace

// A service with its line and its free times, those of institutions where it is night left out.
struct Offers::Picture {
  organization::Organization contract;
  WaitingMode mode = WaitingMode::off;
  booking::Plan plan;
  std::vector<store::InLine> entries;
  std::vector<Waiter> line;
  std::vector<Candidate> free;
  Zones zones;
  std::optional<Instant> morning;  // when it is day again where it is night
  Instant now;
};

Offers::Offers(db::Database& database, audit::Journal& journal, jobs::Queue& queue, booking::Bookings& bookings,
               Letters& letters, patients::Store& patients, const Clock& clock)
    : database_{database},
      journal_{journal},
      queue_{queue},
      bookings_{bookings},
      letters_{letters},
      patients_{patients},
      clock_{clock} {}

void Offers::handle_jobs() {
  queue_.handle(look_everywhere_job, [this](const jobs::Job&) { look_everywhere(); });
  queue_.handle(look_job, [this](const jobs::Job& job) { look(job.organization); });
  queue_.handle(turn_job,
                [this](const jobs::Job& job) { turn(job.organization, json::decode<Turn>(job.payload).opening); });
}

void Offers::heard(db::Transaction& transaction, const Caller& caller, const News& news) {
  switch (news.what) {
    case News::What::booked:
    case News::What::accepted:
      return store::attach(transaction, caller.organization, news.patient, news.appointment);
    case News::What::moved:
    case News::What::cancelled:
    case News::What::declined:
      if (store::is_waited_for(transaction, caller.organization))
        queue_.add(transaction, {.kind = look_job, .organization = caller.organization, .payload = "{}"});
      return;
    case News::What::requested:
    case News::What::missed:
      return;
  }
}

void Offers::look_everywhere() {
  std::vector<OrganizationId> contracts;
  for (const auto& one : database_.read([](db::Transaction& transaction) { return store::waited(transaction); }))
    if (contracts.empty() || contracts.back() != one.organization) contracts.push_back(one.organization);
  for (const auto& contract : contracts) look(contract);
}

void Offers::look(OrganizationId organization) {
  const Instant now = clock_.now();
  const auto waited = database_.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, organization);
    if (contract) store::expire(transaction, organization, date_in_zone(now, contract->time_zone), now);
    return store::waited(transaction);
  });
  for (const auto& one : waited)
    if (one.organization == organization) look(organization, one.service);
}

std::optional<Offers::Picture> Offers::picture(OrganizationId organization, HealthcareServiceId service,
                                               const std::optional<store::StoredOpening>& opening) {
  const Instant now = clock_.now();
  return database_.snapshot([&](db::Transaction& transaction) -> std::optional<Picture> {
    const auto contract = organization::store::by_id(transaction, organization);
    auto entries = store::in_line(transaction, organization, service, now);
    const auto mode = store::policy(transaction, organization).of(service);
    if (!contract || entries.empty() || mode == WaitingMode::off) return std::nullopt;
    Picture found{*contract, mode, {}, std::move(entries), {}, {}, {}, {}, now};
    const calendar::Interval window{
        now, calendar::Zone{contract->time_zone}.start_at(last_day(found.entries).plus_days(2), 0)};
    booking::Wish wish{.service = service};
    if (opening) wish.moving = opening->id.value;
    auto plan = booking::plan_of(transaction, organization, wish, window, now);
    if (!plan) return std::nullopt;
    found.plan = *std::move(plan);
    found.line = waiters(found.entries, store::known(transaction, organization, service, now),
                         store::engaged(transaction, organization, service, now));
    for (const auto& [location, zone] : scheduling::store::zones(transaction, organization))
      found.zones.emplace(location, calendar::Zone{zone});
    const auto open = booking::bookable(found.plan.service, booking::Rights::patient, now);
    for (auto& candidate :
         found.plan.in({std::max(open.start, window.start), std::max(open.start, std::min(open.end, window.end))})) {
      const auto zone = found.zones.find(candidate.slot.location_id);
      if (opening ? !is_same(candidate, *opening) : !candidate.is_free) continue;
      if (zone == found.zones.end()) continue;
      if (!is_silent(now, zone->second)) {
        found.free.push_back(std::move(candidate));
        continue;
      }
      const auto morning = next_morning(now, zone->second);
      found.morning = std::min(found.morning.value_or(morning), morning);
    }
    return found;
  });
}

void Offers::look(OrganizationId organization, HealthcareServiceId service) {
  const auto picture = this->picture(organization, service, std::nullopt);
  if (!picture) return;
  for (auto& match : matches(picture->mode, picture->line, picture->free, picture->zones, picture->now)) {
    drop_unfit(*picture, match);
    if (!match.entries.empty()) make(*picture, match);
  }
  if (!picture->morning) return;
  database_.write([&](db::Transaction& transaction) {
    queue_.add(transaction, {.kind = look_job,
                             .organization = organization,
                             .payload = "{}",
                             .unique_key = "morning-" + picture->morning->rfc3339(),
                             .run_at = picture->morning});
  });
}

// Whom the service is no longer for waits no more: the next look passes the time on.
void Offers::drop_unfit(const Picture& picture, Match& match) {
  std::erase_if(match.entries, [&](EntryId id) {
    const auto entry = std::ranges::find(picture.entries, id, &store::InLine::id);
    const bool is_fit = database_.read([&](db::Transaction& transaction) {
      const auto patient = patients_.find(transaction, picture.contract.id, entry->patient);
      if (!patient || patient->deceased) return false;
      if (entry->replaces_start || entry->entered_by == Actor::staff) return true;
      try {
        bookings_.refuse_unfit(transaction, picture.contract, picture.plan.service, match.candidate.slot.start,
                               entry->patient, picture.now);
        return true;
      } catch (const Refused&) {
        return false;
      }
    });
    if (!is_fit)
      database_.write([&](db::Transaction& transaction) {
        store::end(transaction, picture.contract.id, id, WaitingStatus::expired, std::nullopt, picture.now);
      });
    return !is_fit;
  });
}

void Offers::hold(db::Transaction& transaction, const Picture& picture, const Match& match, OpeningId id,
                  Instant expires_at) {
  if (const auto before = booking::store::hold(transaction, picture.contract.id, id)) {
    booking::release(transaction, picture.contract.id, *before, id.value);
    booking::store::remove_hold(transaction, picture.contract.id, id);
  }
  const auto stay = booking::take(transaction, picture.contract.id, picture.plan.service, match.candidate, id.value,
                                  expires_at + grace, picture.now);
  booking::store::insert(transaction, picture.contract.id, booking::store::StoredHold{{stay}, id, expires_at + grace});
}

bool Offers::make(const Picture& picture, const Match& match) {
  const auto& slot = match.candidate.slot;
  const store::StoredOpening opening{OpeningId::make(), slot.service_id, slot.practitioner_id, slot.location_id,
                                     slot.start,        slot.end,        picture.mode};
  const Instant expires_at = answer_until(slot.start, picture.now);
  try {
    database_.write([&](db::Transaction& transaction) {
      hold(transaction, picture, match, opening.id, expires_at);
      store::insert(transaction, picture.contract.id, opening, picture.now);
      offer(transaction, picture, match, opening.id, expires_at);
    });
    return true;
  } catch (const booking::Lost&) {
    return false;
  }
}

bool Offers::make_again(const Picture& picture, const Match& match, const store::StoredOpening& opening) {
  const Instant expires_at = answer_until(opening.start_at, picture.now);
  try {
    database_.write([&](db::Transaction& transaction) {
      const auto now_open = store::opening(transaction, picture.contract.id, opening.id);
      if (!now_open || now_open->status != store::OpeningStatus::open) return;
      if (!store::standing(transaction, picture.contract.id, opening.id).empty()) return;
      hold(transaction, picture, match, opening.id, expires_at);
      offer(transaction, picture, match, opening.id, expires_at);
    });
    return true;
  } catch (const booking::Lost&) {
    return false;
  }
}

void Offers::offer(db::Transaction& transaction, const Picture& picture, const Match& match, OpeningId opening,
                   Instant expires_at) {
  for (const auto& entry : match.entries)
    if (store::set_status(transaction, picture.contract.id, entry, WaitingStatus::waiting, WaitingStatus::offered))
      offer_to(transaction, picture, entry, opening, expires_at);
  // Others have offered them something meanwhile.
  if (store::standing(transaction, picture.contract.id, opening).empty()) throw booking::Lost{};
  queue_.add(transaction, {.kind = turn_job,
                           .organization = picture.contract.id,
                           .payload = json::encode(Turn{opening}),
                           .run_at = expires_at});
}

void Offers::offer_to(db::Transaction& transaction, const Picture& picture, EntryId id, OpeningId opening,
                      Instant expires_at) {
  const auto& contract = picture.contract;
  const auto entry = std::ranges::find(picture.entries, id, &store::InLine::id);
  const auto patient = patients_.find(transaction, contract.id, entry->patient);
  const auto addresses = letters_.addresses(transaction, contract, *patient, entry->account);
  const auto token = identity::make_token();
  const store::StoredOffer made{OfferId::make(),   id,         opening,     OfferStatus::offered,
                                addresses.empty(), token.hash, picture.now, expires_at};
  store::insert(transaction, contract.id, made);
  const auto named = store::named_offer(transaction, contract.id, made.id, picture.now);
  if (!letters_.send(transaction, contract, *patient, addresses, *named, token.text))
    store::mark_by_call(transaction, contract.id, made.id);
  journal_.write(transaction, program(contract.id),
                 {.action = audit::Action::waiting_offered,
                  .patient = entry->patient.value,
                  .entity_type = "Appointment",
                  .entity = opening.value});
}

void Offers::pass_on_soon(db::Transaction& transaction, OrganizationId organization, OpeningId opening) {
  queue_.add(transaction, {.kind = turn_job, .organization = organization, .payload = json::encode(Turn{opening})});
}

void Offers::turn(OrganizationId organization, OpeningId id) {
  const auto opening =
      database_.read([&](db::Transaction& transaction) { return store::opening(transaction, organization, id); });
  if (!opening || !is_over(organization, id)) return;
  pass_on(organization, *opening);
  look(organization, opening->service);
}

// Ends what has run out. Whether nobody can accept any more.
bool Offers::is_over(OrganizationId organization, OpeningId id) {
  const Instant now = clock_.now();
  return database_.write([&](db::Transaction& transaction) {
    const auto opening = store::opening(transaction, organization, id);
    if (opening->status != store::OpeningStatus::open) return false;
    bool is_over = true;
    for (const auto& offer : store::standing(transaction, organization, id)) {
      if (offer.expires_at > now) {
        is_over = false;
        continue;
      }
      store::settle(transaction, organization, offer.id, OfferStatus::expired, std::nullopt, now);
      store::set_status(transaction, organization, offer.entry, WaitingStatus::offered, WaitingStatus::waiting);
    }
    return is_over;
  });
}

void Offers::pass_on(OrganizationId organization, const store::StoredOpening& opening) {
  if (const auto picture = this->picture(organization, opening.service, opening)) {
    auto next = matches(opening.mode, picture->line, picture->free, picture->zones, picture->now);
    for (auto& match : next) {
      drop_unfit(*picture, match);
      if (!match.entries.empty() && make_again(*picture, match, opening)) return;
    }
  }
  give_back(organization, opening.id);
}

void Offers::give_back(OrganizationId organization, OpeningId id) {
  database_.write([&](db::Transaction& transaction) {
    // Another process may have found the next one.
    if (!store::standing(transaction, organization, id).empty()) return;
    if (!store::close(transaction, organization, id, store::OpeningStatus::unfilled, clock_.now())) return;
    const auto held = booking::store::hold(transaction, organization, id);
    if (!held) return;
    booking::release(transaction, organization, *held, id.value);
    booking::store::remove_hold(transaction, organization, id);
  });
}

}  // namespace portico::waiting
