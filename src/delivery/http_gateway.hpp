#pragma once
#include <map>
#include <vector>

#include "delivery/fields.hpp"
#include "delivery/http_template.hpp"
#include "delivery/pattern.hpp"
#include "delivery/proof.hpp"
#include "delivery/receipt.hpp"

namespace portico::delivery {

// "200-299,304" as it is asked for.
class StatusSet {
 public:
  // Throws std::invalid_argument.
  explicit StatusSet(const std::string& text);
  bool has(int status) const;

 private:
  std::vector<std::pair<int, int>> ranges_;
};

// Everything as the configuration writes it; docs/operating.md shows it for two providers.
struct HttpGatewaySettings {
  std::string name;  // stands in the addresses that are called back
  HttpTemplateSettings request;
  std::string user{};
  std::string password{};
  std::string secret{};
  std::string sender{};
  std::string success_status = "200-299";
  std::string success_pattern;  // required: any web page can answer 200
  std::string id_pattern{};
  std::string permanent_status = "400,404,405,410,413,414,415,422";
  std::string permanent_pattern{};
  std::string retryable_pattern{};
  std::string receipt_key{};     // a Place; empty: the key in the address
  std::string receipt_state{};   // a Place; empty: no receipts
  std::string receipt_error{};   // a Place
  std::string receipt_states{};  // a line each: the provider's word = ours
  ProofKind proof = ProofKind::key;
  std::string proof_header{};
  std::string proof_secret{};  // empty: the password
  std::string callbacks;       // where the provider reaches this server
  HttpLimits limits{};
};

// SMS through any provider that takes them over HTTP, described by the configuration alone. An answer is a yes when
// status and pattern say so, else what the retryable pattern, the permanent pattern and the permanent statuses say, in
// this order, else to be tried again. Thread-safe.
class HttpGateway : public SmsGateway {
 public:
  // Throws std::invalid_argument that names the setting.
  explicit HttpGateway(HttpGatewaySettings settings);

  Accepted send(const Message& message) override;
  std::optional<Receipt> read(const Callback& callback) const override;
  const std::string& name() const override { return settings_.name; }
  std::string fault() const override;

 private:
  [[noreturn]] void refuse(const HttpAnswer& answer) const;

  HttpGatewaySettings settings_;
  HttpTemplate request_;
  StatusSet success_;
  StatusSet permanent_;
  Pattern success_pattern_;
  Pattern id_pattern_;
  Pattern permanent_pattern_;
  Pattern retryable_pattern_;
  Place key_;
  Place state_;
  Place error_;
  std::map<std::string, DeliveryState, std::less<>> states_;
};

}  // namespace portico::delivery
