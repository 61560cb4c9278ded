#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "http/call.hpp"

namespace portico::identity {

// Where passwords are hashed: a few slow workers of low priority and a short queue, so that junk logins cost neither
// memory nor the request workers. One worker as a rule, a second one while the queue is long.
class HashPool {
 public:
  struct Limits {
    int workers = 1;
    int burst = 2;  // workers while more than `long_queue` wait
    std::size_t long_queue = 8;
    std::size_t queue = 64;                    // of both lanes together; either may have half
    std::chrono::milliseconds deadline{2000};  // waited longer: refused
  };
  HashPool();
  explicit HashPool(Limits limits);
  ~HashPool();

  // Finishes what is running; who waits, and who comes later, is refused.
  void stop();

  // Two queues that are served in turn, so that a flood of one leaves the other its half.
  enum class Lane { unknown_device, known_device };
  enum class Turn { come, refused };
  // Calls `work` once: on a pool thread, or at once with `refused` when the lane is full.
  void run(Lane lane, std::function<void(Turn)> work);
  // Whether the lane would take work now: asked before anything is paid for.
  bool has_place(Lane lane);

  // An answer for which `slow` is computed here first; `then(slow's result)` runs on a request worker. Without a place
  // or in time: 503 UNAVAILABLE.
  template <class T, class Slow, class Then>
  http::Later<T> later(Lane lane, Slow slow, Then then) {
    return later<T>(lane, std::move(slow), std::move(then), [] {});
  }
  // The same; `given_up` is called where the work was refused, before the answer.
  template <class T, class Slow, class Then, class GivenUp>
  http::Later<T> later(Lane lane, Slow slow, Then then, GivenUp given_up) {
    return {[this, lane, given_up = std::move(given_up), slow = std::move(slow),
             then = std::move(then)](typename http::Later<T>::Finish finish) {
      run(lane, [slow, then, given_up, finish = std::move(finish)](Turn turn) {
        if (turn == Turn::refused)
          return finish([given_up]() -> T {
            given_up();
            throw Refused{Reason::unavailable, "UNAVAILABLE"}.retry_after(std::chrono::seconds{2});
          });
        try {
          auto result = slow();
          finish([then, result = std::move(result)]() -> T { return then(result); });
        } catch (...) {
          finish([error = std::current_exception()]() -> T { std::rethrow_exception(error); });
        }
      });
    }};
  }

 private:
  struct Waiting {
    std::function<void(Turn)> work;
    std::chrono::steady_clock::time_point since;
  };
  void loop(bool burst);
  std::size_t waiting() const { return lanes_[0].size() + lanes_[1].size(); }
  Waiting take();
  Limits limits_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> lanes_[2];
  std::size_t next_lane_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace portico::identity
