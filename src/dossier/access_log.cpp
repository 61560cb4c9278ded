#include "dossier/access_log.hpp"

#include <limits>
#include <utility>

#include "base/page.hpp"
#include "base/refused.hpp"
#include "texts/texts.hpp"

namespace portico::dossier {
namespace {

struct Row {
  Uuid id;
  Instant at;
  std::string action;
  std::string actor_kind;
  std::string actor_name;
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, at, action, actor_kind, actor_name, outcome))

// Staff by their name; an account by the name of the patient it is its own of, if any.
#define LOG_COLUMNS                                                                                                    \
  "select e.id as id, e.at as at, e.action as action, e.actor_kind as actor_kind,"                                     \
  " coalesce(s.name, p.name, '') as actor_name, e.outcome as outcome from audit_event e"                               \
  " left join staff_account s on e.actor_kind = 'staff' and s.id = e.actor"                                            \
  " left join account_grant g on e.actor_kind = 'patient' and g.organization = e.organization and g.account = e.actor" \
  " and g.relation = 'self'"                                                                                           \
  " left join patient p on p.organization = g.organization and p.id = g.patient"

constexpr Uuid after_all_ids = [] {
  Uuid last;
  last.bytes.fill(0xFF);
  return last;
}();

std::pair<Instant, Uuid> place_of(const std::optional<std::string>& cursor) {
  if (!cursor) return {Instant{std::numeric_limits<std::int64_t>::max()}, after_all_ids};
  const auto parsed = Cursor::parse(*cursor);
  const auto moment = Instant::parse(parsed.key);
  if (!moment) throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
  return {*moment, parsed.id};
}

LogPage page_of(std::vector<Row>&& rows, int size, Language language) {
  LogPage page;
  if (rows.size() > static_cast<std::size_t>(size)) {
    rows.pop_back();
    page.next_cursor = Cursor{rows.back().at.rfc3339(), rows.back().id}.text();
  }
  for (auto& row : rows)
    page.items.push_back({row.at, row.action, texts::text(language, "AUDIT_" + row.action), row.actor_kind,
                          row.actor_name, row.outcome});
  return page;
}

}  // namespace

constexpr db::Sql log_of_patient{LOG_COLUMNS
                                 " where e.organization = $1 and e.patient = $2 and (e.at, e.id) < ($3, $4)"
                                 " order by e.at desc, e.id desc limit $5"};
LogPage AccessLog::of_patient(OrganizationId organization, patients::PatientId patient, const LogQuery& query,
                              Language language) {
  const int size = page_size(query.limit);
  const auto place = place_of(query.cursor);
  auto rows = database_.read([&](db::Transaction& transaction) {
    return transaction.all<Row>(log_of_patient, organization, patient, place.first, place.second, size + 1);
  });
  return page_of(std::move(rows), size, language);
}

// By id alone, which rises with time (UUIDv7) and has an index that is there anyway.
constexpr db::Sql log_of_contract{LOG_COLUMNS " where e.organization = $1 and e.id < $2 order by e.id desc limit $3"};
LogPage AccessLog::of_contract(OrganizationId organization, const LogQuery& query, Language language) {
  const int size = page_size(query.limit);
  const auto place = place_of(query.cursor);
  auto rows = database_.read([&](db::Transaction& transaction) {
    return transaction.all<Row>(log_of_contract, organization, place.second, size + 1);
  });
  return page_of(std::move(rows), size, language);
}

}  // namespace portico::dossier
