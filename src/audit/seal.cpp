#include "audit/seal.hpp"

#include <spdlog/spdlog.h>

#include "audit/row.hpp"
#include "audit/store.hpp"

namespace portico::audit {
namespace {

constexpr std::int64_t rows_at_once = 1000;
constexpr seconds lease_time{10};

constexpr db::Sql take_lease{
    "insert into lease (name, holder, until_at) values ('audit_sealer', $1, $2) on conflict (name) do update set "
    "holder = "
    "excluded.holder, until_at = excluded.until_at where lease.holder = excluded.holder or lease.until_at < $3"};
bool leased(db::Transaction& transaction, Uuid holder, Instant now) {
  return transaction.run(take_lease, holder, now + lease_time, now) == 1;
}

constexpr db::Sql delete_lease{"delete from lease where name = 'audit_sealer' and holder = $1"};

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
  for (const auto organization : database_.read(store::organizations_with_unsealed))
    while (seal(organization) == rows_at_once) {
    }
  return publish();
}

std::int64_t Sealer::seal(OrganizationId organization) {
  return database_.write([&](db::Transaction& transaction) -> std::int64_t {
    if (!leased(transaction, holder_, clock_.now())) return 0;
    auto end = store::end_of_chain(transaction, organization);
    std::vector<store::Place> places;
    for (const auto& row : store::unsealed(transaction, organization, rows_at_once)) {
      end = {end.position + 1, seal_after(end.seal, row.mac)};
      places.push_back({row.id, end.position, end.seal});
    }
    store::set_places(transaction, organization, places);
    return static_cast<std::int64_t>(places.size());
  });
}

std::int64_t Sealer::publish() {
  if (!published_) published_ = heads_.newest(signer_);
  auto chains = database_.read(store::chains);
  std::erase_if(chains, [&](const store::Chain& chain) { return chain.position <= (*published_)[chain.organization]; });
  if (chains.empty()) return 0;
  const auto heads = database_.write([&](db::Transaction& transaction) {
    std::vector<Head> ends;
    if (!leased(transaction, holder_, clock_.now())) return ends;
    for (const auto& chain : chains) {
      auto end = store::end_of_chain(transaction, chain.organization);
      ends.push_back({chain.organization, end.position, std::move(end.seal), clock_.now()});
    }
    return ends;
  });
  held_ = held_ || !heads.empty();
  std::int64_t covered = 0;
  for (const auto& head : heads) {
    heads_.append(head, signer_);
    covered += head.position - std::exchange((*published_)[head.organization], head.position);
  }
  return covered;
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
