#pragma once
#include "access/access_doctor.hpp"
#include "access/activation.hpp"
#include "access/portal_login.hpp"
#include "access/staff_login.hpp"
#include "http/router.hpp"

namespace portico::access {

// The verbs of this folder, in the order they are made.
struct Verbs {
  explicit Verbs(Services& services)
      : sessions{services},
        login{services, sessions},
        activation{services, sessions},
        staff{services},
        doctor{services} {}
  PortalSessions sessions;
  PortalLogin login;
  Activation activation;
  StaffLogin staff;
  AccessDoctor doctor;
};

void add_routes(http::Router& router, Verbs& verbs);

}  // namespace portico::access
