#include "feeds/outside_calendars.hpp"

#include <algorithm>

#include "base/refused.hpp"
#include "booking/busy.hpp"
#include "calendar/zone.hpp"
#include "feeds/resolving.hpp"
#include "organization/store.hpp"
#include "texts/texts.hpp"

namespace portico::feeds {
namespace {

constexpr const char* place = "outside_calendar.address";
const std::string calendars_off = "CALENDARS_OFF";
constexpr minutes usual_pause{15};
constexpr minutes longest_pause{6 * 60};
// Whoever fetches it has it for himself so long.
constexpr minutes lease{2};
// A worker has other things to do than wait for hanging servers; the next run goes on.
constexpr seconds longest_run{60};
constexpr hours looked_back{24};
constexpr hours looked_ahead{24 * 400};

minutes pause_after(std::int64_t failures) {
  const auto doubled = std::min<std::int64_t>(std::max<std::int64_t>(failures, 1) - 1, 5);
  return std::min(usual_pause * (std::int64_t{1} << doubled), longest_pause);
}

// Repeated events reach further with each day: once a day the whole is read anew.
bool is_of_today(const store::StoredOutside& outside, Instant now) {
  return outside.read_at && date_in_zone(*outside.read_at, "UTC") == date_in_zone(now, "UTC");
}

bool is_being_read(const store::StoredOutside& outside, Instant now) {
  return outside.next_at <= now || (outside.asked_at && outside.next_at <= *outside.asked_at + lease);
}

audit::Event changed(PractitionerId practitioner, std::string detail) {
  return {.action = audit::Action::scheduling_changed,
          .entity_type = "Practitioner",
          .entity = practitioner.value,
          .detail = std::move(detail)};
}

void refuse_unknown(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner) {
  if (!organization::store::practitioner_name(transaction, organization, practitioner)) throw Refused::not_found();
}

}  // namespace

OutsideCalendars::OutsideCalendars(db::Database& database, audit::Journal& journal, keys::KeyRing& keys,
                                   jobs::Queue& queue, sandbox::Sandbox& sandbox, const Clock& clock,
                                   std::optional<FetchLimits> limits)
    : database_{database},
      journal_{journal},
      keys_{keys},
      queue_{queue},
      sandbox_{sandbox},
      clock_{clock},
      limits_{std::move(limits)} {}

PractitionerCalendars OutsideCalendars::find(const Caller& caller, PractitionerId practitioner) {
  const Instant now = clock_.now();
  return database_.read([&](db::Transaction& transaction) {
    refuse_unknown(transaction, caller.organization, practitioner);
    PractitionerCalendars shown;
    if (const auto feed = store::of_practitioner(transaction, caller.organization, practitioner))
      shown.busy_feed = BusyFeed{feed->made_at, feed->fetched_at};
    const auto outside = store::outside_of(transaction, caller.organization, practitioner);
    if (!outside) return shown;
    const auto& code = limits_ ? outside->fault : calendars_off;
    std::optional<CalendarFault> fault;
    if (!code.empty()) fault = {code, texts::text(caller.language, code)};
    shown.outside_calendar =
        OutsideCalendar{host_of(keys_.open_field(caller.organization, place, outside->id.value, outside->address)),
                        outside->asked_at,
                        outside->read_at,
                        limits_ && is_being_read(*outside, now),
                        outside->next_at,
                        std::move(fault),
                        booking::store::count_busy(transaction, caller.organization, practitioner, now)};
    return shown;
  });
}

PractitionerCalendars OutsideCalendars::set(const Caller& caller, PractitionerId practitioner,
                                            const NewOutsideCalendar& wanted) {
  refuse_when_off();
  const auto address = fetchable(wanted.address.value, limits_->local);
  if (!address) throw Refused::field("address", "CALENDAR_ADDRESS_FORM");
  const Instant now = clock_.now();
  database_.write([&](db::Transaction& transaction) {
    refuse_unknown(transaction, caller.organization, practitioner);
    store::StoredOutside made;
    made.organization = caller.organization;
    made.practitioner = practitioner;
    made.id = store::OutsideId::make();
    made.address = keys_.seal_field(caller.organization, place, made.id.value, *address);
    made.next_at = now;
    made.changed_at = now;
    store::put_outside(transaction, made);
    booking::store::replace_busy(transaction, caller.organization, practitioner, {});
    journal_.write(transaction, caller, changed(practitioner, R"({"outside_calendar":"set"})"));
    ask_soon(transaction);
  });
  return find(caller, practitioner);
}

void OutsideCalendars::remove(const Caller& caller, PractitionerId practitioner) {
  database_.write([&](db::Transaction& transaction) {
    refuse_unknown(transaction, caller.organization, practitioner);
    if (!store::remove_outside(transaction, caller.organization, practitioner)) return;
    booking::store::replace_busy(transaction, caller.organization, practitioner, {});
    journal_.write(transaction, caller, changed(practitioner, R"({"outside_calendar":"removed"})"));
  });
}

PractitionerCalendars OutsideCalendars::ask_now(const Caller& caller, PractitionerId practitioner) {
  refuse_when_off();
  const Instant now = clock_.now();
  database_.write([&](db::Transaction& transaction) {
    auto outside = store::outside_of(transaction, caller.organization, practitioner);
    if (!outside) throw Refused::not_found();
    if (is_being_read(*outside, now)) return;
    outside->next_at = now;
    store::update_outside(transaction, *outside);
    ask_soon(transaction);
  });
  return find(caller, practitioner);
}

void OutsideCalendars::refuse_when_off() const {
  if (!limits_) throw Refused{Reason::unprocessable, calendars_off};
}

void OutsideCalendars::ask_soon(db::Transaction& transaction) {
  queue_.add(transaction, {.kind = job, .payload = "{}"});
}

void OutsideCalendars::handle_jobs() {
  queue_.handle(job, [this](const jobs::Job&) { read_due(); });
}

void OutsideCalendars::read_due() {
  const std::unique_lock alone{reading_, std::try_to_lock};
  if (!alone || !limits_) return;
  const auto begun = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - begun < longest_run) {
    const auto claimed = claim();
    if (!claimed) return;
    read(*claimed);
  }
}

