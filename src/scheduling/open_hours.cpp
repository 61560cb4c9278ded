#include "scheduling/open_hours.hpp"

#include <algorithm>

namespace portico::scheduling {
namespace {

using calendar::Interval;
using Intervals = std::vector<Interval>;

bool is_in_week(Weeks weeks, Date day) {
  if (weeks == Weeks::every) return true;
  return (calendar::week_of_year(day) % 2 == 1) == (weeks == Weeks::odd);
}

bool holds_on(const WeeklyRule& rule, Date day) {
  return rule.weekday == calendar::weekday(day) && (!rule.valid_from || *rule.valid_from <= day) &&
         (!rule.valid_until || day <= *rule.valid_until) && is_in_week(rule.weeks, day);
}

bool concerns(const WeeklyRule& rule, const Post& post) {
  return rule.practitioner == post.practitioner && rule.location == post.location &&
         (!rule.service || !post.service || rule.service == post.service);
}

bool concerns(const DayException& exception, const Post& post) {
  return (!exception.practitioner || exception.practitioner == post.practitioner) &&
         (!exception.location || exception.location == post.location);
}

// The hours of one practitioner at one institution, day by day.
class Hours {
 public:
  Hours(const Timetable& timetable, const Post& post, const calendar::Zone& zone)
      : zone_{zone}, holidays_{timetable.holidays} {
    std::ranges::copy_if(timetable.rules, std::back_inserter(rules_),
                         [&](const WeeklyRule& rule) { return concerns(rule, post); });
    std::ranges::copy_if(timetable.exceptions, std::back_inserter(exceptions_),
                         [&](const DayException& exception) { return concerns(exception, post); });
  }

  Intervals on(Date day) const {
    auto open = of_exceptions(ExceptionKind::other_hours, day);
    if (open.empty() && !calendar::is_holiday(holidays_, day))
      open = calendar::without(of_rules(RuleKind::open, day), of_rules(RuleKind::pause, day));
    const auto extra = of_exceptions(ExceptionKind::extra_hours, day);
    open.insert(open.end(), extra.begin(), extra.end());
    return calendar::without(std::move(open), of_exceptions(ExceptionKind::closed, day));
  }

 private:
  Intervals of_rules(RuleKind kind, Date day) const {
    Intervals found;
    for (const auto& rule : rules_)
      if (rule.kind == kind && holds_on(rule, day))
        found.push_back(zone_.between(day, rule.from_minute, rule.to_minute));
    return found;
  }
  Intervals of_exceptions(ExceptionKind kind, Date day) const {
    Intervals found;
    for (const auto& one : exceptions_)
      if (one.kind == kind && one.first_day <= day && day <= one.last_day)
        found.push_back(
            zone_.between(day, one.from_minute.value_or(0), one.to_minute.value_or(calendar::minutes_a_day)));
    return found;
  }

  const calendar::Zone& zone_;
  const calendar::HolidayCalendar holidays_;
  std::vector<WeeklyRule> rules_;
  std::vector<DayException> exceptions_;
};

}  // namespace

std::vector<Interval> open_hours(const Timetable& timetable, const Post& post, const calendar::Zone& zone, Date first,
                                 Date last) {
  const Hours hours{timetable, post, zone};
  Intervals open;
  for (Date day = first; day <= last; day = day.plus_days(1)) {
    const auto of_day = hours.on(day);
    open.insert(open.end(), of_day.begin(), of_day.end());
  }
  return calendar::joined(std::move(open));
}

}  // namespace portico::scheduling
