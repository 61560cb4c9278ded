#include "delivery/routes.hpp"

#include <memory>

namespace portico::delivery {
namespace {

using http::Audited;
using http::Call;
using http::Method;
using http::Public;

constexpr std::size_t largest_callback = 16 * 1024;
constexpr std::size_t key_length = 22;  // 16 bytes in base64url
// In place of a key where the gateway hands it back in a field.
constexpr std::string_view key_in_a_field = "callback";

// Gateways send forms and JSON alike.
class Collected : public http::UploadSink {
 public:
  void write(BytesView chunk) override {
    if (body.size() + chunk.size() > largest_callback)
      throw Refused{Reason::too_large, "BODY_TOO_LARGE"}.with("limit", static_cast<std::int64_t>(largest_callback));
    body += as_text(chunk);
  }
  std::string body;
};

void receive(const Callbacks& callbacks, const Call& call, const std::string& body) {
  const std::string& place = call.parameter("key");
  const auto dot = place.rfind('.');
  if (dot == std::string::npos) return;
  const auto gateway = place.substr(dot + 1);
  const auto* reader = callbacks.reader(gateway);
  if (reader == nullptr) return;
  const auto& request = call.request();
  const auto query = request.query.empty() ? std::string{} : "?" + request.query;
  const auto receipt =
      reader->read({.url = callbacks.address + "/api/deliveries/" + place + query,
                    .query = request.query,
                    .body = body,
                    .header = [&](std::string_view name) { return std::string{request.header(name).value_or("")}; }});
  if (!receipt) return;
  const auto named = place.substr(0, dot);
  const auto key = named == key_in_a_field ? receipt->key.value_or("") : named;
  if (key.size() == key_length) callbacks.deliveries.receive(callbacks.database, key, gateway, *receipt);
}

}  // namespace

void add_routes(http::Router& router, Callbacks callbacks) {
  const auto shared = std::make_shared<const Callbacks>(std::move(callbacks));
  router.add({.method = Method::get,
              .path = "/api/deliveries/{key}",
              .access = Public{},
              .audit = Audited::nothing(),
              .summary = "A gateway tells what became of a message; always the same answer",
              .prolongs_session = false},
             [shared](Call& call) { receive(*shared, call, {}); });
  router.add_upload<Collected>(
      {.method = Method::post,
       .path = "/api/deliveries/{key}",
       .access = Public{},
       .audit = Audited::nothing(),
       .summary = "The same with a form or JSON",
       .body_limit = largest_callback,
       .prolongs_session = false},
      [](Call&) { return std::make_unique<Collected>(); },
      [shared](Call& call, Collected& collected) { receive(*shared, call, collected.body); });
}

}  // namespace portico::delivery
