#include "audit/store.hpp"

#include <array>
#include <tuple>
#include <utility>

namespace portico::audit::store {
namespace {

constexpr std::size_t at_once = 8;

// A literal put together while compiling: `head`, `rows` groups of `columns` numbered parameters from `first` on,
// `tail`.
template <std::size_t Length>
struct Literal {
  char text[Length + 1] = {};
};

template <std::size_t Columns, std::size_t Rows, std::size_t First>
consteval auto groups(auto head, auto tail) {
  constexpr auto length = [](std::string_view h, std::string_view t) {
    std::size_t total = h.size() + t.size();
    for (std::size_t n = 0; n < Columns * Rows; ++n) {
      total += 2;  // "$" and what stands behind
      for (std::size_t v = First + n; v > 0; v /= 10) ++total;
    }
    return total + Rows * 2 - 1;  // parentheses and commas, less the last column's comma each
  };
  Literal<length(head(), tail())> result;
  std::size_t at = 0;
  const auto put = [&](char c) { result.text[at++] = c; };
  for (const char c : head()) put(c);
  for (std::size_t row = 0; row < Rows; ++row) {
    if (row > 0) put(',');
    put('(');
    for (std::size_t column = 0; column < Columns; ++column) {
      if (column > 0) put(',');
      put('$');
      std::size_t number = First + row * Columns + column;
      std::size_t power = 1;
      while (number / power >= 10) power *= 10;
      for (; power > 0; power /= 10) put(static_cast<char>('0' + number / power % 10));
    }
    put(')');
  }
  for (const char c : tail()) put(c);
  return result;
}

constexpr auto insert_head = [] {
  return std::string_view{
      "insert into audit_event (organization, id, at, action, outcome, actor_kind, actor, session, patient, "
      "entity_type, entity, "
      "detail, address, request_id, mac, position, seal) values "};
};
constexpr auto nothing = [] { return std::string_view{}; };
constexpr auto one_row = groups<17, 1, 1>(insert_head, nothing);
constexpr auto several_rows = groups<17, at_once, 1>(insert_head, nothing);
constexpr db::Sql insert_one{one_row.text};
constexpr db::Sql insert_several{several_rows.text};

auto columns(const MacedRow& maced) {
  const Row& row = maced.row;
  return std::tie(row.organization, row.id, row.at, row.action, row.outcome, row.actor_kind, row.actor, row.session,
                  row.patient, row.entity_type, row.entity, row.detail, row.address, row.request_id, maced.mac,
                  maced.position, maced.seal);
}

constexpr auto places_head = [] { return std::string_view{"with place (id, position, seal) as (values "}; };
constexpr auto places_tail = [] {
  return std::string_view{
      ") update audit_event set position = place.position, seal = place.seal from place where audit_event.organization "
      "= $1 and "
      "audit_event.id = place.id"};
};
constexpr auto one_place = groups<3, 1, 2>(places_head, places_tail);
constexpr auto several_places = groups<3, at_once, 2>(places_head, places_tail);
constexpr db::Sql set_one{one_place.text};
constexpr db::Sql set_several{several_places.text};

auto columns(const Place& place) { return std::tie(place.id, place.position, place.seal); }

// Runs `several` on as many whole groups as there are, `one` on each of the rest.
template <class Items, class At, class... First>
void in_groups(db::Transaction& transaction, db::Sql one, db::Sql several, const Items& items, At at,
               const First&... first) {
  std::size_t done = 0;
  for (; done + at_once <= items.size(); done += at_once) [&]<std::size_t... I>(std::index_sequence<I...>) {
      std::apply([&](const auto&... values) { transaction.run(several, first..., values...); },
                 std::tuple_cat(columns(at(items[done + I]))...));
    }
  (std::make_index_sequence<at_once>{});
  for (; done < items.size(); ++done)
    std::apply([&](const auto&... values) { transaction.run(one, first..., values...); }, columns(at(items[done])));
}

}  // namespace

constexpr db::Sql last_sealed{
    "select position, seal from audit_event where organization = $1 and position is not null order by position desc "
    "limit 1"};
ChainEnd end_of_chain(db::Transaction& transaction, OrganizationId organization) {
  return transaction.maybe<ChainEnd>(last_sealed, organization).value_or(ChainEnd{});
}

// From one organization to the next by the index, past all the rows between.
constexpr db::Sql every_chain{
    "with recursive o (organization) as ("
    " select (select organization from audit_event order by organization limit 1)"
    " union all"
    " select (select e.organization from audit_event e where e.organization > o.organization order by e.organization "
    "limit 1) from o where o.organization is not null),"
    " chain (organization, position) as (select organization, (select max(e.position) from audit_event e"
    " where e.organization = o.organization and e.position is not null) from o where organization is not null)"
    " select organization, position from chain where position is not null"};
std::vector<Chain> chains(db::Transaction& transaction) { return transaction.all<Chain>(every_chain); }

void insert(db::Transaction& transaction, std::span<const MacedRow* const> rows) {
  in_groups(transaction, insert_one, insert_several, rows, [](const MacedRow* row) -> const MacedRow& { return *row; });
}

constexpr db::Sql organizations_not_sealed{"select distinct organization from audit_event where position is null"};
std::vector<OrganizationId> organizations_with_unsealed(db::Transaction& transaction) {
  return transaction.all<OrganizationId>(organizations_not_sealed);
}

constexpr db::Sql unsealed_rows{
    "select id, mac from audit_event where organization = $1 and position is null order by id limit $2"};
std::vector<Unsealed> unsealed(db::Transaction& transaction, OrganizationId organization, std::int64_t most) {
  return transaction.all<Unsealed>(unsealed_rows, organization, most);
}

void set_places(db::Transaction& transaction, OrganizationId organization, std::span<const Place> places) {
  in_groups(
      transaction, set_one, set_several, places, [](const Place& place) -> const Place& { return place; },
      organization);
}

}  // namespace portico::audit::store
