#include "db/server_clock.hpp"

namespace portico::db {
namespace {

constexpr Sql server_time{"select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)"};

}  // namespace

Instant ServerClock::now() const {
  if (!database_.is_sqlite()) measure();
  return process_.now() + microseconds{ahead_};
}

void ServerClock::measure() const {
  // Inside a transaction a failure would be the transaction's.
  const std::unique_lock turn{measuring_, std::try_to_lock};
  const auto steady = std::chrono::steady_clock::now();
  if (!turn || steady < measure_again_ || database_.is_working()) return;
  measure_again_ = steady + minutes{1};
  try {
    const Instant before = process_.now();
    const Instant server =
        database_.read([](Transaction& transaction) { return transaction.one<Instant>(server_time); });
    const Instant after = process_.now();
    ahead_ = (server - (before + (after - before) / 2)).count();
  } catch (const Error&) {
    return;
  }
}

}  // namespace portico::db
