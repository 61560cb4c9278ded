#include "scheduling/first_calendar.hpp"

#include <algorithm>
#include <set>

#include "base/refused.hpp"
#include "base/text.hpp"
#include "db/error.hpp"
#include "organization/store.hpp"
#include "scheduling/healthcare_services.hpp"
#include "scheduling/store.hpp"
#include "scheduling/wall_clock.hpp"

namespace portico::scheduling {
namespace {

constexpr std::size_t most_services = 20;
constexpr std::size_t most_practitioners = 50;
constexpr std::int64_t longest_grid = 60;
constexpr std::int64_t grid_of_long_ones = 30;

// A booking may begin where the last one ends; a long one at half past, too.
std::int64_t grid_of(std::int64_t duration) {
  return duration % 5 == 0 && duration >= 5 && duration <= longest_grid ? duration : grid_of_long_ones;
}

// The answers made into rows, with what is wrong with them gathered.
class Reading {
 public:
  Reading(db::Transaction& transaction, const organization::Organization& contract, const FirstAnswers& answers)
      : transaction_{transaction}, contract_{contract}, answers_{answers} {
    services();
    who();
    place();
    hours();
    if (!errors_.empty()) throw Refused::fields(std::move(errors_));
  }

  std::vector<HealthcareService> made;
  std::vector<organization::Practitioner> newcomers;
  organization::Location location;
  bool is_new_location = false;

  std::vector<WeeklyRule> rules_of(PractitionerId practitioner) const {
    std::vector<WeeklyRule> rules;
    const auto add = [&](int weekday, RuleKind kind, int from, int to) {
      rules.push_back({practitioner, location.id, {}, kind, weekday, from, to, Weeks::every, {}, {}});
    };
    for (const int weekday : std::set<int>{answers_.weekdays.begin(), answers_.weekdays.end()}) {
      add(weekday, RuleKind::open, *from_, *to_);
      if (pause_from_ && pause_to_) add(weekday, RuleKind::pause, *pause_from_, *pause_to_);
    }
    return rules;
  }

 private:
  void fault(std::string field, std::string code) { errors_.push_back({std::move(field), std::move(code)}); }
  void count(const char* field, std::size_t given, std::size_t most) {
    if (given < 1 || given > most)
      errors_.push_back({field, "OUT_OF_RANGE", {{"from", std::int64_t{1}}, {"to", static_cast<std::int64_t>(most)}}});
  }

  void services() {
    count("services", answers_.services.size(), most_services);
    auto position = std::int64_t{0};
    for (const auto& one : store::services(transaction_, contract_.id)) position = std::max(position, one.position + 1);
    for (std::size_t i = 0; i < answers_.services.size() && i < most_services; ++i) {
      const auto settings = settings_of(answers_.services[i], position + static_cast<std::int64_t>(i));
      auto faults = faults_of(settings);
      for (auto& one : faults) one.field = "services[" + std::to_string(i) + "]." + one.field;
      errors_.insert(errors_.end(), faults.begin(), faults.end());
      if (faults.empty()) made.push_back(service_of(HealthcareServiceId::make(), settings));
    }
  }
  ServiceSettings settings_of(const FirstService& wanted, std::int64_t position) const {
    ServiceSettings settings;
    auto& name = contract_.language == Language::hu   ? settings.name.hu
                 : contract_.language == Language::es ? settings.name.es
                                                      : settings.name.en;
    name.value = wanted.name.value;
    settings.availability = answers_.availability;
    settings.duration_minutes = wanted.duration_minutes;
    settings.grid_minutes = grid_of(wanted.duration_minutes);
    settings.position = position;
    return settings;
  }

  void who() {
    if (answers_.practitioners.empty() && answers_.new_practitioners.empty())
      return fault("practitioners", "HOURS_NEED_PRACTITIONER");
    count("practitioners", answers_.practitioners.size() + answers_.new_practitioners.size(), most_practitioners);
    if (!errors_.empty()) return;
    for (std::size_t i = 0; i < answers_.practitioners.size(); ++i)
      if (!store::has_practitioner(transaction_, contract_.id, answers_.practitioners[i]))
        fault("practitioners[" + std::to_string(i) + "]", "PRACTITIONER_UNKNOWN");
    for (std::size_t i = 0; i < answers_.new_practitioners.size(); ++i) {
      const auto name = tidy(answers_.new_practitioners[i].value);
      if (name.empty()) fault("new_practitioners[" + std::to_string(i) + "]", "NAME_NEEDED");
      newcomers.push_back({PractitionerId::make(), name, {}, Standing::active});
    }
  }

  void place() {
    const auto known = organization::store::locations(transaction_, contract_.id);
    const auto found = std::ranges::find_if(known, [&](const organization::Location& one) {
      return answers_.location_id ? one.id == *answers_.location_id : one.status == Standing::active;
    });
    if (found != known.end()) {
      location = *found;
    } else if (answers_.location_id) {
      fault("location_id", "LOCATION_UNKNOWN");
    } else {
      location.id = LocationId::make();
      location.name = contract_.name;
      location.address_line = contract_.address;
      is_new_location = true;
    }
  }

