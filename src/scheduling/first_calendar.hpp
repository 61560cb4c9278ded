#pragma once
#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "scheduling/shapes.hpp"

namespace portico::scheduling {

struct FirstService {
  Text<0, 120> name;  // in the contract's language
  std::int64_t duration_minutes = 30;
};
BOOST_DESCRIBE_STRUCT(FirstService, (), (name, duration_minutes))

// What a clinic is asked on its first day: what it offers, how long each takes, who does it, on which days and hours,
// and whether patients may book by themselves.
struct FirstAnswers {
  std::vector<FirstService> services;
  std::vector<PractitionerId> practitioners;    // who is known already
  std::vector<Text<0, 120>> new_practitioners;  // names of who is not
  std::optional<LocationId> location_id;        // absent: the first one, or one that is called as the contract
  std::vector<int> weekdays;                    // Monday is 1, Sunday 7
  Text<0, 5> start_time;                        // "08:00"
  Text<0, 5> end_time;
  std::optional<Text<0, 5>> break_start_time;
  std::optional<Text<0, 5>> break_end_time;
  Availability availability = Availability::online;
};
BOOST_DESCRIBE_STRUCT(FirstAnswers, (),
                      (services, practitioners, new_practitioners, location_id, weekdays, start_time, end_time,
                       break_start_time, break_end_time, availability))

struct SetSchedule {
  PractitionerId practitioner_id;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SetSchedule, (), (practitioner_id, version))

// Who had hours before keeps them and is not among `schedules`.
struct FirstCalendar {
  LocationId location_id;
  std::vector<HealthcareServiceId> services;
  std::vector<PractitionerId> practitioners;  // those who were known, then the new ones, in the order of the answers
  std::vector<SetSchedule> schedules;
};
BOOST_DESCRIBE_STRUCT(FirstCalendar, (), (location_id, services, practitioners, schedules))

// A working calendar from five answers, and back. Thread-safe.
class FirstCalendars {
 public:
  FirstCalendars(db::Database& database, audit::Journal& journal, const Clock& clock)
      : database_{database}, journal_{journal}, clock_{clock} {}

  // All of it or nothing.
  FirstCalendar make(const Caller& caller, const FirstAnswers& answers);
  // Takes services and hours back; doctors and institution stay. Conflict VERSION_CHANGED when somebody changed them
  // since, CALENDAR_BOOKED when something is booked.
  void undo(const Caller& caller, const FirstCalendar& made);

 private:
  void journal(db::Transaction& transaction, const Caller& caller, const char* type, Uuid entity);

  db::Database& database_;
  audit::Journal& journal_;
  const Clock& clock_;
};

}  // namespace portico::scheduling
