#include "waiting/store.hpp"

namespace portico::waiting::store {
namespace {

struct Offered {
  std::int64_t offered = 0;
  std::int64_t accepted = 0;
  std::int64_t declined = 0;
  std::int64_t unanswered = 0;
  std::int64_t lost = 0;
  std::int64_t minutes_gained = 0;
  std::int64_t moved_earlier = 0;
};
BOOST_DESCRIBE_STRUCT(Offered, (), (offered, accepted, declined, unanswered, lost, minutes_gained, moved_earlier))

struct Freed {
  std::int64_t freed = 0;
  std::int64_t refilled = 0;
};
BOOST_DESCRIBE_STRUCT(Freed, (), (freed, refilled))

}  // namespace

constexpr db::Sql count_waiting{
    "select count(*) from waiting_entry where organization = $1 and status in ('waiting', 'offered')"};
constexpr db::Sql count_offers{
    "select count(*) as offered, count(case when status = 'accepted' then 1 end) as accepted, count(case when status = "
    "'declined' then 1 end) as declined, count(case when status = 'expired' then 1 end) as unanswered, count(case when "
    "status = 'lost' then 1 end) as lost, cast(coalesce(sum(gained_minutes), 0) as bigint) as minutes_gained, "
    "count(gained_minutes) as moved_earlier from waiting_offer where organization = $1 and offered_at >= $2 and "
    "offered_at < $3"};
constexpr db::Sql count_openings{
    "select count(*) as freed, count(case when status = 'booked' then 1 end) as refilled from waiting_opening where "
    "organization = $1 and made_at >= $2 and made_at < $3"};
WaitingFigures figures(db::Transaction& transaction, OrganizationId organization, Instant from, Instant until) {
  const auto offers = transaction.one<Offered>(count_offers, organization, from, until);
  const auto openings = transaction.one<Freed>(count_openings, organization, from, until);
  WaitingFigures figures;
  figures.waiting = transaction.one<std::int64_t>(count_waiting, organization);
  figures.freed = openings.freed;
  figures.refilled = openings.refilled;
  figures.offered = offers.offered;
  figures.accepted = offers.accepted;
  figures.declined = offers.declined;
  figures.unanswered = offers.unanswered;
  figures.lost = offers.lost;
  figures.minutes_gained = offers.minutes_gained;
  figures.moved_earlier = offers.moved_earlier;
  return figures;
}

}  // namespace portico::waiting::store
