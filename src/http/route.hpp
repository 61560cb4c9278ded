#pragma once
#include <cstddef>
#include <string>

#include "audit/audit.hpp"
#include "http/access.hpp"

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

// The one declaration of a route. From it come routing, authorisation, decoding, OpenAPI, the TypeScript types and the
// access test.
struct Route {
  Method method;
  std::string path;  // "/api/portal/{suffix}/patients/{patient_id}"
  Access access;
  Audited audit;
  std::string summary;                 // one line, for OpenAPI
  int status = 0;                      // 0: 200, or 204 for void
  std::size_t body_limit = 64 * 1024;  // bytes
  bool prolongs_session = true;        // false for what clients poll
  std::string name{};                  // OpenAPI operationId; made from method and path when empty
};

}  // namespace portico::http
