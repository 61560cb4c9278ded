#include "http/idempotency.hpp"

#include <spdlog/spdlog.h>

#include "base/digest.hpp"
#include "http/problem.hpp"

namespace portico::http {
namespace {

Response replay(const KeptReply& reply) {
  Response response;
  response.status = reply.status;
  if (!reply.body.empty()) response.media_type = "application/json";
  response.body = reply.body;
  return response;
}

}  // namespace

std::optional<IdempotencyKey> Idempotency::key_of(const Call& call, const Route& route) {
  const auto& request = call.request();
  const auto header = request.header("idempotency-key");
  const bool creates = route.method == Method::post && !route.audit.written_by_dispatcher();
  if (!header || !creates || call.caller().actor.is_nil()) return std::nullopt;
  if (header->empty() || header->size() > 255) throw Refused{Reason::bad_request, "FORMAT_IDEMPOTENCY_KEY"};
  return IdempotencyKey{call.caller().organization, call.caller().actor, sha256(as_bytes(*header)),
                        sha256(as_bytes(request.path + '\n' + request.body))};
}

void Idempotency::once(const IdempotencyKey& key, Language language, const Done& done, const Work& work,
                       const Post& post) {
  if (!enter(key, [=, this] { once(key, language, done, work, post); })) return;
  try {
    run_first(key, language, done, work, post);
  } catch (...) {
    leave(key, post);
    throw;
  }
}

void Idempotency::run_first(const IdempotencyKey& key, Language language, const Done& done, const Work& work,
                            const Post& post) {
  const auto claim = store_.claim(key);
  if (std::holds_alternative<IdempotencyStore::Claimed>(claim)) {
    work([=, this](Response response) {
      settle(key, response);
      leave(key, post);
      done(std::move(response));
    });
    return;
  }
  leave(key, post);
  if (const auto* reply = std::get_if<KeptReply>(&claim)) {
    done(replay(*reply));
  } else if (std::holds_alternative<IdempotencyStore::Mismatch>(claim)) {
    done(problem({Reason::unprocessable, "IDEMPOTENCY_MISMATCH"}, language));
  } else {
    done(problem(Refused{Reason::conflict, "IDEMPOTENCY_RUNNING"}.retry_after(std::chrono::seconds{1}), language));
  }
}

// The change is made by now: an answer that cannot be kept must not take it back.
void Idempotency::settle(const IdempotencyKey& key, const Response& response) {
  try {
    if (response.status < 300 && !response.stream()) {
      store_.keep(key, {response.status, std::string{as_text(response.bytes())}});
    } else {
      store_.release(key);
    }
  } catch (const std::exception& error) {
    spdlog::error("an answer was not kept for its idempotency key: {}", error.what());
  }
}

bool Idempotency::enter(const IdempotencyKey& key, std::function<void()> when_left) {
  const std::lock_guard lock{mutex_};
  const auto [place, first] = running_.try_emplace(Who{key.who()});
  if (!first) place->second.push_back(std::move(when_left));
  return first;
}

void Idempotency::leave(const IdempotencyKey& key, const Post& post) {
  std::vector<std::function<void()>> waiting;
  {
    const std::lock_guard lock{mutex_};
    const auto place = running_.find(Who{key.who()});
    waiting = std::move(place->second);
    running_.erase(place);
  }
  for (auto& next : waiting) post(std::move(next));
}

}  // namespace portico::http
