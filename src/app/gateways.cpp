#include "app/gateways.hpp"

#include "app/sms_settings.hpp"
#include "delivery/capture.hpp"
#include "delivery/smtp.hpp"

namespace portico::app {
namespace {

delivery::SmtpSettings smtp_settings(const Configuration& configuration) {
  const auto& security = configuration.text("smtp.security");
  const auto tls = security == "tls"    ? delivery::MailTls::implicit
                   : security == "none" ? delivery::MailTls::none
                                        : delivery::MailTls::starttls;
  return {.host = configuration.text("smtp.host"),
          .port = static_cast<int>(configuration.number("smtp.port")),
          .tls = tls,
          .user = configuration.text("smtp.user"),
          .password = configuration.text("smtp.password"),
          .from = configuration.text("smtp.from"),
          .from_name = configuration.text("smtp.from_name"),
          .certificates = configuration.text("smtp.certificates")};
}

}  // namespace

ChosenGateways::ChosenGateways(const Configuration& configuration, const std::filesystem::path& data,
                               const std::string& base_url, const Clock& clock,
                               std::unique_ptr<delivery::SmsGateway> phones)
    : captures_{configuration.text("messages.gateway") == "capture"} {
  if (captures_) {
    gateway_ = std::make_unique<delivery::CaptureGateway>(data, clock);
    gateways_ = {gateway_.get(), gateway_.get(), gateway_.get()};
  } else {
    gateway_ = std::make_unique<delivery::SmtpGateway>(smtp_settings(configuration), clock);
    breakers_.push_back(std::make_unique<delivery::Breaker>(*gateway_, clock));
    gateways_.email = breakers_.back().get();
    send_sms_by(sms_gateways(configuration, base_url), clock);
  }
  if (!phones) return;
  std::vector<std::unique_ptr<delivery::SmsGateway>> alone;
  alone.push_back(std::move(phones));
  send_sms_by(std::move(alone), clock);
}

void ChosenGateways::send_sms_by(std::vector<std::unique_ptr<delivery::SmsGateway>> gateways, const Clock& clock) {
  if (gateways.empty()) return;
  sms_ = std::move(gateways);
  std::vector<delivery::Gateway*> in_order;
  for (const auto& gateway : sms_) {
    breakers_.push_back(std::make_unique<delivery::Breaker>(*gateway, clock));
    in_order.push_back(breakers_.back().get());
  }
  sms_in_order_ = std::make_unique<delivery::Fallbacks>(std::move(in_order));
  gateways_.sms = sms_in_order_.get();
}

const delivery::ReceiptReader* ChosenGateways::reader(std::string_view name) const {
  for (const auto& gateway : sms_)
    if (gateway->name() == name) return gateway.get();
  return nullptr;
}

}  // namespace portico::app
