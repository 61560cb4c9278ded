#pragma once
#include <functional>

#include "organization/branding.hpp"
#include "organization/organizations.hpp"

namespace portico::http {
class Router;
}

namespace portico::organization {

// `qualifying` counts who could log in were access automatic; it knows patients, so it comes from outside.
void add_routes(http::Router& router, Organizations& organizations, Images& images,
                std::function<Qualifying(OrganizationId)> qualifying);

}  // namespace portico::organization
