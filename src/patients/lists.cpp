#include <array>

#include "patients/names.hpp"
#include "patients/secrets.hpp"
#include "patients/store.hpp"

// The part of the store that finds and lists patients.
namespace portico::patients {

// A row of a list before it is opened.
struct ListedRow {
  PatientId id;
  std::string name;
  std::optional<Date> birth_date;
  Gender gender = Gender::unknown;
  Sealed phone;
  Sealed national_id;
  std::string city;
  bool duplicate_suspect = false;
  bool deceased = false;
  bool portal_access = false;
  bool has_phone = false;
  bool has_email = false;
  bool has_national_id = false;
  bool activated = false;
};
BOOST_DESCRIBE_STRUCT(ListedRow, (),
                      (id, name, birth_date, gender, phone, national_id, city, duplicate_suspect, deceased,
                       portal_access, has_phone, has_email, has_national_id, activated))

// Patient p has an account and has used it.
#define IS_ACTIVATED                                                                                              \
  "exists (select 1 from account_grant g join account a on a.organization = g.organization and a.id = g.account " \
  "where g.organization = p.organization and g.patient = p.id and g.relation = 'self' and g.revoked_at is null "  \
  "and a.activated_at is not null) "

// The columns of ListedRow, of patient p.
#define LISTED_COLUMNS                                                                                      \
  "p.id, p.name, p.birth_date, p.gender, p.phone, p.national_id, p.city, p.duplicate_suspect, p.deceased, " \
  "p.portal_access, case when p.phone_index is null then 0 else 1 end as has_phone, "                       \
  "case when p.email_index is null then 0 else 1 end as has_email, "                                        \
  "case when p.national_id_index is null then 0 else 1 end as has_national_id, "                            \
  "case when " IS_ACTIVATED "then 1 else 0 end as activated "

std::vector<Store::Listed> Store::opened(OrganizationId organization, std::vector<ListedRow> rows) {
  std::vector<Listed> result;
  result.reserve(rows.size());
  for (auto& row : rows) {
    const auto open = [&](std::string_view place, const Sealed& sealed) -> std::optional<std::string> {
      if (!sealed) return std::nullopt;
      return keys_.open_field(organization, place, row.id.value, *sealed);
    };
    result.push_back({.row = {.id = row.id,
                              .name = std::move(row.name),
                              .birth_date = row.birth_date,
                              .gender = row.gender,
                              .phone = open(phone_place, row.phone),
                              .national_id = open(national_id_place, row.national_id),
                              .city = std::move(row.city),
                              .portal = PortalState::no_access,
                              .duplicate_suspect = row.duplicate_suspect},
                      .portal_access = row.portal_access,
                      .activated = row.activated,
                      .has_phone = row.has_phone,
                      .has_email = row.has_email,
                      .has_national_id = row.has_national_id,
                      .deceased = row.deceased});
  }
  return result;
}

constexpr db::Sql select_first_page{"select " LISTED_COLUMNS
                                    "from patient p where p.organization = $1 order by p.sort_key, p.id limit $2"};
// The cursor is only an id, since addresses hold nothing personal: its place in the order is looked up.
constexpr db::Sql select_next_page{"select " LISTED_COLUMNS
                                   "from patient p where p.organization = $1 and (p.sort_key, p.id) > "
                                   "((select c.sort_key from patient c where c.organization = $1 and c.id = $3), $3) "
                                   "order by p.sort_key, p.id limit $2"};
// The state that portal_state() gives, said in SQL: $4 which one or '', $5 whether access is automatic, $6 whether
// patients sign in with their e-mail address, $7 whether only suspected duplicates are wanted.
#define MAY_ENTER                                                                                                  \
  "(p.portal_access = 1 or ($5 = 1 and p.phone_index is not null and p.birth_date is not null and p.deceased = 0 " \
  "and p.duplicate_suspect = 0 and case when $6 = 1 then p.email_index else p.national_id_index end is not null)) "
#define BROWSED                                                                                                   \
  "and ($7 = 0 or p.duplicate_suspect = 1) "                                                                      \
  "and ($4 = '' or ($4 = 'no_access' and not " MAY_ENTER ") or ($4 = 'active' and " MAY_ENTER "and " IS_ACTIVATED \
  ") or ($4 = 'not_activated' and " MAY_ENTER "and not " IS_ACTIVATED ")) "
#define AFTER_IN_NAMES "((select c.sort_key from patient c where c.organization = $1 and c.id = $3), $3) "

constexpr db::Sql browse_names{"select " LISTED_COLUMNS "from patient p where p.organization = $1 " BROWSED
                               "and ($3 is null or (p.sort_key, p.id) > " AFTER_IN_NAMES
                               ") order by p.sort_key, p.id limit $2"};
constexpr db::Sql browse_names_backwards{"select " LISTED_COLUMNS "from patient p where p.organization = $1 " BROWSED
                                         "and ($3 is null or (p.sort_key, p.id) < " AFTER_IN_NAMES
                                         ") order by p.sort_key desc, p.id desc limit $2"};
// Ids begin with the moment in which they were made.
constexpr db::Sql browse_newest{"select " LISTED_COLUMNS "from patient p where p.organization = $1 " BROWSED
                                "and ($3 is null or p.id < $3) order by p.id desc limit $2"};
const db::Sql& browsing_in(Store::Order order) {
  switch (order) {
    case Store::Order::by_name_backwards:
      return browse_names_backwards;
    case Store::Order::newest_first:
      return browse_newest;
    case Store::Order::by_name:
      break;
  }
  return browse_names;
}

std::vector<Store::Listed> Store::page(db::Transaction& transaction, const organization::Organization& contract,
                                       const Browsing& wanted, std::optional<PatientId> after, int limit) {
  if (wanted.order == Order::by_name && !wanted.portal && !wanted.only_duplicates)
    return opened(contract.id, after ? transaction.all<ListedRow>(select_next_page, contract.id, limit, *after)
                                     : transaction.all<ListedRow>(select_first_page, contract.id, limit));
  const std::string state = wanted.portal ? spelling(*wanted.portal) : "";
  return opened(contract.id, transaction.all<ListedRow>(browsing_in(wanted.order), contract.id, limit, after, state,
                                                        contract.access_type == organization::AccessType::automatic,
                                                        contract.identification == organization::Identification::email,
                                                        wanted.only_duplicates));
}

#undef AFTER_IN_NAMES
#undef BROWSED
#undef MAY_ENTER

namespace {

// Everything that begins with the word: from it to just before `end`, as bytes.
struct WordRange {
  Bytes from;
  Bytes end;
};
WordRange beginning_with(std::string_view word) {
  WordRange range{to_bytes(word), to_bytes(word)};
  range.end.push_back(0xff);  // in no UTF-8 text
  return range;
}

}  // namespace

constexpr db::Sql count_word{
    "select count(*) from (select 1 from patient_name_word where organization = $1 and word >= $2 and word < $3 limit "
    "$4) few"};
constexpr db::Sql select_by_frequent_word{
    "select " LISTED_COLUMNS
    "from patient p where p.organization = $1 and exists (select 1 from patient_name_word w where w.organization = $1 "
    "and "
    "w.patient = p.id and w.word >= $3 and w.word < $4) order by p.sort_key, p.id limit $2"};
// The first word finds the patients by its index, the others are looked up for each; those not given have an empty
// range. "cross join" is the order in which SQLite is to go; it knows nothing of how many rows a range has.
constexpr db::Sql select_by_words{
    "select " LISTED_COLUMNS
    "from (select distinct c.sort_key, c.id from patient_name_word w cross join patient c "
    "where w.organization = $1 and w.word >= $5 and w.word < $6 and c.organization = $1 and c.id = w.patient "
    "and ($3 = '' or (c.birth_date >= $3 and c.birth_date <= $4)) "
    "and ($7 = $8 or exists (select 1 from patient_name_word o where o.organization = $1 and o.patient = c.id and "
    "o.word >= $7 and o.word < $8)) "
    "and ($9 = $10 or exists (select 1 from patient_name_word o where o.organization = $1 and o.patient = c.id and "
    "o.word >= $9 and o.word < $10)) "
    "and ($11 = $12 or exists (select 1 from patient_name_word o where o.organization = $1 and o.patient = c.id and "
    "o.word >= $11 and o.word < $12)) "
    "and ($13 = $14 or exists (select 1 from patient_name_word o where o.organization = $1 and o.patient = c.id and "
    "o.word >= $13 and o.word < $14)) "
    "order by c.sort_key, c.id limit $2) f cross join patient p "
    "where p.organization = $1 and p.id = f.id order by p.sort_key, p.id"};
constexpr db::Sql select_by_birth_date{"select " LISTED_COLUMNS
                                       "from patient p where p.organization = $1 and p.birth_date >= $3 and "
                                       "p.birth_date <= $4 order by p.sort_key, p.id limit $2"};
std::vector<Store::Listed> Store::search(db::Transaction& transaction, OrganizationId organization,
                                         const SearchQuery& query, int limit) {
  const std::string from = query.born ? query.born->first.text() : "";
  const std::string to = query.born ? query.born->last.text() : "";
  const auto rows = [&] {
    if (query.words.empty()) {
      if (!query.born) return std::vector<ListedRow>{};
      return transaction.all<ListedRow>(select_by_birth_date, organization, limit, from, to);
    }
    std::array<WordRange, most_words> r;
    for (std::size_t i = 0; i < query.words.size(); ++i) r[i] = beginning_with(query.words[i]);
    if (query.words.size() == 1 && !query.born &&
        transaction.one<std::int64_t>(count_word, organization, r[0].from, r[0].end, frequent_) == frequent_)
      return transaction.all<ListedRow>(select_by_frequent_word, organization, limit, r[0].from, r[0].end);
    return transaction.all<ListedRow>(select_by_words, organization, limit, from, to, r[0].from, r[0].end, r[1].from,
                                      r[1].end, r[2].from, r[2].end, r[3].from, r[3].end, r[4].from, r[4].end);
  };
  return opened(organization, rows());
}

constexpr db::Sql select_by_exact{"select " LISTED_COLUMNS
                                  "from patient p where p.organization = $1 and p.id in ("
                                  "select id from patient where organization = $1 and phone_index = $3 union "
                                  "select id from patient where organization = $1 and email_index = $4 union "
                                  "select id from patient where organization = $1 and national_id_index = $5 union "
                                  "select id from patient where organization = $1 and national_id_index = $6) "
                                  "order by p.sort_key, p.id limit $2"};
std::vector<Store::Listed> Store::search(db::Transaction& transaction, OrganizationId organization,
                                         const ExactValues& values, int limit) {
  const auto national_id = [&](std::size_t place) -> Sealed {
    if (place >= values.national_ids.size()) return std::nullopt;
    return national_id_index(keys_, organization, values.national_ids[place]);
  };
  Sealed phone;
  Sealed email;
  if (values.phone) phone = phone_index(keys_, organization, *values.phone);
  if (values.email) email = email_index(keys_, organization, *values.email);
  return opened(organization, transaction.all<ListedRow>(select_by_exact, organization, limit, phone, email,
                                                         national_id(0), national_id(1)));
}

constexpr db::Sql select_listed{"select " LISTED_COLUMNS "from patient p where p.organization = $1 and p.id = $2"};
std::optional<Store::Listed> Store::listed(db::Transaction& transaction, OrganizationId organization, PatientId id) {
  auto rows = opened(organization, transaction.all<ListedRow>(select_listed, organization, id));
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

constexpr db::Sql select_similar{
    "select " LISTED_COLUMNS
    "from patient p where p.organization = $1 and p.id <> $2 and p.id in ("
    "select id from patient where organization = $1 and national_id_index = $3 and national_id_kind = $4 union "
    "select id from patient where organization = $1 and birth_date = $5 and name_key = $6 union "
    "select id from patient where organization = $1 and phone_index = $7 and name_key = $6) "
    "order by p.sort_key, p.id limit 20"};
std::vector<Store::Listed> Store::similar(db::Transaction& transaction, OrganizationId organization, const Patient& p) {
  const Secrets secrets{keys_, organization, p};
  return opened(organization, transaction.all<ListedRow>(select_similar, organization, p.id, secrets.national_id_index,
                                                         p.national_id_kind, p.birth_date, name_key(p.family, p.given),
                                                         secrets.phone_index));
}

#undef LISTED_COLUMNS
#undef IS_ACTIVATED

}  // namespace portico::patients
