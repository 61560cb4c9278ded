#pragma once
#include <boost/describe.hpp>

#include "feeds/feed.hpp"
#include "json/text.hpp"

namespace portico::feeds {

// Why the calendar was not read the last time, in the reader's language.
struct CalendarFault {
  std::string code;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(CalendarFault, (), (code, detail))

// The calendar that a practitioner keeps elsewhere, as staff see it: its address is a secret, its host is not.
struct OutsideCalendar {
  std::string host;
  std::optional<Instant> asked_at;
  std::optional<Instant> read_at;  // the last time that all went well
  bool is_due = false;             // it is about to be fetched
  Instant next_at;
  std::optional<CalendarFault> fault;
  std::int64_t busy_times = 0;  // to come
};
BOOST_DESCRIBE_STRUCT(OutsideCalendar, (), (host, asked_at, read_at, is_due, next_at, fault, busy_times))

// The other way round: the practitioner's appointments as busy times, for a calendar program.
struct BusyFeed {
  Instant made_at;
  std::optional<Instant> fetched_at;
};
BOOST_DESCRIBE_STRUCT(BusyFeed, (), (made_at, fetched_at))

struct PractitionerCalendars {
  std::optional<BusyFeed> busy_feed;
  std::optional<OutsideCalendar> outside_calendar;
};
BOOST_DESCRIBE_STRUCT(PractitionerCalendars, (), (busy_feed, outside_calendar))

struct NewOutsideCalendar {
  Text<1, 2000> address;
};
BOOST_DESCRIBE_STRUCT(NewOutsideCalendar, (), (address))

}  // namespace portico::feeds
