#include "fhir/pipeline.hpp"

namespace portico::fhir {

void Channel::put(Batch&& batch) {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [&] { return closed_ || batches_.size() < most_waiting; });
  if (closed_) throw Closed{};
  batches_.push_back(std::move(batch));
  changed_.notify_all();
}

std::optional<Batch> Channel::take() {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [&] { return closed_ || !batches_.empty(); });
  if (batches_.empty()) return std::nullopt;
  std::optional<Batch> batch{std::move(batches_.front())};
  batches_.pop_front();
  changed_.notify_all();
  return batch;
}

void Channel::close() {
  const std::lock_guard lock{mutex_};
  closed_ = true;
  changed_.notify_all();
}

Stage::Stage(std::initializer_list<Channel*> channels, std::function<void()> work)
    : channels_{channels}, work_{std::move(work)}, thread_{[this] { run(); }} {}

Stage::~Stage() {
  close();
  if (thread_.joinable()) thread_.join();
}

void Stage::run() {
  try {
    work_();
  } catch (const Channel::Closed&) {
  } catch (const std::exception&) {
    error_ = std::current_exception();
  }
  close();
}

void Stage::close() {
  for (auto* channel : channels_) channel->close();
}

void Stage::finish() {
  thread_.join();
  if (error_) std::rethrow_exception(error_);
}

}  // namespace portico::fhir
