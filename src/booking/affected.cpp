#include "booking/affected.hpp"

#include <algorithm>
#include <map>

#include "booking/busy.hpp"
#include "booking/choosing.hpp"
#include "calendar/zone.hpp"

namespace portico::booking {
namespace {

using scheduling::DayException;
using scheduling::ExceptionKind;

constexpr hours looked_ahead{24 * 21};
constexpr int most_clashes = 100;
constexpr std::size_t shown_of_each = 2;  // with the same practitioner, with others

bool is_hit(const DayException& exception, const store::Named& row) {
  if (exception.practitioner && *exception.practitioner != row.practitioner) return false;
  if (exception.location && *exception.location != row.location) return false;
  const calendar::Zone zone{row.time_zone};
  const Date day = zone.date_of(row.start_at);
  if (day < exception.first_day || exception.last_day < day) return false;
  const auto told =
      zone.between(day, exception.from_minute.value_or(0), exception.to_minute.value_or(calendar::minutes_a_day));
  const calendar::Interval visit{row.start_at, row.end_at};
  return exception.kind == ExceptionKind::closed
             ? told.overlaps(visit)
             : exception.kind == ExceptionKind::other_hours && !told.contains(visit);
}

// A day more on either side: institutions may have clocks of their own.
std::vector<store::Named> hit_by(db::Transaction& transaction, const Showing& showing, const DayException& exception) {
  const calendar::Zone zone{showing.contract.time_zone};
  auto rows = store::starting_in(transaction, showing.contract.id,
                                 {std::max(showing.now, zone.start_at(exception.first_day.plus_days(-1), 0)),
                                  zone.start_at(exception.last_day.plus_days(2), 0)});
  std::erase_if(rows, [&](const store::Named& row) {
    return row.status != AppointmentStatus::booked || !is_hit(exception, row);
  });
  return rows;
}

std::vector<Candidate> free_times(db::Transaction& transaction, const Showing& showing, HealthcareServiceId service,
                                  Instant last_start) {
  const calendar::Interval window{showing.now, last_start + looked_ahead};
  const auto plan = plan_of(transaction, showing.contract.id, {.service = service}, window, showing.now);
  return plan ? plan->in(window) : std::vector<Candidate>{};
}

// Everybody is offered times of his own, as long as there are enough of them.
class Offering {
 public:
  explicit Offering(std::vector<Candidate> free) : free_{std::move(free)} {}

  std::vector<Slot> to(const store::Named& row) {
    auto offers = near(row, true);
    const auto of_others = near(row, false);
    offers.insert(offers.end(), of_others.begin(), of_others.end());
    return offers;
  }

 private:
  std::vector<Slot> near(const store::Named& row, bool own) {
    std::vector<Candidate> fitting, untold;
    for (const auto& one : free_)
      if ((one.slot.practitioner_id == row.practitioner) == own) {
        fitting.push_back(one);
        if (!is_told(one.slot)) untold.push_back(one);
      }
    auto offers = nearest(untold.empty() ? fitting : untold, row.start_at, shown_of_each);
    std::ranges::sort(offers, {}, &Slot::start);
    told_.insert(told_.end(), offers.begin(), offers.end());
    return offers;
  }

  bool is_told(const Slot& slot) const {
    return std::ranges::any_of(told_, [&](const Slot& one) {
      return one.practitioner_id == slot.practitioner_id && one.start < slot.end && slot.start < one.end;
    });
  }

  std::vector<Candidate> free_;
  std::vector<Slot> told_;
};

std::vector<AffectedAppointment> with_offers(db::Transaction& transaction, const Showing& showing,
                                             const std::vector<store::Named>& rows) {
  std::map<HealthcareServiceId, Offering> offerings;
  std::vector<AffectedAppointment> affected;
  for (const auto& row : rows) {
    if (!offerings.contains(row.service))
      offerings.emplace(row.service, Offering{free_times(transaction, showing, row.service, rows.back().start_at)});
    AffectedAppointment one;
    static_cast<CalendarAppointment&>(one) = showing.calendar_appointment(row);
    one.offers = offerings.at(row.service).to(row);
    affected.push_back(std::move(one));
  }
  return affected;
}

}  // namespace

std::vector<AffectedAppointment> affected_by(db::Transaction& transaction, const Showing& showing,
                                             const DayException& exception) {
  return with_offers(transaction, showing, hit_by(transaction, showing, exception));
}

std::vector<AffectedAppointment> clashing_with_busy(db::Transaction& transaction, const Showing& showing,
                                                    PractitionerId practitioner) {
  std::vector<store::Named> rows;
  for (const auto& id : store::clashing(transaction, showing.contract.id, practitioner, showing.now, most_clashes))
    if (auto row = store::named(transaction, showing.contract.id, AppointmentId{id})) rows.push_back(*std::move(row));
  return with_offers(transaction, showing, rows);
}

}  // namespace portico::booking
