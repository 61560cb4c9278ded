#pragma once
#include "delivery/http_call.hpp"
#include "delivery/receipt.hpp"

namespace portico::delivery {

struct KannelSettings {
  std::string url;  // of sendsms: http://127.0.0.1:13013/cgi-bin/sendsms
  std::string user;
  std::string password;
  std::string sender;     // as the operator lets you be called; empty: Kannel's own
  std::string callbacks;  // where Kannel reaches this server
  HttpLimits limits{};
};

// SMS through a Kannel's HTTP interface, and so over SMPP or a modem. The coding is ours, by size_of_sms: GSM-7, or
// UCS-2 when a character asks for it. Refusals of the message are jobs::Permanent; a wrong password, a busy or absent
// Kannel are to be tried again. Thread-safe.
class KannelGateway : public SmsGateway {
 public:
  // Throws std::invalid_argument for settings that cannot work.
  explicit KannelGateway(KannelSettings settings);

  Accepted send(const Message& message) override;
  std::optional<Receipt> read(const Callback& callback) const override;
  const std::string& name() const override;
  std::string fault() const override;

 private:
  KannelSettings settings_;
};

}  // namespace portico::delivery
