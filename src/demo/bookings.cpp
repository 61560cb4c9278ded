#include "demo/bookings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "booking/plan.hpp"
#include "booking/taking.hpp"
#include "calendar/zone.hpp"
#include "demo/random.hpp"

namespace portico::demo {
namespace {

using booking::AppointmentStatus;
using scheduling::HealthcareServiceId;

constexpr int days_booked = 14;
constexpr int share_booked = 33;  // percent

class Booking {
 public:
  Booking(db::Transaction& transaction, const data::Schedule& schedule, const Plan& plan, const Standing& standing,
          Instant now)
      : transaction_{transaction},
        schedule_{schedule},
        plan_{plan},
        standing_{standing},
        now_{now},
        organization_{standing.contract.id} {}

  void make() {
    add_rooms();
    for (std::size_t i = 0; i < schedule_.services.size(); ++i) add_service(i);
    for (std::size_t i = 0; i < standing_.practitioners.size(); ++i) add_hours(i);
    for (const auto& service : services_)
      if (service.availability != scheduling::Availability::on_request) book_some(service);
  }

 private:
  void add_rooms() {
    for (const auto& one : schedule_.rooms) {
      rooms_.push_back({scheduling::RoomId::make(), standing_.locations[one.location], one.name,
                        one.device ? scheduling::RoomKind::device : scheduling::RoomKind::room});
      scheduling::store::put_room(transaction_, organization_, rooms_.back());
    }
  }

  void add_service(std::size_t position) {
    const auto& one = schedule_.services[position];
    scheduling::HealthcareService service;
    service.id = HealthcareServiceId::make();
    service.name_en = one.name.at("en");
    service.name_hu = one.name.at("hu");
    service.name_es = one.name.at("es");
    service.availability = one.availability;
    service.modality = one.modality;
    service.duration_minutes = one.duration;
    service.grid_minutes = one.grid;
    service.buffer_after_minutes = one.after;
    service.price_minor = one.price;
    service.price_currency = schedule_.currency;
    service.gender = one.gender;
    service.from_age = one.from_age;
    service.to_age = one.to_age;
    service.position = static_cast<std::int64_t>(position);
    if (one.preparation) {
      service.preparation_en = one.preparation->at("en");
      service.preparation_hu = one.preparation->at("hu");
      service.preparation_es = one.preparation->at("es");
    }
    scheduling::store::insert(transaction_, organization_, service, now_);
    scheduling::store::replace_roles(transaction_, organization_, service.id, roles_of(one));
    if (one.room) scheduling::store::replace_rooms(transaction_, organization_, service.id, {rooms_[*one.room].id});
    services_.push_back(service);
  }

  std::vector<scheduling::PractitionerRole> roles_of(const data::Service& one) const {
    std::vector<scheduling::PractitionerRole> roles;
    for (const auto who : one.practitioners)
      for (const auto where : one.locations)
        roles.push_back({standing_.practitioners[who], standing_.locations[where], {}, {}});
    return roles;
  }

  // Who is there all day has lunch.
  void add_hours(std::size_t practitioner) {
    std::vector<scheduling::WeeklyRule> rules;
    const auto id = standing_.practitioners[practitioner];
    const auto add = [&](const data::Hours& hours, int weekday, scheduling::RuleKind kind, int from, int to) {
      rules.push_back(
          {id, standing_.locations[hours.location], {}, kind, weekday, from, to, scheduling::Weeks::every, {}, {}});
    };
    for (const auto& hours : schedule_.hours) {
      if (hours.practitioner != practitioner) continue;
      for (const int weekday : hours.weekdays) {
        add(hours, weekday, scheduling::RuleKind::open, hours.from, hours.to);
        if (hours.from < schedule_.lunch.from && hours.to > schedule_.lunch.to)
          add(hours, weekday, scheduling::RuleKind::pause, schedule_.lunch.from, schedule_.lunch.to);
      }
    }
    scheduling::store::replace_rules(transaction_, organization_, id, 0, rules, now_);
  }

