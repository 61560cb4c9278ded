#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/intervals.hpp"
#include "scheduling/schedule.hpp"

// What the calls about services and schedules take and give.
namespace portico::scheduling {

struct ServiceName {
  Text<0, 120> en;
  Text<0, 120> hu;
  Text<0, 120> es;
};
BOOST_DESCRIBE_STRUCT(ServiceName, (), (en, hu, es))

struct Preparation {
  Text<0, 2000> en;
  Text<0, 2000> hu;
  Text<0, 2000> es;
};
BOOST_DESCRIBE_STRUCT(Preparation, (), (en, hu, es))

// As staff see and set it, whole.
struct ServiceSettings {
  ServiceName name;
  Text<0, 100> specialty;
  Standing status = Standing::active;
  Availability availability = Availability::online;
  Modality modality = Modality::in_person;
  std::int64_t duration_minutes = 30;
  std::int64_t grid_minutes = 15;
  std::int64_t buffer_before_minutes = 0;
  std::int64_t buffer_after_minutes = 0;
  std::int64_t capacity = 1;
  std::optional<Price> price;
  Preparation preparation;
  std::int64_t min_notice_minutes = 60;
  std::int64_t horizon_days = 90;
  std::int64_t cancel_cutoff_minutes = 24 * 60;
  std::int64_t reschedule_cutoff_minutes = 24 * 60;
  std::optional<std::int64_t> max_open;
  bool new_patients = true;
  std::optional<std::int64_t> from_age;
  std::optional<std::int64_t> to_age;
  std::optional<patients::Gender> gender;
  std::int64_t position = 0;
  std::optional<std::vector<std::int64_t>> reminders;  // minutes before the visit; absent: a day
  std::vector<PractitionerRole> practitioners;
  std::vector<RoomId> rooms;
};
BOOST_DESCRIBE_STRUCT(ServiceSettings, (),
                      (name, specialty, status, availability, modality, duration_minutes, grid_minutes,
                       buffer_before_minutes, buffer_after_minutes, capacity, price, preparation, min_notice_minutes,
                       horizon_days, cancel_cutoff_minutes, reschedule_cutoff_minutes, max_open, new_patients, from_age,
                       to_age, gender, position, reminders, practitioners, rooms))

struct ServiceView : ServiceSettings {
  HealthcareServiceId id;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ServiceView, (ServiceSettings), (id, version))

struct ServiceChange : ServiceSettings {
  std::int64_t version = 1;  // as it was read
};
BOOST_DESCRIBE_STRUCT(ServiceChange, (ServiceSettings), (version))

struct ServiceList {
  std::vector<ServiceView> items;
};
BOOST_DESCRIBE_STRUCT(ServiceList, (), (items))

struct RoomSettings {
  LocationId location_id;
  Text<1, 120> name;
  RoomKind kind = RoomKind::room;
  Standing status = Standing::active;
};
BOOST_DESCRIBE_STRUCT(RoomSettings, (), (location_id, name, kind, status))

struct RoomList {
  std::vector<Room> items;
};
BOOST_DESCRIBE_STRUCT(RoomList, (), (items))

// Hours or a break of every week. Times as "08:00"; "24:00" is the day's end.
struct WeeklyHours {
  LocationId location_id;
  std::optional<HealthcareServiceId> service_id;  // only for that one
  RuleKind kind = RuleKind::open;
  int weekday = 1;  // Monday is 1, Sunday 7
  Text<0, 5> start_time;
  Text<0, 5> end_time;
  Weeks weeks = Weeks::every;
  std::optional<Date> valid_from;
  std::optional<Date> valid_until;  // the last day
};
BOOST_DESCRIBE_STRUCT(WeeklyHours, (),
                      (location_id, service_id, kind, weekday, start_time, end_time, weeks, valid_from, valid_until))

// Version 0: never set.
struct ScheduleView {
  PractitionerId practitioner_id;
  std::int64_t version = 0;
  std::vector<WeeklyHours> hours;
};
BOOST_DESCRIBE_STRUCT(ScheduleView, (), (practitioner_id, version, hours))

struct ScheduleChange {
  std::int64_t version = 0;  // as it was read
  std::vector<WeeklyHours> hours;
};
BOOST_DESCRIBE_STRUCT(ScheduleChange, (), (version, hours))

// On each of its days. Without times: the whole day.
struct ExceptionSettings {
  std::optional<PractitionerId> practitioner_id;  // absent: everybody
  std::optional<LocationId> location_id;          // absent: everywhere
  ExceptionKind kind = ExceptionKind::closed;
  Date first_day;
  Date last_day;
  std::optional<Text<0, 5>> start_time;
  std::optional<Text<0, 5>> end_time;
  Text<0, 200> note;
};
BOOST_DESCRIBE_STRUCT(ExceptionSettings, (),
                      (practitioner_id, location_id, kind, first_day, last_day, start_time, end_time, note))

struct ExceptionView : ExceptionSettings {
  ScheduleExceptionId id;
};
BOOST_DESCRIBE_STRUCT(ExceptionView, (ExceptionSettings), (id))

struct ExceptionList {
  std::vector<ExceptionView> items;
};
BOOST_DESCRIBE_STRUCT(ExceptionList, (), (items))

struct ExceptionQuery {
  std::optional<PractitionerId> practitioner;  // with what concerns everybody
  std::optional<Date> from;                    // absent: today
  std::optional<Date> to;
};
BOOST_DESCRIBE_STRUCT(ExceptionQuery, (), (practitioner, from, to))

struct SchedulingPolicy {
  std::int64_t version = 0;  // 0: never set
  calendar::HolidayCalendar holidays = calendar::HolidayCalendar::none;
};
BOOST_DESCRIBE_STRUCT(SchedulingPolicy, (), (version, holidays))

struct HolidayView {
  Date day;
  std::string name;  // in the reader's language
};
BOOST_DESCRIBE_STRUCT(HolidayView, (), (day, name))

struct HolidayList {
  std::vector<HolidayView> items;
};
BOOST_DESCRIBE_STRUCT(HolidayList, (), (items))

struct HolidayQuery {
  calendar::HolidayCalendar calendar = calendar::HolidayCalendar::none;
  int year = 0;
};
BOOST_DESCRIBE_STRUCT(HolidayQuery, (), (calendar, year))

// What weekly hours come to, exceptions and holidays included.
struct PreviewQuery {
  Date from;  // seven days
  std::vector<WeeklyHours> hours;
};
BOOST_DESCRIBE_STRUCT(PreviewQuery, (), (from, hours))

// The times are those of the institution's clocks.
struct OpenStretch {
  LocationId location_id;
  Instant start;
  Instant end;
  std::string start_time;
  std::string end_time;
};
BOOST_DESCRIBE_STRUCT(OpenStretch, (), (location_id, start, end, start_time, end_time))

struct PreviewDay {
  Date day;
  std::optional<std::string> holiday;
  std::vector<OpenStretch> open;
};
BOOST_DESCRIBE_STRUCT(PreviewDay, (), (day, holiday, open))

struct Preview {
  std::vector<PreviewDay> days;
};
BOOST_DESCRIBE_STRUCT(Preview, (), (days))

struct LocationClock {
  LocationId location_id;
  std::string time_zone;  // its own, or the contract's
};
BOOST_DESCRIBE_STRUCT(LocationClock, (), (location_id, time_zone))

struct LocationClockList {
  std::vector<LocationClock> items;
};
BOOST_DESCRIBE_STRUCT(LocationClockList, (), (items))

struct LocationZone {
  std::optional<Text<0, 60>> time_zone;  // absent: the contract's
};
BOOST_DESCRIBE_STRUCT(LocationZone, (), (time_zone))

}  // namespace portico::scheduling
