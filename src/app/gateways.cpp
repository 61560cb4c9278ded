#include "app/gateways.hpp"

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
                               const Clock& clock)
    : captures_{configuration.text("messages.gateway") == "capture"} {
  if (captures_) {
    gateway_ = std::make_unique<delivery::CaptureGateway>(data, clock);
    gateways_ = {gateway_.get(), gateway_.get(), gateway_.get()};
    return;
  }
  gateway_ = std::make_unique<delivery::SmtpGateway>(smtp_settings(configuration), clock);
  breaker_ = std::make_unique<delivery::Breaker>(*gateway_, clock);
  gateways_.email = breaker_.get();
}

}  // namespace portico::app
