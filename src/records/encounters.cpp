#include "records/encounters.hpp"

#include <limits>
#include <utility>

#include "base/page.hpp"
#include "base/refused.hpp"
#include "records/store.hpp"

namespace portico::records {
namespace {

constexpr Instant after_all{std::numeric_limits<std::int64_t>::max()};
constexpr Instant before_all{std::numeric_limits<std::int64_t>::min()};

std::string cursor_after(const EncounterRow& row) {
  return Cursor{std::to_string(row.started_at.value_or(before_all).microseconds), row.id.value}.text();
}

std::pair<Instant, Uuid> place_of(const std::optional<std::string>& cursor) {
  if (!cursor) return {after_all, Uuid{}};
  const auto parsed = Cursor::parse(*cursor);
  try {
    return {Instant{std::stoll(parsed.key)}, parsed.id};
  } catch (const std::exception&) {
    throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
  }
}

}  // namespace

EncounterList Encounters::list(OrganizationId organization, patients::PatientId patient,
                               const EncounterListQuery& query, Reader reader) {
  const int size = page_size(query.limit);
  const auto [before, before_id] = place_of(query.cursor);
  EncounterList list;
  list.items = database_.read([&, before = before, id = before_id](db::Transaction& transaction) {
    return store::list(transaction, organization, patient, before, id, size + 1, reader == Reader::staff);
  });
  if (list.items.size() > static_cast<std::size_t>(size)) {
    list.items.pop_back();
    list.next_cursor = cursor_after(list.items.back());
  }
  return list;
}

}  // namespace portico::records
