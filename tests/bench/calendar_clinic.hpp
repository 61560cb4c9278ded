#pragma once
#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "app/services.hpp"
#include "booking/store.hpp"
#include "organization/store.hpp"
#include "scheduling/store.hpp"

namespace portico::bench {

inline constexpr auto suffix = "rozsadomb";
inline constexpr hours margin{26};  // as a plan reads beyond its window

inline app::Configuration configuration_of(const std::string& data, const std::string& url) {
  app::Configuration::Source sources{.environment = {}, .flags = {{"data.folder", data}}};
  if (!url.empty()) sources.flags["database.url"] = url;
  return app::Configuration::load(sources);
}

// In the demonstration clinic a service of eight practitioners of its own: half an hour, Monday to Friday from eight to
// six, every sixth time booked.
class CalendarClinic {
 public:
  explicit CalendarClinic(app::Services& services) : services_{services}, now_{services.clock.now()} {
    services_.database->write([&](db::Transaction& transaction) {
      contract_ = organization::store::by_suffix(transaction, suffix).value();
      for (const auto& one : scheduling::store::services(transaction, contract_.id))
        if (one.name_en == name) service_ = one.id;
      if (service_ == scheduling::HealthcareServiceId{}) set_up(transaction);
    });
  }

  app::Services& services() const { return services_; }
  const organization::Organization& contract() const { return contract_; }
  scheduling::HealthcareServiceId service() const { return service_; }
  Instant now() const { return now_; }
  calendar::Interval window() const { return {now_, now_ + hours{24 * days}}; }

  // What a plan asks of the database, and nothing done with it.
  void read_plan(db::Transaction& transaction, const calendar::Interval& window) const {
    const auto id = contract_.id;
    scheduling::store::service(transaction, id, service_);
    scheduling::store::rules_of(transaction, id, service_);
    scheduling::store::exceptions(transaction, id, date_in_zone(window.start - margin, "UTC"),
                                  date_in_zone(window.end + margin, "UTC"));
    scheduling::store::policy(transaction, id);
    scheduling::store::rooms_of(transaction, id, service_);
    scheduling::store::places_of(transaction, id, service_);
    booking::store::taken(transaction, id, service_, booking::Cells::of({window.start - margin, window.end + margin}),
                          now_);
  }

 private:
  static constexpr auto name = "Bench";
  static constexpr std::size_t practitioners = 8;
  static constexpr int days = 14, one_booked_of = 6;

  void set_up(db::Transaction& transaction) {
    scheduling::HealthcareService service;
    service.id = service_ = scheduling::HealthcareServiceId::make();
    service.name_en = name;
    service.grid_minutes = service.duration_minutes;  // no two times overlap
    scheduling::store::insert(transaction, contract_.id, service, now_);
    const auto place = scheduling::store::places(transaction, contract_.id).front().location;
    std::vector<scheduling::PractitionerRole> roles;
    for (std::size_t i = 0; i < practitioners; ++i)
      roles.push_back({add_practitioner(transaction, place), place, {}, {}});
    scheduling::store::replace_roles(transaction, contract_.id, service.id, roles);
    const auto plan = booking::plan_of(transaction, contract_.id, {.service = service.id}, window(), now_);
    int number = 0;
    for (const auto& one : plan->in(window()))
      if (number++ % one_booked_of == 0) {
        const auto holder = Uuid::make();
        booking::store::take_cells(transaction, contract_.id, one.slot.practitioner_id.value, one.cells, holder, {},
                                   now_);
      }
  }

  organization::PractitionerId add_practitioner(db::Transaction& transaction, organization::LocationId place) {
    const auto id = organization::PractitionerId::make();
    organization::store::put_practitioner(transaction, contract_.id, {id, "Dr. Bench", ""}, Language::hu);
    std::vector<scheduling::WeeklyRule> rules;
    for (int weekday = 1; weekday <= 5; ++weekday)
      rules.push_back(
          {id, place, {}, scheduling::RuleKind::open, weekday, 8 * 60, 18 * 60, scheduling::Weeks::every, {}, {}});
    scheduling::store::replace_rules(transaction, contract_.id, id, 0, rules, now_);
    return id;
  }

  app::Services& services_;
  const Instant now_;
  organization::Organization contract_;
  scheduling::HealthcareServiceId service_;
};

}  // namespace portico::bench
