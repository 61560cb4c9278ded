#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "audit/audit.hpp"
#include "http/authorizer.hpp"
#include "http/response.hpp"
#include "http/router.hpp"

namespace portico::http {

class Assets;
class Idempotency;

// One request and all that grows around it until its answer leaves. Held by whoever still works on it.
struct Exchange {
  Request request{};
  Router::Match match{};
  std::optional<Call> call{};
  std::unique_ptr<UploadSink> sink{};

  const Route& route() const { return match.endpoint->route; }
  Language language() const;
};

// Writes a read's AuditEvent and says whether it is safe: Journal::record.
using RecordRead = std::function<void(const Caller&, const audit::Event&, std::function<void(bool)>)>;
RecordRead recorder(audit::Journal& journal);

// Gets the answer, once, on any thread.
using Done = std::function<void(Response)>;

// What happens to a request between the socket and its handler: match, content type, authorise, decode, handler, audit.
// Thread-safe; knows no socket and owns no thread: `post` runs work on one of the workers.
class Dispatcher {
 public:
  struct Parts {
    const Router& router;
    Authorizer& authorizer;
    RecordRead record_read;
    const Assets* assets = nullptr;      // pages and what they load
    Idempotency* idempotency = nullptr;  // replays answers by Idempotency-Key
  };
  Dispatcher(Parts parts, std::function<void(std::function<void()>)> post);

  // Before the body is read. An answer ends the request here: no such route, wrong method or content type, too long a
  // body, or a page that needs no worker.
  std::optional<Response> begin(Exchange& exchange, std::string_view raw_path,
                                std::optional<std::uint64_t> content_length) const;

  // On a worker; the body is in the request.
  void run(const std::shared_ptr<Exchange>& exchange, const Done& done) const;

  // Uploads, on workers, one after another: `open` authorises and makes the sink, `write` gives it bytes. An answer
  // ends it.
  std::optional<Response> open(Exchange& exchange) const;
  std::optional<Response> write(Exchange& exchange, BytesView chunk) const;
  void finish(const std::shared_ptr<Exchange>& exchange, const Done& done) const;

  // The body turned out to be longer than the route takes.
  Response too_large(const Exchange& exchange) const;
  // The answer for what was thrown at `exchange`, with what its handler had already set (cookies, not_before).
  Response refusal(Exchange& exchange, std::exception_ptr exception) const;

 private:
  void authorize(Exchange& exchange) const;
  void decode_and_handle(const std::shared_ptr<Exchange>& exchange, const Done& done) const;
  void conclude(const std::shared_ptr<Exchange>& exchange, Outcome outcome, const Done& done) const;
  void audit_and_answer(const std::shared_ptr<Exchange>& exchange, Answer answer, const Done& done) const;

  Parts parts_;
  std::function<void(std::function<void()>)> post_;
};

}  // namespace portico::http
