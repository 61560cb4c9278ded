#pragma once
#include "app/services.hpp"
#include "http/router.hpp"

namespace portico::app {

// Health, the OpenAPI document, security.txt; in the demonstration also what the capture gateway caught.
void add_system_routes(http::Router& router, Services& services, Mode mode);

}  // namespace portico::app
