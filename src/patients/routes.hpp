#pragma once
#include "patients/duplicates.hpp"

namespace portico::http {
class Router;
}

namespace portico::patients {

void add_routes(http::Router& router, Patients& patients);
void add_duplicate_routes(http::Router& router, Duplicated duplicated);

}  // namespace portico::patients
