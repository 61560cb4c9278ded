#include "http/problem.hpp"

#include <spdlog/spdlog.h>

#include "db/error.hpp"
#include "json/encode.hpp"
#include "texts/texts.hpp"

namespace portico::http {
namespace {

using namespace std::chrono_literals;

void member(std::string& out, std::string_view name) {
  out += ',';
  json::append_string(out, name);
  out += ':';
}

// A text that is missing, or lacks an argument, must not take the refusal itself away.
std::string sentence(Language language, const std::string& code, const Facts& facts) {
  try {
    return texts::text(language, code, facts);
  } catch (const std::exception& error) {
    spdlog::error("no text for the code {}: {}", code, error.what());
    return texts::text(language, "BAD_REQUEST");
  }
}

bool is_own_member(std::string_view name) {
  return name == "type" || name == "title" || name == "status" || name == "code" || name == "detail" ||
         name == "errors";
}

void append_facts(std::string& out, const Facts& facts) {
  for (const auto& [name, value] : facts) {
    if (is_own_member(name)) continue;
    member(out, name);
    std::visit([&](const auto& v) { json::append(out, v); }, value);
  }
}

void append_errors(std::string& out, const std::vector<FieldError>& errors, Language language) {
  member(out, "errors");
  char before = '[';
  for (const auto& error : errors) {
    out += before;
    before = ',';
    out += R"({"field":)";
    json::append_string(out, error.field);
    member(out, "code");
    json::append_string(out, error.code);
    member(out, "detail");
    json::append_string(out, sentence(language, error.code, error.facts));
    append_facts(out, error.facts);
    out += '}';
  }
  out += ']';
}

}  // namespace

int status_of(Reason reason) {
  switch (reason) {
    case Reason::bad_request:
      return 400;
    case Reason::unauthenticated:
      return 401;
    case Reason::forbidden:
      return 403;
    case Reason::not_found:
      return 404;
    case Reason::conflict:
      return 409;
    case Reason::too_large:
      return 413;
    case Reason::unsupported_media:
      return 415;
    case Reason::unprocessable:
      return 422;
    case Reason::too_many:
      return 429;
    case Reason::internal:
      return 500;
    case Reason::unavailable:
      return 503;
    case Reason::storage_full:
      return 507;
  }
  return 500;
}

namespace {

Response problem(int status, const Refused& refused, Language language) {
  // A single field's fault lends its code to the whole, and its facts to the whole's sentence.
  const bool is_one_field = refused.errors().size() == 1 && refused.errors().front().code == refused.code();
  const auto& facts = is_one_field && refused.facts().empty() ? refused.errors().front().facts : refused.facts();
  std::string body = R"({"type":"about:blank","title":)";
  json::append_string(body, status_phrase(status));
  member(body, "status");
  json::append_integer(body, status);
  member(body, "code");
  json::append_string(body, refused.code());
  member(body, "detail");
  json::append_string(body, sentence(language, refused.code(), facts));
  append_facts(body, refused.facts());
  for (const auto& [name, json] : refused.json_members()) {
    if (is_own_member(name)) continue;
    member(body, name);
    body += json;
  }
  if (!refused.errors().empty()) append_errors(body, refused.errors(), language);
  body += '}';

  Response response;
  response.status = status;
  response.media_type = "application/problem+json";
  response.body = std::move(body);
  if (refused.wait()) response.headers.emplace_back("Retry-After", std::to_string(refused.wait()->count()));
  return response;
}

}  // namespace

Response problem(const Refused& refused, Language language) {
  return problem(status_of(refused.reason()), refused, language);
}

Response problem(int status, const std::string& code, Language language) {
  return problem(status, Refused{Reason::bad_request, code}, language);
}

Refused refusal_of(std::exception_ptr exception, const std::string& request_id, const std::string& route) {
  try {
    std::rethrow_exception(std::move(exception));
  } catch (const Refused& refused) {
    if (!refused.inward().empty())
      spdlog::info("refused request={} route={} code={} because={}", request_id, route, refused.code(),
                   refused.inward());
    return refused;
  } catch (const db::StorageFull&) {
    spdlog::error("storage full request={} route={}", request_id, route);
    return {Reason::storage_full, "STORAGE_FULL"};
  } catch (const db::Unavailable& error) {
    spdlog::error("database unavailable request={} route={} error={}", request_id, route, error.what());
  } catch (const db::TimedOut& error) {
    spdlog::error("database too slow request={} route={} error={}", request_id, route, error.what());
  } catch (const db::Retryable& error) {
    spdlog::warn("database busy request={} route={} error={}", request_id, route, error.what());
  } catch (const std::exception& error) {
    spdlog::error("unexpected request={} route={} error={}", request_id, route, error.what());
    return Refused{Reason::internal, "INTERNAL"}.with("request_id", request_id);
  } catch (...) {
    spdlog::error("unexpected request={} route={}", request_id, route);
    return Refused{Reason::internal, "INTERNAL"}.with("request_id", request_id);
  }
  return Refused{Reason::unavailable, "UNAVAILABLE"}.retry_after(1s);
}

}  // namespace portico::http
