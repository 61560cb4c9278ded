#pragma once
#include "organization/store.hpp"
#include "scheduling/store.hpp"
#include "support/api.hpp"

namespace portico::support {

// Duna Medical takes bookings: Dr. Kovács in Buda on weekdays from eight to twelve, thirty minutes a visit and ten
// after it. It is Monday, 2 March 2026, nine o'clock there.
class Clinic : public EachApi {
 protected:
  inline static const std::string password = "Kiralyi7";
  inline static const std::string portal = "/api/portal/duna";

  Clinic() {
    api.database().write([&](db::Transaction& transaction) {
      organization::store::put_location(transaction, duna.id,
                                        {buda, "Buda", "Fő utca 1.", "Budapest", "1011", "+3611112222"});
      organization::store::put_practitioner(transaction, duna.id, {agnes, "Dr. Kovács Ágnes", "kardiológia"},
                                            Language::hu);
      scheduling::store::insert(transaction, duna.id, service, api.clock().now());
      scheduling::store::replace_roles(transaction, duna.id, service.id, {{agnes, buda, {}, {}}});
    });
    set_hours(agnes, 8 * 60, 12 * 60);
  }

  // Monday to Friday.
  void set_hours(organization::PractitionerId who, int from, int to) {
    std::vector<scheduling::WeeklyRule> rules;
    for (int weekday = 1; weekday <= 5; ++weekday)
      rules.push_back({who, buda, {}, scheduling::RuleKind::open, weekday, from, to, scheduling::Weeks::every, {}, {}});
    api.database().write([&](db::Transaction& transaction) {
      const auto version = scheduling::store::schedule_version(transaction, duna.id, who);
      scheduling::store::replace_rules(transaction, duna.id, who, version, rules, api.clock().now());
    });
  }
  // As changed since.
  void store_service() {
    api.database().write([&](db::Transaction& transaction) {
      scheduling::store::update(transaction, duna.id, service, service.version, api.clock().now());
    });
    ++service.version;
  }
  void add_doctor(organization::PractitionerId who, const std::string& name) {
    roles.push_back({who, buda, {}, {}});
    api.database().write([&](db::Transaction& transaction) {
      organization::store::put_practitioner(transaction, duna.id, {who, name, ""}, Language::hu);
      scheduling::store::replace_roles(transaction, duna.id, service.id, roles);
    });
    set_hours(who, 8 * 60, 12 * 60);
  }
  void add_room(scheduling::RoomId room) {
    rooms.push_back(room);
    api.database().write([&](db::Transaction& transaction) {
      scheduling::store::put_room(transaction, duna.id, {room, buda, "Rendelő"});
      scheduling::store::replace_rooms(transaction, duna.id, service.id, rooms);
    });
  }

  static scheduling::HealthcareService cardiology() {
    scheduling::HealthcareService made;
    made.id = scheduling::HealthcareServiceId::make();
    made.name_en = "Cardiology";
    made.name_hu = "Kardiológia";
    made.grid_minutes = 40;
    made.buffer_after_minutes = 10;
    made.price_minor = 3'200'000;
    made.price_currency = "HUF";
    made.preparation_en = "Please do not smoke before.";
    return made;
  }

  organization::Organization duna =
      api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);
  scheduling::HealthcareService service = cardiology();
  const organization::LocationId buda = organization::LocationId::make();
  const organization::PractitionerId agnes = organization::PractitionerId::make();
  std::vector<scheduling::PractitionerRole> roles{{agnes, buda, {}, {}}};
  std::vector<scheduling::RoomId> rooms;
};

}  // namespace portico::support
