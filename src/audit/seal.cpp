#include "audit/seal.hpp"

#include <spdlog/spdlog.h>

#include "audit/row.hpp"
#include "audit/store.hpp"

namespace portico::audit {
namespace {

constexpr std::int64_t rows_at_once = 1000;
constexpr seconds lease_time{10};

constexpr db::Sql organizations_with_unsealed{"select distinct organization from audit_event where position is null"};

constexpr db::Sql take_lease{
    "insert into lease (name, holder, until_at) values ('audit_sealer', $1, $2) on conflict (name) do update set "
    "holder = "
    "excluded.holder, until_at = excluded.until_at where lease.holder = excluded.holder or lease.until_at < $3"};
bool leased(db::Transaction& transaction, Uuid holder, Instant now) {
  return transaction.run(take_lease, holder, now + lease_time, now) == 1;
}

constexpr db::Sql delete_lease{"delete from lease where name = 'audit_sealer' and holder = $1"};

struct Last {
  std::int64_t position = 0;
  Bytes seal;
};
BOOST_DESCRIBE_STRUCT(Last, (), (position, seal))
constexpr db::Sql last_sealed{
    "select position, seal from audit_event where organization = $1 and position is not null order by position desc "
    "limit 1"};

struct Unsealed {
  Uuid id;
  Bytes mac;
};
BOOST_DESCRIBE_STRUCT(Unsealed, (), (id, mac))
constexpr db::Sql unsealed_rows{
    "select id, mac from audit_event where organization = $1 and position is null order by id limit $2"};

}  // namespace

Sealer::Sealer(db::Database& database, const Clock& clock, BytesView signature_seed, std::filesystem::path heads)
    : database_{database}, clock_{clock}, signer_{signature_seed}, heads_{std::move(heads)} {}

Sealer::~Sealer() {
  stop();
  if (!held_) return;
  try {
    database_.write([&](db::Transaction& transaction) { transaction.run(delete_lease, holder_); });
  } catch (const std::exception& error) {
    spdlog::warn("audit: the sealer's lease was not given back and runs out by itself: {}", error.what());
  }
}

std::int64_t Sealer::run() {
  const auto organizations = database_.read(
      [](db::Transaction& transaction) { return transaction.all<OrganizationId>(organizations_with_unsealed); });
  std::int64_t sealed = 0;
  for (const auto organization : organizations)
    while (const auto count = seal(organization)) {
      sealed += count;
      if (count < rows_at_once) break;
    }
  return sealed;
}

std::int64_t Sealer::seal(OrganizationId organization) {
  struct Done {
    std::int64_t rows = 0;
    Last last{0, first_seal};
  };
  const auto done = database_.write([&](db::Transaction& transaction) {
    Done result;
    if (!leased(transaction, holder_, clock_.now())) return result;
    if (auto last = transaction.maybe<Last>(last_sealed, organization)) result.last = std::move(*last);
    std::vector<store::Place> places;
    for (const auto& row : transaction.all<Unsealed>(unsealed_rows, organization, rows_at_once)) {
      result.last = {result.last.position + 1, seal_after(result.last.seal, row.mac)};
      places.push_back({row.id, result.last.position, result.last.seal});
      ++result.rows;
    }
    store::set_places(transaction, organization, places);
    return result;
  });
  held_ = held_ || done.rows > 0;
  if (done.rows > 0) heads_.append({organization, done.last.position, done.last.seal, clock_.now()}, signer_);
  return done.rows;
}

void Sealer::start(milliseconds period) {
  stopping_ = false;
  thread_ = std::thread{[this, period] { loop(period); }};
}

void Sealer::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Sealer::loop(milliseconds period) {
  std::unique_lock lock{mutex_};
  while (true) {
    const bool last = wake_.wait_for(lock, period, [&] { return stopping_; });
    lock.unlock();
    try {
      run();
    } catch (const std::exception& error) {
      spdlog::error("audit: sealing failed, trying again: {}", error.what());
    }
    lock.lock();
    if (last) return;
  }
}

}  // namespace portico::audit
