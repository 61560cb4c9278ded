#pragma once
#include "dossier/access_log.hpp"
#include "http/router.hpp"

namespace portico::dossier {

void add_routes(http::Router& router, AccessLog& log);

}  // namespace portico::dossier