std::optional<store::StoredOutside> OutsideCalendars::claim() {
  const Instant now = clock_.now();
  return database_.write([&](db::Transaction& transaction) {
    auto due = store::outside_due(transaction, now);
    if (!due) return due;
    due->asked_at = now;
    due->next_at = now + lease;
    store::update_outside(transaction, *due);
    return due;
  });
}

void OutsideCalendars::read(const store::StoredOutside& claimed) {
  const Instant now = clock_.now();
  auto outcome = claimed;
  const auto address = keys_.open_field(claimed.organization, place, claimed.id.value, claimed.address);
  const bool may_stand = is_of_today(claimed, now) && claimed.fault.empty();
  const auto fetched = fetch(address, may_stand ? Known{claimed.etag, claimed.last_modified} : Known{}, *limits_);
  outcome.fault = fetched.fault;
  std::optional<std::vector<calendar::Interval>> busy;
  if (fetched.fault.empty() && !fetched.unchanged) {
    const auto contract = database_.read(
        [&](db::Transaction& transaction) { return organization::store::by_id(transaction, claimed.organization); });
    const calendar::Interval window{now - looked_back, now + looked_ahead};
    try {
      const auto said = sandbox_.busy_times(
          as_bytes(fetched.body), {window.start.microseconds / 1'000'000, window.end.microseconds / 1'000'000});
      outcome.fault = said.code;
      if (said.code.empty()) busy = resolved(said.stretches, calendar::Zone{contract->time_zone}, window);
    } catch (const Refused& refused) {
      outcome.fault = refused.code();
    }
  }
  if (outcome.fault.empty()) {
    outcome.etag = fetched.known.etag;
    outcome.last_modified = fetched.known.last_modified;
  }
  note(std::move(outcome), busy);
}

// What was busy stays so while the calendar cannot be read.
void OutsideCalendars::note(store::StoredOutside outcome, const std::optional<std::vector<calendar::Interval>>& busy) {
  const Instant now = clock_.now();
  if (outcome.fault.empty()) {
    outcome.failures = 0;
    outcome.read_at = now;
    outcome.next_at = now + usual_pause;
  } else {
    ++outcome.failures;
    outcome.next_at = now + pause_after(outcome.failures);
  }
  database_.write([&](db::Transaction& transaction) {
    // The address may have been set anew, or taken away, while it was read.
    if (!store::update_outside(transaction, outcome) || !busy) return;
    if (!booking::store::replace_busy(transaction, outcome.organization, outcome.practitioner, *busy)) return;
    auto changed = outcome;
    changed.changed_at = now;
    store::update_outside(transaction, changed);
  });
}

}  // namespace portico::feeds
