#pragma once
#include <functional>

#include "base/bounded_pool.hpp"
#include "organization/branding.hpp"
#include "organization/guest_booking.hpp"
#include "organization/legal.hpp"
#include "organization/organizations.hpp"
#include "organization/registration.hpp"
#include "organization/sign_in.hpp"

namespace portico::http {
class Router;
}

namespace portico::organization {

// `qualifying` counts who could log in were access automatic; it knows patients, so it comes from outside. `pool` runs
// what takes long: encoding an image anew. All must outlive the router.
void add_routes(http::Router& router, Organizations& organizations, Images& images, BoundedPool& pool,
                std::function<Qualifying(OrganizationId)> qualifying);

// How patients sign in, apart from the other settings.
void add_sign_in_routes(http::Router& router, SignInPolicies& policies);
// Whether and how people register themselves.
void add_registration_routes(http::Router& router, RegistrationPolicies& policies);
// Whether people may book without an account.
void add_guest_booking_routes(http::Router& router, GuestBookingPolicies& policies);
void add_legal_routes(http::Router& router, LegalTexts& texts);

}  // namespace portico::organization
