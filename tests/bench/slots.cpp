// slots DATA BOOKINGS [URL]    free times of one service of 8 practitioners over 14 days, with so many bookings stored,
//                              against the bare statements that this needs: {"floor": s, "measured": s, "free": n}.
//                              In the demonstration clinic of a folder (and database) that no server has open; a later
//                              call adds to the bookings of an earlier one.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>

#include "app/services.hpp"
#include "booking/store.hpp"
#include "calendar/zone.hpp"
#include "organization/store.hpp"
#include "scheduling/store.hpp"

namespace portico::bench {
namespace {

using booking::Cells;

constexpr auto suffix = "rozsadomb";
constexpr auto name = "Bench";
constexpr std::size_t practitioners = 8;
constexpr int days = 14, rounds = 61, share_booked = 3;  // every third time
constexpr hours margin{26};                              // as a plan reads beyond its window
constexpr std::int64_t cells_of_booking = 4;
// Of one other person's calendar: every third cell of two years.
constexpr std::int64_t cells_of_calendar = 2 * 365 * 288 / 3;

double median_of(const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto started = std::chrono::steady_clock::now();
    work();
    times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

constexpr db::Sql count_cells{"select count(*) from slot_cell"};
constexpr db::Sql fill_calendar{
    "with recursive n(i) as (select cast($4 as bigint) union all select i + 1 from n where i < $5) "
    "insert into slot_cell (organization, resource, cell, holder) select $1, $2, i * 3, $3 from n"};

class Bench {
 public:
  explicit Bench(app::Services& services) : services_{services}, now_{services.clock.now()} {
    services_.database->write([&](db::Transaction& transaction) {
      contract_ = organization::store::by_suffix(transaction, suffix).value();
      for (const auto& one : scheduling::store::services(transaction, contract_.id))
        if (one.name_en == name) service_ = one.id;
      if (service_ == scheduling::HealthcareServiceId{}) set_up(transaction);
    });
  }

  void store_bookings(std::int64_t wanted) {
    const std::int64_t last = Cells::of({now_, now_ + minutes{5}}).first / 3;
    while (stored() < wanted * cells_of_booking)
      services_.database->write([&](db::Transaction& transaction) {
        const auto left =
            std::min(cells_of_calendar, wanted * cells_of_booking - transaction.one<std::int64_t>(count_cells));
        transaction.run(fill_calendar, contract_.id, Uuid::make(), Uuid::make(), last - left + 1, last);
      });
  }

  void measure() {
    std::size_t free = 0;
    const auto floor = median_of([&] { statements(); });
    const auto measured = median_of([&] { free = services_.slots.find(suffix, query()).items.size(); });
    fmt::print("{{\"floor\":{},\"measured\":{},\"free\":{}}}\n", floor, measured, free);
  }

 private:
  std::int64_t stored() {
    return services_.database->read(
        [](db::Transaction& transaction) { return transaction.one<std::int64_t>(count_cells); });
  }

  // Half an hour, Monday to Friday from eight to six, every third time booked.
  void set_up(db::Transaction& transaction) {
    scheduling::HealthcareService service;
    service.id = service_ = scheduling::HealthcareServiceId::make();
    service.name_en = name;
    scheduling::store::insert(transaction, contract_.id, service, now_);
    const auto place = scheduling::store::places(transaction, contract_.id).front().location;
    std::vector<scheduling::PractitionerRole> roles;
    for (std::size_t i = 0; i < practitioners; ++i)
      roles.push_back({add_practitioner(transaction, place), place, {}, {}});
    scheduling::store::replace_roles(transaction, contract_.id, service.id, roles);
    const auto plan = booking::plan_of(transaction, contract_.id, {.service = service.id}, window(), now_);
    int number = 0;
    for (const auto& one : plan->in(window()))
      if (number++ % (share_booked * 2) == 0) {
        const auto holder = Uuid::make();
        booking::store::take_cells(transaction, contract_.id, one.slot.practitioner_id.value, one.cells, holder, {},
                                   now_);
      }
  }

  organization::PractitionerId add_practitioner(db::Transaction& transaction, organization::LocationId place) {
    const auto id = organization::PractitionerId::make();
    organization::store::put_practitioner(transaction, contract_.id, {id, "Dr. Bench", ""}, Language::hu);
    std::vector<scheduling::WeeklyRule> rules;
    for (int weekday = 1; weekday <= 5; ++weekday)
      rules.push_back(
          {id, place, {}, scheduling::RuleKind::open, weekday, 8 * 60, 18 * 60, scheduling::Weeks::every, {}, {}});
    scheduling::store::replace_rules(transaction, contract_.id, id, 0, rules, now_);
    return id;
  }

  calendar::Interval window() const { return {now_, now_ + hours{24 * days}}; }
  booking::SlotQuery query() const {
    booking::SlotQuery query;
    query.service = service_;
    query.from = Text<0, 40>{window().start.rfc3339()};
    query.to = Text<0, 40>{window().end.rfc3339()};
    return query;
  }

  // What the question asks of the database, and nothing done with it.
  void statements() {
    const auto id = contract_.id;
    services_.database->snapshot([&](db::Transaction& transaction) {
      organization::store::by_suffix(transaction, suffix);
      scheduling::store::service(transaction, id, service_);
      scheduling::store::rules_of(transaction, id, service_);
      scheduling::store::exceptions(transaction, id, date_in_zone(window().start - margin, "UTC"),
                                    date_in_zone(window().end + margin, "UTC"));
      scheduling::store::policy(transaction, id);
      scheduling::store::rooms_of(transaction, id, service_);
      scheduling::store::places_of(transaction, id, service_);
      booking::store::taken(transaction, id, service_, Cells::of({window().start - margin, window().end + margin}),
                            now_);
    });
  }

  app::Services& services_;
  const Instant now_;
  organization::Organization contract_;
  scheduling::HealthcareServiceId service_;
};

}  // namespace

void run(const std::string& data, std::int64_t bookings, const std::string& url) {
  const SystemClock clock;
  app::Configuration::Source sources{.environment = {}, .flags = {{"data.folder", data}}};
  if (!url.empty()) sources.flags["database.url"] = url;
  const auto configuration = app::Configuration::load(sources);
  app::Services services{configuration, clock, app::Mode::demo};
  Bench bench{services};
  bench.store_bookings(bookings);
  bench.measure();
}

}  // namespace portico::bench

int main(int count, char** arguments) {
  if (count < 3 || count > 4) {
    std::cerr << "usage: slots DATA BOOKINGS [URL]\n";
    return 2;
  }
  portico::bench::run(arguments[1], std::stoll(arguments[2]), count == 4 ? arguments[3] : "");
}
