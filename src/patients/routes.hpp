#pragma once
#include "patients/patients.hpp"

namespace portico::http {
class Router;
}

namespace portico::patients {

void add_routes(http::Router& router, Patients& patients);

}  // namespace portico::patients
