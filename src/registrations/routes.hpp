#pragma once
#include "http/router.hpp"
#include "registrations/queue.hpp"
#include "registrations/registering.hpp"

namespace portico::registrations {

// The verbs of this folder.
struct Verbs {
  Verbs(access::Services& services, access::PortalSessions& sessions, access::Invitations& invitations)
      : registering{services, sessions}, queue{services, invitations} {}
  Registering registering;
  Queue queue;
};

void add_routes(http::Router& router, Verbs& verbs);

}  // namespace portico::registrations
