#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.hpp"
#include "http/access.hpp"
#include "http/authorizer.hpp"
#include "http/call.hpp"
#include "http/handler.hpp"

namespace portico::http {

enum class Method { get, post, put, patch, del };

// How a route's AuditEvent comes to be. No default either.
class Audited {
 public:
  // The dispatcher writes it before the answer leaves (group commit); without the row there is no answer.
  static constexpr Audited read(audit::Action action) { return {action, true}; }
  // The verb writes it in its own transaction.
  static constexpr Audited by_verb(audit::Action action) { return {action, false}; }
  // Nothing of anyone's health or access is touched (branding, health checks).
  static constexpr Audited nothing() { return {audit::Action::none, false}; }

  constexpr audit::Action action() const { return action_; }
  constexpr bool written_by_dispatcher() const { return by_dispatcher_; }

 private:
  constexpr Audited(audit::Action action, bool by_dispatcher) : action_{action}, by_dispatcher_{by_dispatcher} {}
  audit::Action action_;
  bool by_dispatcher_;
};

// The one declaration of a route. From it come routing, authorisation, decoding, OpenAPI, the TypeScript types and the access test.
struct Route {
  Method method;
  std::string path;     // "/api/portal/{suffix}/patients/{patient_id}"
  Access access;
  Audited audit;
  std::string summary;  // one line, for OpenAPI
  int status = 0;       // 0: 200, or 204 for void
  std::size_t body_limit = 64 * 1024;  // bytes
  bool prolongs_session = true;        // false for what clients poll
  std::string name{};                  // OpenAPI operationId; made from method and path when empty
};

// Handlers are plain functions on a worker:
//   Out f(Call&)          Out f(Call&, In)
// In: a described struct, decoded from the query string (GET, DELETE) or the JSON body (others).
// Out: a described struct, std::vector of one, void (204), Stream, Body, or Later<one of these>.
class Router {
 public:
  template <class Handler>
  void add(Route route, Handler handler) {
    add_erased(std::move(route), erase(std::move(handler)));
  }
  // A route whose body is streamed: `open` is called once the caller is authorised and the length is within the limit; the bytes go to its sink; then
  // `handler(call, sink)`.
  template <class Sink, class Handler>
  void add_upload(Route route, std::function<std::unique_ptr<Sink>(Call&)> open, Handler handler) {
    add_erased(std::move(route), erase_upload<Sink>(std::move(open), std::move(handler)));
  }
  // Every route whose path begins with `prefix`, once more under `other_prefix` with another rule, reading only (GET): "see as this patient".
  void mount_again(std::string_view prefix, std::string_view other_prefix, Access access, Audited audit);

  const std::vector<Endpoint>& endpoints() const;
  struct Match;
  // Constant time in the number of routes.
  Match match(std::string_view method, std::string_view path) const;

 private:
  void add_erased(Route route, ErasedHandler handler);
  std::vector<Endpoint> endpoints_;
};

}  // namespace portico::http
