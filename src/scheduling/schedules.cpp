#include "scheduling/schedules.hpp"

#include <algorithm>
#include <set>

#include "base/refused.hpp"
#include "base/text.hpp"
#include "organization/store.hpp"
#include "scheduling/open_hours.hpp"
#include "scheduling/store.hpp"
#include "scheduling/wall_clock.hpp"
#include "texts/texts.hpp"

namespace portico::scheduling {
namespace {

constexpr std::size_t most_rules = 200;
constexpr int days_previewed = 7;
constexpr int longest_exception_days = 731;

// Puts together what is stored of what was typed, and gathers what is wrong with it.
class Reading {
 public:
  Reading(db::Transaction& transaction, OrganizationId organization) {
    for (const auto& one : store::zones(transaction, organization)) locations_.insert(one.location);
    for (const auto& one : store::services(transaction, organization)) services_.insert(one.id);
  }

  std::vector<WeeklyRule> rules(PractitionerId practitioner, const std::vector<WeeklyHours>& hours) {
    if (hours.size() > most_rules)
      errors_.push_back({"hours", "TOO_MANY_RULES", {{"limit", static_cast<std::int64_t>(most_rules)}}});
    std::vector<WeeklyRule> rules;
    for (std::size_t i = 0; i < hours.size() && i < most_rules; ++i)
      rules.push_back(rule("hours[" + std::to_string(i) + "].", practitioner, hours[i]));
    refuse();
    return rules;
  }

  DayException exception(const ExceptionSettings& wanted) {
    DayException made{ScheduleExceptionId::make(),
                      wanted.practitioner_id,
                      wanted.location_id,
                      wanted.kind,
                      wanted.first_day,
                      wanted.last_day,
                      std::nullopt,
                      std::nullopt,
                      tidy(wanted.note.value)};
    if (wanted.start_time || wanted.end_time) {
      made.from_minute = wanted.start_time ? time("start_time", wanted.start_time->value) : 0;
      made.to_minute = wanted.end_time ? time("end_time", wanted.end_time->value) : calendar::minutes_a_day;
      in_order("end_time", *made.from_minute, *made.to_minute);
    }
    if (wanted.last_day < wanted.first_day)
      fault("last_day", "DAYS_ORDER");
    else if (wanted.last_day.days_since(wanted.first_day) >= longest_exception_days)
      errors_.push_back({"last_day", "TOO_MANY_DAYS", {{"limit", std::int64_t{longest_exception_days}}}});
    if (wanted.location_id) location("location_id", *wanted.location_id);
    if (wanted.kind != ExceptionKind::closed) {
      // Hours are somebody's, somewhere, from when until when.
      if (!wanted.practitioner_id) fault("practitioner_id", "HOURS_NEED_PRACTITIONER");
      if (!wanted.location_id) fault("location_id", "HOURS_NEED_LOCATION");
      if (!made.from_minute) fault("start_time", "HOURS_NEED_TIMES");
    }
    refuse();
    return made;
  }

 private:
  void fault(std::string field, std::string code) { errors_.push_back({std::move(field), std::move(code)}); }
  void refuse() {
    if (!errors_.empty()) throw Refused::fields(std::move(errors_));
  }

  WeeklyRule rule(const std::string& place, PractitionerId practitioner, const WeeklyHours& hours) {
    WeeklyRule made{practitioner, hours.location_id, hours.service_id, hours.kind, hours.weekday, 0, 0,
                    hours.weeks,  hours.valid_from,  hours.valid_until};
    made.from_minute = time(place + "start_time", hours.start_time);
    made.to_minute = time(place + "end_time", hours.end_time);
    in_order(place + "end_time", made.from_minute, made.to_minute);
    if (made.weekday < 1 || made.weekday > 7)
      errors_.push_back({place + "weekday", "OUT_OF_RANGE", {{"from", std::int64_t{1}}, {"to", std::int64_t{7}}}});
    if (made.valid_from && made.valid_until && *made.valid_until < *made.valid_from)
      fault(place + "valid_until", "DAYS_ORDER");
    location(place + "location_id", hours.location_id);
    if (hours.service_id && !services_.contains(*hours.service_id)) fault(place + "service_id", "SERVICE_UNKNOWN");
    return made;
  }