  void book_some(const scheduling::HealthcareService& service) {
    const calendar::Zone zone{standing_.contract.time_zone};
    const Date today = zone.date_of(now_);
    const calendar::Interval window{zone.start_at(today, 0), zone.start_at(today.plus_days(days_booked), 0)};
    const auto plan = booking::plan_of(transaction_, organization_, {.service = service.id}, window, now_);
    for (auto& one : plan->in(window)) {
      if (!one.is_free || !random_.chance(share_booked)) continue;
      // Free when the plan was read: some of it may be taken by now.
      const bool needs_room = !one.rooms.empty();
      std::erase_if(one.rooms, [&](scheduling::RoomId room) { return is_taken(room.value, one.cells); });
      if (is_taken(one.slot.practitioner_id.value, one.cells) || (needs_room && one.rooms.empty())) continue;
      const auto person = person_for(service, one.slot.start);
      if (person) book(service, one, *person);
    }
  }

  bool is_taken(Uuid resource, booking::Cells cells) const {
    const auto next = taken_.lower_bound({resource, cells.first});
    return next != taken_.end() && next->first == resource && next->second <= cells.last;
  }

  // Those who can sign in have something to come; the others follow as they are drawn.
  std::optional<std::size_t> person_for(const scheduling::HealthcareService& service, Instant start) {
    const auto fits = [&](std::size_t i) {
      const auto& record = plan_.people[i].record;
      const auto day = date_in_zone(start, standing_.contract.time_zone);
      const int age = record.birth_date ? age_in_years(*record.birth_date, day) : 40;
      return !record.deceased && age >= service.from_age.value_or(0) && age <= service.to_age.value_or(age) &&
             (!service.gender || record.gender == *service.gender);
    };
    if (start > now_ + hours{48})
      for (std::size_t i = 0; i < plan_.people.size(); ++i)
        if (plan_.people[i].has_login && visits_[i] < 2 && fits(i)) return i;
    for (int tries = 0; tries < 20; ++tries) {
      const auto i = static_cast<std::size_t>(random_.below(static_cast<int>(plan_.people.size())));
      if (!plan_.people[i].has_login && fits(i)) return i;
    }
    return std::nullopt;
  }

  void book(const scheduling::HealthcareService& service, const booking::Candidate& wanted, std::size_t person) {
    booking::store::StoredAppointment made;
    made.id = booking::AppointmentId::make();
    static_cast<booking::store::Stay&>(made) =
        booking::take(transaction_, organization_, service, wanted, made.id.value, std::nullopt, now_);
    for (auto cell = made.first_cell; cell <= made.last_cell; ++cell) {
      taken_.insert({made.practitioner.value, cell});
      if (made.room) taken_.insert({made.room->value, cell});
    }
    ++visits_[person];
    made.patient = standing_.patients[person];
    made.status = made.end_at <= now_     ? AppointmentStatus::fulfilled
                  : made.start_at <= now_ ? AppointmentStatus::in_progress
                                          : AppointmentStatus::booked;
    made.modality = service.modality;
    made.price_minor = service.price_minor;
    made.price_currency = service.price_currency;
    made.booked_by = random_.chance(60) ? booking::Actor::patient : booking::Actor::staff;
    made.booked_at = now_ - hours{24 * random_.between(1, 20)};
    booking::store::insert(transaction_, organization_, made);
  }

  db::Transaction& transaction_;
  const data::Schedule& schedule_;
  const Plan& plan_;
  const Standing& standing_;
  const Instant now_;
  const OrganizationId organization_;
  Random random_{"bookings"};
  std::vector<scheduling::Room> rooms_;
  std::vector<scheduling::HealthcareService> services_;
  std::set<std::pair<Uuid, std::int64_t>> taken_;  // resource and cell, of what was booked here
  std::map<std::size_t, int> visits_;              // of people, by place in the plan
};

}  // namespace

void add_bookings(db::Transaction& transaction, const data::Schedule& schedule, const Plan& plan,
                  const Standing& standing, Instant now) {
  Booking{transaction, schedule, plan, standing, now}.make();
}

}  // namespace portico::demo
