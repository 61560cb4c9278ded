#pragma once
#include <string>

#include "http/router.hpp"

namespace portico::http {

// The OpenAPI 3.1 document of all routes, as JSON; the same routes give the same text. Public operations have
// `security: []`, all others inherit the session.
std::string openapi(const Router& router);

// "get_patients_by_patient_id_documents" for GET /api/portal/{suffix}/patients/{patient_id}/documents, unless the route
// has a name.
std::string operation_id(const Route& route);

}  // namespace portico::http