  int time(const std::string& field, const std::string& text) {
    const auto minute = minute_of(text);
    if (!minute) fault(field, "FORMAT_CLOCK");
    return minute.value_or(-1);
  }
  void in_order(const std::string& field, int from, int to) {
    if (from >= 0 && to >= 0 && to <= from) fault(field, "TIME_ORDER");
  }
  void location(const std::string& field, LocationId id) {
    if (!locations_.contains(id)) fault(field, "LOCATION_UNKNOWN");
  }

  std::set<LocationId> locations_;
  std::set<HealthcareServiceId> services_;
  std::vector<FieldError> errors_;
};

WeeklyHours hours_of(const WeeklyRule& rule) {
  return {rule.location,
          rule.service,
          rule.kind,
          rule.weekday,
          {clock_text(rule.from_minute)},
          {clock_text(rule.to_minute)},
          rule.weeks,
          rule.valid_from,
          rule.valid_until};
}

std::optional<Text<0, 5>> text_of(const std::optional<int>& minute) {
  if (!minute) return std::nullopt;
  return Text<0, 5>{clock_text(*minute)};
}

ExceptionView view_of(const DayException& one) {
  ExceptionView view;
  view.practitioner_id = one.practitioner;
  view.location_id = one.location;
  view.kind = one.kind;
  view.first_day = one.first_day;
  view.last_day = one.last_day;
  view.start_time = text_of(one.from_minute);
  view.end_time = text_of(one.to_minute);
  view.note = {one.note};
  view.id = one.id;
  return view;
}

std::string name_of(const calendar::Holiday& holiday, Language language) {
  return texts::text(language, "HOLIDAY_" + std::string{holiday.name});
}

std::optional<std::string> holiday_on(calendar::HolidayCalendar calendar, Date day, Language language) {
  for (const auto& one : calendar::holidays(calendar, day.year()))
    if (one.day == day) return name_of(one, language);
  return std::nullopt;
}

// "24:00" where the day ends.
std::string clock_at(Instant moment, std::string_view zone, Date day) {
  const auto shown = wall_time(moment, zone);
  return clock_text(day < shown.date ? calendar::minutes_a_day : shown.hour * 60 + shown.minute);
}

PreviewDay day_of(const Timetable& timetable, const std::vector<store::ZonedLocation>& zones,
                  PractitionerId practitioner, Date day) {
  PreviewDay shown{day, std::nullopt, {}};
  for (const auto& [location, name] : zones) {
    const calendar::Zone zone{name};
    for (const auto& open : open_hours(timetable, {practitioner, location, std::nullopt}, zone, day, day))
      shown.open.push_back(
          {location, open.start, open.end, clock_at(open.start, name, day), clock_at(open.end, name, day)});
  }
  std::ranges::sort(shown.open, {}, &OpenStretch::start);
  return shown;
}

}  // namespace

ScheduleView Schedules::find(OrganizationId organization, PractitionerId practitioner) {
  return database_.snapshot([&](db::Transaction& transaction) {
    must_have(transaction, organization, practitioner);
    ScheduleView view{practitioner, store::schedule_version(transaction, organization, practitioner), {}};
    for (const auto& rule : store::rules_of(transaction, organization, practitioner))
      view.hours.push_back(hours_of(rule));
    return view;
  });
}

ScheduleView Schedules::change(const Caller& caller, PractitionerId practitioner, const ScheduleChange& wanted) {
  database_.write([&](db::Transaction& transaction) {
    must_have(transaction, caller.organization, practitioner);
    const auto rules = Reading{transaction, caller.organization}.rules(practitioner, wanted.hours);
    if (!store::replace_rules(transaction, caller.organization, practitioner, wanted.version, rules, clock_.now()))
      throw Refused{Reason::conflict, "VERSION_CHANGED"};
    journal(transaction, caller, "Schedule", practitioner.value);
  });
  return find(caller.organization, practitioner);
}

Preview Schedules::preview(const Caller& caller, PractitionerId practitioner, const PreviewQuery& wanted) {
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto organization = caller.organization;
    must_have(transaction, organization, practitioner);
    const Date last = wanted.from.plus_days(days_previewed - 1);
    const Timetable timetable{Reading{transaction, organization}.rules(practitioner, wanted.hours),
                              store::exceptions(transaction, organization, wanted.from, last),
                              store::policy(transaction, organization).holidays};
    const auto zones = store::zones(transaction, organization);
    Preview preview;
    for (Date day = wanted.from; day <= last; day = day.plus_days(1)) {
      preview.days.push_back(day_of(timetable, zones, practitioner, day));
      preview.days.back().holiday = holiday_on(timetable.holidays, day, caller.language);
    }
    return preview;
  });
}

