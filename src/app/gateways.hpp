#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "app/settings.hpp"
#include "delivery/breaker.hpp"
#include "delivery/fallbacks.hpp"
#include "delivery/outbox.hpp"
#include "delivery/receipt.hpp"

namespace portico::app {

// The gateways that the settings name. With "capture" nothing leaves: every message is written to a file.
class ChosenGateways {
 public:
  // Throws std::invalid_argument that says which setting cannot work. `base_url`: of this server. `phones`: takes the
  // SMS in place of what the settings name.
  ChosenGateways(const Configuration& configuration, const std::filesystem::path& data, const std::string& base_url,
                 const Clock& clock, std::unique_ptr<delivery::SmsGateway> phones);

  delivery::Gateways gateways() const { return gateways_; }
  bool captures() const { return captures_; }
  // Those for SMS, in the order in which they are asked.
  const std::vector<std::unique_ptr<delivery::SmsGateway>>& sms() const { return sms_; }
  // Nothing when no gateway has this name.
  const delivery::ReceiptReader* reader(std::string_view name) const;

 private:
  void send_sms_by(std::vector<std::unique_ptr<delivery::SmsGateway>> gateways, const Clock& clock);

  bool captures_ = false;
  std::unique_ptr<delivery::Gateway> gateway_;
  std::vector<std::unique_ptr<delivery::SmsGateway>> sms_;
  std::vector<std::unique_ptr<delivery::Breaker>> breakers_;
  std::unique_ptr<delivery::Fallbacks> sms_in_order_;
  delivery::Gateways gateways_;
};

}  // namespace portico::app
