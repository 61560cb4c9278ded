#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "base/refused.hpp"
#include "jobs/back_off.hpp"
#include "jobs/jobs.hpp"
#include "jobs/lease_keeper.hpp"
#include "jobs/store.hpp"

namespace portico::jobs {
namespace {

constexpr milliseconds poll_interval{1'000};
constexpr int candidates_at_once = 32;
constexpr minutes until_somebody_knows_it{1};
constexpr std::size_t longest_error = 500;

constexpr std::string_view payload_place = "job.payload";

using Handler = std::function<void(const Job&)>;

struct Duty {
  std::string kind;
  seconds period;
  Instant next{};  // not looked at before
};

// What a column takes whatever was thrown, and no longer than is of use.
std::string storable(std::string_view error) {
  std::string text{error.substr(0, longest_error)};
  std::ranges::replace_if(
      text, [](char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

double chance() {
  thread_local std::mt19937 random{std::random_device{}()};
  return std::uniform_real_distribution<double>{0, 1}(random);
}

}  // namespace

struct Queue::State {
  State(db::Database& database_, keys::KeyRing& keys_, const Clock& clock_)
      : database{database_}, keys{keys_}, clock{clock_}, keeper{database, clock} {}

  // A job this process holds.
  struct Taken {
    store::Due due;
    store::Claimed claimed;
    std::shared_ptr<const Handler> handler;
    store::Hold hold() const { return {due.id, holder}; }
    Uuid holder;
  };

  void wake();
  void work_until_stopped();
  bool run_one();
  std::optional<Taken> take_next();
  std::optional<Taken> take(const store::Due& due);
  void run(const Taken& taken);
  void failed(const Taken& taken, const std::string& error);
  void bury(const Taken& taken, const std::string& error);
  void add_periodic_jobs();
  void come_round(Duty& duty);

  template <class Change>
  void change(Change&& make) {
    database.append([&](db::Transaction& transaction) { make(transaction); });
  }

  db::Database& database;
  keys::KeyRing& keys;
  const Clock& clock;
  const Uuid holder = Uuid::make();
  LeaseKeeper keeper;
  std::atomic<bool> added = false;  // by this process, since the candidates were fetched

  std::mutex mutex;  // guards what follows
  std::condition_variable woken;
  std::map<std::string, std::shared_ptr<const Handler>, std::less<>> handlers;
  std::uint64_t wakes = 0;
  bool stopping = false;

  std::mutex taking;  // threads of one process do not run after the same row; guards what follows
  std::deque<store::Due> candidates;
  std::vector<Duty> duties;

  std::vector<std::thread> workers;
};

Queue::Queue(db::Database& database, keys::KeyRing& keys, const Clock& clock)
    : state_{std::make_unique<State>(database, keys, clock)} {}

Queue::~Queue() { stop(); }

void Queue::handle(std::string kind, Handler handler) {
  const std::lock_guard lock{state_->mutex};
  state_->handlers.insert_or_assign(std::move(kind), std::make_shared<const Handler>(std::move(handler)));
}

void Queue::every(std::string kind, seconds period) {
  const std::lock_guard lock{state_->taking};
  state_->duties.push_back({std::move(kind), period});
}

std::optional<JobId> Queue::add(db::Transaction& transaction, const NewJob& job) {
  const JobId id = JobId::make();
  Bytes sealed = state_->keys.seal_field(job.organization, payload_place, id.value, job.payload);
  if (!store::insert(transaction, {id, job, std::move(sealed), state_->clock.now()})) return std::nullopt;
  transaction.after_commit([state = state_.get()] { state->wake(); });
  return id;
}

void Queue::start(int workers) {
  for (int i = 0; i < workers; ++i)
    state_->workers.emplace_back([state = state_.get()] { state->work_until_stopped(); });
}

void Queue::stop() {
  {
    const std::lock_guard lock{state_->mutex};
    state_->stopping = true;
  }
  state_->woken.notify_all();
  for (std::thread& worker : state_->workers) worker.join();
  state_->workers.clear();
  const std::lock_guard lock{state_->mutex};
  state_->stopping = false;
}

int Queue::run_due() {
  int ran = 0;
  while (state_->run_one()) ++ran;
  return ran;
}

std::int64_t Queue::count_dead() {
  return state_->database.read([](db::Transaction& transaction) { return store::count_dead(transaction); });
}

std::vector<Queue::Dead> Queue::dead(OrganizationId organization) {
  return state_->database.read([&](db::Transaction& transaction) { return store::dead(transaction, organization); });
}

void Queue::retry(JobId id) {
  state_->change([&](db::Transaction& transaction) {
    if (!store::revive(transaction, id, state_->clock.now())) throw Refused::not_found();
    transaction.after_commit([state = state_.get()] { state->wake(); });
  });
}

void Queue::State::wake() {
  added = true;
  {
    const std::lock_guard lock{mutex};
    ++wakes;
  }
  woken.notify_one();
}

void Queue::State::work_until_stopped() {
  for (;;) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock{mutex};
      if (stopping) return;
      seen = wakes;
    }
    try {
      if (run_one()) continue;
    } catch (const std::exception& error) {
      spdlog::error("job worker: {}", error.what());
    }
    std::unique_lock lock{mutex};
    woken.wait_for(lock, poll_interval, [&] { return stopping || wakes != seen; });
  }
}

bool Queue::State::run_one() {
  const auto taken = take_next();
  if (!taken) return false;
  run(*taken);
  return true;
}

std::optional<Queue::State::Taken> Queue::State::take_next() {
  const std::lock_guard turn{taking};
  add_periodic_jobs();
  if (added.exchange(false)) candidates.clear();  // what came since may be more urgent
  for (;;) {
    if (candidates.empty())
      for (auto& due : database.read(
               [&](db::Transaction& transaction) { return store::due(transaction, clock.now(), candidates_at_once); }))
        candidates.push_back(std::move(due));
    if (candidates.empty()) return std::nullopt;
    const store::Due due = std::move(candidates.front());
    candidates.pop_front();
    if (auto taken = take(due)) return taken;
  }
}

// Nothing when it was not to be run, or another was quicker.
std::optional<Queue::State::Taken> Queue::State::take(const store::Due& due) {
  const Instant now = clock.now();
  std::shared_ptr<const Handler> handler;
  {
    const std::lock_guard lock{mutex};
    if (const auto found = handlers.find(due.kind); found != handlers.end()) handler = found->second;
  }
  if (due.expires_at && *due.expires_at <= now) {
    change([&](auto& transaction) { store::drop_unheld(transaction, due.id, now); });
    spdlog::warn("job {} {} expired before it could run", due.kind, due.id.text());
  } else if (!handler) {
    change([&](auto& transaction) { store::postpone_unheld(transaction, due.id, now, now + until_somebody_knows_it); });
  } else if (due.attempts >= due.attempts_allowed) {
    change([&](auto& transaction) {
      store::bury_unheld(transaction, due.id, now, "the worker died during the last attempt");
    });
    spdlog::error("job {} {} is dead: its worker died during the last attempt", due.kind, due.id.text());
  } else {
    const store::Hold hold{due.id, holder};
    auto claimed = database.append(
        [&](db::Transaction& transaction) { return store::claim(transaction, hold, now, now + lease_time); });
    if (claimed) return Taken{due, std::move(*claimed), std::move(handler), holder};
  }
  return std::nullopt;
}

void Queue::State::run(const Taken& taken) {
  const LeaseKeeper::Kept kept{keeper, taken.hold()};
  try {
    const store::Claimed& claimed = taken.claimed;
    (*taken.handler)({taken.due.id, taken.due.kind, claimed.organization,
                      keys.open_field(claimed.organization, payload_place, taken.due.id.value, claimed.payload),
                      static_cast<int>(claimed.attempts)});
  } catch (const Permanent& error) {
    return bury(taken, error.what());
  } catch (const std::exception& error) {
    return failed(taken, error.what());
  } catch (...) {
    return failed(taken, "something that is no std::exception");
  }
  change([&](auto& transaction) { store::finish(transaction, taken.hold()); });
}

void Queue::State::failed(const Taken& taken, const std::string& error) {
  if (taken.claimed.attempts >= taken.due.attempts_allowed) return bury(taken, error);
  const Instant run_at = clock.now() + back_off(taken.claimed.attempts, chance());
  change([&](auto& transaction) { store::postpone(transaction, taken.hold(), run_at, storable(error)); });
  spdlog::warn("job {} {} failed, attempt {} of {}", taken.due.kind, taken.due.id.text(), taken.claimed.attempts,
               taken.due.attempts_allowed);
}

void Queue::State::bury(const Taken& taken, const std::string& error) {
  const Instant now = clock.now();
  change([&](auto& transaction) { store::bury(transaction, taken.hold(), now, storable(error)); });
  spdlog::error("job {} {} is dead after attempt {}", taken.due.kind, taken.due.id.text(), taken.claimed.attempts);
}

void Queue::State::add_periodic_jobs() {
  for (Duty& duty : duties)
    if (duty.next <= clock.now()) come_round(duty);
}

void Queue::State::come_round(Duty& duty) {
  const Instant now = clock.now();
  const std::string name = "every:" + duty.kind;
  const NewJob job{.kind = duty.kind, .organization = keys::installation, .payload = "{}", .unique_key = name};
  const JobId id = JobId::make();
  const Bytes sealed = keys.seal_field(job.organization, payload_place, id.value, job.payload);
  const auto next = database.append([&](db::Transaction& transaction) {
    if (store::take_turn(transaction, name, holder, now, duty.period))
      store::insert(transaction, {id, job, sealed, now});
    return store::next_turn(transaction, name);
  });
  duty.next = next.value_or(now + duty.period);
}

}  // namespace portico::jobs
