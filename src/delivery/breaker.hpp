#pragma once
#include <mutex>

#include "delivery/message.hpp"

namespace portico::delivery {

// Stands before a gateway. After five failures in a row it lets nothing through for half a minute (each message is told
// to come again), then one message tries: a gateway that is down does not hold every worker for its whole time limit. A
// message refused for its own sake (jobs::Permanent) shows that the gateway answers. Thread-safe.
class Breaker : public Gateway {
 public:
  Breaker(Gateway& gateway, const Clock& clock);
  Accepted send(const Message& message) override;
  bool is_open() const;

 private:
  void let_through();
  void note_success();
  void note_failure();

  Gateway& gateway_;
  const Clock& clock_;
  mutable std::mutex mutex_;
  int failures_ = 0;
  Instant closed_until_{};
};

}  // namespace portico::delivery
