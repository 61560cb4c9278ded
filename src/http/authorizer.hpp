#pragma once
#include "base/caller.hpp"
#include "http/access.hpp"
#include "http/call.hpp"

namespace portico::http {

// The one place that decides who may call what; app/ supplies it. Throws Refused (unauthenticated, not_found…), never
// returns a caller who may not. `state_changing` routes also need the session's X-CSRF-Token and a same-origin
// Sec-Fetch-Site or Origin.
class Authorizer {
 public:
  virtual ~Authorizer() = default;
  virtual Caller authorize(const Access& access, const Request& request, const PathParameters& parameters,
                           bool state_changing, bool prolongs_session) = 0;
};

}  // namespace portico::http
