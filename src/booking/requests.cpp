#include "booking/requests.hpp"

#include "base/refused.hpp"
#include "organization/store.hpp"

namespace portico::booking {
namespace {

constexpr int most_shown = 200;
constexpr int most_ended = 100;  // at a time

}  // namespace

Requests::Requests(db::Database& database, keys::KeyRing& keys, Bookings& bookings, const Clock& clock)
    : database_{database}, keys_{keys}, bookings_{bookings}, clock_{clock} {}

RequestList Requests::list(const Caller& caller) {
  return database_.snapshot([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, caller.organization);
    if (!contract) throw Refused::not_found();
    const Showing showing{keys_, *contract, caller.language, clock_.now()};
    RequestList list;
    for (const auto& row : store::pending(transaction, contract->id, most_shown))
      list.items.push_back(showing.calendar_appointment(row));
    return list;
  });
}

void Requests::end_unanswered() {
  const auto late = database_.read(
      [&](db::Transaction& transaction) { return store::unanswered(transaction, clock_.now(), most_ended); });
  for (const auto& request : late) {
    Caller caller;
    caller.kind = Caller::Kind::system;
    caller.organization = request.organization;
    try {
      bookings_.cancel(caller, request.patient, request.id, {});
    } catch (const Refused&) {
      // Answered meanwhile.
    }
  }
}

}  // namespace portico::booking
