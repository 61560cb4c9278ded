#pragma once
#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "scheduling/shapes.hpp"

namespace portico::scheduling {

// When practitioners have hours: setting it up. Thread-safe.
class Schedules {
 public:
  Schedules(db::Database& database, audit::Journal& journal, const Clock& clock)
      : database_{database}, journal_{journal}, clock_{clock} {}

  ScheduleView find(OrganizationId organization, PractitionerId practitioner);
  // All rules anew. Conflict VERSION_CHANGED when somebody was quicker.
  ScheduleView change(const Caller& caller, PractitionerId practitioner, const ScheduleChange& wanted);
  // What these rules would come to in the seven days; nothing is stored.
  Preview preview(const Caller& caller, PractitionerId practitioner, const PreviewQuery& wanted);

  ExceptionList exceptions(OrganizationId organization, const ExceptionQuery& wanted);
  ExceptionView add_exception(const Caller& caller, const ExceptionSettings& wanted);
  void remove_exception(const Caller& caller, ScheduleExceptionId id);

  SchedulingPolicy policy(OrganizationId organization);
  SchedulingPolicy change_policy(const Caller& caller, const SchedulingPolicy& wanted);
  static HolidayList holidays(const HolidayQuery& wanted, Language language);
  LocationClockList clocks(OrganizationId organization);
  void set_zone(const Caller& caller, LocationId location, const LocationZone& wanted);

 private:
  void must_have(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner);
  void journal(db::Transaction& transaction, const Caller& caller, const char* type, std::optional<Uuid> entity);

  db::Database& database_;
  audit::Journal& journal_;
  const Clock& clock_;
};

}  // namespace portico::scheduling
