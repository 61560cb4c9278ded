#pragma once
#include "db/database.hpp"
#include "http/router.hpp"
#include "proxies/grants.hpp"

namespace portico::proxies {

void add_routes(http::Router& router, db::Database& database, const Grants& grants);

}  // namespace portico::proxies
