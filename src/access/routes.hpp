#pragma once
#include "access/access_doctor.hpp"
#include "access/activation.hpp"
#include "access/own_account.hpp"
#include "access/own_contact.hpp"
#include "access/portal_login.hpp"
#include "access/recovery.hpp"
#include "access/staff_login.hpp"
#include "access/step_up.hpp"
#include "http/router.hpp"

namespace portico::access {

// The verbs of this folder, in the order they are made.
struct Verbs {
  explicit Verbs(Services& services)
      : sessions{services},
        login{services, sessions},
        activation{services, sessions},
        recovery{services, sessions},
        step_up{services, sessions},
        security{services, sessions},
        contact{services, sessions},
        staff{services},
        doctor{services} {}
  PortalSessions sessions;
  PortalLogin login;
  Activation activation;
  Recovery recovery;
  StepUp step_up;
  AccountSecurity security;
  OwnContact contact;
  StaffLogin staff;
  AccessDoctor doctor;
};

void add_routes(http::Router& router, Verbs& verbs);
void add_account_routes(http::Router& router, Verbs& verbs);

}  // namespace portico::access
