#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/settings.hpp"
#include "delivery/receipt.hpp"
#include "delivery/sms_budget.hpp"

namespace portico::app {

// What can be set for SMS: [sms], [kannel], and twice what describes a provider's HTTP interface.
std::vector<Setting> sms_settings();

// The gateways that sms.gateway and sms.fallbacks name, in their order. Throws std::invalid_argument that says which
// setting cannot work.
std::vector<std::unique_ptr<delivery::SmsGateway>> sms_gateways(const Configuration& configuration,
                                                                const std::string& base_url);
// Where gateways reach this server.
std::string callback_base(const Configuration& configuration, const std::string& base_url);

delivery::SmsLimits sms_limits(const Configuration& configuration);

}  // namespace portico::app
