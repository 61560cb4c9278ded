#include "scheduling/healthcare_services.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "base/text.hpp"
#include "organization/store.hpp"
#include "scheduling/store.hpp"

namespace portico::scheduling {
namespace {

constexpr std::int64_t a_year_of_minutes = 365 * 24 * 60;
constexpr std::size_t most_reminders = 6;

// An address for a browser: https, a host, and only what stands in one (RFC 3986), or {visit}.
bool is_video_url(std::string_view url) {
  constexpr std::string_view scheme = "https://";
  constexpr std::size_t longest = 300;
  constexpr std::string_view marks = "-._~:/?#[]@!$&'()*+,;=%{}";
  return url.size() <= longest && url.starts_with(scheme) && url.size() > scheme.size() &&
         std::isalnum(static_cast<unsigned char>(url[scheme.size()])) != 0 && std::ranges::all_of(url, [&](char one) {
           const auto c = static_cast<unsigned char>(one);
           return c < 0x80 && (std::isalnum(c) != 0 || marks.find(one) != marks.npos);
         });
}

// What is wrong with the settings, all of it.
class Faults {
 public:
  explicit Faults(const ServiceSettings& wanted) : wanted_{wanted} {}

  std::vector<FieldError> found() {
    const auto& name = wanted_.name;
    if (tidy(name.en.value).empty() && tidy(name.hu.value).empty() && tidy(name.es.value).empty())
      fault("name", "SERVICE_NAME_NEEDED");
    in_fives("duration_minutes", wanted_.duration_minutes, 5, 480);
    in_fives("grid_minutes", wanted_.grid_minutes, 5, 240);
    in_fives("buffer_before_minutes", wanted_.buffer_before_minutes, 0, 240);
    in_fives("buffer_after_minutes", wanted_.buffer_after_minutes, 0, 240);
    within("capacity", wanted_.capacity, 1, 100);
    within("min_notice_minutes", wanted_.min_notice_minutes, 0, a_year_of_minutes);
    within("horizon_days", wanted_.horizon_days, 1, 730);
    within("cancel_cutoff_minutes", wanted_.cancel_cutoff_minutes, 0, a_year_of_minutes);
    within("reschedule_cutoff_minutes", wanted_.reschedule_cutoff_minutes, 0, a_year_of_minutes);
    within("position", wanted_.position, 0, 10'000);
    if (wanted_.max_open) within("max_open", *wanted_.max_open, 1, 100);
    if (wanted_.from_age) within("from_age", *wanted_.from_age, 0, 120);
    if (wanted_.to_age) within("to_age", *wanted_.to_age, wanted_.from_age.value_or(0), 120);
    price();
    reminders();
    practitioners();
    return std::move(errors_);
  }

 private:
  void fault(std::string field, std::string code) { errors_.push_back({std::move(field), std::move(code)}); }
  void within(std::string field, std::int64_t value, std::int64_t from, std::int64_t to) {
    if (value < from || value > to) errors_.push_back({std::move(field), "OUT_OF_RANGE", {{"from", from}, {"to", to}}});
  }
  void in_fives(const std::string& field, std::int64_t value, std::int64_t from, std::int64_t to) {
    within(field, value, from, to);
    if (value % 5 != 0) fault(field, "NOT_IN_FIVES");
  }
  void price() {
    if (!wanted_.price) return;
    within("price.amount_minor", wanted_.price->amount_minor, 0, 1'000'000'000'000);
    const auto& currency = wanted_.price->currency;
    if (currency.size() != 3 || !std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; }))
      fault("price.currency", "FORMAT_CURRENCY");
  }
  void reminders() {
    if (!wanted_.reminders) return;
    const auto& before = *wanted_.reminders;
    if (before.size() > most_reminders)
      errors_.push_back({"reminders", "TOO_MANY_REMINDERS", {{"limit", std::int64_t{most_reminders}}}});
    for (std::size_t i = 0; i < before.size(); ++i)
      within("reminders[" + std::to_string(i) + "]", before[i], 60, 30 * 24 * 60);
  }
  void practitioners() {
    std::set<std::pair<PractitionerId, LocationId>> seen;
    for (std::size_t i = 0; i < wanted_.practitioners.size(); ++i) {
      const auto& role = wanted_.practitioners[i];
      const auto place = "practitioners[" + std::to_string(i) + "]";
      if (!seen.insert({role.practitioner_id, role.location_id}).second) fault(place, "PRACTITIONER_TWICE");
      if (role.duration_minutes) in_fives(place + ".duration_minutes", *role.duration_minutes, 5, 480);
      if (role.price_minor) within(place + ".price_minor", *role.price_minor, 0, 1'000'000'000'000);
      if (role.price_minor && !wanted_.price) fault(place + ".price_minor", "PRICE_NEEDS_CURRENCY");
      if (role.video_url && !is_video_url(*role.video_url)) fault(place + ".video_url", "VIDEO_URL");
    }
  }

