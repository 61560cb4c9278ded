#pragma once
#include <filesystem>
#include <memory>

#include "app/settings.hpp"
#include "delivery/breaker.hpp"
#include "delivery/outbox.hpp"

namespace portico::app {

// The gateways that the settings name. With "capture" nothing leaves: every message is written to a file.
class ChosenGateways {
 public:
  // Throws std::invalid_argument that says which setting cannot work.
  ChosenGateways(const Configuration& configuration, const std::filesystem::path& data, const Clock& clock);

  delivery::Gateways gateways() const { return gateways_; }
  bool captures() const { return captures_; }

 private:
  bool captures_ = false;
  std::unique_ptr<delivery::Gateway> gateway_;
  std::unique_ptr<delivery::Breaker> breaker_;
  delivery::Gateways gateways_;
};

}  // namespace portico::app
