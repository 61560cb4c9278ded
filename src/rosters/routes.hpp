#pragma once
#include "base/bounded_pool.hpp"
#include "http/router.hpp"
#include "rosters/rosters.hpp"

namespace portico::rosters {

struct Services {
  Rosters& rosters;
  files::Store& files;
  BoundedPool& pool;  // reads what was uploaded
};

void add_routes(http::Router& router, const Services& services);

}  // namespace portico::rosters
