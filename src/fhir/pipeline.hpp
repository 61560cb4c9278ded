#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "fhir/batch.hpp"

namespace portico::fhir {

// Batches on their way from one thread to the next; few wait, so memory stays bounded.
class Channel {
 public:
  // Thrown by `put` when nobody takes any more.
  struct Closed {};

  void put(Batch&& batch);
  // Nothing once it is closed and empty.
  std::optional<Batch> take();
  void close();

 private:
  static constexpr std::size_t most_waiting = 4;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> batches_;
  bool closed_ = false;
};

// A thread that does `work` and then closes `channels`: the one it takes from, should it have failed, and the one it
// fills. Going away, it closes them first, so that the work ends.
class Stage {
 public:
  Stage(std::initializer_list<Channel*> channels, std::function<void()> work);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // Waits for its end; throws what the work threw.
  void finish();

 private:
  void run();
  void close();

  std::vector<Channel*> channels_;
  std::function<void()> work_;
  std::exception_ptr error_;
  std::thread thread_;
};

}  // namespace portico::fhir
