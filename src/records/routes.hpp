#pragma once
#include "http/router.hpp"
#include "records/encounters.hpp"

namespace portico::records {

void add_routes(http::Router& router, Encounters& encounters);

}  // namespace portico::records