  const ServiceSettings& wanted_;
  std::vector<FieldError> errors_;
};

}  // namespace

std::vector<FieldError> faults_of(const ServiceSettings& wanted) { return Faults{wanted}.found(); }

HealthcareService service_of(HealthcareServiceId id, const ServiceSettings& wanted) {
  HealthcareService s;
  s.id = id;
  s.name_en = tidy(wanted.name.en.value);
  s.name_hu = tidy(wanted.name.hu.value);
  s.name_es = tidy(wanted.name.es.value);
  s.specialty = tidy(wanted.specialty.value);
  s.status = wanted.status;
  s.availability = wanted.availability;
  s.modality = wanted.modality;
  s.duration_minutes = wanted.duration_minutes;
  s.grid_minutes = wanted.grid_minutes;
  s.buffer_before_minutes = wanted.buffer_before_minutes;
  s.buffer_after_minutes = wanted.buffer_after_minutes;
  s.capacity = wanted.capacity;
  if (wanted.price) {
    s.price_minor = wanted.price->amount_minor;
    s.price_currency = wanted.price->currency;
  }
  s.preparation_en = wanted.preparation.en;
  s.preparation_hu = wanted.preparation.hu;
  s.preparation_es = wanted.preparation.es;
  s.min_notice_minutes = wanted.min_notice_minutes;
  s.horizon_days = wanted.horizon_days;
  s.cancel_cutoff_minutes = wanted.cancel_cutoff_minutes;
  s.reschedule_cutoff_minutes = wanted.reschedule_cutoff_minutes;
  s.max_open = wanted.max_open;
  s.new_patients = wanted.new_patients;
  s.from_age = wanted.from_age;
  s.to_age = wanted.to_age;
  s.gender = wanted.gender;
  s.position = wanted.position;
  if (wanted.reminders) s.reminders = reminders_text(*wanted.reminders);
  return s;
}

namespace {

HealthcareService made_of(HealthcareServiceId id, const ServiceSettings& wanted) {
  auto errors = faults_of(wanted);
  if (!errors.empty()) throw Refused::fields(std::move(errors));
  return service_of(id, wanted);
}

ServiceView view_of(const HealthcareService& s, std::vector<PractitionerRole> roles, std::vector<RoomId> rooms) {
  ServiceView view;
  view.name = {{s.name_en}, {s.name_hu}, {s.name_es}};
  view.specialty = {s.specialty};
  view.status = s.status;
  view.availability = s.availability;
  view.modality = s.modality;
  view.duration_minutes = s.duration_minutes;
  view.grid_minutes = s.grid_minutes;
  view.buffer_before_minutes = s.buffer_before_minutes;
  view.buffer_after_minutes = s.buffer_after_minutes;
  view.capacity = s.capacity;
  if (s.price_minor) view.price = Price{*s.price_minor, s.price_currency};
  view.preparation = {{s.preparation_en}, {s.preparation_hu}, {s.preparation_es}};
  view.min_notice_minutes = s.min_notice_minutes;
  view.horizon_days = s.horizon_days;
  view.cancel_cutoff_minutes = s.cancel_cutoff_minutes;
  view.reschedule_cutoff_minutes = s.reschedule_cutoff_minutes;
  view.max_open = s.max_open;
  view.new_patients = s.new_patients;
  view.from_age = s.from_age;
  view.to_age = s.to_age;
  view.gender = s.gender;
  view.position = s.position;
  view.reminders = reminders_of(s.reminders);
  view.practitioners = std::move(roles);
  view.rooms = std::move(rooms);
  view.id = s.id;
  view.version = s.version;
  return view;
}

std::vector<ServiceView> views(db::Transaction& transaction, OrganizationId organization) {
  std::map<HealthcareServiceId, std::vector<PractitionerRole>> roles;
  for (const auto& role : store::roles(transaction, organization)) roles[role.service].push_back(role);
  std::map<HealthcareServiceId, std::vector<RoomId>> rooms;
  for (const auto& one : store::service_rooms(transaction, organization)) rooms[one.service].push_back(one.room);
  std::vector<ServiceView> all;
  for (const auto& one : store::services(transaction, organization))
    all.push_back(view_of(one, std::move(roles[one.id]), std::move(rooms[one.id])));
  return all;
}

}  // namespace

