#pragma once
#include <libpq-fe.h>

namespace portico::db::postgres {

// Throws the typed error of a result that is none. `connection` tells a dead one, whose error bears no code.
[[noreturn]] void raise(::PGconn* connection, const ::PGresult* result);

}  // namespace portico::db::postgres
