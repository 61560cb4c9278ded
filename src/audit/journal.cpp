#include <spdlog/spdlog.h>

#include <thread>

#include "audit/audit.hpp"
#include "audit/row.hpp"
#include "audit/store.hpp"
#include "base/spelling.hpp"

namespace portico::audit {
namespace {

constexpr std::size_t queue_limit = 4096;
constexpr std::size_t batch_limit = 256;
// Where many ask at once, commits begin no oftener than so, that more rows share one: each costs a sync, and every
// reader of SQLite the pages it had in memory. A disk that takes longer to sync does the gathering by itself.
constexpr std::size_t many_at_once = 4;
constexpr milliseconds between_commits{2};

std::optional<Uuid> unless_nil(Uuid id) { return id.is_nil() ? std::nullopt : std::optional{id}; }

Row row_of(const Caller& caller, const Event& event, Instant now) {
  return {.organization = caller.organization,
          .id = Uuid::make(),
          .at = now,
          .action = spelling(event.action),
          .outcome = event.outcome,
          .actor_kind = spelling(caller.kind),
          .actor = unless_nil(caller.actor),
          .session = unless_nil(caller.session),
          .patient = event.patient ? event.patient : unless_nil(caller.patient),
          .entity_type = event.entity_type,
          .entity = event.entity,
          .detail = event.detail,
          .address = caller.address,
          .request_id = caller.request_id};
}

struct Queued {
  store::MacedRow row;
  std::function<void(bool)> done;
};

}  // namespace

// One thread takes what has gathered while the last batch was being committed, and commits it as the next.
struct Journal::State {
  State(db::Database& db, const Clock& the_clock, BytesView the_key)
      : database{db}, clock{the_clock}, key{the_key.begin(), the_key.end()}, committer{[this] { run(); }} {}

  ~State() {
    {
      const std::lock_guard lock{mutex};
      stopping = true;
    }
    wake.notify_all();
    committer.join();
  }

  void run() {
    std::unique_lock lock{mutex};
    while (true) {
      wake.wait(lock, [&] { return stopping || !queue.empty() || !riders.empty(); });
      if (queue.empty() && riders.empty()) return;
      if (last_batch >= many_at_once) {
        lock.unlock();
        std::this_thread::sleep_until(last_begin + between_commits);
        lock.lock();
      }
      last_begin = std::chrono::steady_clock::now();
      std::vector<Queued> batch;
      while (!queue.empty() && batch.size() < batch_limit) {
        batch.push_back(std::move(queue.front()));
        queue.pop_front();
      }
      const auto riding = std::exchange(riders, {});
      last_batch = batch.size();
      busy = true;
      lock.unlock();
      commit(batch, riding);
      lock.lock();
      busy = false;
      if (queue.empty() && riders.empty()) idle.notify_all();
    }
  }

  void commit(std::vector<Queued>& batch, const std::vector<std::function<void(db::Transaction&)>>& riding) {
    if (try_commit(batch, riding)) {
      for (auto& queued : batch) queued.done(true);
      return;
    }
    // One bad row or rider must not cost the others their answer.
    for (auto& queued : batch) queued.done(batch.size() + riding.size() > 1 && try_commit({&queued, 1}, {}));
  }

  bool try_commit(std::span<Queued> batch, const std::vector<std::function<void(db::Transaction&)>>& riding) {
    std::vector<store::MacedRow*> rows;
    for (auto& queued : batch) rows.push_back(&queued.row);
    try {
      database.append([&](db::Transaction& transaction) {
        insert(transaction, rows);
        for (const auto& work : riding) work(transaction);
      });
      return true;
    } catch (const std::exception& error) {
      spdlog::error("audit: a batch of {} rows was not committed: {}", batch.size(), error.what());
      return false;
    }
  }

  // Where one connection writes, nobody can come between: the rows take their places in the chains at once. Elsewhere
  // the sealer gives them.
  void insert(db::Transaction& transaction, std::span<store::MacedRow* const> rows) {
    if (database.is_sqlite()) {
      std::map<OrganizationId, store::ChainEnd> ends;
      for (auto* row : rows) {
        const auto [found, is_first] = ends.try_emplace(row->row.organization);
        auto& end = found->second;
        if (is_first) end = store::end_of_chain(transaction, row->row.organization);
        end = {end.position + 1, seal_after(end.seal, row->mac)};
        row->position = end.position;
        row->seal = end.seal;
      }
    }
    store::insert(transaction, rows);
  }

  db::Database& database;
  const Clock& clock;
  const Bytes key;
  std::mutex mutex;
  std::condition_variable wake;
  std::condition_variable idle;
  std::deque<Queued> queue;
  std::vector<std::function<void(db::Transaction&)>> riders;
  bool stopping = false;
  bool busy = false;
  std::size_t last_batch = 0;
  std::chrono::steady_clock::time_point last_begin{};
  std::thread committer;
};

Journal::Journal(db::Database& database, const Clock& clock, BytesView mac_key)
    : state_{std::make_unique<State>(database, clock, mac_key)} {}

Journal::~Journal() = default;

void Journal::write(db::Transaction& transaction, const Caller& caller, const Event& event) {
  store::MacedRow row{row_of(caller, event, state_->clock.now()), {}};
  row.mac = mac_of(row.row, state_->key);
  auto* one = &row;
  state_->insert(transaction, {&one, 1});
}

void Journal::record(const Caller& caller, const Event& event, std::function<void(bool)> done) {
  store::MacedRow row{row_of(caller, event, state_->clock.now()), {}};
  row.mac = mac_of(row.row, state_->key);
  {
    const std::lock_guard lock{state_->mutex};
    if (!state_->stopping && state_->queue.size() < queue_limit) {
      state_->queue.push_back({std::move(row), std::move(done)});
      done = nullptr;
    }
  }
  if (done)
    done(false);
  else
    state_->wake.notify_one();
}

void Journal::along(std::function<void(db::Transaction&)> work) {
  {
    const std::lock_guard lock{state_->mutex};
    if (state_->stopping || state_->riders.size() >= batch_limit) return;
    state_->riders.push_back(std::move(work));
  }
  state_->wake.notify_one();
}

void Journal::drain() {
  std::unique_lock lock{state_->mutex};
  state_->idle.wait(lock, [&] { return state_->queue.empty() && state_->riders.empty() && !state_->busy; });
}

}  // namespace portico::audit