  void hours() {
    if (answers_.weekdays.empty()) fault("weekdays", "WEEKDAY_NEEDED");
    if (std::ranges::any_of(answers_.weekdays, [](int day) { return day < 1 || day > 7; }))
      errors_.push_back({"weekdays", "OUT_OF_RANGE", {{"from", std::int64_t{1}}, {"to", std::int64_t{7}}}});
    from_ = time("start_time", answers_.start_time.value);
    to_ = time("end_time", answers_.end_time.value);
    in_order("end_time", from_, to_);
    if (!answers_.break_start_time && !answers_.break_end_time) return;
    pause_from_ = time("break_start_time", answers_.break_start_time.value_or(Text<0, 5>{}).value);
    pause_to_ = time("break_end_time", answers_.break_end_time.value_or(Text<0, 5>{}).value);
    in_order("break_end_time", pause_from_, pause_to_);
  }
  std::optional<int> time(const char* field, const std::string& text) {
    const auto minute = minute_of(text);
    if (!minute) fault(field, "FORMAT_CLOCK");
    return minute;
  }
  void in_order(const char* field, std::optional<int> from, std::optional<int> to) {
    if (from && to && *to <= *from) fault(field, "TIME_ORDER");
  }

  db::Transaction& transaction_;
  const organization::Organization& contract_;
  const FirstAnswers& answers_;
  std::optional<int> from_;
  std::optional<int> to_;
  std::optional<int> pause_from_;
  std::optional<int> pause_to_;
  std::vector<FieldError> errors_;
};

}  // namespace

FirstCalendar FirstCalendars::make(const Caller& caller, const FirstAnswers& answers) {
  return database_.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, caller.organization);
    if (!contract) throw Refused::not_found();
    const Reading wanted{transaction, *contract, answers};
    FirstCalendar made{wanted.location.id, {}, {}, {}};
    if (wanted.is_new_location) {
      organization::store::put_location(transaction, contract->id, wanted.location);
      journal(transaction, caller, "Location", made.location_id.value);
    }
    const std::set<PractitionerId> known{answers.practitioners.begin(), answers.practitioners.end()};
    made.practitioners.assign(known.begin(), known.end());
    for (const auto& one : wanted.newcomers) {
      organization::store::put_practitioner(transaction, contract->id, one, contract->language);
      made.practitioners.push_back(one.id);
      journal(transaction, caller, "Practitioner", one.id.value);
    }
    std::vector<PractitionerRole> roles;
    for (const auto practitioner : made.practitioners) {
      roles.push_back({practitioner, made.location_id, {}, {}});
      if (!store::rules_of(transaction, contract->id, practitioner).empty()) continue;
      const auto version = store::schedule_version(transaction, contract->id, practitioner);
      if (!store::replace_rules(transaction, contract->id, practitioner, version, wanted.rules_of(practitioner),
                                clock_.now()))
        throw Refused{Reason::conflict, "VERSION_CHANGED"};
      made.schedules.push_back({practitioner, version + 1});
      journal(transaction, caller, "Schedule", practitioner.value);
    }
    for (const auto& service : wanted.made) {
      store::insert(transaction, contract->id, service, clock_.now());
      store::replace_roles(transaction, contract->id, service.id, roles);
      made.services.push_back(service.id);
      journal(transaction, caller, "HealthcareService", service.id.value);
    }
    return made;
  });
}

void FirstCalendars::undo(const Caller& caller, const FirstCalendar& made) {
  const auto& organization = caller.organization;
  try {
    database_.write([&](db::Transaction& transaction) {
      for (const auto& [practitioner, version] : made.schedules) {
        if (!store::has_practitioner(transaction, organization, practitioner)) throw Refused::not_found();
        if (version < 1 || !store::replace_rules(transaction, organization, practitioner, version, {}, clock_.now()))
          throw Refused{Reason::conflict, "VERSION_CHANGED"};
        journal(transaction, caller, "Schedule", practitioner.value);
      }
      for (const auto service : made.services) {
        if (!store::remove_unchanged(transaction, organization, service))
          throw Refused{Reason::conflict, "VERSION_CHANGED"};
        journal(transaction, caller, "HealthcareService", service.value);
      }
    });
  } catch (const db::ForeignKeyViolation&) {
    throw Refused{Reason::conflict, "CALENDAR_BOOKED"};
  }
}

void FirstCalendars::journal(db::Transaction& transaction, const Caller& caller, const char* type, Uuid entity) {
  journal_.write(transaction, caller,
                 {.action = audit::Action::scheduling_changed, .entity_type = type, .entity = entity});
}

}  // namespace portico::scheduling
