#include "http/dispatcher.hpp"

#include "http/assets.hpp"
#include "http/idempotency.hpp"
#include "http/problem.hpp"

namespace portico::http {
namespace {

bool takes_json_body(const Endpoint& endpoint) {
  const auto method = endpoint.route.method;
  return !endpoint.handler.is_upload() && method != Method::get && method != Method::del;
}

bool is_json(std::string_view content_type) {
  constexpr std::string_view json = "application/json";
  if (content_type.size() < json.size()) return false;
  for (std::size_t i = 0; i < json.size(); ++i)
    if ((content_type[i] | 0x20) != (json[i] | 0x20)) return false;
  const auto rest = content_type.substr(json.size());
  return rest.empty() || rest.front() == ';' || rest.front() == ' ';
}

Response response_of(const Route& route, Call::Extras& extras, Answer answer) {
  Response response;
  response.status = route.status;
  if (auto* json = std::get_if<Json>(&answer)) {
    response.media_type = "application/json";
    response.body = std::move(json->text);
  } else if (auto* body = std::get_if<Body>(&answer)) {
    response.media_type = std::move(body->media_type);
    response.body = std::move(body->bytes);
    response.cache_control = std::move(body->cache_control);
    if (response.media_type.starts_with("text/html")) response.policy = Policy::page;
  } else if (auto* stream = std::get_if<Stream>(&answer)) {
    response.media_type = stream->media_type;
    response.policy = Policy::download;
    if (!stream->download_name.empty())
      response.headers.emplace_back("Content-Disposition", attachment(stream->download_name));
    response.body = std::move(*stream);
  }
  if (extras.status != 0) response.status = extras.status;
  if (response.status == 0) response.status = std::holds_alternative<std::monostate>(answer) ? 204 : 200;
  std::move(extras.headers.begin(), extras.headers.end(), std::back_inserter(response.headers));
  response.not_before = extras.not_before;
  return response;
}

audit::Event event_of(const Route& route, const Call::Extras& extras, const Caller& caller) {
  audit::Event event;
  event.action = route.audit.action();
  if (!caller.patient.is_nil()) event.patient = caller.patient;
  event.entity_type = extras.entity_type;
  event.entity = extras.entity;
  return event;
}

}  // namespace

Language Exchange::language() const {
  if (call) return call->caller().language;
  return preferred_language(request.header("accept-language").value_or(""), Language::en);
}

RecordRead recorder(audit::Journal& journal) {
  return [&journal](const Caller& caller, const audit::Event& event, std::function<void(bool)> done) {
    journal.record(caller, event, std::move(done));
  };
}

Dispatcher::Dispatcher(Parts parts, std::function<void(std::function<void()>)> post)
    : parts_{std::move(parts)}, post_{std::move(post)} {}

std::optional<Response> Dispatcher::begin(Exchange& exchange, std::string_view raw_path,
                                          std::optional<std::uint64_t> content_length) const {
  auto& request = exchange.request;
  exchange.match = parts_.router.match(request.method, raw_path);
  if (!exchange.match.endpoint) {
    if (parts_.assets)
      if (auto page = parts_.assets->find(request)) return page;
    if (exchange.match.allowed.empty()) return problem(Refused::not_found(), exchange.language());
    auto response = problem(405, "METHOD_NOT_ALLOWED", exchange.language());
    response.headers.emplace_back("Allow", exchange.match.allowed);
    return response;
  }
  const auto& endpoint = *exchange.match.endpoint;
  const bool has_body = content_length != 0u;  // chunked counts as one
  if (has_body && takes_json_body(endpoint) && !is_json(request.header("content-type").value_or("")))
    return problem({Reason::unsupported_media, "UNSUPPORTED_MEDIA_TYPE"}, exchange.language());
  if (content_length && *content_length > endpoint.route.body_limit) return too_large(exchange);
  return std::nullopt;
}

Response Dispatcher::too_large(const Exchange& exchange) const {
  return problem(Refused{Reason::too_large, "BODY_TOO_LARGE"}.with(
                     "limit", static_cast<std::int64_t>(exchange.route().body_limit)),
                 exchange.language());
}

void Dispatcher::authorize(Exchange& exchange) const {
  const auto& route = exchange.route();
  auto caller = parts_.authorizer.authorize(route.access, exchange.request, exchange.match.parameters,
                                            route.method != Method::get, route.prolongs_session);
  exchange.call.emplace(exchange.request, std::move(exchange.match.parameters), std::move(caller));
}

void Dispatcher::run(const std::shared_ptr<Exchange>& exchange, const Done& done) const {
  try {
    authorize(*exchange);
    const auto key = parts_.idempotency ? Idempotency::key_of(*exchange->call, exchange->route()) : std::nullopt;
    if (key) {
      parts_.idempotency->once(
          *key, exchange->language(), done, [this, exchange](const Done& first) { decode_and_handle(exchange, first); },
          post_);
    } else {
      decode_and_handle(exchange, done);
    }
  } catch (...) {
    done(refusal(*exchange, std::current_exception()));
  }
}

void Dispatcher::decode_and_handle(const std::shared_ptr<Exchange>& exchange, const Done& done) const {
  try {
    const auto method = exchange->route().method;
    const bool decodes_query = method == Method::get || method == Method::del;
    conclude(exchange, exchange->match.endpoint->handler.run(*exchange->call, decodes_query), done);
  } catch (...) {
    done(refusal(*exchange, std::current_exception()));
  }
}

std::optional<Response> Dispatcher::open(Exchange& exchange) const {
  try {
    authorize(exchange);
    exchange.sink = exchange.match.endpoint->handler.open(*exchange.call);
    return std::nullopt;
  } catch (...) {
    return refusal(exchange, std::current_exception());
  }
}

std::optional<Response> Dispatcher::write(Exchange& exchange, BytesView chunk) const {
  try {
    exchange.sink->write(chunk);
    return std::nullopt;
  } catch (...) {
    return refusal(exchange, std::current_exception());
  }
}

void Dispatcher::finish(const std::shared_ptr<Exchange>& exchange, const Done& done) const {
  try {
    conclude(exchange, exchange->match.endpoint->handler.finish(*exchange->call, *exchange->sink), done);
  } catch (...) {
    done(refusal(*exchange, std::current_exception()));
  }
}

void Dispatcher::conclude(const std::shared_ptr<Exchange>& exchange, Outcome outcome, const Done& done) const {
  if (auto* answer = std::get_if<Answer>(&outcome)) {
    audit_and_answer(exchange, std::move(*answer), done);
    return;
  }
  std::get<Later<Answer>>(outcome).start([this, exchange, done](std::function<Answer()> work) {
    post_([this, exchange, done, work = std::move(work)] {
      try {
        audit_and_answer(exchange, work(), done);
      } catch (...) {
        done(refusal(*exchange, std::current_exception()));
      }
    });
  });
}

void Dispatcher::audit_and_answer(const std::shared_ptr<Exchange>& exchange, Answer answer, const Done& done) const {
  const auto& route = exchange->route();
  auto& extras = exchange->call->extras();
  const auto& caller = exchange->call->caller();
  if (!route.audit.written_by_dispatcher()) {
    done(response_of(route, extras, std::move(answer)));
    return;
  }
  const auto event = event_of(route, extras, caller);
  auto response = std::make_shared<Response>(response_of(route, extras, std::move(answer)));
  parts_.record_read(caller, event, [exchange, response, done](bool is_safe) {
    if (is_safe) {
      done(std::move(*response));
    } else {
      done(problem(Refused{Reason::unavailable, "AUDIT_UNAVAILABLE"}.retry_after(std::chrono::seconds{5}),
                   exchange->language()));
    }
  });
}

Response Dispatcher::refusal(Exchange& exchange, std::exception_ptr exception) const {
  auto response = problem(refusal_of(std::move(exception), exchange.request.request_id, exchange.route().path),
                          exchange.language());
  if (exchange.call) {
    auto& extras = exchange.call->extras();
    std::move(extras.headers.begin(), extras.headers.end(), std::back_inserter(response.headers));
    response.not_before = extras.not_before;
  }
  return response;
}

}  // namespace portico::http
