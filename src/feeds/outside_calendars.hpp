#pragma once
#include <mutex>

#include "audit/audit.hpp"
#include "feeds/fetch.hpp"
#include "feeds/outside.hpp"
#include "feeds/store.hpp"
#include "jobs/jobs.hpp"
#include "sandbox/sandbox.hpp"

namespace portico::feeds {

// The calendars that practitioners keep elsewhere: fetched every quarter of an hour, read in the sandbox, and kept as
// busy times over which nobody is booked. Thread-safe.
class OutsideCalendars {
 public:
  // Without limits nothing is fetched at all.
  OutsideCalendars(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, jobs::Queue& queue,
                   sandbox::Sandbox& sandbox, const Clock& clock, std::optional<FetchLimits> limits);

  PractitionerCalendars find(const Caller& caller, PractitionerId practitioner);
  // Fetched at once. CALENDAR_ADDRESS_FORM, CALENDARS_OFF; not_found.
  PractitionerCalendars set(const Caller& caller, PractitionerId practitioner, const NewOutsideCalendar& wanted);
  // Its busy times go with it. not_found for an unknown practitioner.
  void remove(const Caller& caller, PractitionerId practitioner);
  // Sooner than it would be. CALENDARS_OFF; not_found.
  PractitionerCalendars ask_now(const Caller& caller, PractitionerId practitioner);

  void handle_jobs();
  // Fetches what is due, one after the other, so that hanging servers hold up one worker and not all; another run in
  // this process meanwhile does nothing, one in another process takes other calendars.
  void read_due();

  static constexpr const char* job = "outside_calendars";
  static constexpr seconds how_often{60};

 private:
  std::optional<store::StoredOutside> claim();
  void read(const store::StoredOutside& claimed);
  void note(store::StoredOutside outcome, const std::optional<std::vector<calendar::Interval>>& busy);
  void refuse_when_off() const;
  void ask_soon(db::Transaction& transaction);

  db::Database& database_;
  audit::Journal& journal_;
  keys::KeyRing& keys_;
  jobs::Queue& queue_;
  sandbox::Sandbox& sandbox_;
  const Clock& clock_;
  const std::optional<FetchLimits> limits_;
  std::mutex reading_;
};

}  // namespace portico::feeds
