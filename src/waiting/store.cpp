#include "waiting/store.hpp"

#include "json/json.hpp"

namespace portico::waiting::store {

Wishes StoredEntry::wishes() const {
  return {json::decode<std::vector<PractitionerId>>(practitioners),
          json::decode<std::vector<LocationId>>(locations),
          from_day,
          until_day,
          json::decode<std::vector<int>>(weekdays),
          from_minute,
          to_minute,
          notice_minutes};
}

void StoredEntry::set(const Wishes& wishes) {
  practitioners = json::encode(wishes.practitioner_ids);
  locations = json::encode(wishes.location_ids);
  from_day = wishes.from_day;
  until_day = wishes.until_day;
  weekdays = json::encode(wishes.weekdays);
  from_minute = wishes.from_minute;
  to_minute = wishes.to_minute;
  notice_minutes = wishes.notice_minutes;
}

constexpr db::Sql insert_entry{
    "insert into waiting_entry (organization, id, patient, service, status, practitioners, locations, from_day, "
    "until_day, weekdays, from_minute, to_minute, notice_minutes, replaces, entered_by, account, entered_at) values "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict do nothing"};
bool insert(db::Transaction& transaction, OrganizationId organization, const StoredEntry& e) {
  return transaction.run(insert_entry, organization, e.id, e.patient, e.service, e.status, e.practitioners, e.locations,
                         e.from_day, e.until_day, e.weekdays, e.from_minute, e.to_minute, e.notice_minutes, e.replaces,
                         e.entered_by, e.account, e.entered_at) > 0;
}

constexpr db::Sql update_entry{
    "update waiting_entry set practitioners = $3, locations = $4, from_day = $5, until_day = $6, weekdays = $7, "
    "from_minute = $8, to_minute = $9, notice_minutes = $10, replaces = $11 where organization = $1 and id = $2 and "
    "status in ('waiting', 'offered')"};
bool update(db::Transaction& transaction, OrganizationId organization, const StoredEntry& e) {
  return transaction.run(update_entry, organization, e.id, e.practitioners, e.locations, e.from_day, e.until_day,
                         e.weekdays, e.from_minute, e.to_minute, e.notice_minutes, e.replaces) > 0;
}

#define ENTRY                                                                                                          \
  "e.id as id, e.patient as patient, e.service as service, e.status as status, e.practitioners as practitioners, "     \
  "e.locations as locations, e.from_day as from_day, e.until_day as until_day, e.weekdays as weekdays, e.from_minute " \
  "as from_minute, e.to_minute as to_minute, e.notice_minutes as notice_minutes, e.replaces as replaces, "             \
  "e.entered_by as entered_by, e.account as account, e.appointment as appointment, e.entered_at as entered_at, "       \
  "e.ended_at as ended_at"

constexpr db::Sql select_entry{"select " ENTRY " from waiting_entry e where e.organization = $1 and e.id = $2"};
std::optional<StoredEntry> entry(db::Transaction& transaction, OrganizationId organization, EntryId id) {
  return transaction.maybe<StoredEntry>(select_entry, organization, id);
}

constexpr db::Sql update_status{
    "update waiting_entry set status = $4 where organization = $1 and id = $2 and status = $3"};
bool set_status(db::Transaction& transaction, OrganizationId organization, EntryId id, WaitingStatus from,
                WaitingStatus to) {
  return transaction.run(update_status, organization, id, from, to) > 0;
}

constexpr db::Sql end_entry{
    "update waiting_entry set status = $3, appointment = $4, ended_at = $5 where organization = $1 and id = $2 and "
    "status in ('waiting', 'offered')"};
bool end(db::Transaction& transaction, OrganizationId organization, EntryId id, WaitingStatus how,
         std::optional<AppointmentId> appointment, Instant now) {
  return transaction.run(end_entry, organization, id, how, appointment, now) > 0;
}

constexpr db::Sql expire_entries{
    "update waiting_entry set status = 'expired', ended_at = $3 where organization = $1 and status = 'waiting' and "
    "(until_day < $2 or exists (select 1 from appointment a where a.organization = $1 and a.id = "
    "waiting_entry.replaces and a.status <> 'cancelled' and a.start_at <= $3))"};
void expire(db::Transaction& transaction, OrganizationId organization, Date today, Instant now) {
  transaction.run(expire_entries, organization, today, now);
}

constexpr db::Sql attach_appointment{
    "update waiting_entry set replaces = $3 where organization = $1 and patient = $2 and status in ('waiting', "
    "'offered') and service = (select service from appointment where organization = $1 and id = $3) and not exists "
    "(select 1 from appointment a where a.organization = $1 and a.id = waiting_entry.replaces and a.status = "
    "'booked')"};
void attach(db::Transaction& transaction, OrganizationId organization, PatientId patient, AppointmentId appointment) {
  transaction.run(attach_appointment, organization, patient, appointment);
}

#define NAMED                                                                                                        \
  "select " ENTRY                                                                                                    \
  ", s.name_en as name_en, s.name_hu as name_hu, s.name_es as name_es, p.name as patient_name, a.start_at as "       \
  "replaces_start, (select count(*) from waiting_offer f where f.organization = e.organization and f.entry = e.id) " \
  "as offers_made from waiting_entry e "                                                                             \
  "join healthcare_service s on s.organization = e.organization and s.id = e.service "                               \
  "join patient p on p.organization = e.organization and p.id = e.patient "                                          \
  "left join appointment a on a.organization = e.organization and a.id = e.replaces and a.status = 'booked' and "    \
  "a.start_at > $2 "

constexpr db::Sql select_of_patient{
    NAMED
    "where e.organization = $1 and e.patient = $3 order by case when e.status in ('waiting', 'offered') then 0 else 1 "
    "end, e.entered_at desc, e.id desc"};
std::vector<NamedEntry> of_patient(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                                   Instant now) {
  return transaction.all<NamedEntry>(select_of_patient, organization, now, patient);
}

constexpr db::Sql select_named{NAMED "where e.organization = $1 and e.id = $3"};
std::optional<NamedEntry> named(db::Transaction& transaction, OrganizationId organization, EntryId id, Instant now) {
  return transaction.maybe<NamedEntry>(select_named, organization, now, id);
}

constexpr db::Sql select_line{
    NAMED "where e.organization = $1 and e.status in ('waiting', 'offered') order by e.entered_at, e.id"};
std::vector<NamedEntry> line(db::Transaction& transaction, OrganizationId organization, Instant now) {
  return transaction.all<NamedEntry>(select_line, organization, now);
}

#undef NAMED

constexpr db::Sql select_waited{
    "select distinct organization, service from waiting_entry where status = 'waiting' order by organization, service"};
std::vector<Waited> waited(db::Transaction& transaction) { return transaction.all<Waited>(select_waited); }

constexpr db::Sql count_waited{"select count(*) from waiting_entry where organization = $1 and status = 'waiting'"};
bool is_waited_for(db::Transaction& transaction, OrganizationId organization) {
  return transaction.one<std::int64_t>(count_waited, organization) > 0;
}

constexpr db::Sql select_in_line{
    "select " ENTRY
    ", a.start_at as replaces_start, (select count(*) from waiting_offer f where f.organization = e.organization and "
    "f.entry = e.id and f.offered_at > $4) as offers_today from waiting_entry e left join appointment a on "
    "a.organization = e.organization and a.id = e.replaces and a.status = 'booked' and a.start_at > $3 where "
    "e.organization = $1 and e.service = $2 and e.status = 'waiting' order by e.entered_at, e.id"};
std::vector<InLine> in_line(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                            Instant now) {
  return transaction.all<InLine>(select_in_line, organization, service, now, now - hours{24});
}

#undef ENTRY

constexpr db::Sql select_engaged{
    "select e.id as entry, a.start_at as start_at, a.end_at as end_at from waiting_entry e join appointment a on "
    "a.organization = e.organization and a.patient = e.patient where e.organization = $1 and e.service = $2 and "
    "e.status = 'waiting' and a.start_at > $3 and a.status in ('booked', 'pending') and (e.replaces is null or a.id <> "
    "e.replaces)"};
std::vector<Engaged> engaged(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                             Instant now) {
  return transaction.all<Engaged>(select_engaged, organization, service, now);
}

constexpr db::Sql select_known{
    "select f.entry as entry, o.practitioner as practitioner, o.start_at as start_at from waiting_offer f join "
    "waiting_opening o on o.organization = f.organization and o.id = f.opening join waiting_entry e on e.organization "
    "= f.organization and e.id = f.entry where f.organization = $1 and e.service = $2 and e.status = 'waiting' and "
    "o.start_at > $3"};
std::vector<Known> known(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId service,
                         Instant now) {
  return transaction.all<Known>(select_known, organization, service, now);
}

constexpr db::Sql insert_opening{
    "insert into waiting_opening (organization, id, service, practitioner, location, start_at, end_at, mode, status, "
    "made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
void insert(db::Transaction& transaction, OrganizationId organization, const StoredOpening& o, Instant now) {
  transaction.run(insert_opening, organization, o.id, o.service, o.practitioner, o.location, o.start_at, o.end_at,
                  o.mode, o.status, now);
}

constexpr db::Sql select_opening{
    "select id, service, practitioner, location, start_at, end_at, mode, status from waiting_opening where "
    "organization = $1 and id = $2"};
std::optional<StoredOpening> opening(db::Transaction& transaction, OrganizationId organization, OpeningId id) {
  return transaction.maybe<StoredOpening>(select_opening, organization, id);
}

constexpr db::Sql close_opening{
    "update waiting_opening set status = $3, ended_at = $4 where organization = $1 and id = $2 and status = 'open'"};
bool close(db::Transaction& transaction, OrganizationId organization, OpeningId id, OpeningStatus how, Instant now) {
  return transaction.run(close_opening, organization, id, how, now) > 0;
}

constexpr db::Sql insert_offer{
    "insert into waiting_offer (organization, id, entry, opening, status, by_call, token_hash, offered_at, expires_at) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
void insert(db::Transaction& transaction, OrganizationId organization, const StoredOffer& o) {
  transaction.run(insert_offer, organization, o.id, o.entry, o.opening, o.status, o.by_call, o.token_hash, o.offered_at,
                  o.expires_at);
}

constexpr db::Sql settle_offer{
    "update waiting_offer set status = $3, gained_minutes = $4, ended_at = $5 where organization = $1 and id = $2 and "
    "status = 'offered'"};
bool settle(db::Transaction& transaction, OrganizationId organization, OfferId id, OfferStatus how,
            std::optional<std::int64_t> gained_minutes, Instant now) {
  return transaction.run(settle_offer, organization, id, how, gained_minutes, now) > 0;
}

constexpr db::Sql select_standing{
    "select id, entry, opening, status, by_call, token_hash, offered_at, expires_at from waiting_offer where "
    "organization = $1 and opening = $2 and status = 'offered' order by id"};
std::vector<StoredOffer> standing(db::Transaction& transaction, OrganizationId organization, OpeningId opening) {
  return transaction.all<StoredOffer>(select_standing, organization, opening);
}

constexpr db::Sql select_standing_of{
    "select id, entry, opening, status, by_call, token_hash, offered_at, expires_at from waiting_offer where "
    "organization = $1 and entry = $2 and status = 'offered'"};
std::optional<StoredOffer> standing_of(db::Transaction& transaction, OrganizationId organization, EntryId entry) {
  return transaction.maybe<StoredOffer>(select_standing_of, organization, entry);
}

constexpr db::Sql update_by_call{"update waiting_offer set by_call = $3 where organization = $1 and id = $2"};
void mark_by_call(db::Transaction& transaction, OrganizationId organization, OfferId id) {
  transaction.run(update_by_call, organization, id, true);
}

#define OFFER                                                                                                          \
  "select f.id as id, f.entry as entry, f.opening as opening, f.status as status, f.by_call as by_call, f.token_hash " \
  "as token_hash, f.offered_at as offered_at, f.expires_at as expires_at, e.patient as patient, o.service as "         \
  "service, o.practitioner as practitioner, o.location as location, o.start_at as start_at, o.end_at as end_at, "      \
  "d.name as practitioner_name, l.name as location_name, l.address_line as address_line, l.city as city, "             \
  "l.postal_code as postal_code, case when l.phone = '' then c.phone else l.phone end as phone, "                      \
  "coalesce(l.time_zone, c.time_zone) as time_zone, e.replaces as replaces, a.start_at as replaces_start, "            \
  "e.entered_by as entered_by from waiting_offer f "                                                                   \
  "join waiting_opening o on o.organization = f.organization and o.id = f.opening "                                    \
  "join waiting_entry e on e.organization = f.organization and e.id = f.entry "                                        \
  "join practitioner d on d.organization = f.organization and d.id = o.practitioner "                                  \
  "join location l on l.organization = f.organization and l.id = o.location "                                          \
  "join organization c on c.id = f.organization "                                                                      \
  "left join appointment a on a.organization = f.organization and a.id = e.replaces and a.status = 'booked' and "      \
  "a.start_at > $2 "

constexpr db::Sql select_by_token{OFFER "where f.organization = $1 and f.token_hash = $3"};
std::optional<NamedOffer> by_token(db::Transaction& transaction, OrganizationId organization, const Bytes& hash,
                                   Instant now) {
  return transaction.maybe<NamedOffer>(select_by_token, organization, now, hash);
}

constexpr db::Sql select_named_offer{OFFER "where f.organization = $1 and f.id = $3"};
std::optional<NamedOffer> named_offer(db::Transaction& transaction, OrganizationId organization, OfferId id,
                                      Instant now) {
  return transaction.maybe<NamedOffer>(select_named_offer, organization, now, id);
}

constexpr db::Sql select_offers{OFFER
                                "where f.organization = $1 and f.status = 'offered' and f.expires_at > $2 order by "
                                "f.expires_at, f.id"};
std::vector<NamedOffer> offers(db::Transaction& transaction, OrganizationId organization, Instant now) {
  return transaction.all<NamedOffer>(select_offers, organization, now);
}

constexpr db::Sql select_offers_of{
    OFFER "where f.organization = $1 and e.patient = $3 and f.status = 'offered' and f.expires_at > $2 order by f.id"};
std::vector<NamedOffer> offers_of(db::Transaction& transaction, OrganizationId organization, PatientId patient,
                                  Instant now) {
  return transaction.all<NamedOffer>(select_offers_of, organization, now, patient);
}

#undef OFFER

constexpr db::Sql forget_tokens{
    "update waiting_offer set token_hash = null where token_hash is not null and expires_at < $1"};
void sweep(db::Transaction& transaction, Instant now) { transaction.run(forget_tokens, now - hours{24 * 30}); }

}  // namespace portico::waiting::store
