#pragma once
#include "app/services.hpp"
#include "http/router.hpp"

namespace portico::app {

// Every route of the program, in the order of travel; `largest_upload` in bytes.
void add_all_routes(http::Router& router, Services& services, Mode mode, std::size_t largest_upload);

}  // namespace portico::app
