#include "booking/guest_store.hpp"

#include "base/email.hpp"
#include "json/json.hpp"

namespace portico::booking::store {
namespace {

constexpr std::string_view details_place = "guest.details";
constexpr hours kept{24 * 30};

// What is sealed in the row.
struct Details {
  std::string family;
  std::string given;
  std::optional<Date> birth_date;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  GuestProof proved = GuestProof::email;
  Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(Details, (), (family, given, birth_date, phone, email, proved, language))

struct Row {
  GuestId id;
  std::string name;
  Bytes details;
  std::int64_t privacy_version = 0;
  std::optional<patients::PatientId> patient;
  bool made_record = false;
  std::optional<Uuid> joined_by;
  std::optional<Instant> joined_at;
  std::optional<Instant> forgotten_at;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, name, details, privacy_version, patient, made_record, joined_by, joined_at, forgotten_at,
                       created_at))

Guest opened(keys::KeyRing& keys, OrganizationId organization, const Row& row) {
  Details details;
  if (!row.details.empty())
    details = json::decode<Details>(keys.open_field(organization, details_place, row.id.value, row.details));
  return {row.id,        details.family,  details.given,  row.name,         details.birth_date,
          details.phone, details.email,   details.proved, details.language, row.privacy_version,
          row.patient,   row.made_record, row.joined_by,  row.joined_at,    row.forgotten_at,
          row.created_at};
}

std::vector<Guest> opened(keys::KeyRing& keys, OrganizationId organization, const std::vector<Row>& rows) {
  std::vector<Guest> guests;
  for (const auto& row : rows) guests.push_back(opened(keys, organization, row));
  return guests;
}

// Equal for guests who proved the same contact.
Bytes contact_key(keys::KeyRing& keys, OrganizationId organization, const Guest& guest) {
  const bool is_phone = guest.proved == GuestProof::sms;
  const auto contact = is_phone ? guest.phone.value_or("") : email_key(guest.email.value_or(""));
  return keys.blind_index(organization, "guest", contact);
}

#define GUEST                                                                                                        \
  "select id, name, details, privacy_version, patient, made_record, joined_by, joined_at, forgotten_at, created_at " \
  "from guest where organization = $1 "

}  // namespace

constexpr db::Sql insert_guest{
    "insert into guest (organization, id, name, details, contact_key, privacy_version, made_record, created_at) values "
    "($1, $2, $3, $4, $5, $6, 0, $7)"};
void insert(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization, const Guest& g) {
  const auto details = json::encode(Details{g.family, g.given, g.birth_date, g.phone, g.email, g.proved, g.language});
  transaction.run(insert_guest, organization, g.id, g.name,
                  keys.seal_field(organization, details_place, g.id.value, details), contact_key(keys, organization, g),
                  g.privacy_version, g.created_at);
}

constexpr db::Sql select_guest{GUEST "and id = $2"};
std::optional<Guest> guest(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization, GuestId id) {
  const auto row = transaction.maybe<Row>(select_guest, organization, id);
  return row ? std::optional{opened(keys, organization, *row)} : std::nullopt;
}

constexpr db::Sql count_guest{"select count(*) from guest where organization = $1 and id = $2 and patient is null"};
bool is_guest(db::Transaction& transaction, OrganizationId organization, Uuid person) {
  return transaction.one<std::int64_t>(count_guest, organization, person) > 0;
}

// Ids rise with time (UUIDv7).
constexpr db::Sql select_waiting{GUEST "and patient is null and forgotten_at is null and id > $2 order by id limit $3"};
std::vector<Guest> waiting_guests(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization,
                                  std::optional<GuestId> after, int limit) {
  return opened(keys, organization,
                transaction.all<Row>(select_waiting, organization, after.value_or(GuestId{}), limit));
}

constexpr db::Sql count_waiting{
    "select count(*) from guest where organization = $1 and patient is null and forgotten_at is null"};
std::int64_t count_waiting_guests(db::Transaction& transaction, OrganizationId organization) {
  return transaction.one<std::int64_t>(count_waiting, organization);
}

constexpr db::Sql select_joined{
    GUEST "and patient is not null and forgotten_at is null order by joined_at desc, id desc limit $2"};
std::vector<Guest> joined_guests(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization,
                                 int limit) {
  return opened(keys, organization, transaction.all<Row>(select_joined, organization, limit));
}

constexpr db::Sql select_appointment{"select id from appointment where organization = $1 and guest = $2"};
std::optional<Named> appointment_of(db::Transaction& transaction, OrganizationId organization, GuestId guest) {
  const auto id = transaction.maybe<AppointmentId>(select_appointment, organization, guest);
  return id ? named(transaction, organization, *id) : std::nullopt;
}

constexpr db::Sql count_open_of_key{
    "select count(*) from guest g join appointment a on a.organization = g.organization and a.guest = g.id where "
    "g.organization = $1 and g.contact_key = $2 and a.start_at > $3 and a.status in ('booked', 'pending')"};
std::int64_t count_open_of_contact(db::Transaction& transaction, keys::KeyRing& keys, OrganizationId organization,
                                   const Guest& guest, Instant now) {
  return transaction.one<std::int64_t>(count_open_of_key, organization, contact_key(keys, organization, guest), now);
}

constexpr db::Sql set_joined{
    "update guest set patient = $3, made_record = $4, joined_by = $5, joined_at = $6 where organization = $1 and id = "
    "$2 and patient is null and forgotten_at is null"};
constexpr db::Sql set_patient{"update appointment set patient = $3 where organization = $1 and guest = $2"};
bool join(db::Transaction& transaction, OrganizationId organization, const Guest& guest) {
  if (transaction.run(set_joined, organization, guest.id, guest.patient, guest.made_record, guest.joined_by,
                      guest.joined_at) != 1)
    return false;
  transaction.run(set_patient, organization, guest.id, guest.patient);
  return true;
}

constexpr db::Sql set_separate{
    "update guest set patient = null, made_record = 0, joined_by = null, joined_at = null where organization = $1 and "
    "id = $2 and patient is not null and forgotten_at is null"};
constexpr db::Sql clear_patient{"update appointment set patient = null where organization = $1 and guest = $2"};
bool separate(db::Transaction& transaction, OrganizationId organization, GuestId guest) {
  if (transaction.run(set_separate, organization, guest) != 1) return false;
  transaction.run(clear_patient, organization, guest);
  return true;
}

constexpr db::Sql clear_comments{
    "update appointment set comment = null where patient is null and guest is not null and comment is not null and "
    "(case when status = 'cancelled' then cancelled_at else end_at end) < $1"};
constexpr db::Sql clear_guests{
    "update guest set name = '', details = $2, contact_key = $2, forgotten_at = $3 where forgotten_at is null and "
    "created_at < $1 and exists (select 1 from appointment a where a.organization = guest.organization and a.guest = "
    "guest.id and (case when a.status = 'cancelled' then a.cancelled_at else a.end_at end) < $1)"};
void forget_guests(db::Transaction& transaction, Instant now) {
  transaction.run(clear_comments, now - kept);
  transaction.run(clear_guests, now - kept, Bytes{}, now);
}

#undef GUEST

}  // namespace portico::booking::store
