#pragma once
#include "http/router.hpp"
#include "organization/directory.hpp"

namespace portico::organization {

void add_directory_routes(http::Router& router, Directory& directory);

}  // namespace portico::organization
