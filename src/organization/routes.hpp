#pragma once
#include <functional>

#include "base/bounded_pool.hpp"
#include "organization/branding.hpp"
#include "organization/organizations.hpp"

namespace portico::http {
class Router;
}

namespace portico::organization {

// `qualifying` counts who could log in were access automatic; it knows patients, so it comes from outside. `pool` runs
// what takes long: encoding an image anew. All must outlive the router.
void add_routes(http::Router& router, Organizations& organizations, Images& images, BoundedPool& pool,
                std::function<Qualifying(OrganizationId)> qualifying);

}  // namespace portico::organization
