#pragma once
#include <vector>

#include "delivery/message.hpp"

namespace portico::delivery {

// Several gateways for one channel, in order: the next is asked when one fails in a way that is no refusal of the
// message itself. Thread-safe when they are.
class Fallbacks : public Gateway {
 public:
  explicit Fallbacks(std::vector<Gateway*> gateways) : gateways_{std::move(gateways)} {}
  Accepted send(const Message& message) override;

 private:
  std::vector<Gateway*> gateways_;
};

}  // namespace portico::delivery
