#include "scheduling/store.hpp"

#include <map>

namespace portico::scheduling::store {

#define SERVICE_COLUMNS                                                                                        \
  "id, name_en, name_hu, name_es, specialty, status, availability, modality, duration_minutes, grid_minutes, " \
  "buffer_before_minutes, buffer_after_minutes, capacity, price_minor, price_currency, preparation_en, "       \
  "preparation_hu, preparation_es, min_notice_minutes, horizon_days, cancel_cutoff_minutes, "                  \
  "reschedule_cutoff_minutes, max_open, new_patients, from_age, to_age, gender, position, reminders, version "

constexpr db::Sql select_services{"select " SERVICE_COLUMNS
                                  "from healthcare_service where organization = $1 order by position, id"};
std::vector<HealthcareService> services(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<HealthcareService>(select_services, organization);
}

constexpr db::Sql count_services{"select count(*) from healthcare_service where organization = $1"};
bool has_services(db::Transaction& transaction, OrganizationId organization) {
  return transaction.one<std::int64_t>(count_services, organization) > 0;
}

constexpr db::Sql select_service{"select " SERVICE_COLUMNS
                                 "from healthcare_service where organization = $1 and id = $2"};
std::optional<HealthcareService> service(db::Transaction& transaction, OrganizationId organization,
                                         HealthcareServiceId id) {
  return transaction.maybe<HealthcareService>(select_service, organization, id);
}

#undef SERVICE_COLUMNS

constexpr db::Sql insert_service{
    "insert into healthcare_service (organization, id, name_en, name_hu, name_es, specialty, status, availability, "
    "modality, duration_minutes, grid_minutes, buffer_before_minutes, buffer_after_minutes, capacity, price_minor, "
    "price_currency, preparation_en, preparation_hu, preparation_es, min_notice_minutes, horizon_days, "
    "cancel_cutoff_minutes, reschedule_cutoff_minutes, max_open, new_patients, from_age, to_age, gender, position, "
    "reminders, version, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, "
    "$17, $18, "
    "$19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, 1, $31)"};
void insert(db::Transaction& transaction, OrganizationId organization, const HealthcareService& s, Instant now) {
  transaction.run(insert_service, organization, s.id, s.name_en, s.name_hu, s.name_es, s.specialty, s.status,
                  s.availability, s.modality, s.duration_minutes, s.grid_minutes, s.buffer_before_minutes,
                  s.buffer_after_minutes, s.capacity, s.price_minor, s.price_currency, s.preparation_en,
                  s.preparation_hu, s.preparation_es, s.min_notice_minutes, s.horizon_days, s.cancel_cutoff_minutes,
                  s.reschedule_cutoff_minutes, s.max_open, s.new_patients, s.from_age, s.to_age, s.gender, s.position,
                  s.reminders, now);
}

constexpr db::Sql update_service{
    "update healthcare_service set name_en = $3, name_hu = $4, name_es = $5, specialty = $6, status = $7, "
    "availability = $8, modality = $9, duration_minutes = $10, grid_minutes = $11, buffer_before_minutes = $12, "
    "buffer_after_minutes = $13, capacity = $14, price_minor = $15, price_currency = $16, preparation_en = $17, "
    "preparation_hu = $18, preparation_es = $19, min_notice_minutes = $20, horizon_days = $21, "
    "cancel_cutoff_minutes = $22, reschedule_cutoff_minutes = $23, max_open = $24, new_patients = $25, "
    "from_age = $26, to_age = $27, gender = $28, position = $29, reminders = $30, updated_at = $31, "
    "version = version + 1 where organization = $1 and id = $2 and version = $32"};
bool update(db::Transaction& transaction, OrganizationId organization, const HealthcareService& s,
            std::int64_t expected_version, Instant now) {
  return transaction.run(update_service, organization, s.id, s.name_en, s.name_hu, s.name_es, s.specialty, s.status,
                         s.availability, s.modality, s.duration_minutes, s.grid_minutes, s.buffer_before_minutes,
                         s.buffer_after_minutes, s.capacity, s.price_minor, s.price_currency, s.preparation_en,
                         s.preparation_hu, s.preparation_es, s.min_notice_minutes, s.horizon_days,
                         s.cancel_cutoff_minutes, s.reschedule_cutoff_minutes, s.max_open, s.new_patients, s.from_age,
                         s.to_age, s.gender, s.position, s.reminders, now, expected_version) > 0;
}

constexpr db::Sql select_roles{
    "select practitioner as practitioner_id, location as location_id, duration_minutes, price_minor, video_url, "
    "service from "
    "practitioner_role where organization = $1 order by service, practitioner, location"};
std::vector<ServiceRole> roles(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<ServiceRole>(select_roles, organization);
}

constexpr db::Sql delete_roles{"delete from practitioner_role where organization = $1 and service = $2"};
constexpr db::Sql insert_role{
    "insert into practitioner_role (organization, service, practitioner, location, duration_minutes, price_minor, "
    "video_url) values ($1, $2, $3, $4, $5, $6, $7)"};
void replace_roles(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                   const std::vector<PractitionerRole>& roles) {
  transaction.run(delete_roles, organization, service);
  for (const auto& role : roles)
    transaction.run(insert_role, organization, service, role.practitioner_id, role.location_id, role.duration_minutes,
                    role.price_minor, role.video_url);
}

constexpr db::Sql select_service_rooms{
    "select service, room from service_room where organization = $1 order by service, room"};
std::vector<ServiceRoom> service_rooms(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<ServiceRoom>(select_service_rooms, organization);
}

constexpr db::Sql delete_service_rooms{"delete from service_room where organization = $1 and service = $2"};
constexpr db::Sql insert_service_room{"insert into service_room (organization, service, room) values ($1, $2, $3)"};
void replace_rooms(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                   const std::vector<RoomId>& rooms) {
  transaction.run(delete_service_rooms, organization, service);
  for (const auto& room : rooms) transaction.run(insert_service_room, organization, service, room);
}

constexpr db::Sql select_rooms{
    "select id, location as location_id, name, kind, status from room where organization = $1 order by name, id"};
std::vector<Room> rooms(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<Room>(select_rooms, organization);
}

constexpr db::Sql upsert_room{
    "insert into room (organization, id, location, name, kind, status) values ($1, $2, $3, $4, $5, $6) "
    "on conflict (organization, id) do update set location = excluded.location, name = excluded.name, kind = "
    "excluded.kind, status = excluded.status"};
void put_room(db::Transaction& transaction, OrganizationId organization, const Room& room) {
  transaction.run(upsert_room, organization, room.id, room.location_id, room.name, room.kind, room.status);
}

constexpr db::Sql delete_unchanged_service{
    "delete from healthcare_service where organization = $1 and id = $2 and version = 1"};
bool remove_unchanged(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service) {
  transaction.run(delete_roles, organization, service);
  transaction.run(delete_service_rooms, organization, service);
  return transaction.run(delete_unchanged_service, organization, service) > 0;
}

#define PLACES                                                                                                   \
  "select r.service as service, r.practitioner as practitioner, p.name as practitioner_name, p.specialty as "    \
  "practitioner_specialty, r.location as location, l.name as location_name, l.address_line as address_line, "    \
  "l.city as city, l.postal_code as postal_code, l.phone as location_phone, coalesce(l.time_zone, o.time_zone) " \
  "as time_zone, r.duration_minutes as duration_minutes, r.price_minor as price_minor from practitioner_role r " \
  "join practitioner p on p.organization = r.organization and p.id = r.practitioner "                            \
  "join location l on l.organization = r.organization and l.id = r.location "                                    \
  "join organization o on o.id = r.organization "                                                                \
  "where r.organization = $1 and p.status = 'active' and l.status = 'active' "
#define IN_ORDER "order by p.sort_key, p.id, l.name, l.id"

constexpr db::Sql select_places{PLACES IN_ORDER};
std::vector<Place> places(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<Place>(select_places, organization);
}

constexpr db::Sql select_places_of{PLACES "and r.service = $2 " IN_ORDER};
std::vector<Place> places_of(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service) {
  return transaction.all<Place>(select_places_of, organization, service);
}

#undef IN_ORDER
#undef PLACES

constexpr db::Sql select_rooms_of{
    "select m.id as id, m.location as location_id, m.name as name, m.kind as kind, m.status as status from "
    "service_room s join room m on m.organization = s.organization and m.id = s.room where s.organization = $1 and "
    "s.service = $2 and m.status = 'active' order by m.name, m.id"};
std::vector<Room> rooms_of(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service) {
  return transaction.all<Room>(select_rooms_of, organization, service);
}

constexpr db::Sql select_schedule{"select version from schedule where organization = $1 and practitioner = $2"};
std::int64_t schedule_version(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner) {
  return transaction.maybe<std::int64_t>(select_schedule, organization, practitioner).value_or(0);
}

constexpr db::Sql insert_schedule{
    "insert into schedule (organization, practitioner, version, updated_at) values ($1, $2, 1, $3) "
    "on conflict (organization, practitioner) do nothing"};
constexpr db::Sql update_schedule{
    "update schedule set version = version + 1, updated_at = $3 where organization = $1 and practitioner = $2 and "
    "version = $4"};
constexpr db::Sql delete_rules{"delete from schedule_rule where organization = $1 and practitioner = $2"};
constexpr db::Sql insert_rule{
    "insert into schedule_rule (organization, practitioner, number, location, service, kind, weekday, from_minute, "
    "to_minute, weeks, valid_from, valid_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
bool replace_rules(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner,
                   std::int64_t expected_version, const std::vector<WeeklyRule>& rules, Instant now) {
  const auto changed = expected_version == 0
                           ? transaction.run(insert_schedule, organization, practitioner, now)
                           : transaction.run(update_schedule, organization, practitioner, now, expected_version);
  if (changed == 0) return false;
  transaction.run(delete_rules, organization, practitioner);
  int number = 0;
  for (const auto& rule : rules)
    transaction.run(insert_rule, organization, practitioner, ++number, rule.location, rule.service, rule.kind,
                    rule.weekday, rule.from_minute, rule.to_minute, rule.weeks, rule.valid_from, rule.valid_until);
  return true;
}

#define RULES                                                                                                      \
  "select practitioner, location, service, kind, weekday, from_minute, to_minute, weeks, valid_from, valid_until " \
  "from schedule_rule where organization = $1 "
#define IN_ORDER "order by practitioner, number"

constexpr db::Sql select_rules{RULES IN_ORDER};
std::vector<WeeklyRule> rules(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<WeeklyRule>(select_rules, organization);
}

constexpr db::Sql select_rules_of_practitioner{RULES "and practitioner = $2 " IN_ORDER};
std::vector<WeeklyRule> rules_of(db::Transaction& transaction, OrganizationId organization,
                                 PractitionerId practitioner) {
  return transaction.all<WeeklyRule>(select_rules_of_practitioner, organization, practitioner);
}

constexpr db::Sql select_rules_of_service{RULES
                                          "and practitioner in (select practitioner from practitioner_role where "
                                          "organization = $1 and service = $2) " IN_ORDER};
std::vector<WeeklyRule> rules_of(db::Transaction& transaction, OrganizationId organization,
                                 HealthcareServiceId service) {
  return transaction.all<WeeklyRule>(select_rules_of_service, organization, service);
}

#undef IN_ORDER
#undef RULES

constexpr db::Sql insert_exception{
    "insert into schedule_exception (organization, id, practitioner, location, kind, first_day, last_day, "
    "from_minute, to_minute, note, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
void insert(db::Transaction& transaction, OrganizationId organization, const DayException& e, Instant now) {
  transaction.run(insert_exception, organization, e.id, e.practitioner, e.location, e.kind, e.first_day, e.last_day,
                  e.from_minute, e.to_minute, e.note, now);
}

#define EXCEPTIONS                                                                                   \
  "select id, practitioner, location, kind, first_day, last_day, from_minute, to_minute, note from " \
  "schedule_exception where organization = $1 "

constexpr db::Sql select_exception{EXCEPTIONS "and id = $2"};
std::optional<DayException> exception(db::Transaction& transaction, OrganizationId organization,
                                      ScheduleExceptionId id) {
  return transaction.maybe<DayException>(select_exception, organization, id);
}

constexpr db::Sql select_exceptions{EXCEPTIONS "and last_day >= $2 and first_day <= $3 order by first_day, id"};
std::vector<DayException> exceptions(db::Transaction& transaction, OrganizationId organization, Date first, Date last) {
  return transaction.all<DayException>(select_exceptions, organization, first, last);
}

#undef EXCEPTIONS

constexpr db::Sql delete_exception{"delete from schedule_exception where organization = $1 and id = $2"};
void remove_exception(db::Transaction& transaction, OrganizationId organization, ScheduleExceptionId id) {
  transaction.run(delete_exception, organization, id);
}

struct PolicyRow {
  std::string country;
  std::optional<calendar::HolidayCalendar> holidays;
  std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(PolicyRow, (), (country, holidays, version))

constexpr db::Sql select_policy{
    "select o.country as country, p.holidays as holidays, p.version as version from organization o left join "
    "scheduling_policy p on p.organization = o.id where o.id = $1"};
StoredPolicy policy(db::Transaction& transaction, OrganizationId organization) {
  static const std::map<std::string, calendar::HolidayCalendar> usual{{"HU", calendar::HolidayCalendar::hu},
                                                                      {"CR", calendar::HolidayCalendar::cr},
                                                                      {"ES", calendar::HolidayCalendar::es}};
  const auto row = transaction.maybe<PolicyRow>(select_policy, organization);
  if (!row) return {};
  if (row->holidays) return {*row->holidays, *row->version};
  const auto own = usual.find(row->country);
  return {own == usual.end() ? calendar::HolidayCalendar::none : own->second, 0};
}

constexpr db::Sql insert_policy{
    "insert into scheduling_policy (organization, holidays, version, updated_at) values ($1, $2, 1, $3) "
    "on conflict (organization) do nothing"};
constexpr db::Sql update_policy{
    "update scheduling_policy set holidays = $2, updated_at = $3, version = version + 1 where organization = $1 and "
    "version = $4"};
bool set_policy(db::Transaction& transaction, OrganizationId organization, calendar::HolidayCalendar holidays,
                std::int64_t expected_version, Instant now) {
  if (expected_version == 0) return transaction.run(insert_policy, organization, holidays, now) > 0;
  return transaction.run(update_policy, organization, holidays, now, expected_version) > 0;
}

constexpr db::Sql select_zones{
    "select l.id as location, coalesce(l.time_zone, o.time_zone) as time_zone from location l join organization o on "
    "o.id = l.organization where l.organization = $1 order by l.id"};
std::vector<ZonedLocation> zones(db::Transaction& transaction, OrganizationId organization) {
  return transaction.all<ZonedLocation>(select_zones, organization);
}

constexpr db::Sql update_zone{"update location set time_zone = $3 where organization = $1 and id = $2"};
bool set_zone(db::Transaction& transaction, OrganizationId organization, LocationId location,
              const std::optional<std::string>& time_zone) {
  return transaction.run(update_zone, organization, location, time_zone) > 0;
}

constexpr db::Sql select_practitioner{"select id from practitioner where organization = $1 and id = $2"};
bool has_practitioner(db::Transaction& transaction, OrganizationId organization, PractitionerId id) {
  return transaction.maybe<PractitionerId>(select_practitioner, organization, id).has_value();
}

}  // namespace portico::scheduling::store
