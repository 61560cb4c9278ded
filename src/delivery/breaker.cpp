#include "delivery/breaker.hpp"

#include "jobs/jobs.hpp"

namespace portico::delivery {
namespace {

constexpr int failures_in_a_row = 5;
constexpr seconds pause{30};

}  // namespace

Breaker::Breaker(Gateway& gateway, const Clock& clock) : gateway_{gateway}, clock_{clock} {}

Accepted Breaker::send(const Message& message) {
  let_through();
  try {
    Accepted accepted = gateway_.send(message);
    note_success();
    return accepted;
  } catch (const jobs::Permanent&) {
    note_success();
    throw;
  } catch (const std::exception&) {
    note_failure();
    throw;
  }
}

bool Breaker::is_open() const {
  const std::lock_guard lock{mutex_};
  return failures_ >= failures_in_a_row && clock_.now() < closed_until_;
}

// The first one after the pause is the trial; until it is back the others wait on.
void Breaker::let_through() {
  const std::lock_guard lock{mutex_};
  if (failures_ < failures_in_a_row) return;
  const Instant now = clock_.now();
  if (now < closed_until_) throw std::runtime_error{"the gateway is paused after failing five times in a row"};
  closed_until_ = now + pause;
}

void Breaker::note_success() {
  const std::lock_guard lock{mutex_};
  failures_ = 0;
}

void Breaker::note_failure() {
  const std::lock_guard lock{mutex_};
  if (++failures_ >= failures_in_a_row) closed_until_ = clock_.now() + pause;
}

}  // namespace portico::delivery