ExceptionList Schedules::exceptions(OrganizationId organization, const ExceptionQuery& wanted) {
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, organization);
    if (!contract) throw Refused::not_found();
    const Date from = wanted.from.value_or(date_in_zone(clock_.now(), contract->time_zone));
    ExceptionList list;
    for (const auto& one :
         store::exceptions(transaction, organization, from, wanted.to.value_or(from.plus_days(longest_exception_days))))
      if (!wanted.practitioner || !one.practitioner || one.practitioner == wanted.practitioner)
        list.items.push_back(view_of(one));
    return list;
  });
}

ExceptionView Schedules::add_exception(const Caller& caller, const ExceptionSettings& wanted) {
  return database_.write([&](db::Transaction& transaction) {
    if (wanted.practitioner_id && !store::has_practitioner(transaction, caller.organization, *wanted.practitioner_id))
      throw Refused::field("practitioner_id", "PRACTITIONER_UNKNOWN");
    const auto made = Reading{transaction, caller.organization}.exception(wanted);
    store::insert(transaction, caller.organization, made, clock_.now());
    journal(transaction, caller, "Schedule", made.id.value);
    return view_of(made);
  });
}

void Schedules::remove_exception(const Caller& caller, ScheduleExceptionId id) {
  database_.write([&](db::Transaction& transaction) {
    if (!store::exception(transaction, caller.organization, id)) throw Refused::not_found();
    store::remove_exception(transaction, caller.organization, id);
    journal(transaction, caller, "Schedule", id.value);
  });
}

SchedulingPolicy Schedules::policy(OrganizationId organization) {
  const auto stored =
      database_.read([&](db::Transaction& transaction) { return store::policy(transaction, organization); });
  return {stored.version, stored.holidays};
}

SchedulingPolicy Schedules::change_policy(const Caller& caller, const SchedulingPolicy& wanted) {
  database_.write([&](db::Transaction& transaction) {
    if (!store::set_policy(transaction, caller.organization, wanted.holidays, wanted.version, clock_.now()))
      throw Refused{Reason::conflict, "VERSION_CHANGED"};
    journal(transaction, caller, "Organization", caller.organization.value);
  });
  return policy(caller.organization);
}

HolidayList Schedules::holidays(const HolidayQuery& wanted, Language language) {
  if (wanted.year < 1900 || wanted.year > 2200)
    throw Refused::field("year", "OUT_OF_RANGE", {{"from", std::int64_t{1900}}, {"to", std::int64_t{2200}}});
  HolidayList list;
  for (const auto& one : calendar::holidays(wanted.calendar, wanted.year))
    list.items.push_back({one.day, name_of(one, language)});
  return list;
}

LocationClockList Schedules::clocks(OrganizationId organization) {
  LocationClockList list;
  for (const auto& [location, zone] :
       database_.read([&](db::Transaction& transaction) { return store::zones(transaction, organization); }))
    list.items.push_back({location, zone});
  return list;
}

void Schedules::set_zone(const Caller& caller, LocationId location, const LocationZone& wanted) {
  if (wanted.time_zone && !is_time_zone(wanted.time_zone->value)) throw Refused::field("time_zone", "FORMAT_TIME_ZONE");
  database_.write([&](db::Transaction& transaction) {
    std::optional<std::string> zone;
    if (wanted.time_zone) zone = wanted.time_zone->value;
    if (!store::set_zone(transaction, caller.organization, location, zone)) throw Refused::not_found();
    journal(transaction, caller, "Location", location.value);
  });
}

void Schedules::must_have(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner) {
  if (!store::has_practitioner(transaction, organization, practitioner)) throw Refused::not_found();
}

void Schedules::journal(db::Transaction& transaction, const Caller& caller, const char* type,
                        std::optional<Uuid> entity) {
  journal_.write(transaction, caller,
                 {.action = audit::Action::scheduling_changed, .entity_type = type, .entity = entity});
}

}  // namespace portico::scheduling
