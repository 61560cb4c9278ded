// slots DATA BOOKINGS [URL]    free times of one service of 8 practitioners over 14 days, with so many bookings stored,
//                              against the bare statements that this needs: {"floor": s, "measured": s, "free": n}.
//                              In the demonstration clinic of a folder (and database) that no server has open; a later
//                              call adds to the bookings of an earlier one.
#include <fmt/format.h>

#include <iostream>

#include "bench/calendar_clinic.hpp"

namespace portico::bench {
namespace {

using booking::Cells;

constexpr int rounds = 61;
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

std::int64_t stored(const CalendarClinic& clinic) {
  return clinic.services().database->read(
      [](db::Transaction& transaction) { return transaction.one<std::int64_t>(count_cells); });
}

void store_bookings(const CalendarClinic& clinic, std::int64_t wanted) {
  const std::int64_t last = Cells::of({clinic.now(), clinic.now() + minutes{5}}).first / 3;
  while (stored(clinic) < wanted * cells_of_booking)
    clinic.services().database->write([&](db::Transaction& transaction) {
      const auto left =
          std::min(cells_of_calendar, wanted * cells_of_booking - transaction.one<std::int64_t>(count_cells));
      transaction.run(fill_calendar, clinic.contract().id, Uuid::make(), Uuid::make(), last - left + 1, last);
    });
}

booking::SlotQuery query_of(const CalendarClinic& clinic) {
  booking::SlotQuery query;
  query.service = clinic.service();
  query.from = Text<0, 40>{clinic.window().start.rfc3339()};
  query.to = Text<0, 40>{clinic.window().end.rfc3339()};
  return query;
}

void measure(const CalendarClinic& clinic) {
  std::size_t free = 0;
  const auto floor = median_of([&] {
    clinic.services().database->snapshot([&](db::Transaction& transaction) {
      organization::store::by_suffix(transaction, suffix);
      clinic.read_plan(transaction, clinic.window());
    });
  });
  const auto measured = median_of([&] { free = clinic.services().slots.find(suffix, query_of(clinic)).items.size(); });
  fmt::print("{{\"floor\":{},\"measured\":{},\"free\":{}}}\n", floor, measured, free);
}

}  // namespace

void run(const std::string& data, std::int64_t bookings, const std::string& url) {
  const SystemClock clock;
  app::Services services{configuration_of(data, url), clock, app::Mode::demo};
  const CalendarClinic clinic{services};
  store_bookings(clinic, bookings);
  measure(clinic);
}

}  // namespace portico::bench

int main(int count, char** arguments) {
  if (count < 3 || count > 4) {
    std::cerr << "usage: slots DATA BOOKINGS [URL]\n";
    return 2;
  }
  portico::bench::run(arguments[1], std::stoll(arguments[2]), count == 4 ? arguments[3] : "");
}
