#pragma once
#include <exception>
#include <string>

#include "base/language.hpp"
#include "base/refused.hpp"
#include "http/response.hpp"

namespace portico::http {

int status_of(Reason reason);

// RFC 9457: type, title, status, code, detail in `language`, the facts, errors[], Retry-After.
Response problem(const Refused& refused, Language language);
// One without facts, for what the server itself refuses; `code` is its text's key.
Response problem(int status, const std::string& code, Language language);

// The refusal that an exception out of a handler means. Whatever is no Refused and no known fault of the database is
// logged with the request's id, and told as INTERNAL.
Refused refusal_of(std::exception_ptr exception, const std::string& request_id, const std::string& route);

}  // namespace portico::http
