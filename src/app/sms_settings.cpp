#include "app/sms_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "delivery/http_gateway.hpp"
#include "delivery/kannel.hpp"

namespace portico::app {
namespace {

using Kind = Setting::Kind;

constexpr Setting common[] = {
    {"sms.gateway", Kind::choice, "none", "none,kannel,http,http2", false, "how SMS leave"},
    {"sms.fallbacks", Kind::list, "", "", false, "gateways that are asked when that one fails, in this order"},
    {"sms.sender", Kind::text, "", "", false, "the sender that your operator lets you use; empty: the gateway's own"},
    {"sms.callback_url", Kind::text, "", "", false, "where gateways reach this server; empty: server.base_url"},
    {"sms.certificates", Kind::path, "", "", false, "a bundle of your own authorities; empty: the system's"},
    {"sms.countries", Kind::list, "", "", false, "countries that get SMS (HU,CR); empty: the contract's own"},
    {"sms.per_day", Kind::number, "1000", "", false, "SMS of a contract in 24 hours; 30 % are kept for known devices"},
    {"sms.per_hour", Kind::number, "200", "", false, "SMS of a contract in an hour"},
    {"sms.per_prefix_hour", Kind::number, "20", "", false, "codes an hour to numbers with the same seven digits"},
    {"kannel.url", Kind::text, "http://127.0.0.1:13013/cgi-bin/sendsms", "", false, "sendsms of your Kannel"},
    {"kannel.user", Kind::text, "", "", false, "its sendsms-user"},
    {"kannel.password", Kind::text, "", "", true, "its password"},
};

// Of each provider; the section stands in front.
constexpr Setting of_provider[] = {
    {"method", Kind::choice, "POST", "GET,POST,PUT", false, "of the request"},
    {"url", Kind::text, "", "", false, "https address"},
    {"headers", Kind::text, "", "", false, "a line each; {secret} and {key} are filled in"},
    {"body_kind", Kind::choice, "form", "query,form,json", false, "how the body's values are escaped"},
    {"body", Kind::text, "", "", false,
     "lines name=value, or a JSON document; {to} {to_digits} {text} {sender} {key} …"},
    {"user", Kind::text, "", "", false, "for Basic authentication; empty: none"},
    {"password", Kind::text, "", "", true, "its password"},
    {"secret", Kind::text, "", "", true, "what {secret} stands for"},
    {"success_status", Kind::text, "200-299", "", false, "statuses of a yes"},
    {"success_pattern", Kind::text, "", "", false, "a regular expression that a yes matches; required"},
    {"id_pattern", Kind::text, "", "", false, "whose first group is the provider's id"},
    {"permanent_status", Kind::text, "400,404,405,410,413,414,415,422", "", false, "statuses of a final no"},
    {"permanent_pattern", Kind::text, "", "", false, "that a final no matches"},
    {"retryable_pattern", Kind::text, "", "", false, "that a no to be tried again matches; looked at first"},
    {"receipt_key", Kind::text, "", "", false,
     "where our key comes back (query:, form:, json:); empty: in the address"},
    {"receipt_state", Kind::text, "", "", false, "where the state of a receipt stands; empty: no receipts"},
    {"receipt_error", Kind::text, "", "", false, "where its error code stands"},
    {"receipt_states", Kind::text, "", "", false, "lines: the provider's word = accepted, with_operator, delivered, …"},
    {"receipt_proof", Kind::choice, "key", "key,twilio,header", false, "how a receipt proves itself beside its key"},
    {"receipt_header", Kind::text, "", "", false, "the header that holds the secret of receipts"},
    {"receipt_secret", Kind::text, "", "", true, "that secret; empty: the password"},
};

constexpr std::pair<std::string_view, std::string_view> providers[] = {{"http", "sms_http"}, {"http2", "sms_http2"}};

delivery::HttpLimits limits(const Configuration& configuration) {
  return {.certificates = configuration.text("sms.certificates")};
}

std::unique_ptr<delivery::SmsGateway> kannel(const Configuration& configuration, const std::string& callbacks) {
  return std::make_unique<delivery::KannelGateway>(
      delivery::KannelSettings{.url = configuration.text("kannel.url"),
                               .user = configuration.text("kannel.user"),
                               .password = configuration.text("kannel.password"),
                               .sender = configuration.text("sms.sender"),
                               .callbacks = callbacks,
                               .limits = limits(configuration)});
}

std::unique_ptr<delivery::SmsGateway> provider(const Configuration& configuration, std::string_view section,
                                               const std::string& callbacks) {
  const auto text = [&](const char* name) { return configuration.text(fmt::format("{}.{}", section, name)); };
  return std::make_unique<delivery::HttpGateway>(
      delivery::HttpGatewaySettings{.name = std::string{section},
                                    .request = {.method = text("method"),
                                                .url = text("url"),
                                                .headers = text("headers"),
                                                .body_kind = *from_spelling<delivery::BodyKind>(text("body_kind")),
                                                .body = text("body")},
                                    .user = text("user"),
                                    .password = text("password"),
                                    .secret = text("secret"),
                                    .sender = configuration.text("sms.sender"),
                                    .success_status = text("success_status"),
                                    .success_pattern = text("success_pattern"),
                                    .id_pattern = text("id_pattern"),
                                    .permanent_status = text("permanent_status"),
                                    .permanent_pattern = text("permanent_pattern"),
                                    .retryable_pattern = text("retryable_pattern"),
                                    .receipt_key = text("receipt_key"),
                                    .receipt_state = text("receipt_state"),
                                    .receipt_error = text("receipt_error"),
                                    .receipt_states = text("receipt_states"),
                                    .proof = *from_spelling<delivery::ProofKind>(text("receipt_proof")),
                                    .proof_header = text("receipt_header"),
                                    .proof_secret = text("receipt_secret"),
                                    .callbacks = callbacks,
                                    .limits = limits(configuration)});
}

std::unique_ptr<delivery::SmsGateway> gateway(const Configuration& configuration, const std::string& name,
                                              const std::string& callbacks) {
  if (name == "kannel") return kannel(configuration, callbacks);
  for (const auto& [word, section] : providers)
    if (name == word) return provider(configuration, section, callbacks);
  throw std::invalid_argument{"sms.fallbacks knows kannel, http and http2, not \"" + name + "\""};
}

}  // namespace

std::vector<Setting> sms_settings() {
  static std::deque<std::string> names;  // that the settings view
  std::vector<Setting> all{std::begin(common), std::end(common)};
  for (const auto& [word, section] : providers)
    for (Setting setting : of_provider) {
      setting.name = names.emplace_back(fmt::format("{}.{}", section, setting.name));
      all.push_back(setting);
    }
  return all;
}

std::string callback_base(const Configuration& configuration, const std::string& base_url) {
  auto base = configuration.text("sms.callback_url");
  while (base.ends_with('/')) base.pop_back();
  return base.empty() ? base_url : base;
}

std::vector<std::unique_ptr<delivery::SmsGateway>> sms_gateways(const Configuration& configuration,
                                                                const std::string& base_url) {
  std::vector<std::unique_ptr<delivery::SmsGateway>> gateways;
  auto names = configuration.list("sms.fallbacks");
  names.insert(names.begin(), configuration.text("sms.gateway"));
  if (names.front() == "none") {
    if (names.size() > 1) throw std::invalid_argument{"sms.fallbacks are of no use while sms.gateway is none"};
    return gateways;
  }
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (std::find(names.begin(), name, *name) != name)
      throw std::invalid_argument{"sms.fallbacks names " + *name + " twice"};
    gateways.push_back(gateway(configuration, *name, callback_base(configuration, base_url)));
  }
  return gateways;
}

delivery::SmsLimits sms_limits(const Configuration& configuration) {
  return {.day = configuration.number("sms.per_day"),
          .hour = configuration.number("sms.per_hour"),
          .prefix_hour = configuration.number("sms.per_prefix_hour"),
          .countries = configuration.list("sms.countries")};
}

}  // namespace portico::app