ServiceList HealthcareServices::list(OrganizationId organization) {
  return {database_.snapshot([&](db::Transaction& transaction) { return views(transaction, organization); })};
}

ServiceView HealthcareServices::find(OrganizationId organization, HealthcareServiceId id) {
  auto all = list(organization).items;
  const auto found = std::ranges::find(all, id, &ServiceView::id);
  if (found == all.end()) throw Refused::not_found();
  return std::move(*found);
}

// Practitioners, institutions and rooms of another contract are none: the foreign keys hold them to this one.
void HealthcareServices::link(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId id,
                              const ServiceSettings& wanted) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < wanted.practitioners.size(); ++i) {
    const auto& role = wanted.practitioners[i];
    if (!store::has_practitioner(transaction, organization, role.practitioner_id) ||
        !organization::store::has_location(transaction, organization, role.location_id))
      errors.push_back({"practitioners[" + std::to_string(i) + "]", "PRACTITIONER_UNKNOWN"});
  }
  const auto known = store::rooms(transaction, organization);
  for (std::size_t i = 0; i < wanted.rooms.size(); ++i)
    if (std::ranges::find(known, wanted.rooms[i], &Room::id) == known.end())
      errors.push_back({"rooms[" + std::to_string(i) + "]", "ROOM_UNKNOWN"});
  if (!errors.empty()) throw Refused::fields(std::move(errors));
  const std::set<RoomId> rooms{wanted.rooms.begin(), wanted.rooms.end()};
  store::replace_roles(transaction, organization, id, wanted.practitioners);
  store::replace_rooms(transaction, organization, id, {rooms.begin(), rooms.end()});
}

ServiceView HealthcareServices::create(const Caller& caller, const ServiceSettings& wanted) {
  const auto made = made_of(HealthcareServiceId::make(), wanted);
  database_.write([&](db::Transaction& transaction) {
    store::insert(transaction, caller.organization, made, clock_.now());
    link(transaction, caller.organization, made.id, wanted);
    journal(transaction, caller, "HealthcareService", made.id.value);
  });
  return find(caller.organization, made.id);
}

ServiceView HealthcareServices::change(const Caller& caller, HealthcareServiceId id, const ServiceChange& wanted) {
  const auto made = made_of(id, wanted);
  database_.write([&](db::Transaction& transaction) {
    if (!store::service(transaction, caller.organization, id)) throw Refused::not_found();
    if (!store::update(transaction, caller.organization, made, wanted.version, clock_.now()))
      throw Refused{Reason::conflict, "VERSION_CHANGED"};
    link(transaction, caller.organization, id, wanted);
    journal(transaction, caller, "HealthcareService", id.value);
  });
  return find(caller.organization, id);
}

RoomList HealthcareServices::rooms(OrganizationId organization) {
  return {database_.read([&](db::Transaction& transaction) { return store::rooms(transaction, organization); })};
}

Room HealthcareServices::add_room(const Caller& caller, const RoomSettings& wanted) {
  const Room made{RoomId::make(), wanted.location_id, tidy(wanted.name.value), wanted.kind, wanted.status};
  database_.write([&](db::Transaction& transaction) {
    if (!organization::store::has_location(transaction, caller.organization, made.location_id))
      throw Refused::field("location_id", "LOCATION_UNKNOWN");
    store::put_room(transaction, caller.organization, made);
    journal(transaction, caller, "Location", made.id.value);
  });
  return made;
}

// A room stays where it is: its bookings are there.
Room HealthcareServices::change_room(const Caller& caller, RoomId id, const RoomSettings& wanted) {
  const Room made{id, wanted.location_id, tidy(wanted.name.value), wanted.kind, wanted.status};
  database_.write([&](db::Transaction& transaction) {
    const auto all = store::rooms(transaction, caller.organization);
    const auto before = std::ranges::find(all, id, &Room::id);
    if (before == all.end()) throw Refused::not_found();
    if (before->location_id != made.location_id) throw Refused::field("location_id", "ROOM_STAYS");
    store::put_room(transaction, caller.organization, made);
    journal(transaction, caller, "Location", id.value);
  });
  return made;
}

void HealthcareServices::journal(db::Transaction& transaction, const Caller& caller, const char* type, Uuid entity) {
  journal_.write(transaction, caller,
                 {.action = audit::Action::scheduling_changed, .entity_type = type, .entity = entity});
}

}  // namespace portico::scheduling
